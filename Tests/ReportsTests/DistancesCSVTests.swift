// Rows of distances: what stands in each cell.

import Audits
import Planar
import Testing

@testable import Reports

@Suite struct DistancesCSVTests {
  @Test func aCellIsEmptyWhereNothingIsKnown() {
    let rows = DistanceRows(
      layer: "homes", sourceIndices: [0, 7], ids: ["=1+1", nil],
      places: [
        GeographicPoint(longitude: 121.123456789, latitude: 32),
        GeographicPoint(longitude: .nan, latitude: 0),
      ], districts: ["d,1", nil], distances: ["a/walk_m": [12.3456, .infinity], "b/walk_m": [.nan, 0]])
    let text = DistancesCSV.text(of: rows, columns: ["a/walk_m", "c/walk_m", "b/walk_m"])
    #expect(
      String(decoding: text, as: UTF8.self)
        == "homes,0,'=1+1,\"d,1\",121.1234568,32.0000000,12.346,,\r\n" + "homes,7,,,,0.0000000,,,0.000\r\n")
  }
}
