// The colours of the maps. Blue against orange is told apart with every common form of colour blindness
// (Okabe and Ito, "Color Universal Design", 2008); unknown is hatched, so that it is no colour at all.

internal import Audits

enum MapPalette {
  static let ink = "#22303a"
  static let faintInk = "#65727c"
  static let paper = "#ffffff"
  static let ground = "#f4f3ef"
  static let outline = "#4b5a66"
  static let patch = "#b3202a"
  static let severed = "#6a3d9a"
  static let supply = "#1d7a3e"
  static let uncounted = "#7d8790"
  static let hatch = "#a9afb4"
  static let unknown = "#e4e6e8"

  /// The CSS font families of all texts.
  static let fonts = "system-ui, &quot;Noto Sans SC&quot;, &quot;Noto Sans CJK SC&quot;, sans-serif"

  /// The fill of a district; `hatchID` names the pattern of what is unknown.
  static func fill(_ verdict: Verdict, hatchID: String) -> String {
    switch verdict {
    case .met: "#a5cfe6"
    case .short: "#f8bd73"
    case .unknown: "url(#\(hatchID))"
    }
  }
}
