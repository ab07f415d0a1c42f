// Covered areas of many random configurations: against GEOS, against counting places on a grid, and the laws that hold
// for any: covered never exceeds the area, and more supply never covers less.

import Foundation
import TestSupport
import Testing

@testable import Planar

/// A demand polygon with a hole and supply of all kinds around it, each with a reach of its own.
private struct Scene {
  var demand = PlanarGeometries()
  var supply = PlanarGeometries()
  var reaches: [Double?] = []
  var random: SplitMix64

  init(seed: UInt64, corners: Int = 14, supply count: ClosedRange<Int> = 1...9) {
    random = SplitMix64(seed: seed)
    let outer = star(x: 0, y: 0, from: 300, to: 900, corners: corners)
    demand.addPolygon(rings: [outer, star(x: 0, y: 0, from: 60, to: 250, corners: max(3, corners / 2))])
    for _ in 0..<random.whole(count) { addSupply() }
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

  /// The covered area by GEOS, from reaches drawn with so many segments a quarter circle.
  func drawn(segments: Int) throws -> Double {
    let overlay = Overlay()
    var rest = try GEOSGeometry(demand, feature: 0, in: overlay.context)
    let whole = try rest.area()
    for feature in 0..<supply.count {
      guard let reach = reaches[feature] else { continue }
      let geometry = try GEOSGeometry(supply, feature: feature, in: overlay.context)
      rest = try overlay.difference(rest, overlay.buffer(geometry, by: reach, segments: segments))
    }
    return whole - (try rest.area())
  }
}

@Suite struct CoveredAreaRandomTests {
  // Drawing arcs takes far longer in a debug build.
  #if DEBUG
    private static let arcScenes = 1000
  #else
    private static let arcScenes = 10_000
  #endif

  @Test func asArcsDrawnEverFiner() throws {
    // Drawn arcs lack an area that falls with the square of their segments: from 512 and 1024 segments a quarter follows
    // what endlessly many would give (L. F. Richardson, 1911), but for where arcs end between two of their corners.
    let errors = try OrderedParallel.chunks(
      of: Self.arcScenes, chunkSize: 50, threads: OrderedParallel.defaultThreadCount
    ) { seeds in
      try seeds.map { seed -> (seed: Int, error: Double) in
        let scene = Scene(seed: UInt64(seed), corners: 5, supply: 1...2)
        let coarse = try scene.drawn(segments: 512)
        let fine = try scene.drawn(segments: 1024)
        let discs = scene.reaches.reduce(1.0) { $0 + .pi * ($1 ?? 0) * ($1 ?? 0) }
        return (seed, abs(try scene.coverage().covered - (fine + (fine - coarse) / 3)) / discs)
      }
    }
    for (seed, error) in errors.flatMap({ $0 }) where !(error < 1e-8) {
      Issue.record("seed \(seed): \(error) of the discs")
    }
    #expect(errors.joined().count == Self.arcScenes)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func asFinerArcs(seed: UInt64) throws {
    let scene = Scene(seed: seed)
    let drawn = try scene.drawn(segments: 2048)
    let discs = scene.reaches.reduce(0) { $0 + .pi * ($1 ?? 0) * ($1 ?? 0) }
    // Drawn arcs are inscribed: those of 2048 segments lack 10⁻⁷ of each disc at the most, and never go beyond.
    let lack = try scene.coverage().covered - drawn
    #expect(lack >= -1e-6 && lack <= 1.1e-7 * discs + 1e-6, "seed \(seed)")
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
