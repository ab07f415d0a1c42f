// A slip in a condition has its line, its column and a caret, in standards as in audit files.

import Standards
import Testing

struct StrictValueConditionTests {
  private func fault(_ condition: String, key: String = "where") throws -> String {
    let yaml = """
      id: s
      title: S
      indicators:
        - id: x
          name: X
          measure:
            ratio:
              layer: l
              weight: count
              \(key): \(condition)

      """
    do throws(DocumentFaults) {
      _ = try Standard(yaml: yaml, file: "s.yaml")
      return ""
    } catch {
      return error.faults.map(\.description).joined(separator: "\n")
    }
  }

  @Test func theColumnIsThatOfTheCharacter() throws {
    // The value begins in column 16, behind its quote in 17.
    let message =
      "where cannot be read at character 8 of 'kind = market'; expected a value such as 'market', "
      + "12.5 or true, found 'market'; a string goes into quotes: 'market'\n  kind = market\n         ^"
    #expect(try fault("kind = market") == "s.yaml:10:23: " + message)
    #expect(try fault("\"kind = market\"") == "s.yaml:10:24: " + message)
    #expect(try fault("'kind = market'") == "s.yaml:10:24: " + message)
  }

  @Test func quotesWithinCountAsTheyAreWritten() throws {
    #expect(
      try fault(#"'a = ''b'' or c ='"#).hasPrefix("s.yaml:10:33: where cannot be read at character 15 "))
    #expect(
      try fault(#""a = \"b\" or c =""#).hasPrefix("s.yaml:10:33: where cannot be read at character 15 "))
    #expect(try fault("类别 = '公园' or c =").contains("s.yaml:10:32: "))
  }

  @Test func whereTheColumnCannotBeToldTheTextsPlaceStands() throws {
    #expect(try fault("\"a = 'b'\\n or c =\"").hasPrefix("s.yaml:10:16: where cannot be read"))
    #expect(try fault("|\n          a =").hasPrefix("s.yaml:10:16: where cannot be read"))
  }

  @Test func limitsAndTheRestAreReadToo() throws {
    #expect(
      try fault("[ { where: \"a <\", field: f, at_most: 3 } ]", key: "limits").contains(
        ":10:32: where cannot"))
    #expect(
      try fault("a = 1\n        of: b =").contains("s.yaml:11:16: of cannot be read at character 4 of 'b ='"))
  }
}
