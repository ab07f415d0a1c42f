// The grid over polygons against the count of every edge: overlaps, shared borders, and places where cells meet.

import TestSupport
@testable import Planar
import Testing

@Suite struct RegionGridTests {
  private func makeGrid(_ geometries: PlanarGeometries) -> RegionGrid? {
    let features = Array(0..<geometries.count)
    return RegionGrid(geometries, features: features, boxes: features.map { geometries.box(of: $0) }) {
      region, x, y in
      var crossing = RingCrossing(x: x, y: y)
      for ring in geometries.layout.rings(ofFeature: region) {
        for vertex in geometries.layout.vertices(of: ring).dropFirst() {
          crossing.cross(
            ax: geometries.x[vertex - 1], ay: geometries.y[vertex - 1], bx: geometries.x[vertex],
            by: geometries.y[vertex])
        }
      }
      return crossing.isOdd
    }
  }

  private func expectTheFirst(_ geometries: PlanarGeometries, _ places: [(Double, Double)], seed: UInt64)
    throws
  {
    let grid = try #require(makeGrid(geometries))
    for (x, y) in places {
      let expected = (0..<geometries.count).first { geometries.covers(x: x, y: y, feature: $0) }
      #expect(grid.first(x: x, y: y) == expected, "(\(x), \(y)), seed \(seed)")
    }
  }

  // Places anywhere, at the vertices' northings and eastings, on edges, and on and beside the lines between cells.
  private func places(_ geometries: PlanarGeometries, _ random: inout SplitMix64) throws -> [(Double, Double)]
  {
    let frame = try #require(makeGrid(geometries)).frame
    let box = geometries.box.expanded(by: 1)
    func anywhere() -> (Double, Double) {
      (random.number(box.minX...box.maxX), random.number(box.minY...box.maxY))
    }
    var places: [(Double, Double)] = []
    for _ in 0..<50 {
      let vertex = random.whole(1...geometries.x.count - 1)
      let share = random.number(0...1)
      let (ax, ay) = (geometries.x[vertex - 1], geometries.y[vertex - 1])
      let (bx, by) = (geometries.x[vertex], geometries.y[vertex])
      let (x, y) = anywhere()
      let line = frame.minX + frame.side * Double(random.whole(0...frame.columns))
      let level = frame.minY + frame.side * Double(random.whole(0...frame.rows))
      places += [
        (x, y), (bx, by), (x, by), (bx, y), (ax + share * (bx - ax), ay + share * (by - ay)), (line, y),
        (x, level),
        (line, level), (line.nextDown, level.nextDown), (line.nextUp, by), (bx, level.nextUp),
        (bx.nextUp, by.nextDown), (bx.nextDown, by.nextUp),
      ]
    }
    return places
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func overlappingStarsAndSquaresAgreeWithTheCount(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var geometries = PlanarGeometries()
    for number in 0..<30 {
      // Whole coordinates make vertices and edges of many polygons fall on each other.
      let x = random.number(0...100).rounded()
      let y = random.number(0...100).rounded()
      switch number % 4 {
      case 0: geometries.addExactly(.polygon, [[square(x, y, random.number(1...40).rounded())]])
      case 1:
        geometries.addExactly(
          .polygon,
          [
            [
              star(x, y, radius: 30, corners: random.whole(5...300), &random),
              star(x, y, radius: 9, corners: 20, &random),
            ]
          ])
      case 2: geometries.addExactly(.polygon, [[star(x, y, radius: 5, corners: 12, &random)]])
      default:
        geometries.addExactly(
          .polygon, [[square(x, y, 3)], [square(x + 3, y + 3, 8), square(x + 4, y + 4, 2)]])
      }
    }
    try expectTheFirst(geometries, try places(geometries, &random), seed: seed)
  }

  @Test(arguments: [5, 6] as [UInt64])
  func farFromTheOriginAgreesToo(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var geometries = PlanarGeometries()
    for number in 0..<6 {
      let x = 40_512_000 + Double(number % 3) * 900
      let y = 3_521_000 + Double(number / 3) * 900
      geometries.addExactly(.polygon, [[star(x, y, radius: 800, corners: 200, &random)]])
    }
    try expectTheFirst(geometries, try places(geometries, &random), seed: seed)
  }

  @Test func mostCellsAnswerAtOnce() throws {
    var geometries = PlanarGeometries()
    var random = SplitMix64(seed: 7)
    geometries.addExactly(.polygon, [[star(0, 0, radius: 1000, corners: 2000, &random)]])
    let grid = try #require(makeGrid(geometries))
    #expect(grid.cells.contains(0))
    #expect(grid.cells.contains(RegionGrid.nobody))
    #expect(grid.frame.count >= 2000 && grid.frame.count < 10_000)
  }

  @Test func whereItWouldNotBeExactOrNotPayThereIsNoGrid() {
    // Few edges.
    #expect(makeGrid(.exactly(.polygon, [[square(0, 0, 1)]])) == nil)
    // An open ring counts in rays of its own kind.
    let open: [(Double, Double)] = (0..<100).map { (Double($0), Double($0 * $0 % 17)) }
    #expect(makeGrid(.exactly(.polygon, [[open]])) == nil)
    // No area, but a long box: still a grid, of a row.
    let level: [(Double, Double)] = (0..<100).map { (Double($0 % 99), 3) }
    #expect(makeGrid(.exactly(.polygon, [[level]]))?.first(x: 50, y: 3) == 0)
    #expect(makeGrid(.exactly(.polygon, [[level]]))?.first(x: 50, y: 3.0001) == nil)
    // A comb: each edge would stand in every row.
    let comb = (0..<4000).map { (tooth: Int) -> (Double, Double) in (Double(tooth), tooth % 2 == 0 ? 0 : 1000)
    }
    #expect(makeGrid(.exactly(.polygon, [[comb + [(3999, -1), (0, -1), (0, 0)]]])) == nil)
    // Many over one another.
    var random = SplitMix64(seed: 8)
    var heap = PlanarGeometries()
    let one = star(0, 0, radius: 100, corners: 30, &random)
    for _ in 0..<40 { heap.addExactly(.polygon, [[one]]) }
    #expect(makeGrid(heap) == nil)
    let locator = RegionLocator(heap)
    #expect(locator.first(x: 0, y: 0) == 0)
    #expect(locator.all(x: 0, y: 0).count == 40)
  }
}
