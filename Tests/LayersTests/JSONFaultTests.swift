// Texts that are not JSON: the byte, the line, the words; and agreement with an independent parser.

import TestSupport
import Foundation
import Layers
import Testing

@Suite struct JSONFaultTests {
  /// What is said about a text, or nil when it is read.
  func problem(_ bytes: [UInt8]) throws -> LayerProblem? {
    try withScratchFile(bytes) { try problem($0) }
  }

  func problem(_ source: LayerSource) throws -> LayerProblem? {
    do {
      _ = try GeoJSONReader.read(source)
      return nil
    } catch LayerError.malformed(let problem) {
      return problem
    } catch LayerError.notGeoJSON {
      return nil
    }
  }

  @Test(arguments: [
    ("{\"a\":NaN}", 5, "NaN is not JSON"), ("[1,-Infinity]", 3, "-Infinity is not JSON"),
    ("[Infinity]", 1, "Infinity is not JSON"),
    ("[1,\n2,\n]", 7, "a comma before the closing ']'"), ("{\"a\":1,}", 7, "a comma before the closing '}'"),
    ("[1e999]", 1, "larger than any double"), ("[01]", 1, "start with a zero"),
    ("[1.]", 3, "after the decimal point"),
    ("[+1]", 1, "expected a value"), ("[.5]", 1, "expected a value"), ("[1e]", 3, "exponent"),
    ("{'a':1}", 1, "double quotes"), ("{a:1}", 1, "double quotes"), ("{\"a\" 1}", 5, "expected ':'"),
    ("[1 2]", 3, "expected ',' or ']'"),
    ("[1}", 2, "closes the array"), ("[None]", 1, "Python"), ("[tru]", 1, "expected a value"),
    ("[truex]", 5, "to end"),
    ("[\"a\nb\"]", 3, "must be written as an escape"), ("[\"\\x\"]", 3, "followed by one of"),
    ("[\"\\u12G4\"]", 6, "hexadecimal"),
    ("[\"\\ud800\"]", 2, "surrogate"), ("[] x", 3, "more text follows"), ("[1,,2]", 3, "expected a value"),
  ])
  func malformed(_ text: String, _ offset: Int, _ words: String) throws {
    let found = try #require(try problem(Array(text.utf8)), "\(text)")
    #expect(found.kind == .malformedFile)
    #expect(found.byteOffset == offset, "\(text): \(found.message)")
    #expect(found.message.contains(words), "\(found.message)")
    #expect(found.severity == .error)
  }

  @Test func lines() throws {
    let found = try #require(try problem(Array("{\n\"a\": 1,\n\"b\": NaN\n}".utf8)))
    #expect(found.line == 3)
    #expect(found.byteOffset == 15)
  }

  @Test func invalidUTF8() throws {
    // 城 in GBK.
    let found = try #require(try problem(Array("[\"".utf8) + [0xB3, 0xC7] + Array("\"]".utf8)))
    #expect(found.byteOffset == 2)
    #expect(found.message.contains("GBK"))
  }

  @Test func nestingTooDeep() throws {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let found = try #require(try problem(Array(deep.utf8)))
    #expect(found.message.contains("more than 1024"))
  }

  @Test func truncatedAtEveryByte() throws {
    let text = """
      {"type":"FeatureCollection","features":[{"type":"Feature","id":"é\\u00e9\\ud83d\\ude00","properties":{"a":[true,null,{}],"b":-1.5e+3},
      "geometry":{"type":"Point","coordinates":[1.5,2.5]}}]}
      """
    let whole = Array(text.utf8)
    #expect(try problem(whole) == nil)
    for count in 0..<whole.count {
      let found = try #require(try problem(Array(whole[..<count])), "cut to \(count)")
      #expect(found.kind == .truncatedFile, "cut to \(count): \(found.message)")
      #expect(found.byteOffset == count, "cut to \(count): \(found.message)")
      #expect(found.message.hasPrefix("the file ends too soon: "))
    }
  }

  /// Known differences, each of which counts as agreement:
  /// - a half of a surrogate pair is refused here and taken by Foundation;
  /// - Foundation takes UTF-16 and UTF-32, which it detects by their zero bytes; here these are refused;
  /// - a number too large for a double is refused here, whatever Foundation makes of it;
  /// - Foundation refuses nesting beyond 512 levels, here the limit is 1024 (no mutation reaches either).
  @Test func mutationsAreJudgedAsFoundationDoes() throws {
    let seed: UInt64 = 77
    var numbers = SplitMix64(seed: seed)
    let original = Array(
      #"{"type":"Feature","id":12,"properties":{"n":-0.5e2,"t":"q\"\u0041é","l":[true,false,null]},"geometry":null}"#
        .utf8)
    let spice = Array("{}[]\",:0123456789.eE+-truefalsn \n\\u".utf8) + [0x00, 0x1F, 0x80, 0xC3, 0xED, 0xFF]
    var refused = 0
    // One file, written over and over: making and removing two thousand takes most of a minute.
    try withScratchFile(original) { source in
      for round in 0..<2000 {
        var bytes = original
        for _ in 0...Int.random(in: 0...2, using: &numbers) {
          let at = Int.random(in: 0..<bytes.count, using: &numbers)
          switch Int.random(in: 0..<3, using: &numbers) {
          case 0: bytes[at] = spice.randomElement(using: &numbers) ?? 0
          case 1: bytes.insert(spice.randomElement(using: &numbers) ?? 0, at: at)
          default: bytes.remove(at: at)
          }
        }
        let isTaken =
          (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
        try Data(bytes).write(to: URL(fileURLWithPath: source.path))
        let found = try problem(source)
        if found != nil { refused += 1 }
        let known = ["surrogate", "larger than any double"]
        if let found, known.contains(where: found.message.contains) { continue }
        #expect(
          (found == nil) == isTaken,
          "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self)), \(found?.message ?? "taken")"
        )
        if let offset = found?.byteOffset {
          #expect((0...bytes.count).contains(offset))
        } else {
          #expect(found == nil)
        }
      }
    }
    #expect(refused > 500 && refused < 1900, "the mutations are not trivial")
  }
}
