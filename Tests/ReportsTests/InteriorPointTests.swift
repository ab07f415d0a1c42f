import Testing

@testable import Reports

struct InteriorPointTests {
  @Test("The middle of a square, and beside the hole of a square with one")
  func simple() throws {
    let square = [(0.0, 0.0), (100, 0), (100, 100), (0, 100)].map { SheetPoint(x: $0.0, y: $0.1) }
    let middle = try #require(InteriorPoint(rings: [square]))
    #expect(abs(middle.clearance - 50) <= 1)
    #expect(abs(middle.point.x - 50) <= 1)
    let hole = [(40.0, 40.0), (60, 40), (60, 60), (40, 60)].map { SheetPoint(x: $0.0, y: $0.1) }
    let beside = try #require(InteriorPoint(rings: [square, hole]))
    #expect(!(40...60).contains(beside.point.x) || !(40...60).contains(beside.point.y))
  }

  @Test("Nothing without an area")
  func degenerate() {
    #expect(InteriorPoint(rings: []) == nil)
    #expect(InteriorPoint(rings: [[SheetPoint(x: 0, y: 0), SheetPoint(x: 1, y: 1)]]) == nil)
    let flat = [0.0, 1, 2].map { SheetPoint(x: $0, y: 5) }
    #expect(InteriorPoint(rings: [flat]) == nil)
  }

  @Test("No place of a fine grid is roomier by more than a pixel, heights counted double", arguments: 1...12)
  func bruteForce(seed: Int) throws {
    var state = UInt64(seed)
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    // A star around the middle, its points at random distances: never crosses itself.
    let directions = [
      (1.0, 0.0), (0.9, 0.4), (0.7, 0.7), (0.4, 0.9), (0, 1), (-0.4, 0.9), (-0.7, 0.7), (-0.9, 0.4), (-1, 0),
      (-0.7, -0.7), (0, -1), (0.7, -0.7),
    ]
    let ring = directions.map { direction in
      let length = 20 + 80 * random()
      return SheetPoint(x: 100 + direction.0 * length, y: 100 + direction.1 * length)
    }
    let found = try #require(InteriorPoint(rings: [ring]))
    #expect(abs(clearance(found.point, ring) - found.clearance) < 1e-6, "seed \(seed)")
    var best = 0.0
    for column in stride(from: 0, through: 200, by: 2) {
      for row in stride(from: 0, through: 200, by: 2) {
        best = max(best, clearance(SheetPoint(x: Double(column), y: Double(row)), ring))
      }
    }
    #expect(found.clearance >= best - 1, "seed \(seed)")
  }

  // Even-odd crossings, and the distance to each edge with the heights doubled.
  private func clearance(_ point: SheetPoint, _ ring: [SheetPoint]) -> Double {
    var crossings = 0
    var nearest = Double.infinity
    for (a, b) in zip(ring, ring.dropFirst() + [ring[0]]) {
      if (a.y <= point.y) != (b.y <= point.y) {
        let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
        if x > point.x { crossings += 1 }
      }
      let dx = b.x - a.x
      let dy = 2 * (b.y - a.y)
      let t = ((point.x - a.x) * dx + 2 * (point.y - a.y) * dy) / (dx * dx + dy * dy)
      let along = min(max(t, 0), 1)
      let offX = point.x - (a.x + along * dx)
      let offY = 2 * point.y - (2 * a.y + along * dy)
      nearest = min(nearest, (offX * offX + offY * offY).squareRoot())
    }
    return crossings % 2 == 1 ? nearest : -nearest
  }
}
