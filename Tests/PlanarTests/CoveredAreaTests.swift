// Covered areas against closed forms, to 10⁻¹² of the area at a city's coordinates.

import Foundation
import Testing

@testable import Planar

@Suite struct CoveredAreaTests {
  // A city's coordinates: 10⁶ m from the origin.
  static let origin = PlanarPoint(x: 512_000, y: 3_521_000)

  static func ring(_ corners: [(Double, Double)]) -> [PlanarPoint] {
    corners.map { PlanarPoint(x: origin.x + $0.0, y: origin.y + $0.1) }
  }

  static func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [PlanarPoint] {
    ring([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)])
  }

  static func polygon(_ rings: [PlanarPoint]...) -> PlanarGeometries {
    var geometries = PlanarGeometries()
    geometries.addPolygon(rings: rings)
    return geometries
  }

  static func points(_ places: (Double, Double)...) -> PlanarGeometries {
    PlanarGeometries(points: ring(places))
  }

  static let everywhere = polygon(rectangle(-5000, -5000, 5000, 5000))

  /// The coverage of the first feature; checks what holds for any.
  func measured(
    _ demand: PlanarGeometries, by supply: PlanarGeometries, reaching reach: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PolygonCoverage {
    let area = ServiceArea(supply: supply, reaches: Array(repeating: reach, count: supply.count))
    var uncovered = PlanarGeometries()
    let coverage = try CoveredArea(area).measure(0, of: demand, uncovered: &uncovered)
    #expect(coverage.covered >= 0 && coverage.covered <= coverage.area, sourceLocation: sourceLocation)
    #expect(coverage.settlement != .fallback, sourceLocation: sourceLocation)
    #expect(uncovered.count == 1, sourceLocation: sourceLocation)
    // The outline is a drawing, its arcs inscribed to 5 cm.
    let drawn = uncovered.area(of: 0) - coverage.uncovered
    #expect(abs(drawn) <= 0.05 * 4 * .pi * reach + 1e-9 * coverage.area, sourceLocation: sourceLocation)
    return coverage
  }

  /// Holds a covered area against the truth.
  func expect(
    _ coverage: PolygonCoverage, is truth: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(coverage.covered - truth) <= 1e-12 * truth, "\(coverage.covered), in truth \(truth)",
      sourceLocation: sourceLocation)
  }

  @Test func disc() throws {
    let truth = Double.pi * 300 * 300
    let coverage = try measured(Self.everywhere, by: Self.points((0, 0)), reaching: 300)
    expect(coverage, is: truth)
    #expect(coverage.settlement == .cut)
  }

  @Test(arguments: [0.0, 50, 150, 250]) func discAndHalfPlane(distance: Double) throws {
    let r = 300.0
    let demand = Self.polygon(Self.rectangle(distance, -5000, 5000, 5000))
    let halfChord = (r * r - distance * distance).squareRoot()
    let truth = r * r * acos(distance / r) - distance * halfChord
    expect(try measured(demand, by: Self.points((0, 0)), reaching: r), is: truth)
  }

  @Test func rectangleNearAPoint() throws {
    // The far corner is at 60² + 80² = 100², exactly the reach: wholly covered.
    let near = Self.polygon(Self.rectangle(0, 0, 60, 80))
    let whole = try measured(near, by: Self.points((0, 0)), reaching: 100)
    #expect(whole == PolygonCoverage(area: 4800, covered: 4800, settlement: .cut))
    let within = try measured(near, by: Self.points((0, 0)), reaching: 150)
    #expect(within == PolygonCoverage(area: 4800, covered: 4800, settlement: .whole))
    // A strip 0 ... 60 wide and longer than the reach: 60 · 80 + the part of the cap above.
    let strip = Self.polygon(Self.rectangle(0, 0, 60, 1000))
    let truth: Double = 2400 + 5000 * asin(0.6)
    expect(try measured(strip, by: Self.points((0, 0)), reaching: 100), is: truth)
    let far = try measured(
      Self.polygon(Self.rectangle(101, 0, 160, 80)), by: Self.points((0, 0)), reaching: 100)
    #expect(far == PolygonCoverage(area: 59 * 80, covered: 0, settlement: .untouched))
  }

  @Test func capsuleAroundASegment() throws {
    var line = PlanarGeometries()
    line.addLine(Self.ring([(-300, -400), (300, 400)]))
    let disc = Double.pi * 250 * 250
    let truth = 500_000 + disc
    let coverage = try measured(Self.everywhere, by: line, reaching: 250)
    expect(coverage, is: truth)
    // A rectangle along the segment that no single corner of it reaches: the reach of a segment is convex.
    var along = PlanarGeometries()
    along.addLine(Self.ring([(-2000, 0), (2000, 0)]))
    let whole = try measured(
      Self.polygon(Self.rectangle(-1900, -200, 1900, 200)), by: along, reaching: 200)
    #expect(whole.covered == 3800 * 400)
  }

  @Test func twoDiscsAndTheirLens() throws {
    let r = 300.0
    let d = 200.0
    let chord = (4 * r * r - d * d).squareRoot()
    let lens = 2 * r * r * acos(d / (2 * r)) - d / 2 * chord
    let both = try measured(Self.everywhere, by: Self.points((0, 0), (d, 0)), reaching: r)
    expect(both, is: 2 * .pi * r * r - lens)
    // The lens itself is what both of two categories reach.
    let each = [Self.points((0, 0)), Self.points((d, 0))].map { ServiceArea(supply: $0, reaches: [r]) }
    var uncovered = PlanarGeometries()
    let common = try CoveredArea(each).measureCommon(0, of: Self.everywhere, uncovered: &uncovered)
    #expect(abs(common.common - lens) <= 1e-12 * lens)
    for covered in common.covered { #expect(abs(covered - .pi * r * r) <= 1e-12 * .pi * r * r) }
  }

  @Test func threeDiscs() throws {
    // Three discs of radius r around the corners of an equilateral triangle of side r overlap in a Reuleaux triangle.
    let r = 300.0
    let corners = Self.points((0, 0), (r, 0), (r / 2, r * 3.0.squareRoot() / 2))
    let lens = r * r * (2 * Double.pi / 3 - 3.0.squareRoot() / 2)
    let reuleaux = r * r * (Double.pi - 3.0.squareRoot()) / 2
    let all = try measured(Self.everywhere, by: corners, reaching: r)
    expect(all, is: 3 * .pi * r * r - 3 * lens + reuleaux)
    let each = (0..<3).map { ServiceArea(supply: corners.selecting([$0]), reaches: [r]) }
    var uncovered = PlanarGeometries()
    let common = try CoveredArea(each).measureCommon(0, of: Self.everywhere, uncovered: &uncovered)
    #expect(abs(common.common - reuleaux) <= 1e-12 * reuleaux)
  }

  @Test func annulus() throws {
    // A ring-shaped park of 3600 corners, and its reach inwards and outwards: but for the corners an annulus.
    let count = 3600
    let circle = { (radius: Double) in
      Self.ring(
        (0..<count).map { corner in
          let angle = 2 * Double.pi * Double(corner) / Double(count)
          return (radius * cos(angle), radius * sin(angle))
        })
    }
    let park = Self.polygon(circle(500), circle(400))
    let r = 100.0
    // Outwards every edge adds a strip and all corners together a disc (J. Steiner); inwards the parallels of the
    // edges make a smaller polygon of the same angles.
    let half = Double.pi / Double(count)
    let outer = Double(count) * 500 * 500 * sin(half) * cos(half)
    let perimeter = Double(count) * 2 * 500 * sin(half)
    let apothem = 400 * cos(half) - r
    let yard = Double(count) * apothem * apothem * tan(half)
    let truth = outer + perimeter * r + .pi * r * r - yard
    expect(try measured(Self.everywhere, by: park, reaching: r), is: truth)
  }

  @Test func demandWithAHole() throws {
    // A square yard is cut out around the point: a disc less the yard.
    let demand = Self.polygon(
      Self.rectangle(-1000, -1000, 1000, 1000), Self.rectangle(-100, -100, 100, 100))
    let truth = Double.pi * 300 * 300 - 200 * 200
    expect(try measured(demand, by: Self.points((0, 0)), reaching: 300), is: truth)
  }

  @Test func supplyWithAHole() throws {
    // A square ring 1000 m wide around a yard of 600 m: within 100 m of it inside the yard all but 400 m by 400 m.
    let park = Self.polygon(Self.rectangle(-500, -500, 500, 500), Self.rectangle(-300, -300, 300, 300))
    let corners = Double.pi * 10_000
    let truth = 1_000_000 + 400_000 + corners - 160_000
    expect(try measured(Self.everywhere, by: park, reaching: 100), is: truth)
  }

  @Test func areaPlusPerimeterTimesReachPlusADisc() throws {
    // A hexagon of side 200: every convex park reaches area + perimeter · r + πr² (J. Steiner, 1840).
    let corners = (0..<6).map { corner -> (Double, Double) in
      let angle = Double(corner) * Double.pi / 3
      return (200 * cos(angle), 200 * sin(angle))
    }
    for r in [10.0, 300, 500] {
      let own = 1.5 * 3.0.squareRoot() * 40_000
      let disc = Double.pi * r * r
      let truth = own + 1200 * r + disc
      let coverage = try measured(Self.everywhere, by: Self.polygon(Self.ring(corners)), reaching: r)
      expect(coverage, is: truth)
    }
  }

  @Test func partsAreAddedUp() throws {
    var demand = PlanarGeometries()
    for part in [Self.rectangle(0, 0, 50, 50), Self.rectangle(5000, 0, 5050, 50)] {
      for corner in part + part.prefix(1) { demand.addVertex(x: corner.x, y: corner.y) }
      demand.endRing()
      demand.endPart()
    }
    demand.endFeature(kind: .polygon)
    let coverage = try measured(demand, by: Self.points((25, 25)), reaching: 100)
    #expect(abs(coverage.area - 5000) < 1e-6)
    #expect(abs(coverage.covered - 2500) < 1e-6)
  }

  @Test func touchingIsNotCovering() throws {
    let demand = Self.polygon(Self.rectangle(300, -100, 500, 100))
    let touched = try measured(demand, by: Self.points((0, 0)), reaching: 300)
    #expect(touched.covered < 1e-6)
    let park = Self.polygon(Self.rectangle(100, -100, 300, 100))
    #expect(try measured(demand, by: park, reaching: 0).covered < 1e-6)
    // The park itself is wholly within its own reach, at a reach of 0 too.
    #expect(try measured(park, by: park, reaching: 0).covered == 40_000)
  }

  @Test func nothingCoversNothing() throws {
    let demand = Self.polygon(Self.rectangle(0, 0, 100, 100))
    let coverage = try measured(demand, by: PlanarGeometries(), reaching: 300)
    #expect(coverage == PolygonCoverage(area: 10_000, covered: 0, settlement: .untouched))
    #expect(try measured(demand, by: Self.points((50, 50)), reaching: 0).covered == 0)
  }
}
