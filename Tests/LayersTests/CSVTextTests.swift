// CSV files as layers: fields and quotes, columns by name, numbers that are names, and what is wrong, by line.

import Foundation
import Layers
import Planar
import Testing

@Suite struct CSVTextTests {
  private func layer(
    _ text: String, name: String = "places.csv", _ adjust: (inout LayerSource) -> Void = { _ in }
  ) throws -> GeographicLayer {
    try read(text, name: name, adjust)
  }

  private func refusal(
    _ bytes: [UInt8], _ adjust: (inout LayerSource) -> Void = { _ in }
  ) throws -> String {
    try withScratchFile(bytes, name: "places.csv") { source in
      var source = source
      adjust(&source)
      do {
        _ = try GeoJSONReader.read(source)
        return ""
      } catch {
        return "\(error)"
      }
    }
  }

  @Test func aRowIsAPoint() throws {
    let text =
      "\u{FEFF}code,名称,lng,lat,open\r\n007,\"公厕, \"\"东\"\"\",121.123456789012345,31.5,TRUE\r\n\r\n8,,1e2, 2 ,no\r\n"
    let layer = try layer(text) {
      $0.idField = "code"
      $0.fields = ["名称", "open"]
    }
    #expect(layer.ids == ["007", "8"])
    #expect(layer.geometries.longitudes == [121.123456789012345, 100])
    #expect(layer.geometries.latitudes == [31.5, 2])
    #expect(layer.columns["名称"]?[0] == .text("公厕, \"东\""))
    #expect(layer.columns["名称"]?[1] == .null)
    #expect(layer.columns["open"]?[0] == .boolean(true))
    #expect(layer.columns["open"]?[1] == .text("no"))
    #expect(layer.propertyNames == ["code", "lat", "lng", "open", "名称"])
    #expect(layer.problems.isEmpty)
    #expect(layer.provenance.bytes == text.utf8.count)
    #expect(layer.provenance.sha256 == ContentHash.of(text))
  }

  @Test(arguments: [";", "\t", ","])
  func theSeparatorIsThatOfTheHeader(_ separator: String) throws {
    let text =
      ["x", "y", "note"].joined(separator: separator) + "\n" + ["1", "2", "a"].joined(separator: separator)
    let layer = try layer(text) { $0.fields = ["note"] }
    #expect(layer.geometries.longitudes == [1])
    #expect(layer.columns["note"]?[0] == .text("a"))
  }

  @Test func columnsAreNamedInTheAuditFile() throws {
    let text = "lon,lat,gcj_lon,gcj_lat\n1,2,3,4\n"
    let layer = try layer(text) {
      $0.longitudeField = "gcj_lon"
      $0.latitudeField = "gcj_lat"
    }
    #expect(layer.geometries.longitudes == [3])
    #expect(layer.geometries.latitudes == [4])
  }

  @Test func whatIsWrongIsListedByLine() throws {
    let text = """
      id,lon,lat,note
      a,1,2,"two
      lines"
      b,,2,
      c,east,2,
      d,500,2,
      a,1,2,again
      e
      """
    let layer = try layer(text) { $0.idField = "id" }
    #expect(layer.ids == ["a", "a"])
    #expect(
      layer.problems.map { "\($0.kind.rawValue) \($0.featureID ?? "-") \($0.line ?? 0)" }.sorted() == [
        "duplicate-id a 7", "malformed-coordinates c 5", "metres-as-degrees d 6", "null-geometry b 4",
        "null-geometry e 8",
      ])
    #expect(layer.problems.allSatisfy { $0.byteOffset == nil })
  }

  @Test func manyRowsInAnyCut() throws {
    let rows = (0..<20_000).map { "p\($0),\(Double($0) / 1000),\(Double($0 % 90))" }
    let text = "name,lon,lat\n" + rows.joined(separator: "\n") + "\n"
    try withScratchFile(Array(text.utf8), name: "places.csv") { source in
      var source = source
      source.fields = ["name"]
      for threads in [1, 2] {
        let layer = try GeoJSONReader.read(source, threads: threads)
        #expect(layer.count == 20_000)
        #expect(layer.geometries.longitudes == (0..<20_000).map { Double($0) / 1000 })
        #expect(layer.columns["name"]?.text(19_999) == "p19999")
      }
    }
  }

  @Test func gb18030IsConverted() throws {
    // 名 is C3 FB, 公厕 is B9 AB B2 DE in GBK.
    let bytes = Array("id,lon,lat,".utf8) + [0xC3, 0xFB] + Array("\n1,2,3,".utf8) + [0xB9, 0xAB, 0xB2, 0xDE]
    try withScratchFile(bytes, name: "places.csv") { source in
      var source = source
      source.encoding = "gbk"
      source.fields = ["名"]
      let layer = try GeoJSONReader.read(source)
      #expect(layer.columns["名"]?[0] == .text("公厕"))
    }
    #expect(
      try refusal(bytes).hasSuffix(
        "it is no text in UTF-8; say 'encoding: gb18030' in the audit file if a Chinese spreadsheet wrote it, or save it as UTF-8"
      ))
    #expect(try refusal(bytes) { $0.encoding = "klingon" }.contains("the encoding 'klingon' is unknown here"))
  }

  @Test func filesWithoutPlacesAreRefused() throws {
    #expect(try refusal([]).hasSuffix("it is empty; its first line must name the columns"))
    #expect(
      try refusal(Array("a,b\n1,2\n".utf8)).contains(
        "no column is called like a longitude (longitude, lon, lng, long, 经度, x); name it with 'longitude:'"))
    #expect(
      try refusal(Array("lon,lat\n1,2\n".utf8)) { $0.latitudeField = "north" }.hasSuffix(
        "it has no column 'north', which 'latitude' names; its columns are 'lon', 'lat'"))
    #expect(
      try refusal(Array("lon,lat\n1,\"2\n".utf8)).contains(
        "the quote that is opened in line 2 is never closed"))
  }

  @Test(arguments: [
    ("0", true), ("-0.5", true), ("1e9", true), ("1E-9", true), ("007", false), ("1.", false), (".5", false),
    ("1e", false), ("+1", false), ("", false), ("-", false), ("1 ", false), ("NaN", false), ("0x1", false),
  ])
  func numbersAreThoseOfJSON(_ text: String, _ isNumber: Bool) throws {
    let layer = try layer("lon,lat,v\n1,2,\(text)\n") { $0.fields = ["v"] }
    var found = false
    if case .number = layer.columns["v"]?[0] { found = true }
    #expect(found == isNumber)
  }
}
