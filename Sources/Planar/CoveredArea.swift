// How much of a demand polygon lies within service areas: the one place where covered areas come from.
//
// A polygon that no boundary comes near is settled by one place of it. The others are cut exactly by `LevelSweep`,
// with the boundary's true arcs. Each cut checks itself: covered and uncovered parts, added up apart, must make the
// polygon's area. What fails, such as a polygon that crosses itself, is cut by GEOS, and says so.

/// Measures the covered areas of polygons against one or several service areas. A value; safe to share between threads.
public struct CoveredArea: Sendable {
  let serviceAreas: [ServiceArea]
  private let boundaries: [ServiceAreaBoundary]

  // What is left out or held by less than this share of the polygon's area, and by less than a square millimetre or by
  // less than sums of such size are rounded, is nothing.
  private static let roundingShare = 1e-12
  private static let roundingArea = 1e-6
  private static let sumRoundingShare = 1e-14

  /// A meter for one service area. Building it takes about as long as measuring some ten thousand polygons.
  public init(_ serviceArea: ServiceArea, threads: Int = 1) { self.init([serviceArea], threads: threads) }

  /// A meter for several service areas, as of the categories of a life circle.
  ///
  /// - Parameters:
  ///   - serviceAreas: The service areas; all land lies in every one of none.
  ///   - threads: How many threads work; the result does not depend on it.
  public init(_ serviceAreas: [ServiceArea], threads: Int = 1) {
    self.serviceAreas = serviceAreas
    boundaries = serviceAreas.map { ServiceAreaBoundary($0, threads: threads) }
  }

  /// The covered part of a polygon feature; its uncovered part is appended to `uncovered` as one feature, an empty one
  /// when nothing is left.
  ///
  /// - Parameters:
  ///   - feature: A valid polygon feature of `geometries`.
  ///   - geometries: Demand polygons in planar metres.
  ///   - uncovered: Where the uncovered part goes, with arcs drawn to 5 cm.
  /// - Throws: ``GEOSError`` for a polygon that neither the exact cut nor GEOS can cut.
  public func measure(
    _ feature: Int, of geometries: PlanarGeometries, uncovered: inout PlanarGeometries
  ) throws(GEOSError) -> PolygonCoverage {
    let coverage = try measureCommon(feature, of: geometries, uncovered: &uncovered)
    return PolygonCoverage(
      area: coverage.area, covered: coverage.common, settlement: coverage.settlement)
  }

  /// The parts of a polygon feature that each service area covers, and the part that all do; what at least one leaves
  /// out is appended to `uncovered` as one feature, an empty one when nothing is left.
  ///
  /// - Parameters:
  ///   - feature: A valid polygon feature of `geometries`.
  ///   - geometries: Demand polygons in planar metres.
  ///   - uncovered: Where the uncovered part goes, with arcs drawn to 5 cm.
  /// - Throws: ``GEOSError`` for a polygon that neither the exact cut nor GEOS can cut.
  public func measureCommon(
    _ feature: Int, of geometries: PlanarGeometries, uncovered: inout PlanarGeometries
  ) throws(GEOSError) -> CommonCoverage {
    let area = geometries.area(of: feature)
    let box = geometries.box(of: feature)
    guard let first = geometries.firstVertex(of: feature), !box.isEmpty else {
      uncovered.endFeature(kind: .empty)
      return CommonCoverage(
        area: 0, covered: serviceAreas.map { _ in 0 }, common: 0, settlement: .untouched)
    }
    guard area.isFinite && box.width.isFinite && box.height.isFinite else {
      throw GEOSError(operation: "covered area", message: "a coordinate is not a finite number")
    }
    var sweep = LevelSweep(box: box, groupCount: boundaries.count)
    var fixed: [Bool?] = Array(repeating: nil, count: boundaries.count)
    // In place: a boundary taken out of its array would be retained, array by array.
    unsafe boundaries.withUnsafeBufferPointer { boundaries in
      for group in boundaries.indices {
        var isNear = false
        unsafe boundaries[group].forEachPiece(near: box, from: sweep.origin) { piece in
          isNear = true
          sweep.add(piece, of: group)
        }
        if !isNear { fixed[group] = unsafe boundaries[group].holds(x: first.x, y: first.y) }
      }
    }
    if !fixed.contains(nil) {
      let covered = fixed.map { $0 == true ? area : 0 }
      let isWhole = !fixed.contains(false)
      if isWhole {
        uncovered.endFeature(kind: .empty)
      } else {
        uncovered.add(feature: feature, of: geometries)
      }
      return CommonCoverage(
        area: area, covered: covered, common: isWhole ? area : 0, settlement: isWhole ? .whole : .untouched)
    }
    sweep.addEdges(of: feature, in: geometries)
    let origin = sweep.origin
    let found = sweep.sections(fixed: fixed) { group, x, y in
      boundaries[group].holds(x: x + origin.x, y: y + origin.y)
    }
    guard let coverage = Self.checked(found, area: area, box: box) else {
      return try measureByGEOS(feature, of: geometries, uncovered: &uncovered)
    }
    if coverage.common == area {
      uncovered.endFeature(kind: .empty)
    } else if coverage.common == 0 {
      uncovered.add(feature: feature, of: geometries)
    } else {
      ContourDrawing(
        outline: found.outline, curves: sweep.curves, origin: origin, detail: sweep.outlineDetail
      ).append(to: &uncovered)
    }
    return coverage
  }

  // The areas found, when they add up.
  private static func checked(
    _ found: LevelSweep.Sections, area: Double, box: Box
  ) -> CommonCoverage? {
    // The shoelace sum of a long, thin polygon loses more digits than its area has.
    let side = box.width + box.height
    let tolerance = 1e-10 * area + 1e-13 * side * side
    guard abs(found.common + found.rest - area) <= tolerance else { return nil }
    let rounding = max(min(roundingArea, roundingShare * area), sumRoundingShare * area)
    var parts: [Double] = []
    for part in found.covered + [found.common] {
      guard part >= -tolerance && part <= area + tolerance else { return nil }
      parts.append(part > area - rounding ? area : part < rounding ? 0 : part)
    }
    let common = found.rest < rounding ? area : parts.removeLast()
    return CommonCoverage(
      area: area, covered: parts.prefix(found.covered.count).map { max($0, common) }, common: common,
      settlement: .cut)
  }
}

extension CoveredArea {
  /// The number of segments and arcs that bound the service areas.
  var pieceCount: Int { boundaries.reduce(0) { $0 + $1.count } }
}
