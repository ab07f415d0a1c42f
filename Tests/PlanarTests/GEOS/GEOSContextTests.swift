import Testing

@testable import Planar

@Suite struct GEOSContextTests {
  private let open: [(Double, Double)] = [(0, 0), (1, 0), (1, 1), (0, 1)]

  @Test func theMessageOfAFailureIsTakenAndCleared() throws {
    let context = GEOSContext()
    let unclosed = PlanarGeometries.exactly(.polygon, [[open]])
    let error = #expect(throws: GEOSError.self) {
      _ = try GEOSGeometry(unclosed, feature: 0, in: context).area()
    }
    #expect(error?.operation == "create ring")
    #expect(error?.message.contains("closed") == true)
    // Nothing of it is left for the next failure.
    #expect(context.error("later").message == "no message")

    let single = PlanarGeometries.exactly(.polygon, [[[(1, 1)]]])
    let second = #expect(throws: GEOSError.self) {
      _ = try GEOSGeometry(single, feature: 0, in: context).area()
    }
    #expect(second?.message.contains("closed") == false)
    #expect(second?.description.contains("\n") == false)
    #expect(second?.description.hasPrefix("GEOS create ring failed: ") == true)
  }

  @Test func aContextThatReportedAnErrorStillWorks() throws {
    let context = GEOSContext()
    let unclosed = PlanarGeometries.exactly(.polygon, [[open]])
    #expect(throws: GEOSError.self) { _ = try GEOSGeometry(unclosed, feature: 0, in: context).area() }
    #expect(try GEOSGeometry(.exactly(.polygon, [[square(0, 0, 3)]]), feature: 0, in: context).area() == 9)
  }

  @Test func theVersionIsThatOfTheLinkedLibrary() {
    #expect(geosVersion.contains("CAPI"))
  }
}
