// Files that are packed, missing, unreadable or something else.

import Foundation
import Layers
import Planar
import Testing

@Suite struct ByteSourceTests {
  // `printf '{"type":"Point","coordinates":[1.5,2.5]}' | gzip -9n`, in base64.
  let packed = "H4sIAAAAAAACA6tWKqksSFWyUgrIz8wrUdJRSs7PL0rJzEssSS1Wsoo21DPVMdIzja0FAP6H730oAAAA"

  func error(_ bytes: [UInt8], name: String = "layer.geojson") throws -> LayerError? {
    try withScratchFile(bytes, name: name) { source in
      do {
        _ = try GeoJSONReader.read(source)
        return nil
      } catch let error as LayerError {
        return error
      }
    }
  }

  @Test func gzipIsUnpacked() throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: packed)))
    try withScratchFile(bytes) { source in
      let layer = try GeoJSONReader.read(source)
      #expect(layer.geometries.longitudes == [1.5])
      #expect(layer.geometries.latitudes == [2.5])
      // The packed size: the ledger speaks of the file as it is stored.
      #expect(layer.provenance.bytes == bytes.count)
    }
  }

  @Test func severalMembersAreOneText() throws {
    let member = [UInt8](try #require(Data(base64Encoded: packed)))
    let newline = [UInt8](try #require(Data(base64Encoded: "H4sIAAAAAAACA+MCAJMG1zIBAAAA")))
    try withScratchFile(member + newline + member + [0, 0, 0]) { source in
      let layer = try GeoJSONReader.read(source)
      #expect(layer.geometries.longitudes == [1.5, 1.5])
    }
  }

  @Test func brokenGzip() throws {
    let whole = [UInt8](try #require(Data(base64Encoded: packed)))
    for count in 2..<whole.count {
      guard case .brokenCompression(_, _, let reason) = try error(Array(whole[..<count])) else {
        Issue.record("cut to \(count): no error")
        continue
      }
      #expect(reason == "it breaks off after \(count) bytes", "cut to \(count)")
    }
    var corrupt = whole
    corrupt[whole.count - 6] ^= 0xFF
    let found = try #require(try error(corrupt))
    #expect(found.description.contains("is broken gzip: it is corrupt near byte"))
    #expect(try error(whole + [1, 2, 3])?.description.contains("bytes that are not gzip follow") == true)
  }

  @Test func missingAndUnreadable() throws {
    let missing = LayerSource(name: "parks", path: "/nowhere/at/all.geojson", displayPath: "all.geojson")
    #expect(throws: LayerError.missingFile(layer: "parks", path: "all.geojson")) {
      try GeoJSONReader.read(missing)
    }
    let folder = LayerSource(name: "parks", path: "/", displayPath: "root")
    #expect {
      try GeoJSONReader.read(folder)
    } throws: { error in
      "\(error)" == "layer 'parks': 'root' cannot be read: it is a folder; give the file in it"
    }
  }

  @Test func otherFormats() throws {
    #expect(try error(Array("SQLite format 3\u{0}...".utf8))?.description.contains("GeoPackage") == true)
    #expect(try error(Array("PK\u{3}\u{4}".utf8))?.description.contains("ZIP") == true)
    #expect(try error(Array("<gml/>".utf8))?.description.contains("XML") == true)
    #expect(try error([0xFF, 0xFE, 0x7B, 0x00])?.description.contains("UTF-16") == true)
    #expect(try error(Array("[1,2]".utf8))?.description.contains("it is an array") == true)
    #expect(try error(Array("3".utf8))?.description.contains("a bare value") == true)
    #expect(try error(Array(#"{"type":"Topology"}"#.utf8))?.description.contains("TopoJSON") == true)
    #expect(try error(Array(#"{"a":1}"#.utf8))?.description.contains("no 'type'") == true)
    #expect(
      try error(Array(#"{"type":"FeatureCollection"}"#.utf8))?.description.contains("no array 'features'")
        == true)
    #expect(try error([])?.problems.first?.kind == .truncatedFile)
  }

  /// A file, the same packed, and the same packed in many members: one layer.
  @Test func packedIsThePlainLayer() throws {
    let features = (0..<3000).map { point(Double($0 % 90), 2.5, id: "\($0)", properties: #"{"kind":"市场"}"#) }
    let text = Array(
      (#"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}").utf8)
    let plain = try withScratchFile(text) { try GeoJSONReader.read($0) }
    let member =
      stored(Array(text[..<1000])) + stored(Array(text[1000..<1001])) + stored(Array(text[1001...]))
    for packed in [stored(text), member] {
      try withScratchFile(packed) { source in
        let layer = try GeoJSONReader.read(source, threads: 2)
        #expect(layer.ids == plain.ids)
        #expect(layer.geometries.longitudes == plain.geometries.longitudes)
        #expect(layer.provenance.bytes == packed.count)
        #expect(layer.provenance.sha256 != plain.provenance.sha256)
      }
    }
  }

  /// A gzip member of stored blocks. (RFC 1951, section 3.2.4; RFC 1952.)
  func stored(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var place = 0
    repeat {
      let count = min(60_000, bytes.count - place)
      member.append(place + count == bytes.count ? 1 : 0)
      for number in [UInt16(count), ~UInt16(count)] { member += [UInt8(number & 255), UInt8(number >> 8)] }
      member += bytes[place..<place + count]
      place += count
    } while place < bytes.count
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for number in [~crc, UInt32(bytes.count)] {
      for shift in [0, 8, 16, 24] { member.append(UInt8(number >> UInt32(shift) & 255)) }
    }
    return member
  }
}
