// The grammar and the numbers against Foundation, on mutated documents; and the limits of each rule.

import Foundation
import TestSupport
import Testing

@testable import Layers

@Suite struct JSONCursorTests {
  /// A value as both parsers see it.
  indirect enum Value: Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case array([Value])
    case object([String: Value])
  }

  /// The text's value, read by our grammar alone; nil when it is no JSON.
  func value(_ bytes: [UInt8]) throws(JSONFault) -> Value {
    let padded = bytes + Array(repeating: 0, count: JSONCursor.padding)
    let result: Result<Value, JSONFault> = padded.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("there is padding") }
      var cursor = JSONCursor(base, 0..<bytes.count, origin: 0)
      do throws(JSONFault) {
        cursor.skipSpace()
        var checked = cursor
        try checked.skipValue()
        let value = try read(&cursor)
        #expect(cursor.place == checked.place, "skipping and reading end at the same byte")
        cursor.skipSpace()
        if cursor.place < cursor.end { throw cursor.fault("more text") }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  func read(_ cursor: inout JSONCursor) throws(JSONFault) -> Value {
    let opened = cursor.place
    switch cursor.byte {
    case UInt8(ascii: "{"):
      var members: [String: Value] = [:]
      try cursor.open()
      guard try cursor.begins(UInt8(ascii: "}"), opened: opened) else { return .object([:]) }
      repeat {
        let name = cursor.json.text(try cursor.name())
        members[name] = try read(&cursor)
      } while try cursor.continues(UInt8(ascii: "}"), opened: opened)
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [Value] = []
      try cursor.open()
      guard try cursor.begins(UInt8(ascii: "]"), opened: opened) else { return .array([]) }
      repeat {
        elements.append(try read(&cursor))
      } while try cursor.continues(UInt8(ascii: "]"), opened: opened)
      return .array(elements)
    case UInt8(ascii: "\""): return .text(cursor.json.text(try cursor.string()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try cursor.number())
    default:
      let word = cursor.byte
      try cursor.skipWord()
      return word == UInt8(ascii: "n") ? .null : .boolean(word == UInt8(ascii: "t"))
    }
  }

  func foundationValue(_ object: Any) -> Value {
    switch object {
    case is NSNull: return .null
    case let text as String: return .text(text)
    case let array as [Any]: return .array(array.map(foundationValue))
    case let object as [String: Any]: return .object(object.mapValues(foundationValue))
    case let decimal as NSDecimalNumber:
      // Foundation keeps long numbers as decimals, and does not round these correctly to doubles.
      return .number(Double(decimal.description) ?? .nan)
    case let number as NSNumber:
      return String(cString: number.objCType) == "c"
        ? .boolean(number.boolValue) : .number(number.doubleValue)
    default: return .null
    }
  }

  /// Foundation also takes UTF-16 and UTF-32, which it detects by their zero bytes, and refuses nesting beyond 512
  /// levels; the mutations have neither. And it overlooks a comma before a closing bracket, with space between.
  ///
  /// `CITYCHECK_FUZZ` sets the number of documents.
  @Test func mutationsAreReadAsFoundationDoes() throws {
    let seed: UInt64 = 78
    var numbers = SplitMix64(seed: seed)
    let rounds = Int(ProcessInfo.processInfo.environment["CITYCHECK_FUZZ"] ?? "") ?? 100_000
    let originals = [
      #"{"type":"Feature","id":12,"properties":{"n":-0.5e2,"t":"q\"\u0041é","l":[true,false,null]},"geometry":null}"#,
      #"[ 121.5281468, 31.9023807, -0.0, 1E+2, 12345678.123456789, 0.1, 9007199254740993, 17 ]"#,
      #"{"kind":"市场 \ud83d\ude00 \\ \/ \b\f\n\r\t","a":{"b":[[],{},[{}]]},"a":2}"#,
    ].map { Array($0.utf8) }
    let spice =
      Array("{}[]\",:0123456789.eE+-truefalsn \n\\u/".utf8) + [0x1F, 0x80, 0xC3, 0xE5, 0xED, 0xF0, 0xFF]
    var refused = 0
    for round in 0..<rounds {
      var bytes = originals[round % originals.count]
      for _ in 0...numbers.whole(0...2) {
        let at = numbers.whole(0...bytes.count - 1)
        switch numbers.whole(0...2) {
        case 0: bytes[at] = spice[numbers.whole(0...spice.count - 1)]
        case 1: bytes.insert(spice[numbers.whole(0...spice.count - 1)], at: at)
        default: bytes.remove(at: at)
        }
      }
      let theirs = (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])).map(
        foundationValue)
      var ours: Value?
      do throws(JSONFault) {
        ours = try value(bytes)
      } catch {
        refused += 1
        #expect((0...bytes.count).contains(error.byteOffset))
        if error.message.hasPrefix("a comma before the closing") { continue }
      }
      #expect(
        ours == theirs || hasDoubledKeys(bytes) && (ours == nil) == (theirs == nil),
        "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(refused > rounds / 4 && refused < rounds * 19 / 20, "the mutations are not trivial")
  }

  // Of a name that is there twice the last value counts here, and Foundation does not say which.
  func hasDoubledKeys(_ bytes: [UInt8]) -> Bool { String(decoding: bytes, as: UTF8.self).contains("},\"a\"") }

  @Test func numbersAreRoundedCorrectly() throws {
    let seed: UInt64 = 20_240_602
    var numbers = SplitMix64(seed: seed)
    var spellings = [
      "0", "-0", "-0.0", "9007199254740993", "9007199254740992.5", "9007199254740993.0", "0.1", "1e22",
      "1e23",
      "123456789012345678901234567890", "18446744073709551615", "18446744073709551616", "9999999999999999999",
      "1.7976931348623157e308", "5e-324", "2e-324", "1e-999", "4.9406564584124654e-324",
      "2.2250738585072011e-308",
      "0.000000000000000000000000000001", "8.41e21", "9.5367431640625e-7", "121.59455430000001",
      "4503599627370497.5", "4503599627370496.5", "0.3000000000000000166", "1.0000000000000002220",
    ]
    for _ in 0..<20_000 {
      let whole = numbers.whole(0...179)
      let digits = String((0..<numbers.whole(1...22)).map { _ in Character("\(numbers.whole(0...9))") })
      spellings.append("\(whole).\(digits)")
      spellings.append("\(Double(bitPattern: numbers.next() & 0x7FEF_FFFF_FFFF_FFFF))".lowercased())
    }
    for spelling in spellings {
      guard case .number(let value) = try value(Array(spelling.utf8)) else {
        Issue.record("\(spelling) is not read as a number")
        continue
      }
      #expect(value.bitPattern == Double(spelling)?.bitPattern, "\(spelling), seed \(seed)")
    }
  }

  @Test func truncatedAtEveryByte() {
    let whole = Array(#"{"é\u00e9\ud83d\ude00":[true,null,-1.5e+3,{"b":[]},"x\\"],"c":false}"#.utf8)
    #expect(throws: Never.self) { try value(whole) }
    for count in 0..<whole.count {
      do throws(JSONFault) {
        _ = try value(Array(whole[..<count]))
        Issue.record("cut to \(count): taken")
      } catch {
        #expect(error.isTruncated, "cut to \(count): \(error.message)")
        #expect(error.byteOffset == count, "cut to \(count): \(error.message)")
      }
    }
  }

  @Test func depth() throws {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    #expect(throws: Never.self) { try value(nested(1024)) }
    #expect(throws: JSONFault.self) { try value(nested(1025)) }
  }

  @Test func escapes() throws {
    let text = try value(Array(#""\u0000\u001f\u0041\u00e9\u57ce\ud83d\ude00\"\\\/\b\f\n\r\t""#.utf8))
    #expect(text == .text("\u{0}\u{1F}Aé城😀\"\\/\u{8}\u{C}\n\r\t"))
    for bad in [#""\ud800""#, #""\udc00""#, #""\ud83dx""#, #""\ud83d\u0041""#, #""\u12""#, #""\x""#] {
      #expect(throws: JSONFault.self) { try value(Array(bad.utf8)) }
    }
  }

  @Test func utf8() {
    // Overlong, surrogate, beyond U+10FFFF, bare continuation, cut sequences: all refused; the edges are taken.
    let bad: [[UInt8]] = [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xE5, 0x9F], [0xF0, 0x9F, 0x98],
    ]
    for sequence in bad {
      #expect(throws: JSONFault.self, "\(sequence)") { try value([0x22] + sequence + [0x22]) }
    }
    let good: [[UInt8]] = [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF],
      [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ]
    for sequence in good {
      #expect(throws: Never.self, "\(sequence)") { try value([0x22] + sequence + [0x22]) }
    }
  }
}
