// What is known of one polygon that was held against a service area.

/// How a polygon's covered area was found.
public enum CoverageSettlement: Sendable, Hashable {
  /// It lies outside of the service area, whose boundary does not come near.
  case untouched
  /// It lies in the service area, whose boundary does not come near.
  case whole
  /// The boundary comes near: cut exactly, with true arcs.
  case cut
  /// The exact cut did not pass its own check, as for a polygon whose border crosses itself: GEOS cut it, with arcs
  /// drawn by short segments.
  case fallback
}

/// The covered part of one polygon.
public struct PolygonCoverage: Sendable, Hashable {
  /// The polygon's area in m².
  public var area: Double
  /// The area within the service area in m², 0 ... area.
  public var covered: Double
  /// How it was found.
  public var settlement: CoverageSettlement

  /// The area outside the service area in m².
  public var uncovered: Double { area - covered }
}

/// The parts of one polygon that several service areas cover.
public struct CommonCoverage: Sendable, Hashable {
  /// The polygon's area in m².
  public var area: Double
  /// The area within each service area in m², each 0 ... area.
  public var covered: [Double]
  /// The area within all service areas in m², 0 ... the least of `covered`.
  public var common: Double
  /// How they were found.
  public var settlement: CoverageSettlement

  /// The area outside at least one service area in m².
  public var uncovered: Double { area - common }
}
