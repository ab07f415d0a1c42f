// Point to district: which of 16 districts with crooked, shared borders a place lies in.

internal import CityCheck

extension Benchmark {
  /// One place after the other.
  static let district = Benchmark(
    name: "district", about: "the district of a place, of 16", unit: .things("place")
  ) {
    var town = Town(seed: 7)
    let locator = RegionLocator(town.districts())
    let places = town.places(100_000)
    return Prepared(amount: places.count, expected: 847_867) {
      var sum = 0
      for place in places.x.indices {
        sum &+= 1 &+ (locator.first(x: places.x[place], y: places.y[place]) ?? -1)
      }
      return sum
    }
  }
}
