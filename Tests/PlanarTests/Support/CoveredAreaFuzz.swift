// One random configuration of demand and supply a seed, made to be nasty: on a coarse grid, so that borders coincide,
// touch and lie at exactly the reach; turned by some angle, so that they do so but for rounding; near the origin, at a
// city's coordinates and far off; from a thousandth of a metre to thousands of kilometres.

import Foundation
import TestSupport

@testable import Planar

/// What a seed came to.
struct CoveredAreaFuzz {
  /// What was wrong; empty when all laws hold.
  var faults: [String] = []
  /// How the polygon was settled.
  var settlement: CoverageSettlement?
  /// How far the covered area is off the reference, as a share of the polygon's box.
  var error = 0.0

  private var random: SplitMix64
  private var scale = 1.0
  private var turn = (cos: 1.0, sin: 0.0)
  private var offset = PlanarPoint(x: 0, y: 0)
  private(set) var demand = PlanarGeometries()
  private(set) var supply = PlanarGeometries()
  private(set) var reaches: [Double?] = []

  /// Makes the configuration of a seed and holds it against all laws.
  static func check(seed: UInt64) throws -> CoveredAreaFuzz {
    var fuzz = CoveredAreaFuzz(seed: seed)
    try fuzz.check()
    return fuzz
  }

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    scale = [1, 1, 50, 100, 0.001, 1e5][random.whole(0...5)]
    let angle = [0, 0, Double.pi / 4, random.number(0...6.28)][random.whole(0...3)]
    turn = (cos(angle), sin(angle))
    offset =
      [
        PlanarPoint(x: 0, y: 0), PlanarPoint(x: 512_000, y: 3_521_000),
        PlanarPoint(x: 500_000 + random.number(0...100), y: 4_000_000 + random.number(0...100)),
        PlanarPoint(x: -2e7, y: 1e7),
      ][random.whole(0...3)]
    // Far from the origin a millimetre has no digits left.
    if scale < 1 { offset = PlanarPoint(x: 0, y: 0) }
    demand.addPolygon(rings: polygon())
    for _ in 0..<random.whole(1...6) { addSupply() }
  }

  private mutating func gridPoint() -> (Double, Double) {
    (Double(random.whole(0...8)), Double(random.whole(0...8)))
  }

  private func place(_ x: Double, _ y: Double) -> PlanarPoint {
    PlanarPoint(
      x: offset.x + scale * (x * turn.cos - y * turn.sin), y: offset.y + scale * (x * turn.sin + y * turn.cos)
    )
  }

  private mutating func polygon() -> [[PlanarPoint]] {
    let (x, y) = gridPoint()
    let width = Double(random.whole(1...5))
    let height = Double(random.whole(1...5))
    switch random.whole(0...5) {
    case 0, 1: return [rectangle(x, y, width, height)]
    case 2:
      // A frame around a yard.
      return [rectangle(x, y, width + 2, height + 2), rectangle(x + 1, y + 1, width, height)]
    case 3: return [[place(x, y), place(x + width, y), place(x, y + height)]]
    case 4:
      return [
        [
          place(x, y), place(x + width + 1, y), place(x + width + 1, y + 1), place(x + 1, y + 1),
          place(x + 1, y + height + 1), place(x, y + height + 1),
        ]
      ]
    default:
      let count = random.whole(5...12)
      return [
        (0..<count).map { corner in
          let angle = 2 * Double.pi * Double(corner) / Double(count)
          let radius = random.number(1...4)
          return place(x + radius * cos(angle), y + radius * sin(angle))
        }
      ]
    }
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [PlanarPoint] {
    [place(x, y), place(x + width, y), place(x + width, y + height), place(x, y + height)]
  }

  private mutating func addSupply() {
    switch random.whole(0...9) {
    case 0 where supply.count > 0:
      // The same once more, with the same reach or another.
      let copy = random.whole(0...supply.count - 1)
      supply.add(feature: copy, of: supply)
      reaches.append(random.whole(0...1) == 0 ? reaches[copy] : reach())
      return
    case 1: supply.add(feature: 0, of: demand)
    case 2, 3, 4: supply.addPolygon(rings: polygon())
    case 5, 6:
      supply.addLine(
        (0..<random.whole(2...4)).map { _ in
          let (x, y) = gridPoint()
          return place(x, y)
        })
    default:
      for _ in 0..<random.whole(1...2) {
        let (x, y) = gridPoint()
        let point = place(x, y)
        supply.addVertex(x: point.x, y: point.y)
        supply.endRing()
        supply.endPart()
      }
      supply.endFeature(kind: .point)
    }
    reaches.append(reach())
  }

  private mutating func reach() -> Double? {
    switch random.whole(0...9) {
    case 0: nil
    case 1: 0
    case 2: scale * random.number(0.1...6)
    case 3: scale * 2.0.squareRoot() * Double(random.whole(1...4))
    case 4: scale * 0.5
    default: scale * Double(random.whole(1...5))
    }
  }

  private mutating func check() throws {
    let found = try coverage(of: demand, by: supply)
    settlement = found.settlement
    if !(found.covered >= 0 && found.covered <= found.area) {
      faults.append("\(found.covered) of \(found.area)")
    }
    let box = demand.box(of: 0)
    let side = box.width + box.height
    let truth = CoveredAreaByUnion.area(of: 0, in: demand, supply: supply, reaches: reaches)
    error = abs(found.covered - truth) / (side * side)
    let tolerance = tolerance(box)
    if !(abs(found.covered - truth) < tolerance) {
      faults.append("covered \(found.covered), reference \(truth), area \(found.area)")
    }
    if found.settlement == .fallback { faults.append("cut by GEOS") }
    try checkCommon(union: truth, side: side, tolerance: tolerance)
    // What is level becomes upright, and all curves swap their parts.
    let mirrored = try coverage(of: Self.mirrored(demand), by: Self.mirrored(supply))
    if !(abs(mirrored.covered - found.covered) < tolerance) {
      faults.append("mirrored \(mirrored.covered), upright \(found.covered)")
    }
  }

  /// Rounding of sums, and strips too narrow for the coordinates to hold a place in.
  private func tolerance(_ box: Box) -> Double {
    let side = box.width + box.height
    let spacing = max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY)).ulp
    return 1e-11 * side * side + spacing * side
  }

  /// The supply falls into two categories; what both reach follows from what each reaches and what any does.
  private mutating func checkCommon(union: Double, side: Double, tolerance: Double) throws {
    let halves = (0..<2).map { half in reaches.indices.map { $0 % 2 == half ? reaches[$0] : nil } }
    let truths = halves.map { CoveredAreaByUnion.area(of: 0, in: demand, supply: supply, reaches: $0) }
    var uncovered = PlanarGeometries()
    let found = try CoveredArea(halves.map { ServiceArea(supply: supply, reaches: $0) })
      .measureCommon(0, of: demand, uncovered: &uncovered)
    let pairs = [
      (found.covered[0], truths[0]), (found.covered[1], truths[1]),
      (found.common, truths[0] + truths[1] - union),
    ]
    for (one, truth) in pairs where !(abs(one - truth) < tolerance) {
      faults.append("two categories \(found), truths \(truths), union \(union)")
    }
    if found.settlement == .fallback { faults.append("two categories cut by GEOS") }
    if !(found.common <= found.covered.min() ?? 0) { faults.append("common \(found)") }
    expectOutline(uncovered, area: found.uncovered, side: side)
  }

  private mutating func coverage(of demand: PlanarGeometries, by supply: PlanarGeometries) throws
    -> PolygonCoverage
  {
    var uncovered = PlanarGeometries()
    let found = try CoveredArea(ServiceArea(supply: supply, reaches: reaches))
      .measure(0, of: demand, uncovered: &uncovered)
    let box = demand.box(of: 0)
    let side = box.width + box.height
    expectOutline(uncovered, area: found.uncovered, side: side)
    return found
  }

  private mutating func expectOutline(_ outline: PlanarGeometries, area: Double, side: Double) {
    // Each drawn arc lies within 5 cm of its true one, and no arc of a coarse drawing is longer than its circle.
    let longest = reaches.compactMap { $0 }.max() ?? 0
    let arcs = 7 * longest * Double(supply.x.count) * min(0.05, longest)
    if outline.count != 1 { faults.append("\(outline.count) outlines") }
    if !(abs(outline.area(of: 0) - area) <= arcs + 1e-5 * side * min(1, side)) {
      faults.append("outline \(outline.area(of: 0)), uncovered \(area)")
    }
  }

  private static func mirrored(_ geometries: PlanarGeometries) -> PlanarGeometries {
    PlanarGeometries(x: geometries.y, y: geometries.x, layout: geometries.layout)
  }
}
