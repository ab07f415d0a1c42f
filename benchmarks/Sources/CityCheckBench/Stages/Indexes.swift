// The packed index over boxes: building it, finding what meets a window, finding what is nearest.

internal import CityCheck

extension Benchmark {
  /// Boxes of houses.
  private static func houseBoxes() -> [Box] {
    var town = Town(seed: 4)
    let buildings = town.buildings(30_000)
    return (0..<buildings.count).map(buildings.box(of:))
  }

  /// Sorting along the curve and packing.
  static let indexBuild = Benchmark(
    name: "index-build", about: "a packed index over boxes of houses", unit: .things("box")
  ) {
    let boxes = houseBoxes()
    return Prepared(amount: boxes.count, expected: 1888) {
      PackedIndex(boxes).items(intersecting: Box(minX: 0, minY: 0, maxX: 2000, maxY: 2000)).count
    }
  }

  /// What meets a window.
  static let indexQuery = Benchmark(
    name: "index-query", about: "the houses that meet a window of 100 m, some seven", unit: .things("window")
  ) {
    let index = PackedIndex(houseBoxes())
    var town = Town(seed: 5)
    let places = town.places(10_000)
    return Prepared(amount: places.count, expected: 1_089_700_621) {
      var sum = 0
      for place in places.x.indices {
        let (x, y) = (places.x[place], places.y[place])
        index.forEach(intersecting: Box(minX: x, minY: y, maxX: x + 100, maxY: y + 100)) { sum &+= $0 }
      }
      return sum
    }
  }

  /// What is nearest.
  static let indexNearest = Benchmark(
    name: "index-nearest", about: "the five boxes nearest to a place", unit: .things("place")
  ) {
    let index = PackedIndex(houseBoxes())
    var town = Town(seed: 6)
    let places = town.places(5_000)
    return Prepared(amount: places.count, expected: 373_235_757) {
      var sum = 0
      for place in places.x.indices {
        for found in index.nearest(x: places.x[place], y: places.y[place], limit: 5) { sum &+= found.item }
      }
      return sum
    }
  }
}
