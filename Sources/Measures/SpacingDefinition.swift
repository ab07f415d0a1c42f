// The parameters of a spacing: how far apart facilities may be, in a straight line or along streets by their class.

/// The parameters of a spacing: features whose nearest neighbour is within the norm / features, or the same of street
/// metres between successive features.
public struct SpacingDefinition: Sendable, Hashable {
  /// The facilities.
  public var supply: LayerSelection
  /// How far apart they may be.
  public var norm: SpacingNorm

  /// A spacing of at most `within` metres to the nearest other facility in a straight line.
  public init(supply: LayerSelection, within: Double) {
    self.init(supply: supply, norm: .straight(within: within))
  }

  /// A spacing along streets.
  public init(supply: LayerSelection, along streets: StreetSpacing) {
    self.init(supply: supply, norm: .along(streets))
  }

  /// A spacing by a norm.
  public init(supply: LayerSelection, norm: SpacingNorm) {
    self.supply = supply
    self.norm = norm
  }

  /// The greatest straight distance in metres; nil for a spacing along streets.
  public var within: Double? {
    if case .straight(let within) = norm { return within }
    return nil
  }

  /// The streets and their norms; nil for a spacing in straight lines.
  public var along: StreetSpacing? {
    if case .along(let streets) = norm { return streets }
    return nil
  }
}

/// How far apart facilities may be.
public enum SpacingNorm: Sendable, Hashable {
  /// The greatest straight distance to the nearest other facility, in metres, inclusive; above 0.
  case straight(within: Double)
  /// The greatest distance between successive facilities along streets.
  case along(StreetSpacing)
}

/// The streets along which facilities are spaced, and how far.
public struct StreetSpacing: Sendable, Hashable {
  /// The streets.
  public var streets: LayerSelection
  /// The norms, at least one, in the standard's order. Streets of a class without a norm are not judged.
  public var norms: [StreetNorm]

  /// Streets with norms by their class.
  public init(_ streets: LayerSelection, norms: [StreetNorm]) {
    self.streets = streets
    self.norms = norms
  }

  /// Streets with one norm for all.
  public init(_ streets: LayerSelection, within: Double) {
    self.init(streets, norms: [StreetNorm(within: within)])
  }

  /// The norm for a class of street in metres, in the standard's words; nil where there is none.
  public func within(forClass name: String?) -> Double? {
    norms.first { $0.className == nil || $0.className == name }?.within
  }
}

/// How far apart facilities may be along streets of a class.
public struct StreetNorm: Sendable, Hashable {
  /// The class in the standard's words, such as `commercial`; nil for all streets.
  public var className: String?
  /// The greatest distance between successive facilities, in metres, inclusive; above 0.
  public var within: Double

  /// A norm for a class of street, or for all.
  public init(_ className: String? = nil, within: Double) {
    self.className = className
    self.within = within
  }
}
