import Planar
import Testing

@Suite struct RegionLocatorTests {
  // Stars of 3 to 700 corners with and without holes, multipolygons, boxes with horizontal borders, combs;
  // some overlap, and other kinds lie between.
  private func regions(_ random: inout SplitMix64) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for number in 0..<24 {
      let x = random.number(0...100)
      let y = random.number(0...100)
      let corners = random.whole(3...(number % 3 == 0 ? 700 : 40))
      switch number % 6 {
      case 0: geometries.addExactly(.polygon, [[star(x, y, radius: 30, corners: corners, &random)]])
      case 1:
        geometries.addExactly(
          .polygon,
          [
            [
              star(x, y, radius: 30, corners: corners + 9, &random),
              star(x, y, radius: 9, corners: 50, &random),
            ]
          ])
      case 2: geometries.addExactly(.point, [[[(x, y)]]])
      case 3:
        geometries.addExactly(
          .polygon,
          [
            [star(x, y, radius: 10, corners: corners, &random)],
            [star(x + 50, y, radius: 10, corners: 33, &random), square(x + 49, y, 2)],
          ])
      case 4: geometries.addExactly(.polygon, [[square(x.rounded(), y.rounded(), 20)]])
      default:
        // A comb: each of its edges crosses nearly the whole height.
        var comb = (0..<200).map { (tooth: Int) -> (Double, Double) in
          (x + Double(tooth) / 10, tooth % 2 == 0 ? y : y + 20)
        }
        comb += [(x + 20, y - 1), (x, y - 1), (x, y)]
        geometries.addExactly(.polygon, [[comb]])
      }
    }
    geometries.endFeature(kind: .empty)
    return geometries
  }

  private func places(on geometries: PlanarGeometries, _ random: inout SplitMix64) -> [(Double, Double)] {
    var places = (0..<300).map { _ in (random.number(-40...190), random.number(-40...140)) }
    for _ in 0..<300 {
      let vertex = random.whole(1...geometries.x.count - 1)
      let share = random.number(0...1)
      let (ax, ay) = (geometries.x[vertex - 1], geometries.y[vertex - 1])
      let (bx, by) = (geometries.x[vertex], geometries.y[vertex])
      places += [(bx, by), (ax + share * (bx - ax), ay + share * (by - ay)), (random.number(-40...190), by)]
    }
    return places
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func agreesWithCountingEveryEdge(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let geometries = regions(&random)
    let locator = RegionLocator(geometries)
    for (x, y) in places(on: geometries, &random) {
      let expected = (0..<geometries.count).filter { geometries.location(x: x, y: y, in: $0) != .outside }
      #expect(locator.all(x: x, y: y) == expected, "(\(x), \(y)), seed \(seed)")
      #expect(locator.first(x: x, y: y) == expected.first, "(\(x), \(y)), seed \(seed)")
    }
  }

  @Test func chosenFeaturesKeepTheirNumbersAndCountOnce() {
    var geometries = PlanarGeometries()
    for number in 0..<6 { geometries.addExactly(.polygon, [[square(Double(number), 0, 3)]]) }
    let locator = RegionLocator(geometries, features: [5, 3, 3, 4])
    #expect(locator.first(x: 5.5, y: 1) == 3)
    #expect(locator.all(x: 5.5, y: 1) == [3, 4, 5])
    #expect(locator.all(x: 1, y: 1).isEmpty)
    #expect(locator.candidates(intersecting: Box(minX: 7.5, minY: 0, maxX: 9, maxY: 1)) == [5])
    #expect(RegionLocator(PlanarGeometries()).first(x: 0, y: 0) == nil)
  }

  // A partition: squares with moved corners, each cut into two triangles with the very same corners.
  private func triangles(_ random: inout SplitMix64) -> PlanarGeometries {
    let side = 9
    let corners = (0...side).map { row in
      (0...side).map { column -> (Double, Double) in
        let isBorder = row == 0 || row == side || column == 0 || column == side
        return (
          Double(column) + (isBorder ? 0 : random.number(-0.3...0.3)),
          Double(row) + (isBorder || column % 3 == 0 ? 0 : random.number(-0.3...0.3))
        )
      }
    }
    var geometries = PlanarGeometries()
    for row in 0..<side {
      for column in 0..<side {
        let (a, b) = (corners[row][column], corners[row][column + 1])
        let (c, d) = (corners[row + 1][column + 1], corners[row + 1][column])
        geometries.addExactly(.polygon, [[[a, b, c, a]]])
        geometries.addExactly(.polygon, [[[c, d, a, c]]])
      }
    }
    return geometries
  }

  @Test(arguments: [21, 22] as [UInt64])
  func noPlaceFallsBetweenNeighboursOrCountsTwice(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let geometries = triangles(&random)
    let locator = RegionLocator(geometries)
    var places = (0..<1000).map { _ in (random.number(0...9), random.number(0...9)) }
    for _ in 0..<3000 {
      // On a shared edge as well as doubles allow, and a hair beside it.
      let vertex = random.whole(1...geometries.x.count - 1)
      let share = random.whole(0...4) == 0 ? 0 : random.number(0...1)
      let hair = [0, 1e-16, -1e-16, 1e-15, -1e-15].shuffled(using: &random)[0]
      let (ax, ay) = (geometries.x[vertex - 1], geometries.y[vertex - 1])
      let x = ax + share * (geometries.x[vertex] - ax) + hair
      let y = ay + share * (geometries.y[vertex] - ay) - hair
      places.append((min(9, max(0, x)), min(9, max(0, y))))
    }
    for (x, y) in places {
      let holders = locator.all(x: x, y: y)
      #expect(!holders.isEmpty, "(\(x), \(y)) lies in no triangle, seed \(seed)")
      let interiors = holders.filter { geometries.location(x: x, y: y, in: $0) == .inside }
      #expect(interiors.count <= 1, "(\(x), \(y)), seed \(seed)")
      let hasBorder = holders.contains { geometries.location(x: x, y: y, in: $0) == .boundary }
      if !hasBorder { #expect(holders.count == 1, "(\(x), \(y)), seed \(seed)") }
    }
  }

  @Test func combsDoNotFillTheMemory() {
    // Each edge crosses the whole height: edges times bands would be some billions of entries.
    var comb: [(Double, Double)] = (0..<60_000).map { (Double($0), $0 % 2 == 0 ? 0 : 1000) }
    comb += [(59_999, -1), (0, -1), (0, 0)]
    let locator = RegionLocator(.exactly(.polygon, [[comb]]))
    #expect(locator.first(x: 1, y: 999) == 0)
    #expect(locator.first(x: 2, y: 999) == nil)
    #expect(locator.first(x: 59_999, y: 500) == 0)
  }

  @Test func brokenPolygonsHoldNothingAndDoNotTrap() {
    var geometries = PlanarGeometries()
    var random = SplitMix64(seed: 5)
    var broken = star(0, 0, radius: 10, corners: 100, &random)
    broken[17] = (.nan, .nan)
    geometries.addExactly(.polygon, [[broken]])
    broken[17] = (.infinity, 0)
    geometries.addExactly(.polygon, [[broken]])
    geometries.addExactly(.polygon, [[]])
    geometries.addExactly(.polygon, [])
    // No height, next to none, and more than a double can hold.
    func zigzag(_ low: Double, _ high: Double) -> [(Double, Double)] {
      (0..<100).map { (corner: Int) -> (Double, Double) in
        let isLow = corner % 2 == 0 || corner == 99
        return (Double(corner % 99), isLow ? low : high)
      }
    }
    geometries.addExactly(.polygon, [[zigzag(3, 3)]])
    geometries.addExactly(.polygon, [[zigzag(0, .leastNonzeroMagnitude)]])
    geometries.addExactly(.polygon, [[zigzag(-1.7e308, 1.7e308)]])
    let locator = RegionLocator(geometries)
    #expect(locator.all(x: 0, y: -1).allSatisfy { $0 == 6 })
    #expect(locator.first(x: 50, y: 3) == 4)
    #expect(locator.first(x: 50, y: 0) == 5)
    #expect(locator.first(x: .nan, y: 3) == nil)
    #expect(locator.first(x: .infinity, y: 3) == nil)
  }
}
