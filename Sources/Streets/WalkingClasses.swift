// Which streets are walked, by what their file says of them.
//
// The classes of OpenStreetMap (key `highway`) and its rules of access (keys `foot` and `access`; what is said of people
// on foot goes before what is said of everyone), and the classes of Chinese city roads (快速路 and the like; GB/T 51328).

internal import Foundation

/// Tells streets that are walked from those that are not.
public struct WalkingClasses: Sendable, Hashable {
  /// The classes that are walked, and no others; nil for all but those that nobody walks on.
  public var walked: Set<String>?

  /// The rule by default: every class but ``notWalked``.
  public init() {}

  /// Only streets of the classes listed.
  public init(only walked: some Sequence<String>) { self.walked = Set(walked) }

  /// The classes that are not walked unless the street itself says so: motorways and their like, and what is no street
  /// or not there yet.
  public static let notWalked: Set<String> = [
    "motorway", "motorway_link", "trunk", "trunk_link", "motorroad", "raceway", "bus_guideway", "busway",
    "escape", "proposed", "planned", "construction", "abandoned", "razed", "disused", "demolished", "no",
    "rest_area", "services", "elevator_shaft", "expressway", "高速公路", "高速路", "快速路", "城市快速路", "高架路", "高架快速路",
    "匝道",
  ]

  /// Whether a street is walked.
  ///
  /// - Parameters:
  ///   - className: Its class; nil or empty where the file says none, which is walked unless classes are listed.
  ///   - foot: Who may walk there, in the words of OpenStreetMap: `yes`, `designated`, `permissive`, `no`, `private` …;
  ///     nil where nothing is said.
  ///   - access: Who may pass at all; nil where nothing is said.
  public func isWalked(className: String?, foot: String?, access: String?) -> Bool {
    let className = className ?? ""
    if let walked, !walked.contains(className) { return false }
    switch foot {
    case "no", "private", "use_sidepath", "否", "禁止": return false
    case "yes", "designated", "permissive", "official", "destination", "customers", "是": return true
    default: break
    }
    if let access, ["no", "private", "禁止"].contains(access) { return false }
    return walked != nil || !Self.notWalked.contains(className)
  }

  /// How many metres of level footway a metre of a slope is worth, walked up and down by turns.
  ///
  /// After W. Tobler's hiking function, 6 km/h · exp(-3.5 · |slope + 0.05|) ("Three presentations on geographical
  /// analysis and modeling", NCGIA report 93-1, 1993): the mean of the times up and down against that on the level.
  ///
  /// - Parameter percent: The slope in percent, either way up.
  public static func slowness(ofSlope percent: Double) -> Double {
    func time(_ slope: Double) -> Double { exp(3.5 * abs(slope + 0.05)) }
    // Beyond the vertical there is nothing to be told apart.
    let slope = min(abs(percent) / 100, 10)
    return (time(slope) + time(-slope)) / 2 / time(0)
  }
}
