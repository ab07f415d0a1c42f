// GCJ-02 and BD-09 there and back.

import Layers
import Planar
import Testing

@Suite struct ShiftedCoordinatesTests {
  /// Metres between two places some metres apart.
  func metres(_ a: GeographicPoint, _ b: GeographicPoint) -> Double {
    let north = (a.latitude - b.latitude) * 111_320
    let east = (a.longitude - b.longitude) * 111_320
    return (north * north + east * east).squareRoot()
  }

  @Test func thereAndBackOverChina() {
    let seed: UInt64 = 42
    var numbers = SeededNumbers(state: seed)
    var total = 0.0
    for _ in 0..<20_000 {
      let place = GeographicPoint(
        longitude: Double.random(in: 73...137, using: &numbers),
        latitude: Double.random(in: 2...55, using: &numbers))
      let gcj02 = ShiftedCoordinates.gcj02(fromWGS84: place)
      let shift = metres(gcj02, place)
      total += shift
      #expect(shift < 2000, "seed \(seed), \(place)")
      #expect(metres(ShiftedCoordinates.wgs84(fromGCJ02: gcj02), place) < 0.001, "seed \(seed), \(place)")
      let bd09 = ShiftedCoordinates.bd09(fromWGS84: place)
      #expect(metres(ShiftedCoordinates.wgs84(fromBD09: bd09), place) < 0.001, "seed \(seed), \(place)")
    }
    // Some hundred metres, as everyone who has put GPS tracks on a Chinese map knows.
    #expect(total / 20_000 > 300 && total / 20_000 < 900)
  }

  @Test func aPublishedPair() {
    // The test vector that eviltransform and its ports share: Shanghai, in latitude and longitude
    // 31.1774276, 121.5272106 in WGS 84 and 31.17530398364597, 121.531541859215 in GCJ-02.
    let gcj02 = ShiftedCoordinates.gcj02(
      fromWGS84: GeographicPoint(longitude: 121.5272106, latitude: 31.1774276))
    #expect(abs(gcj02.longitude - 121.531541859215) < 1e-6)
    #expect(abs(gcj02.latitude - 31.17530398364597) < 1e-6)
  }

  @Test func nothingOutsideChina() {
    for (longitude, latitude) in [(9.5, 47.1), (-51.2, -30.0), (129.7, 60.0), (72.0, 30.0), (100.0, 0.8)] {
      let place = GeographicPoint(longitude: longitude, latitude: latitude)
      #expect(ShiftedCoordinates.gcj02(fromWGS84: place) == place)
      #expect(ShiftedCoordinates.wgs84(fromGCJ02: place) == place)
    }
  }

  @Test func aLayerIsConvertedOnReading() throws {
    let place = GeographicPoint(longitude: 121.66, latitude: 31.81)
    let gcj02 = ShiftedCoordinates.gcj02(fromWGS84: place)
    let layer = try read(point(gcj02.longitude, gcj02.latitude)) { $0.datum = .gcj02 }
    #expect(metres(try #require(layer.geometries.firstVertex(of: 0)), place) < 0.001)
    let bd09 = ShiftedCoordinates.bd09(fromWGS84: place)
    let baidu = try read(point(bd09.longitude, bd09.latitude)) { $0.datum = .bd09 }
    #expect(metres(try #require(baidu.geometries.firstVertex(of: 0)), place) < 0.001)
  }
}
