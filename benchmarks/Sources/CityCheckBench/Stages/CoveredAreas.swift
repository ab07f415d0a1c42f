// Exact covered areas: the boundary of what parks reach, and parcels cut by it.

internal import CityCheck

extension Benchmark {
  /// The boundary's segments and arcs.
  static let coveredAreaBuild = Benchmark(
    name: "covered-area-build", about: "the boundary of what parks reach", unit: .things("park")
  ) {
    let parks = parksOfTown()
    let square = PlanarGeometries.square(side: 1000)
    return Prepared(amount: parks.supply.count, expected: 914_298) {
      var uncovered = PlanarGeometries()
      let coverage = try CoveredArea(parks).measure(0, of: square, uncovered: &uncovered)
      return Int(coverage.covered.rounded())
    }
  }

  /// Parcel by parcel; half of them lie across the boundary or near it.
  static let coveredArea = Benchmark(
    name: "covered-area", about: "the covered area of parcels of land, exactly", unit: .things("polygon")
  ) {
    let meter = CoveredArea(parksOfTown())
    var town = Town(seed: 10)
    let parcels = town.parcels(perSide: 40)
    return Prepared(amount: parcels.count, expected: 12_679_164) {
      var covered = ExactSum()
      var uncovered = PlanarGeometries()
      for parcel in 0..<parcels.count {
        covered.add(try meter.measure(parcel, of: parcels, uncovered: &uncovered).covered)
      }
      return Int(covered.value.rounded())
    }
  }
}

extension PlanarGeometries {
  /// One square from the origin.
  fileprivate static func square(side: Double) -> PlanarGeometries {
    var square = PlanarGeometries()
    square.addPolygon(rings: [
      [(0, 0), (side, 0), (side, side), (0, side)].map { PlanarPoint(x: $0.0, y: $0.1) }
    ])
    return square
  }
}
