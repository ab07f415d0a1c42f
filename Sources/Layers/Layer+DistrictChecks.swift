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
    let index = PackedIndex((0..<count).map { geometries.box(of: $0) })
    for district in 0..<count where geometries.layout.kinds[district] == .polygon {
      for other in index.items(intersecting: geometries.box(of: district))
      where other > district && geometries.layout.kinds[other] == .polygon {
        let common: PlanarGeometries
        do {
          common = try overlay.intersection(of: district, in: geometries, with: other, in: geometries)
        } catch {
          throw .geometry(layer: name, feature: sourceIndices[district], error)
        }
        let area = common.area(of: 0)
        guard area > Self.negligibleArea, let place = common.centroid(of: 0) else { continue }
        found.add(
          .districtsOverlap, action: .kept, feature: sourceIndices[district], featureID: ids[district],
          position: projection.unproject(place),
          message:
            """
            \(title(district)) and \(title(other)) overlap by \(Self.squareMetres(area)); what lies there \
            counts for the one whose id sorts first, and both areas hold it
            """
        )
      }
    }
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
