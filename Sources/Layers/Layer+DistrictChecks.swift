// Whether districts cut the city up: without overlaps, which count twice, and without gaps, which count
// nowhere.

public import Planar

extension Layer {
  /// Overlaps between districts and gaps enclosed by them, each larger than 1 m², as warnings.
  ///
  /// A `districts-overlap` names the earlier district as its feature and the later one in its message; a
  /// `districts-gap` belongs to no feature. Both have the place in degrees and the area in m². A gap that is
  /// open to the outside, be it by a hair, is not seen. Gaps come after the overlaps, the largest first.
  ///
  /// - Parameter projection: From degrees to the layer's plane; gives the places in degrees.
  /// - Throws: ``LayerError/geometry(layer:feature:_:)`` when GEOS fails.
  public func districtProblems(degreesBy projection: borrowing Projection) throws(LayerError)
    -> [LayerProblem]
  {
    var found = ProblemGathering(layer: name, file: provenance.path)
    if let gaps = RegionTiling.gaps(between: geometries) {
      gather(gaps, in: &found, projection)
      return found.gathered()
    }
    let overlay = Overlay()
    let whole: PlanarGeometries
    do {
      whole = try overlay.union(of: geometries)
    } catch {
      throw .geometry(layer: name, feature: 0, error)
    }
    // What the districts hold more than once is no less than what any two of them share.
    let drawn = (0..<count).reduce(0) { $0 + geometries.area(of: $1) }
    if drawn - whole.area(of: 0) > Self.negligibleArea / 2 {
      try gatherOverlaps(in: &found, overlay, projection)
    }
    gather(Self.holes(of: whole), in: &found, projection)
    return found.gathered()
  }

  // Below this, an overlap or gap is the rounding of coordinates.
  private static var negligibleArea: Double { 1 }

  private func gatherOverlaps(
    in found: inout ProblemGathering, _ overlay: Overlay, _ projection: borrowing Projection
  ) throws(LayerError) {
    for overlap in try overlaps(of: Array(0..<count), overlay) {
      found.add(
        .districtsOverlap, action: .kept, feature: sourceIndices[overlap.one], featureID: ids[overlap.one],
        position: projection.unproject(overlap.place),
        message:
          """
          \(title(overlap.one)) and \(title(overlap.other)) overlap by \(Self.squareMetres(overlap.area)); what lies \
          there counts for the one whose id sorts first, and both areas hold it
          """
      )
    }
  }

  /// Two features that have land in common.
  private struct Overlap {
    var one: Int
    var other: Int
    var area: Double
    var place: PlanarPoint
  }

  /// The overlaps of polygons, each larger than 1 m².
  private func overlaps(of features: [Int], _ overlay: Overlay) throws(LayerError) -> [Overlap] {
    let polygons = features.filter { geometries.layout.kinds[$0] == .polygon }
    let index = PackedIndex(polygons.map { geometries.box(of: $0) })
    var found: [Overlap] = []
    for (place, one) in polygons.enumerated() {
      for next in index.items(intersecting: geometries.box(of: one)) where next > place {
        let other = polygons[next]
        let common: PlanarGeometries
        do {
          common = try overlay.intersection(of: one, in: geometries, with: other, in: geometries)
        } catch {
          throw .geometry(layer: name, feature: sourceIndices[one], error)
        }
        let area = common.area(of: 0)
        guard area > Self.negligibleArea, let middle = common.centroid(of: 0) else { continue }
        found.append(Overlap(one: one, other: other, area: area, place: middle))
      }
    }
    return found
  }

  /// A `cells-overlap` warning for each two features that have land in common, more than 1 m²: cells that are meant to
  /// share out land, such as those of a grid. Twenty are named, the largest first, and the rest is counted.
  ///
  /// - Parameters:
  ///   - features: The features looked at.
  ///   - projection: From degrees to the layer's plane; gives the places in degrees.
  /// - Throws: ``LayerError/geometry(layer:feature:_:)`` when GEOS fails.
  public func overlapProblems(
    of features: [Int], degreesBy projection: borrowing Projection
  ) throws(LayerError) -> [LayerProblem] {
    // Cells that lie side by side are seen to without an overlay of each two.
    if RegionTiling.gaps(between: geometries.selecting(features)) != nil { return [] }
    let overlaps = try overlaps(of: features, Overlay()).sorted {
      ($1.area, $0.one, $0.other) < ($0.area, $1.one, $1.other)
    }
    var problems = overlaps.prefix(20).map { overlap in
      LayerProblem(
        .cellsOverlap, action: .kept, layer: name, file: provenance.path,
        feature: sourceIndices[overlap.one], featureID: ids[overlap.one],
        position: projection.unproject(overlap.place),
        message:
          "\(title(overlap.one)) and \(title(overlap.other)) overlap by \(Self.squareMetres(overlap.area)): two are in charge of it"
      )
    }
    if overlaps.count > problems.count {
      let rest = overlaps.dropFirst(problems.count)
      problems.append(
        LayerProblem(
          .cellsOverlap, action: .kept, layer: name, file: provenance.path, count: rest.count,
          message:
            "\(rest.count) more overlaps, \(Self.squareMetres(rest.reduce(0) { $0 + $1.area })) in all"))
    }
    return problems
  }

  /// The holes of a polygon feature, each filled: one feature a hole.
  private static func holes(of whole: PlanarGeometries) -> PlanarGeometries {
    var holes = PlanarGeometries()
    for part in whole.layout.parts(of: 0) {
      for ring in whole.layout.rings(of: part).dropFirst() {
        let vertices = whole.layout.vertices(of: ring)
        holes.addPolygon(rings: [vertices.map { PlanarPoint(x: whole.x[$0], y: whole.y[$0]) }])
      }
    }
    return holes
  }

  private func gather(
    _ outlines: PlanarGeometries, in found: inout ProblemGathering, _ projection: borrowing Projection
  ) {
    var gaps: [(area: Double, place: PlanarPoint)] = []
    for outline in 0..<outlines.count {
      let area = outlines.area(of: outline)
      guard area > Self.negligibleArea, let place = outlines.centroid(of: outline) else { continue }
      gaps.append((area, place))
    }
    gaps.sort { ($1.area, $0.place.x, $0.place.y) < ($0.area, $1.place.x, $1.place.y) }
    for gap in gaps {
      found.add(
        .districtsGap, action: .kept, position: projection.unproject(gap.place),
        message:
          """
          the districts enclose a gap of \(Self.squareMetres(gap.area)); what lies there belongs to no \
          district
          """
      )
    }
  }

  private func title(_ row: Int) -> String { ids[row].map { "'\($0)'" } ?? "feature \(sourceIndices[row])" }

  private static func squareMetres(_ area: Double) -> String {
    PropertyColumn.spelling(area < 100 ? (area * 10).rounded() / 10 : area.rounded()) + " m²"
  }
}
