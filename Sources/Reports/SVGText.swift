// A line of text on the sheet. The text may come from data: it is escaped here and nowhere else.

internal import Audits

/// A line of text.
struct SVGText {
  /// Where a text's x is.
  enum Anchor: String { case start, middle, end }

  var text: String
  /// The font size in pixels.
  var size: Double
  var isBold = false
  var color = MapPalette.ink
  var anchor = Anchor.start
  /// Whether a white halo keeps it readable on a map.
  var hasHalo = false

  /// The element, its baseline at the given place in pixels.
  func element(x: Double, y: Double) -> String {
    var attributes =
      "x=\"\(x.sheetText)\" y=\"\(y.sheetText)\" font-size=\"\(size.sheetText)\" fill=\"\(color)\""
    if isBold { attributes += " font-weight=\"600\"" }
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if hasHalo { attributes += Self.halo }
    return "<text \(attributes)>\(text.forMarkup)</text>\n"
  }

  /// The attributes of a halo.
  static let halo =
    " stroke=\"#ffffff\" stroke-opacity=\"0.9\" stroke-width=\"3.4\" stroke-linejoin=\"round\" paint-order=\"stroke\""

  /// About how wide the text is, in pixels: a wide character an em, any other a little more than half.
  var width: Double { Self.width(of: text, size: size, isBold: isBold) }

  /// About how wide a text is, in pixels.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let narrow = isBold ? 0.6 : 0.56
    return text.reduce(0.0) { sum, character in
      sum + (character.displayWidth > 1 ? 1.0 : character.displayWidth == 1 ? narrow : 0) * size
    }
  }

  /// The text in lines that are about `width` pixels wide at most.
  static func lines(_ text: String, width: Double, size: Double) -> [String] {
    text.onOneLine.wrapped(to: Int(width / (size * 0.56)))
  }
}
