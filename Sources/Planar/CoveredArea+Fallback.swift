// The way by GEOS, for the few polygons whose exact cut does not add up: the polygon less the drawn reach of each
// supply feature nearby, with arcs of 512 segments a quarter circle. A disc's area is short by 1.6 · 10⁻⁶ at the most.
// (A ragged park may come out larger, since GEOS smooths what it grows: by 0.2 m² of a hectare where that was measured,
// against a union of every edge's own reach, which agrees with the exact cut.)

extension CoveredArea {
  /// How many segments draw a quarter circle.
  static let segmentsPerQuarter = 512

  /// What `measureCommon` finds, by GEOS alone.
  func measureByGEOS(
    _ feature: Int, of geometries: PlanarGeometries, uncovered: inout PlanarGeometries
  ) throws(GEOSError) -> CommonCoverage {
    let overlay = Overlay()
    let area = geometries.area(of: feature)
    let box = geometries.box(of: feature)
    var missed = PlanarGeometries()
    var covered: [Double] = []
    for serviceArea in serviceAreas {
      var rest = try GEOSGeometry(geometries, feature: feature, in: overlay.context)
      // What is farther from the window than the reach cannot reach into it.
      for candidate in serviceArea.candidates(near: box) {
        let reach = serviceArea.reaches[candidate] ?? 0
        let window = try GEOSGeometry(box.expanded(by: reach + 1), in: overlay.context)
        let whole = try GEOSGeometry(serviceArea.supply, feature: candidate, in: overlay.context)
        let near = try overlay.intersection(whole, window)
        if try near.isEmpty() { continue }
        let drawn = try overlay.buffer(near, by: reach, segments: Self.segmentsPerQuarter)
        rest = try overlay.difference(rest, drawn)
      }
      covered.append(max(0, area - (try rest.area())))
      try rest.append(to: &missed, keeping: .polygon)
    }
    let union = try overlay.union(of: missed)
    uncovered.add(feature: 0, of: union)
    let common = max(0, min(area, area - union.area(of: 0)))
    return CommonCoverage(
      area: area, covered: covered.map { min(area, $0) }, common: common, settlement: .fallback)
  }
}
