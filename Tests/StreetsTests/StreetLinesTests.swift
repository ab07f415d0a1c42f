import Planar
import Testing

@testable import Streets

@Suite struct StreetLinesTests {
  @Test func aPointIsNoStreet() {
    var geometries = PlanarGeometries()
    geometries.addLine([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10, y: 0)])
    let lines = StreetLines(geometries)
    #expect(lines.kindOf == [0])
  }
}
