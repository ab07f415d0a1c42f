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
  // The drawn reach of each supply feature that was needed so far.
  private var drawn: [Int: PreparedGeometry] = [:]

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
    let candidates = serviceArea.candidates(near: geometries.box(of: feature))
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
      let reach = try drawnReach(of: candidate)
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
    try rest.append(to: &uncovered, keeping: .polygon)
    return PolygonCoverage(area: area, covered: area - left, settlement: .cut)
  }

  private func drawnReach(of feature: Int) throws(GEOSError) -> PreparedGeometry {
    if let known = drawn[feature] { return known }
    let geometry = try GEOSGeometry(serviceArea.supply, feature: feature, in: overlay.context)
    let reach = try PreparedGeometry(
      overlay.buffer(
        geometry, by: serviceArea.reaches[feature] ?? 0, segments: Self.segmentsPerQuarter))
    drawn[feature] = reach
    return reach
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
