import Planar
import TestSupport
import Testing

@testable import Streets

@Suite struct StreetFrontageTests {
  private func polygon(_ rings: [[(Double, Double)]]) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: rings.map { $0.map { PlanarPoint($0.0, $0.1) } })
    return geometries
  }

  private let square = [(100.0, 100.0), (200, 100), (200, 200), (100, 200)]

  @Test func aStreetThroughAParkIsItsFrontageInsideAndNearIt() {
    let linker = StreetLinker(
      DrawnStreets([[(0, 150), (400, 150)], [(0, 90), (400, 90)], [(0, 0), (400, 0)]]).graph)
    let frontage = StreetFrontage(linker)
    func lengths(_ distance: Double) -> [Double] {
      frontage.stretches(near: 0, of: polygon([square]), within: distance).map(\.length).sorted()
    }
    #expect(lengths(0) == [100])
    // 8 m more at either end of the first; the second is 10 m away from the border: 6 m around either corner at 10 m
    // from it at the nearest is none, at 26 m it is 24 m.
    #expect(lengths(8) == [116])
    #expect(lengths(26).count == 2)
    #expect(zip(lengths(26), [148, 152]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func aHoleIsNoPartOfThePark() {
    let linker = StreetLinker(DrawnStreets([[(0, 150), (400, 150)]]).graph)
    let park = polygon([square, [(120, 120), (120, 180), (180, 180), (180, 120)]])
    let stretches = StreetFrontage(linker).stretches(near: 0, of: park, within: 0)
    #expect(stretches.map(\.length) == [20, 20])
    #expect(StreetFrontage(linker).crossings(of: 0, of: park).count == 4)
  }

  /// A street of 1000 m along the side of a park of 800 m crosses its border nowhere else than at the park's corners.
  @Test func aStreetAlongTheBorderCrossesItAtTheCornersOnly() {
    var random = SplitMix64(seed: 15)
    for _ in 0..<300 {
      let angle = random.number(0...6)
      func turned(_ x: Double, _ y: Double) -> (Double, Double) {
        let (sine, cosine) = (cosine(angle - .pi / 2), cosine(angle))
        return (x * cosine - y * sine, x * sine + y * cosine)
      }
      let linker = StreetLinker(
        DrawnStreets([[turned(0, 30), turned(1000, 30)], [turned(500, 0), turned(500, 15)]]).graph)
      let park = polygon([[turned(100, 0), turned(900, 0), turned(900, 30), turned(100, 30)]])
      let frontage = StreetFrontage(linker)
      let street = linker.link(x: turned(0, 30).0, y: turned(0, 30).1).map { Int($0.edge) }
      let crossings = frontage.crossings(of: 0, of: park)
      let along = crossings.filter { $0.edge == street }.map(\.along)
      #expect(
        along.count == 2 && zip(along, [100, 900]).allSatisfy { abs($0 - $1) < 1e-5 },
        "turned by \(angle): \(along)")
      // The other one begins on the border.
      #expect(crossings.count == 3, "turned by \(angle)")
      // Of the street itself only what lies beside the park and 20 m around it is frontage.
      let lengths = frontage.stretches(near: 0, of: park, within: 20).filter { Int($0.edge) == street }.map(
        \.length)
      #expect(
        lengths.count == 1 && lengths.allSatisfy { abs($0 - 840) < 1e-5 }, "turned by \(angle): \(lengths)")
    }
  }

  /// A winding street of many vertices, drawn one way and the other, has the frontage of its short pieces.
  @Test(arguments: [false, true]) func aStreetOfManyVerticesIsWalkedAlongOnce(isTurned: Bool) {
    var places = (0...5000).map { (Double($0) / 5, Double(abs($0 % 80 - 40))) }
    if isTurned { places.reverse() }
    let graph = DrawnStreets([places, [(1000, -300), (1000, -200)]]).graph
    let frontage = StreetFrontage(StreetLinker(graph))
    let park = polygon([[(300, -50), (500, -50), (500, 50), (300, 50)]])
    let stretches = frontage.stretches(near: 0, of: park, within: 0)
    let pieces = zip(places, places.dropFirst()).filter { min($0.0, $1.0) >= 300 && max($0.0, $1.0) <= 500 }
    let length = pieces.reduce(0) {
      $0 + PlanarPoint($1.0.0, $1.0.1).distance(to: PlanarPoint($1.1.0, $1.1.1))
    }
    #expect(stretches.count == 1 && stretches.allSatisfy { abs($0.length - length) < 1e-6 })
    let ends = stretches.flatMap {
      [$0.from, $0.to].map { along in graph.place(onEdge: Int(stretches[0].edge), along: along).x }
    }
    #expect(zip(ends.sorted(), [300, 500]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(frontage.crossings(of: 0, of: park).count == 2)
  }

  @Test(arguments: 0..<60) func agreesWithLookingAtEachPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let linker = StreetLinker(DrawnStreets.town(&random, columns: 3, rows: 3).graph)
    // A star is a valid polygon.
    let corners = random.whole(3...9)
    let ring = (0..<corners).map { corner in
      let (turn, radius) = (2 * Double.pi * Double(corner) / Double(corners), random.number(20...110))
      return (100 + radius * cosine(turn), 100 + radius * cosine(turn - .pi / 2))
    }
    var park = polygon([ring])
    if random.whole(0...2) == 0 {
      park = PlanarGeometries()
      park.addLine(ring.map { PlanarPoint($0.0, $0.1) })
    }
    let distance = random.whole(0...1) == 0 ? 0 : random.number(1...60)
    let stretches = StreetFrontage(linker).stretches(near: 0, of: park, within: distance)
    for edge in 0..<linker.graph.edgeCount {
      let own = stretches.filter { Int($0.edge) == edge }
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.to < $1.from }, "seed \(seed), edge \(edge)")
      for _ in 0..<25 {
        let along = random.number(0...linker.graph.length(of: edge))
        let place = linker.graph.place(edge, along: along).place
        let away = park.distance(x: place.x, y: place.y, to: 0) ?? .infinity
        // Not where rounding decides.
        guard abs(away - distance) > 1e-6 || away == 0 else { continue }
        let isOnBorder = own.contains { abs($0.from - along) < 1e-6 || abs($0.to - along) < 1e-6 }
        let isNear = own.contains { $0.from <= along && along <= $0.to }
        #expect(isNear == (away <= distance) || isOnBorder, "seed \(seed), edge \(edge), \(along) m")
      }
    }
  }

  /// A cosine by its series, so that the tests need no library for it.
  private func cosine(_ turn: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for step in 1...30 {
      term *= -turn * turn / Double(2 * step * (2 * step - 1))
      sum += term
    }
    return sum
  }

  @Test(arguments: 0..<200) func aStreetThatEntersCrossesTheBorderAlsoAtItsOwnVertex(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (east, north) = (587_895.783, 6_139_755.331)
    let corners = [(0.0, 0.0), (100, 7), (93, 110), (-9, 95)].map {
      PlanarPoint(east + $0.0 + random.number(-3...3), north + $0.1 + random.number(-3...3))
    }
    var park = PlanarGeometries()
    park.addPolygon(rings: [corners])
    // A gate on the border, as well as coordinates can say, or on a corner of it.
    let side = random.whole(0...3)
    let share = random.whole(0...4) == 0 ? 0 : random.number(0...1)
    let (a, b) = (corners[side], corners[(side + 1) % 4])
    let gate = PlanarPoint(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
    let middle = PlanarPoint(east + 46, north + 53)
    let outside = PlanarPoint(
      gate.x + 2 * (gate.x - middle.x), gate.y + 2 * (gate.y - middle.y) + random.number(0...9))
    var drawn = DrawnStreets()
    drawn.add([outside, gate, middle])
    let graph = drawn.graph
    let crossings = StreetFrontage(StreetLinker(graph)).crossings(of: 0, of: park)
    #expect(crossings.count == 1, "seed \(seed)")
    for crossing in crossings {
      #expect(
        graph.place(onEdge: crossing.edge, along: crossing.along).distance(to: gate) < 1e-6, "seed \(seed)")
    }
  }
}
