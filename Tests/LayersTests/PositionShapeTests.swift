// Positions spelt alike are read by their shape: the same doubles, and the same verdict on every byte.

import Foundation
import Planar
import TestSupport
import Testing

@testable import Layers

@Suite struct PositionShapeTests {
  private func shape(_ text: String) -> PositionShape? {
    let bytes = Array(text.utf8) + Array(repeating: 0, count: JSONCursor.padding)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { PositionShape(JSONText($0, end: text.utf8.count, origin: 0), 0) }
    }
  }

  @Test func whatHasAShape() throws {
    let spaced = try #require(shape("[ 121.4519820, 31.6276472 ], [ 121.4518753, 31.6274886 ]"))
    #expect(spaced.lead.count == 2)
    #expect(spaced.longitude.count == 11)
    #expect(spaced.middle.count == 2)
    #expect(spaced.latitude.count == 10)
    #expect(spaced.end.count == 2)
    #expect(spaced.link.count == 6)
    #expect(spaced.linkDoubt == 0)
    let negative = try #require(shape("[-0.5,-31.25],[-7.5,1]"))
    #expect(negative.lead.count == 2)
    #expect(negative.middle.count == 2)
    #expect(negative.link.count == 4)
    let last = try #require(shape("[1.5,2.5]]"))
    #expect(last.linkDoubt == 1)
    // The next one has another sign.
    #expect(try #require(shape("[1.5,2.5],[-1.5,2.5]")).linkDoubt == 1)
    for other in [
      "[1,2]", "[1.5,2]", "[1.5e1,2.5]", "[1.123456789,2.5]", "[12345678.5,2.5]", "[1.5,2.5,3.5]", "[1.5]",
      "[",
      "[1.5,         2.5]", "[\"1.5\",2.5]", "[1.5,2.5",
    ] {
      #expect(shape(other) == nil, "\(other)")
    }
  }

  /// A number of some shape that JSON knows.
  private func number(_ random: inout SplitMix64) -> String {
    func digits(_ count: Int) -> String { (0..<count).map { _ in String(random.whole(0...9)) }.joined() }
    let sign = random.whole(0...4) == 0 ? "-" : ""
    let whole = [digits(1), String(random.whole(1...9)) + digits(random.whole(1...6))][random.whole(0...1)]
    switch random.whole(0...9) {
    case 0: return sign + whole
    case 1: return sign + whole + ".0e\(random.whole(0...3))"
    case 2: return sign + whole + "." + digits(random.whole(9...18))
    default: return sign + whole + "." + digits(random.whole(1...8))
    }
  }

  @Test func theSameDoubles() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let spaces = ["", " ", "  ", "\n "]
      let space = (0..<4).map { _ in spaces[random.whole(0...3)] }
      var spelt: [(String, String)] = []
      var latest = (number(&random), number(&random))
      for _ in 0..<60 {
        switch random.whole(0...9) {
        case 0: latest = (number(&random), number(&random))
        case 1: latest.1 = number(&random)
        default:
          // Other digits in the same places; a leading zero would be none of JSON's.
          func other(_ text: String) -> String {
            String(
              text.map {
                $0.isNumber && $0 != "0" && !text.contains("e")
                  ? "123456789".randomElement(using: &random) ?? $0 : $0
              })
          }
          latest = (other(latest.0), other(latest.1))
        }
        spelt.append(latest)
      }
      let positions = spelt.map { "[\(space[0])\($0.0)\(space[1]),\(space[2])\($0.1)\(space[3])]" }
      let line = geometry("LineString", "[" + positions.joined(separator: ",\(space[0])") + "]")
      // No degrees: any number is in range.
      let text =
        #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"#
        + #""features":["# + feature(line) + "]}"
      let bytes = Array(text.utf8) + Array(repeating: 0, count: JSONCursor.padding)
      var context = ReadingContext(LayerSource(name: "scratch", path: "scratch"))
      context.take(.other(name: "EPSG:3857"))
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        var cursor = JSONCursor(base, 0..<text.utf8.count, origin: 0)
        var reading = DocumentReading(DocumentState(), context, bytes: text.utf8.count)
        _ = reading.read(&cursor)
        let space = reading.finishedReading().space.arrays()
        #expect(space.longitudes == spelt.map { Double($0.0) ?? .nan }, "seed \(seed)")
        #expect(space.latitudes == spelt.map { Double($0.1) ?? .nan }, "seed \(seed)")
      }
    }
  }

  @Test func everyByteIsLookedAt() throws {
    let positions = ["[ 1.25, -32.75 ]", "[ 4.25, -35.75 ]", "[ 7.25, -38.75 ]", "[ 9.25, -39.75 ]"]
    let head =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":"#
      + #"{"type":"LineString","coordinates":[ "# + positions[0] + ", " + positions[1] + ", "
    let start = Array(head.utf8)
    let rest = Array((positions[2] + ", " + positions[3] + " ]}}]}").utf8)
    let bytes =
      Array("{}[]\",:0123456789.eE+-truefalsn \n\r\\u/~".utf8) + [0, 0x1F, 0x80, 0xB0, 0xC3, 0xFA, 0xFF]
    for place in 0..<positions[2].utf8.count + 3 {
      for byte in bytes {
        var changed = rest
        changed[place] = byte
        let text = start + changed
        let expected = try? JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
        let isAccepted = try withScratchFile(text) { source in
          do throws(LayerError) {
            let layer = try GeoJSONReader.read(source, threads: 1)
            if layer.count == 1, layer.problems.isEmpty {
              #expect(
                coordinates(expected)
                  == zip(layer.geometries.longitudes, layer.geometries.latitudes).map { [$0, $1] },
                "byte \(byte) at \(place)")
            }
            return true
          } catch {
            // Foundation overlooks a comma before a closing bracket, with space between.
            return "\(error)".contains("a comma before the closing") && expected != nil
          }
        }
        #expect(isAccepted == (expected != nil), "byte \(byte) at \(place)")
      }
    }
  }

  private func coordinates(_ document: [String: Any]?) -> [[Double]]? {
    let features = document?["features"] as? [[String: Any]]
    let geometry = features?.first?["geometry"] as? [String: Any]
    return (geometry?["coordinates"] as? [[Double]])?.map { Array($0.prefix(2)) }
  }
}
