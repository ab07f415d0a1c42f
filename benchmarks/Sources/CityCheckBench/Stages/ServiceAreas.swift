// Service areas: whether a place is within reach of a park, with and without the raster that pays for many places.

internal import CityCheck

extension Benchmark {
  /// 120 parks: those of at least 0.5 ha reach 500 m, the smaller ones 300 m.
  static func parksOfTown() -> ServiceArea {
    var town = Town(seed: 8)
    let parks = town.parks(120)
    return ServiceArea(
      supply: parks, reaches: (0..<parks.count).map { parks.area(of: $0) >= 5000 ? 500 : 300 })
  }

  private static func served(_ area: ServiceArea, _ places: PlanarGeometries) -> Int {
    var served = 0
    for place in places.x.indices where area.covers(x: places.x[place], y: places.y[place]) { served += 1 }
    return served
  }

  /// The indexes and the raster.
  static let serviceAreaBuild = Benchmark(
    name: "service-area-build", about: "parks indexed and drawn on a raster for 100 000 places",
    unit: .things("park")
  ) {
    let parks = parksOfTown()
    return Prepared(amount: parks.supply.count, expected: 1) {
      let area = ServiceArea(supply: parks.supply, reaches: parks.reaches).prepared(forManyPlaces: 100_000)
      return area.covers(x: 4000, y: 4000) ? 1 : 0
    }
  }

  /// By the indexes alone.
  static let serviceArea = Benchmark(
    name: "service-area", about: "is a place within reach of a park, by index", unit: .things("place")
  ) {
    let area = parksOfTown()
    var town = Town(seed: 9)
    let places = town.places(20_000)
    return Prepared(amount: places.count, expected: 15_014) { served(area, places) }
  }

  /// By the raster, and by the indexes where it is not certain.
  static let serviceAreaPrepared = Benchmark(
    name: "service-area-prepared", about: "is a place within reach of a park, by raster",
    unit: .things("place")
  ) {
    var town = Town(seed: 9)
    let places = town.places(100_000)
    let area = parksOfTown().prepared(forManyPlaces: places.count)
    return Prepared(amount: places.count, expected: 75_145) { served(area, places) }
  }
}
