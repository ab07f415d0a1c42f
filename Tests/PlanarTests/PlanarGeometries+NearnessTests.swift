// Whether features are near others: known answers, and the least distance of all pairs of segments as brute force.

import TestSupport
import Planar
import Testing

@Suite struct PlanarGeometriesNearnessTests {
  private static func points(_ places: (Double, Double)...) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    for place in places { geometries.addExactly(.point, [[[place]]]) }
    return geometries
  }

  private func isNear(_ distance: Double, _ a: PlanarGeometries, _ b: PlanarGeometries) throws -> Bool {
    let answers = try a.areWithin(distance, of: b, threads: 1)
    let back = try b.areWithin(distance, of: a, threads: 1)
    #expect(answers.contains(true) == back.contains(true))
    return answers.contains(true)
  }

  private let block = PlanarGeometries.exactly(.polygon, [[square(0, 0, 100), square(40, 40, 20)]])

  @Test func aPlaceInAPolygonOrOnItsBorderIsInIt() throws {
    #expect(try isNear(0, block, Self.points((10, 10))))
    #expect(try isNear(0, block, Self.points((100, 50))))
    #expect(try !isNear(0, block, Self.points((100.001, 50))))
    // In the hole, 10 m from its border.
    #expect(try !isNear(9.999, block, Self.points((50, 50))))
    #expect(try isNear(10, block, Self.points((50, 50))))
  }

  @Test func theThresholdIsInclusive() throws {
    #expect(try isNear(5, block, Self.points((103, 104))))
    #expect(try !isNear(4.9999, block, Self.points((103, 104))))
    #expect(try isNear(300, Self.points((0, 0)), Self.points((300, 0))))
  }

  @Test func polygonsThatHoldOneAnotherTouchOrCross() throws {
    let inner = PlanarGeometries.exactly(.polygon, [[square(10, 10, 5)]])
    let inTheHole = PlanarGeometries.exactly(.polygon, [[square(45, 45, 10)]])
    let beside = PlanarGeometries.exactly(.polygon, [[square(100, 0, 10)]])
    let across = PlanarGeometries.exactly(.line, [[[(-50, 20), (150, 20)]]])
    #expect(try isNear(0, block, inner))
    #expect(try !isNear(4.999, block, inTheHole) && isNear(5, block, inTheHole))
    #expect(try isNear(0, block, beside))
    // No vertex of either is near the other.
    #expect(try isNear(0, block, across))
    #expect(try isNear(7, block, .exactly(.line, [[[(-50, -7), (150, -7)]]])))
    #expect(try !isNear(6.999, block, .exactly(.line, [[[(-50, -7), (150, -7)]]])))
  }

  @Test func nothingIsNearNothing() throws {
    var empty = PlanarGeometries()
    empty.endFeature(kind: .empty)
    #expect(try block.areWithin(1e6, of: empty, threads: 1) == [false])
    #expect(try empty.areWithin(1e6, of: block, threads: 1) == [false])
    #expect(try block.areWithin(1e6, of: PlanarGeometries(), threads: 1) == [false])
    #expect(try PlanarGeometries().areWithin(5, of: block, threads: 1) == [])
  }

  @Test(arguments: [UInt64(7), 8, 9, 10])
  func randomFeaturesAsBruteForceSays(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func features(_ count: Int) -> PlanarGeometries {
      var made = PlanarGeometries()
      for _ in 0..<count {
        let (x, y) = (
          Double.random(in: 0...1000, using: &random), Double.random(in: 0...1000, using: &random)
        )
        switch Int.random(in: 0..<3, using: &random) {
        case 0: made.addExactly(.point, [[[(x, y)]]])
        case 1: made.addExactly(.polygon, [[square(x, y, Double.random(in: 1...80, using: &random))]])
        default:
          made.addExactly(.line, [[[(x, y), (x + Double.random(in: -90...90, using: &random), y + 30)]]])
        }
      }
      return made
    }
    let (a, b) = (features(120), features(40))
    let distance = Double.random(in: 0...60, using: &random)
    let expected = (0..<a.count).map { feature in
      (0..<b.count).contains { Self.distance(a, feature, b, $0) <= distance + 1e-6 }
    }
    #expect(try a.areWithin(distance, of: b, threads: 1) == expected, "seed \(seed)")
    #expect(try a.areWithin(distance, of: b, threads: 2) == expected, "seed \(seed)")
    #expect(expected.contains(true) && expected.contains(false), "seed \(seed)")
  }

  /// 0 where segments cross or one covers a vertex of the other; else the least distance of a vertex to the other.
  private static func distance(_ a: PlanarGeometries, _ i: Int, _ b: PlanarGeometries, _ j: Int) -> Double {
    func vertices(_ g: PlanarGeometries, _ f: Int) -> [PlanarPoint] {
      g.layout.vertices(ofFeature: f).map { PlanarPoint(x: g.x[$0], y: g.y[$0]) }
    }
    let (va, vb) = (vertices(a, i), vertices(b, j))
    func side(_ p: PlanarPoint, _ q: PlanarPoint, _ r: PlanarPoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    for (p, q) in zip(va, va.dropFirst()) {
      for (r, s) in zip(vb, vb.dropFirst())
      where side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0 {
        return 0
      }
    }
    let there = va.compactMap { b.distance(x: $0.x, y: $0.y, to: j) }
    let back = vb.compactMap { a.distance(x: $0.x, y: $0.y, to: i) }
    return (there + back).min() ?? .infinity
  }
}
