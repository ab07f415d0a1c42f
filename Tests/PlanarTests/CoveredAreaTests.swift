// Covered areas against closed forms, against finer arcs by GEOS, and against counting places on a grid.
//
// A quarter circle of 512 segments is inscribed: a disc falls short by 1 - sin(2π/2048)/(2π/2048) = 1.57 · 10⁻⁶ of its
// area. Arcs that end between two corners, as at a hexagon's, lack a little more: 1.58 · 10⁻⁶ of their disc is the
// greatest lack here, and nothing is ever above the truth. Of the covered area itself that is below 10⁻⁵, thin caps
// of a disc included (8 · 10⁻⁶ of a cap that is a sixth as high as its disc's radius).

import Foundation
import Testing

@testable import Planar

@Suite struct CoveredAreaTests {
  /// The most that a disc drawn with 2048 segments lacks, as a share of its area.
  static let arcError = 1.6e-6
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
    #expect(uncovered.count == 1, sourceLocation: sourceLocation)
    let sum = coverage.covered + uncovered.area(of: 0)
    #expect(abs(sum - coverage.area) <= 1e-9 * coverage.area, sourceLocation: sourceLocation)
    return coverage
  }

  /// Holds a covered area against the truth; `discs` is the area of all round parts that it is drawn with.
  func expect(
    _ coverage: PolygonCoverage, is truth: Double, discs: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lack = truth - coverage.covered
    #expect(lack >= -1e-9 * truth, "\(coverage.covered) above \(truth)", sourceLocation: sourceLocation)
    #expect(lack <= Self.arcError * discs + 1e-9 * truth, "\(lack / truth)", sourceLocation: sourceLocation)
    // Where more than a twelfth of the discs is covered.
    if truth > discs / 12 {
      #expect(lack < 1e-4 * truth, "\(lack / truth)", sourceLocation: sourceLocation)
    }
  }

  @Test func disc() throws {
    let truth = Double.pi * 300 * 300
    let coverage = try measured(Self.everywhere, by: Self.points((0, 0)), reaching: 300)
    expect(coverage, is: truth, discs: truth)
    #expect(coverage.settlement == .cut)
    // The error itself: that of the inscribed polygon of 2048 corners.
    let share = sin(2 * Double.pi / 2048) / (2 * Double.pi / 2048)
    #expect(abs(coverage.covered / truth - share) < 1e-9)
  }

  @Test(arguments: [0.0, 50, 150, 250]) func discAndHalfPlane(distance: Double) throws {
    let r = 300.0
    let demand = Self.polygon(Self.rectangle(distance, -5000, 5000, 5000))
    let halfChord = (r * r - distance * distance).squareRoot()
    let truth = r * r * acos(distance / r) - distance * halfChord
    expect(try measured(demand, by: Self.points((0, 0)), reaching: r), is: truth, discs: .pi * r * r)
  }

  @Test func rectangleNearAPoint() throws {
    // The far corner is at 60² + 80² = 100², exactly the reach: wholly covered, without a cut.
    let near = Self.polygon(Self.rectangle(0, 0, 60, 80))
    let whole = try measured(near, by: Self.points((0, 0)), reaching: 100)
    #expect(whole == PolygonCoverage(area: 4800, covered: 4800, settlement: .whole))
    // A strip 0 ... 60 wide and longer than the reach: 60 · 80 + the part of the cap above.
    let strip = Self.polygon(Self.rectangle(0, 0, 60, 1000))
    let truth: Double = 2400 + 5000 * asin(0.6)
    expect(try measured(strip, by: Self.points((0, 0)), reaching: 100), is: truth, discs: .pi * 10_000 / 4)
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
    expect(coverage, is: truth, discs: .pi * 250 * 250)
    // A rectangle along the segment that no single corner of it reaches: the reach of a segment is convex.
    var along = PlanarGeometries()
    along.addLine(Self.ring([(-2000, 0), (2000, 0)]))
    let whole = try measured(
      Self.polygon(Self.rectangle(-1900, -200, 1900, 200)), by: along, reaching: 200)
    #expect(whole.settlement == .whole)
    #expect(whole.covered == 3800 * 400)
  }

  @Test func twoDiscsAndTheirLens() throws {
    let r = 300.0
    let d = 200.0
    let chord = (4 * r * r - d * d).squareRoot()
    let lens = 2 * r * r * acos(d / (2 * r)) - d / 2 * chord
    let both = try measured(Self.everywhere, by: Self.points((0, 0), (d, 0)), reaching: r)
    let discs = 2 * Double.pi * r * r
    expect(both, is: discs - lens, discs: discs)
  }

  @Test func demandWithAHole() throws {
    // A square yard is cut out around the point: a disc less the yard.
    let demand = Self.polygon(
      Self.rectangle(-1000, -1000, 1000, 1000), Self.rectangle(-100, -100, 100, 100))
    let truth = Double.pi * 300 * 300 - 200 * 200
    expect(try measured(demand, by: Self.points((0, 0)), reaching: 300), is: truth, discs: .pi * 90_000)
  }

  @Test func supplyWithAHole() throws {
    // A square ring 1000 m wide around a yard of 600 m: within 100 m of it inside the yard all but 400 m by 400 m.
    let park = Self.polygon(Self.rectangle(-500, -500, 500, 500), Self.rectangle(-300, -300, 300, 300))
    let corners = Double.pi * 10_000
    let truth = 1_000_000 + 400_000 + corners - 160_000
    expect(try measured(Self.everywhere, by: park, reaching: 100), is: truth, discs: .pi * 10_000)
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
      expect(coverage, is: truth, discs: .pi * r * r)
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
