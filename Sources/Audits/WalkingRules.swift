// How people walk in a city: which streets, what bars the way, how places reach the streets, how fast it goes.

/// How fast people walk on a class of street.
public struct StreetSpeed: Sendable, Hashable {
  /// The class in the file's words, such as `steps`.
  public var className: String
  /// The speed in m/min, above 0.
  public var speed: Double

  /// A speed on a class of street.
  public init(_ className: String, speed: Double) {
    self.className = className
    self.speed = speed
  }
}

/// How people walk in a city.
public struct WalkingRules: Sendable, Hashable {
  /// Where on the streets a place joins the network.
  public enum LinkTarget: String, Sendable, Hashable, CaseIterable {
    /// At its nearest spot on a street.
    case street
    /// At the nearest end or junction of streets, for reproducing what other programs do.
    case node
  }

  /// What becomes of the way from a place to its street.
  public enum LinkDistance: String, Sendable, Hashable, CaseIterable {
    /// It is walked like any other.
    case counted
    /// It is left out.
    case leftOut = "left_out"
  }

  /// The layer of streets, by its name in the audit file.
  public var streets: String
  /// The classes of street that are walked, in the file's words; nil takes those that usually are.
  public var classes: [String]?
  /// How near two vertices of streets are one, in metres; above 0, at most 10.
  public var join: Double
  /// Whether streets that cross without a common vertex are joined there.
  public var joinsCrossings: Bool
  /// How far a place may be from every street and still be linked, in metres, inclusive; above 0.
  public var linkWithin: Double
  /// Where on the streets a place is linked.
  public var link: LinkTarget
  /// What becomes of the way to the street.
  public var linkDistance: LinkDistance
  /// The layers that bar the straight way between a place and its street, by their names in the audit file. Streets
  /// themselves pass over or under them: where one is drawn, there is a bridge, a tunnel or a gate.
  public var barriers: [String]
  /// The speed on streets without one of their own, in m/min; above 0.
  public var speed: Double
  /// The speeds of classes of street, in the order of the file. On a slower class a metre counts for more.
  public var speeds: [StreetSpeed]
  /// The property with a street's slope in percent; nil where there is none.
  public var slopeField: String?
  /// How far a piece of land may be from a street and still front on it, in metres, inclusive; above 0.
  public var frontage: Double

  /// Rules with the defaults of an audit file that does not say otherwise.
  public init(
    streets: String = "streets", classes: [String]? = nil, join: Double = 0.01, joinsCrossings: Bool = false,
    linkWithin: Double = 500, link: LinkTarget = .street, linkDistance: LinkDistance = .counted,
    barriers: [String] = [], speed: Double = 80, speeds: [StreetSpeed] = [], slopeField: String? = nil,
    frontage: Double = 30
  ) {
    self.streets = streets
    self.classes = classes
    self.join = join
    self.joinsCrossings = joinsCrossings
    self.linkWithin = linkWithin
    self.link = link
    self.linkDistance = linkDistance
    self.barriers = barriers
    self.speed = speed
    self.speeds = speeds
    self.slopeField = slopeField
    self.frontage = frontage
  }

  /// The speed on a class of street in m/min, in the file's words.
  public func speed(onClass name: String?) -> Double {
    speeds.first { $0.className == name }?.speed ?? speed
  }
}
