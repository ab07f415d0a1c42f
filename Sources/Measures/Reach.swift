// How far supply serves: in a straight line from its border, or on foot along streets; one distance, or by size.
//
// Distances are metres. Minutes become metres by a stated speed: GB 50180-2018 names its tiers in minutes and gives
// each a distance, of which follow 50 to 67 m/min (300 m in 5 minutes, 500 in 10, 800 to 1000 in 15); others take
// 80 m/min (800 m in 10 minutes).

/// The way in which a distance is measured.
public enum ReachWay: String, Sendable, Hashable, CaseIterable {
  /// In a straight line from the supply's border.
  case straight
  /// On foot, along streets from the supply's entrances.
  case walk
}

/// How far a supply feature of a certain size reaches.
public struct ReachTier: Sendable, Hashable {
  /// The least area of a feature in this tier, in m², inclusive; 0 takes every feature, points and lines among them.
  public var minArea: Double
  /// The greatest distance, in metres, inclusive; above 0.
  public var within: Double

  /// A tier of features of at least `minArea` m² that reach `within` metres.
  public init(minArea: Double = 0, within: Double) {
    self.minArea = minArea
    self.within = within
  }
}

/// How far supply reaches, in one way.
public struct Reach: Sendable, Hashable {
  /// The speed that minutes are turned into metres by where a standard gives none, in m/min.
  public static let defaultSpeed = 80.0

  /// The way in which distances are measured.
  public var way: ReachWay
  /// The tiers, largest least area first. A feature belongs to the first whose least area it has; a feature that
  /// belongs to none does not count.
  public private(set) var tiers: [ReachTier]
  /// The speed by which the standard's minutes became metres, in m/min, above 0; nil where it gave no minutes.
  public var speed: Double?

  /// Tiers in any order.
  ///
  /// - Parameters:
  ///   - way: The way in which distances are measured.
  ///   - tiers: The tiers, distances in metres.
  ///   - speed: The speed by which minutes became those metres, in m/min; nil where there were no minutes.
  public init(_ way: ReachWay, tiers: [ReachTier], speed: Double? = nil) {
    self.way = way
    self.tiers = tiers.sorted { $0.minArea > $1.minArea }
    self.speed = speed
  }

  /// Every feature reaches `within` metres.
  public init(_ way: ReachWay, within: Double) {
    self.init(way, tiers: [ReachTier(within: within)])
  }

  /// The greatest reach of any feature in metres; nil without a tier.
  public var farthest: Double? { tiers.map(\.within).max() }

  /// The reach of a feature of the given area in metres; nil when it is too small to count.
  public func distance(forArea area: Double) -> Double? {
    tiers.first { area >= $0.minArea }?.within
  }

  /// How long a tier's distance takes at the stated speed, in minutes to nine decimals; nil where the standard gave no
  /// minutes.
  public func minutes(of tier: ReachTier) -> Double? {
    guard let speed else { return nil }
    // What minutes × speed rounded away comes back, so that 7 minutes are 7 and not 7.000000000000001.
    let minutes = tier.within / speed
    let rounded = (minutes * 1e9).rounded() / 1e9
    return rounded.isFinite ? rounded : minutes
  }

  /// The only distance in metres; nil where there are several tiers. Set, it is metres that were meant: the speed goes.
  /// Where there are several tiers, setting it changes nothing.
  public var onlyDistance: Double? {
    get { tiers.count == 1 ? tiers[0].within : nil }
    set {
      guard let newValue, tiers.count == 1 else { return }
      tiers[0].within = newValue
      speed = nil
    }
  }

  /// The only least area in m²; nil where there are several tiers, and setting it then changes nothing.
  public var onlyMinArea: Double? {
    get { tiers.count == 1 ? tiers[0].minArea : nil }
    set {
      guard let newValue, tiers.count == 1 else { return }
      tiers[0].minArea = newValue
    }
  }
}
