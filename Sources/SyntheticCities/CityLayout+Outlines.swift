// The outlines of the districts of a large city: the seams between quarters of different districts.

extension CityLayout {
  /// For each district its polygons, largest first; of each polygon the outer ring, then holes, which are clockwise.
  var outlines: [[[GroundRing]]] {
    var corners = PlanarMap()
    var ids: [Place: Int32] = [:]
    var seams: [PlanarMap.Edge: QuarterGrid.Seam] = [:]
    func corner(_ column: Int, _ row: Int) -> Int32 {
      let place = Place(column: column, row: row)
      if let known = ids[place] { return known }
      let id = corners.addVertex(
        grid.points(of: QuarterGrid.Seam(column: column, row: row, isRow: true), isOuter: false)[0])
      ids[place] = id
      return id
    }
    var rings = [[[Int32]]](repeating: [], count: plans.count)
    for quarter in quarters {
      let (column, row) = (quarter.column, quarter.row)
      let ring = [
        corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1),
      ]
      for (side, seam) in Quarter.seams(column: column, row: row).enumerated() {
        seams[PlanarMap.Edge(ring[side], ring[(side + 1) % 4])] = seam.seam
      }
      rings[quarter.district].append(ring)
    }
    return rings.map { own in
      let loops = DistrictOutline.loops(rings: own, map: corners)
      return DistrictOutline.polygons(
        loops.map { loop in
          GroundRing(
            loop.indices.flatMap { index -> [GroundPoint] in
              let (a, b) = (loop[index], loop[index + 1 == loop.count ? 0 : index + 1])
              guard let seam = seams[PlanarMap.Edge(a, b)] else { return [] }
              let points = grid.points(of: seam, isOuter: isOuter(seam))
              let isForward = points[0] == corners.vertices[Int(a)]
              return Array((isForward ? points : points.reversed()).dropLast())
            })
        })
    }
  }

  /// Whether a seam has a quarter on one side only.
  private func isOuter(_ seam: QuarterGrid.Seam) -> Bool {
    let here = isInside(seam.column, seam.row)
    let there = seam.isRow ? isInside(seam.column, seam.row - 1) : isInside(seam.column - 1, seam.row)
    return !(here && there)
  }
}
