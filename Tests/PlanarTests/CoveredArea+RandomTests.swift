// Covered areas of many random configurations: against GEOS with four times finer arcs, against a grid of places, and
// the laws that hold for any: covered never exceeds the area, and more supply never covers less.

import TestSupport
import Foundation
import Testing

@testable import Planar

@Suite struct CoveredAreaRandomTests {
  /// A demand polygon with a hole and supply of all kinds around it, each with a reach of its own.
  private struct Scene {
    var demand = PlanarGeometries()
    var supply = PlanarGeometries()
    var reaches: [Double?] = []
    var random: SplitMix64

    init(seed: UInt64) {
      random = SplitMix64(seed: seed)
      let outer = star(x: 0, y: 0, from: 300, to: 900, corners: 14)
      demand.addPolygon(rings: [outer, star(x: 0, y: 0, from: 60, to: 250, corners: 7)])
      for _ in 0..<Int(random.number(1...9)) { addSupply() }
    }

    mutating func star(x: Double, y: Double, from: Double, to: Double, corners: Int) -> [PlanarPoint] {
      (0..<corners).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        let radius = random.number(from...to)
        return PlanarPoint(x: 512_000 + x + radius * cos(angle), y: 3_521_000 + y + radius * sin(angle))
      }
    }

    mutating func addSupply() {
      let x = random.number(-1200...1200)
      let y = random.number(-1200...1200)
      switch random.number(0...3) {
      case ..<1: supply.addPolygon(rings: [star(x: x, y: y, from: 20, to: 200, corners: 8)])
      case ..<2: supply.addLine(star(x: x, y: y, from: 20, to: 400, corners: 4))
      default:
        supply.addVertex(x: 512_000 + x, y: 3_521_000 + y)
        supply.endRing()
        supply.endPart()
        supply.endFeature(kind: .point)
      }
      reaches.append(random.number(0...5) < 1 ? nil : random.number(20...600))
    }

    func coverage() throws -> PolygonCoverage {
      var uncovered = PlanarGeometries()
      return try CoveredArea(ServiceArea(supply: supply, reaches: reaches))
        .measure(0, of: demand, uncovered: &uncovered)
    }

    /// The covered area by a union of reaches drawn with 2048 segments a quarter circle.
    func reference() throws -> Double {
      let overlay = Overlay()
      var drawn = PlanarGeometries()
      for feature in 0..<supply.count {
        guard let reach = reaches[feature] else { continue }
        let geometry = try GEOSGeometry(supply, feature: feature, in: overlay.context)
        try overlay.buffer(geometry, by: reach, segments: 2048).append(to: &drawn, keeping: .polygon)
      }
      guard drawn.count > 0 else { return 0 }
      let union = try overlay.union(of: drawn)
      return try overlay.intersection(of: 0, in: demand, with: 0, in: union).area(of: 0)
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>) func asFinerArcs(seed: UInt64) throws {
    let scene = Scene(seed: seed)
    let coverage = try scene.coverage()
    let truth = try scene.reference()
    let discs = scene.reaches.reduce(0) { $0 + .pi * ($1 ?? 0) * ($1 ?? 0) }
    // Both are inscribed; the coarser one lacks at most 1.6 · 10⁻⁶ of each disc.
    #expect(truth - coverage.covered <= 1.6e-6 * discs + 1e-3, "seed \(seed)")
    #expect(coverage.covered - truth <= 1e-3, "seed \(seed)")
    #expect(coverage.covered >= 0 && coverage.covered <= coverage.area, "seed \(seed)")
  }

  @Test(arguments: [101, 102, 103, 104, 105] as [UInt64]) func asPlacesOnAGrid(seed: UInt64) throws {
    let scene = Scene(seed: seed)
    let area = ServiceArea(supply: scene.supply, reaches: scene.reaches)
    let box = scene.demand.box(of: 0)
    let step = 8.0
    var held = 0.0
    var served = 0.0
    var y = box.minY + step / 2
    while y < box.maxY {
      var x = box.minX + step / 2
      while x < box.maxX {
        if scene.demand.covers(x: x, y: y, feature: 0) {
          held += 1
          if area.covers(x: x, y: y) { served += 1 }
        }
        x += step
      }
      y += step
    }
    let coverage = try scene.coverage()
    #expect(abs(served / held - coverage.covered / coverage.area) < 0.005, "seed \(seed)")
  }

  @Test(arguments: 201...220 as ClosedRange<UInt64>) func moreSupplyNeverCoversLess(seed: UInt64) throws {
    var scene = Scene(seed: seed)
    var before = try scene.coverage()
    for _ in 0..<4 {
      scene.addSupply()
      let after = try scene.coverage()
      #expect(after.covered >= before.covered - 1e-6, "seed \(seed)")
      #expect(after.area == before.area, "seed \(seed)")
      before = after
    }
  }
}
