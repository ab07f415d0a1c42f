// A geometry as GeoPackage binary: every byte by the rule, restated here.

import GeoPackages
import Planar
import Testing

@Suite struct GeometryBlobTests {
  /// A square with a hole, both wound the wrong way, and a point.
  private var geometries: GeographicGeometries {
    var geometries = GeographicGeometries()
    func ring(_ places: [(Double, Double)]) {
      for (x, y) in places { geometries.addVertex(longitude: x, latitude: y) }
      geometries.endRing()
    }
    ring([(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)])
    ring([(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)])
    geometries.endPart()
    geometries.endFeature(kind: .polygon)
    ring([(121.5, 31.25)])
    geometries.endPart()
    geometries.endFeature(kind: .point)
    geometries.endFeature(kind: .empty)
    return geometries
  }

  private func double(_ bytes: [UInt8], at place: Int) -> Double {
    Double(bitPattern: (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[place + $1]) })
  }

  @Test func aPointIsAHeaderAndTwoNumbers() throws {
    let blob = try #require(GeometryBlob(of: 1, in: geometries, isSingle: true))
    // "GP", version 0, flags: little-endian and an envelope of four numbers; then 4326 = 0x10E6.
    #expect(Array(blob.bytes[0..<8]) == [0x47, 0x50, 0x00, 0x03, 0xE6, 0x10, 0x00, 0x00])
    #expect((0..<4).map { double(blob.bytes, at: 8 + 8 * $0) } == [121.5, 121.5, 31.25, 31.25])
    #expect(Array(blob.bytes[40..<45]) == [1, 1, 0, 0, 0])
    #expect(double(blob.bytes, at: 45) == 121.5)
    #expect(double(blob.bytes, at: 53) == 31.25)
    #expect(blob.bytes.count == 61)
  }

  @Test func aPolygonIsAMultiPolygonWoundCounterClockwise() throws {
    let blob = try #require(GeometryBlob(of: 0, in: geometries))
    #expect(blob.envelope == GeometryBlob.Envelope(west: 0, east: 4, south: 0, north: 4))
    // Multi-polygon of one, polygon of two rings, five vertices.
    #expect(Array(blob.bytes[40..<49]) == [1, 6, 0, 0, 0, 1, 0, 0, 0])
    #expect(Array(blob.bytes[49..<62]) == [1, 3, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0])
    func ring(at start: Int) -> [[Double]] {
      (0..<5).map { [double(blob.bytes, at: start + 16 * $0), double(blob.bytes, at: start + 16 * $0 + 8)] }
    }
    #expect(ring(at: 62) == [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]])
    #expect(ring(at: 62 + 80 + 4) == [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]])
    #expect(blob.bytes.count == 62 + 80 + 4 + 80)
  }

  @Test func anEmptyFeatureHasNone() {
    #expect(GeometryBlob(of: 2, in: geometries) == nil)
  }
}
