// How much of a demand polygon lies within a service area: the one place where covered areas come from.
//
// Most polygons are settled by distances alone: no supply comes near, or one convex piece of supply (a point or a
// border segment) has every corner within reach, and with the corners the whole polygon, since the reach of a convex
// piece is convex. The others go through GEOS: the polygon less the drawn reach of each supply feature nearby, with
// arcs drawn so finely (512 segments a quarter circle) that a disc's area is short by 1.6 · 10⁻⁶ at the most.

/// How a polygon's covered area was found.
public enum CoverageSettlement: Sendable, Hashable {
  /// No supply comes near.
  case untouched
  /// Distances show that it is wholly covered.
  case whole
  /// GEOS cut it.
  case cut
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

/// Measures covered areas of polygons against one service area. One value a worker: it keeps GEOS geometries.
public final class CoveredArea {
  /// How many segments draw a quarter circle.
  static let segmentsPerQuarter = 512
  // How many of the nearest supply segments are tried as the one that covers all.
  private static let convexPieces = 6

  private let serviceArea: ServiceArea
  private let overlay = Overlay()
  // From this many vertices on, the reach is drawn anew around each polygon, from the part of the supply near it: the
  // whole of a ragged border with fine arcs at every corner would not fit into memory.
  private static let raggedVertices = 400
  // What is left of a polygon that is covered but for the rounding of the overlay, as a share of its area.
  private static let roundingShare = 1e-12

  // The drawn reach of each supply feature that was needed so far, and the ragged supply itself.
  private var drawn: [Int: PreparedGeometry] = [:]
  private var ragged: [Int: PreparedGeometry] = [:]

  /// A meter for one service area.
  public init(_ serviceArea: ServiceArea) { self.serviceArea = serviceArea }

  /// The covered part of a polygon feature; its uncovered part is appended to `uncovered` as one feature, an empty one
  /// when nothing is left.
  ///
  /// - Parameters:
  ///   - feature: A valid polygon feature of `geometries`.
  ///   - geometries: Demand polygons in planar metres.
  ///   - uncovered: Where the uncovered part goes.
  /// - Throws: ``GEOSError`` for a polygon that GEOS cannot overlay.
  public func measure(
    _ feature: Int, of geometries: PlanarGeometries, uncovered: inout PlanarGeometries
  ) throws(GEOSError) -> PolygonCoverage {
    let area = geometries.area(of: feature)
    let box = geometries.box(of: feature)
    let candidates = serviceArea.candidates(near: box)
    if candidates.isEmpty {
      uncovered.add(feature: feature, of: geometries)
      return PolygonCoverage(area: area, covered: 0, settlement: .untouched)
    }
    if isWhollyNearOnePiece(feature, of: geometries) {
      uncovered.endFeature(kind: .empty)
      return PolygonCoverage(area: area, covered: area, settlement: .whole)
    }
    var rest = try GEOSGeometry(geometries, feature: feature, in: overlay.context)
    var isUntouched = true
    for candidate in candidates {
      guard let reach = try drawnReach(of: candidate, near: box) else { continue }
      if try reach.covers(rest) {
        uncovered.endFeature(kind: .empty)
        return PolygonCoverage(area: area, covered: area, settlement: .cut)
      }
      guard try reach.intersects(rest) else { continue }
      rest = try overlay.difference(rest, reach.geometry)
      isUntouched = false
    }
    if isUntouched {
      uncovered.add(feature: feature, of: geometries)
      return PolygonCoverage(area: area, covered: 0, settlement: .cut)
    }
    let left = min(area, max(0, try rest.area()))
    if left <= Self.roundingShare * area {
      uncovered.endFeature(kind: .empty)
      return PolygonCoverage(area: area, covered: area, settlement: .cut)
    }
    try rest.append(to: &uncovered, keeping: .polygon)
    return PolygonCoverage(area: area, covered: area - left, settlement: .cut)
  }

  /// The drawn reach of a supply feature, right at least within the window; nil when none of the supply is near it.
  private func drawnReach(of feature: Int, near window: Box) throws(GEOSError) -> PreparedGeometry? {
    if let known = drawn[feature] { return known }
    let reach = serviceArea.reaches[feature] ?? 0
    guard serviceArea.supply.layout.vertices(ofFeature: feature).count < Self.raggedVertices else {
      // What is farther from the window than the reach cannot reach into it.
      let near = try GEOSGeometry(window.expanded(by: reach + 1), in: overlay.context)
      let part = try overlay.intersection(raggedSupply(feature).geometry, near)
      if try part.isEmpty() { return nil }
      return try PreparedGeometry(
        overlay.buffer(part, by: reach, segments: Self.segmentsPerQuarter))
    }
    let geometry = try GEOSGeometry(serviceArea.supply, feature: feature, in: overlay.context)
    let whole = try PreparedGeometry(
      overlay.buffer(geometry, by: reach, segments: Self.segmentsPerQuarter))
    drawn[feature] = whole
    return whole
  }

  private func raggedSupply(_ feature: Int) throws(GEOSError) -> PreparedGeometry {
    if let known = ragged[feature] { return known }
    let supply = try PreparedGeometry(
      GEOSGeometry(serviceArea.supply, feature: feature, in: overlay.context))
    ragged[feature] = supply
    return supply
  }

  /// Whether one convex piece of supply has every corner of the polygon within its reach.
  private func isWhollyNearOnePiece(_ feature: Int, of geometries: PlanarGeometries) -> Bool {
    let box = geometries.box(of: feature)
    let vertices = geometries.layout.vertices(ofFeature: feature)
    for tier in serviceArea.tiers {
      // A box wider than the reach's diameter plus the longest piece may still fit along a long piece; trying costs little.
      let pieces = tier.index.nearestSegments(
        x: box.center.x, y: box.center.y, limit: Self.convexPieces, within: tier.reach)
      let bound = tier.reach * tier.reach
      for piece in pieces {
        let isWhole = vertices.allSatisfy { vertex in
          Distance.squared(
            x: geometries.x[vertex], y: geometries.y[vertex], toSegment: piece.ax, piece.ay, piece.bx,
            piece.by) <= bound
        }
        if isWhole { return true }
      }
    }
    return false
  }
}
