import Testing

@testable import Planar

@Suite struct ValidityTests {
  private let repair = PolygonRepair()

  @Test func aBowTieIsInvalidWhereItCrossesItself() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[bowTie]])
    let reason = try repair.invalidity(of: 0, in: geometries)
    #expect(reason?.reason == "Self-intersection")
    #expect(reason?.place == PlanarPoint(x: 1, y: 1))
  }

  @Test func repairKeepsBothHalvesOfABowTieWhereABufferOfZeroKeepsOne() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[bowTie]])
    var repaired = PlanarGeometries()
    try repair.appendRepaired(0, of: geometries, to: &repaired)
    #expect(repaired.area(of: 0) == 2)
    #expect(try repair.invalidity(of: 0, in: repaired) == nil)

    let overlay = Overlay()
    let buffered = try overlay.buffer(
      GEOSGeometry(geometries, feature: 0, in: overlay.context), by: 0, segments: 8)
    #expect(try buffered.area() == 1)
  }

  @Test func validPolygonsAndOtherKindsHaveNoInvalidity() throws {
    var geometries = PlanarGeometries.exactly(
      .polygon, [[square(0, 0, 9), square(1, 1, 2)], [square(20, 0, 3)]])
    geometries.addExactly(.line, [[bowTie]])
    geometries.endFeature(kind: .empty)
    for feature in 0..<3 { #expect(try repair.invalidity(of: feature, in: geometries) == nil) }
  }

  @Test(arguments: [
    ("Hole lies outside shell", [[square(0, 0, 2), square(5, 5, 1)]]),
    ("Nested shells", [[square(0, 0, 9)], [square(1, 1, 2)]]),
    ("Self-intersection", [[square(0, 0, 4)], [square(2, 2, 4)]]),
    ("Interior is disconnected", [[square(0, 0, 4), [(0, 2), (2, 0), (4, 2), (2, 4), (0, 2)]]]),
    ("Too few points in geometry component", [[[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]]]),
  ])
  func theReasonIsGEOSsOwn(reason: String, parts: [[[(Double, Double)]]]) throws {
    let geometries = PlanarGeometries.exactly(.polygon, parts)
    #expect(try repair.invalidity(of: 0, in: geometries)?.reason == reason)
    #expect(try repair.invalidity(of: 0, in: geometries)?.place != nil)
  }

  @Test func aCoordinateThatIsNotANumberIsAReasonWithoutAPlace() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[[(0, 0), (1, 0), (.nan, 1), (0, 0)]]])
    let reason = try repair.invalidity(of: 0, in: geometries)
    #expect(reason == InvalidityReason(reason: "Invalid Coordinate", place: nil))
    var repaired = PlanarGeometries.exactly(.polygon, [[square(0, 0, 1)]])
    let before = repaired
    #expect(throws: GEOSError.self) { try repair.appendRepaired(0, of: geometries, to: &repaired) }
    #expect(repaired == before)
  }

  @Test func anUnclosedRingCannotBeBuilt() {
    let geometries = PlanarGeometries.exactly(.polygon, [[[(0, 0), (1, 0), (1, 1), (0, 1)]]])
    #expect(throws: GEOSError.self) { try repair.invalidity(of: 0, in: geometries) }
  }

  @Test func aPolygonWithoutAreaIsMendedToNothing() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[[(0, 0), (2, 2), (1, 1), (0, 0)]]])
    #expect(try repair.invalidity(of: 0, in: geometries) != nil)
    var repaired = PlanarGeometries()
    try repair.appendRepaired(0, of: geometries, to: &repaired)
    #expect(repaired.layout.kinds == [.empty])
    #expect(repaired.x.isEmpty)
  }

  @Test func validPolygonsKeepTheirAreaInRepair() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[square(1e6, 2e6, 9), square(1e6 + 1, 2e6 + 1, 2)]])
    var repaired = PlanarGeometries()
    try repair.appendRepaired(0, of: geometries, to: &repaired)
    #expect(repaired.area(of: 0) == 77)
  }

  @Test func overlappingPartsAreMendedWithoutCountingTwice() throws {
    let geometries = PlanarGeometries.exactly(.polygon, [[square(0, 0, 4)], [square(2, 0, 4)]])
    #expect(geometries.area(of: 0) == 32)
    var repaired = PlanarGeometries()
    try repair.appendRepaired(0, of: geometries, to: &repaired)
    #expect(try repair.invalidity(of: 0, in: repaired) == nil)
    #expect(repaired.area(of: 0) <= 24)
  }
}
