// The walking network: built from lines, places linked to it, walks from all supply at once.

internal import CityCheck
internal import Foundation

extension Benchmark {
  /// A grid of streets 80 m apart, bent, some of them missing; each from one crossing to the next.
  private static func streets() -> StreetLines {
    var town = Town(seed: 12)
    let count = 50
    var crossings: [[PlanarPoint]] = []
    for row in 0...count {
      crossings.append(
        (0...count).map { column in
          let shift = town.place()
          return PlanarPoint(
            x: 80 * Double(column) + shift.x / 200, y: 80 * Double(row) + shift.y / 200)
        })
    }
    var lines = PlanarGeometries()
    func add(_ a: PlanarPoint, _ b: PlanarPoint) {
      let bend = town.place()
      guard bend.x > 800 else { return }
      lines.addLine([
        a,
        PlanarPoint(x: (a.x + b.x) / 2 + bend.x / 800, y: (a.y + b.y) / 2 + bend.y / 800), b,
      ])
    }
    for row in 0...count {
      for column in 0...count {
        if column < count { add(crossings[row][column], crossings[row][column + 1]) }
        if row < count { add(crossings[row][column], crossings[row + 1][column]) }
      }
    }
    return StreetLines(lines)
  }

  private static func scattered(_ count: Int, seed: UInt64) -> PlanarGeometries {
    var town = Town(seed: seed)
    let places = town.places(count)
    return PlanarGeometries(points: (0..<count).map { PlanarPoint(x: places.x[$0] / 2, y: places.y[$0] / 2) })
  }

  /// Nodes, edges and arcs from lines.
  static let networkBuild = Benchmark(
    name: "network-build", about: "the walking network of 4600 streets", unit: .things("street")
  ) {
    let lines = streets()
    return Prepared(amount: lines.geometries.count, expected: 4396) { StreetGraph(lines).edgeCount }
  }

  /// The nearest point of a street.
  static let networkLink = Benchmark(
    name: "network-link", about: "where places join the network", unit: .things("place")
  ) {
    let linker = StreetLinker(StreetGraph(streets()))
    let places = scattered(10_000, seed: 13)
    return Prepared(amount: places.count, expected: 144_163) {
      let links = linker.links(x: places.x, y: places.y)
      return Int(links.links.reduce(0) { $0 + ($1?.away ?? 0) })
    }
  }

  /// One bounded search from many sources.
  static let networkSearch = Benchmark(
    name: "network-search", about: "what is within 800 m of 60 facilities along streets",
    unit: .things("node")
  ) {
    let graph = StreetGraph(streets())
    let linker = StreetLinker(graph)
    let places = scattered(60, seed: 14)
    let sources = places.x.indices.compactMap { place in
      linker.link(x: places.x[place], y: places.y[place]).map { WalkSource($0, owner: place) }
    }
    return Prepared(amount: graph.nodeCount, expected: 2385) {
      WalkingArea(
        graph, sources: sources, reaches: Array(repeating: 800, count: places.count), namesOwners: false
      ).reachedNodeCount
    }
  }
}
