import Audits
import Foundation
import Testing

@testable import Reports

struct JSONWriterTests {
  @Test("Numbers are written to the last digit and read back as themselves")
  func numbersReadBack() {
    let seed: UInt64 = 20_261_122
    var state = seed
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      guard number.isFinite else { continue }
      let text = JSONWriter.line(of: .number(number))
      #expect(Double(text)?.bitPattern == number.bitPattern, "seed \(seed)")
    }
    #expect(JSONWriter.line(of: .number(0.1)) == "0.1")
    #expect(JSONWriter.line(of: .number(142_000)) == "142000")
    #expect(JSONWriter.line(of: .number(-0.0)) == "0")
    #expect(JSONWriter.line(of: .number(1e300)) == "1e+300")
    #expect(JSONWriter.line(of: .integer(-7)) == "-7")
  }

  @Test("Quotes, controls and line separators are escaped, Chinese stands as it is")
  func textsAreEscaped() {
    let line = JSONWriter.line(of: .text("\"\\/\n\r\t\u{0}\u{1B}\u{7F}\u{85}\u{2028}\u{2029}河🏞"))
    #expect(line == #""\"\\/\n\r\t\u0000\u001b\u007f\u0085\u2028\u2029河🏞""#)
  }

  @Test("Keys keep their order; what is short stays on a line, what is long is spread")
  func layout() {
    let short = DetailValue.object([
      DetailEntry("b", .integer(1)), DetailEntry("a", .list([.null, .boolean(true)])),
    ])
    #expect(JSONWriter().text(of: short) == "{ \"b\": 1, \"a\": [null, true] }\n")
    let long = DetailValue.object([
      DetailEntry("z", .list([short, short])), DetailEntry("empty", .object([])),
      DetailEntry("none", .list([])),
    ])
    #expect(
      JSONWriter(lineLength: 40).text(of: long) == """
        {
          "z": [
            { "b": 1, "a": [null, true] },
            { "b": 1, "a": [null, true] }
          ],
          "empty": {},
          "none": []
        }

        """)
  }

  @Test("What is written is JSON to another reader, at any line length")
  func foundationReadsIt() throws {
    let document = ResultsJSON.document(of: try Jianghai.result())
    for length in [0, 40, 100, 10_000] {
      let text = JSONWriter(lineLength: length).text(of: document)
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(read?["city"] as? String == "Jianghai 江海市")
      let districts = read?["districts"] as? [[String: Any]]
      #expect(districts?[4]["name"] as? String == Jianghai.hostileName)
    }
  }
}
