// The filter language: what it accepts, what it means, and where it says that it does not understand.

import Layers
import Testing

@Suite struct FilterTests {
  let market: [String: PropertyValue] = [
    "kind": .text("market"), "area": .number(2500), "storeys": .text("3"), "open": .boolean(true),
    "note": .null,
    "名称": .text("菜市场"), "addr:street": .text("O'Connell"), "tags": .nested, "flag": .text("false"),
    "or": .number(1),
  ]

  func matches(_ text: String) throws -> Bool {
    try Filter(text).matches { market[$0] ?? .missing }
  }

  @Test(arguments: [
    ("kind = 'market'", true), ("kind == \"market\"", true), ("kind = 'Market'", false),
    ("kind != 'park'", true),
    ("kind <> 'market'", false), ("area >= 2000", true), ("area < 2500", false), ("area <= 2500", true),
    ("area > 2.4e3", true), ("area = 2500.0", true), ("area > -1", true),
    ("storeys = 3", true), ("storeys > 2.5", true), ("storeys = '3'", true), ("storeys = '3.0'", false),
    ("area = '2500'", true), ("area = 'x'", false), ("area != 'x'", true), ("kind > 3", false),
    ("kind != 3", true),
    ("kind < 'n'", true), ("kind > 'z'", false),
    ("open = true", true), ("open != true", false), ("open = FALSE", false), ("flag = false", true),
    ("kind = true", false),
    ("kind != true", true),
    ("kind in ('park', 'market')", true), ("kind not in ('park','market')", false),
    ("storeys IN (1,2,3)", true),
    ("note is null", true), ("nothing is null", true), ("kind is null", false), ("kind IS NOT NULL", true),
    ("exists(kind)", true), ("kind exists", true), ("exists(note)", false), ("nothing exists", false),
    ("note = 'x'", false), ("note != 'x'", true), ("nothing != 1", true), ("nothing not in (1)", true),
    ("nothing < 1", false),
    ("not nothing = 1", true), ("not (nothing in (1))", true), ("not not kind = 'market'", true),
    ("tags exists", true), ("tags = 'x'", false), ("tags != 'x'", true),
    ("名称 = '菜市场'", true), ("`名称` exists", true), ("addr:street = 'O''Connell'", true), ("`or` = 1", true),
    ("addr:street = \"O'Connell\"", true),
    ("kind = 'x' or kind = 'market' and area > 2000", true),
    ("(kind = 'x' or kind = 'market') and area > 3000", false),
    ("kind = 'market' or kind = 'x' and area > 3000", true), ("not kind = 'x' and area > 2000", true),
  ])
  func meaning(_ text: String, _ expected: Bool) throws {
    #expect(try matches(text) == expected, "\(text)")
  }

  @Test func fields() throws {
    let filter = try Filter("a = 1 and (not exists(b) or `c d` in (1,2)) and e is null")
    #expect(filter.fields == ["a", "b", "c d", "e"])
    #expect(try Filter("a=1") == Filter("a=1"))
  }

  @Test(arguments: [
    ("", 0, "empty"), ("kind", 4, "expected an operator"), ("kind =", 6, "expected a value"),
    ("kind = market", 7, "quotes: 'market'"), ("kind = 'market", 7, "no closing '"),
    ("kind ! 'x'", 5, "'!='"),
    ("kind = 1 2", 9, "found 2"), ("(kind = 1", 9, "expected ')'"), ("kind = 1)", 8, "found ')'"),
    ("kind in 1", 8, "expected '('"), ("kind in (1 2)", 11, "',' or ')'"), ("kind not 1", 9, "'in'"),
    ("kind is 1", 8, "null"), ("kind = null", 7, "is null"), ("open > true", 7, "no order"),
    ("and = 1", 0, "field's name"), ("kind ＝ 1", 5, "this is the full-width equals sign ＝; use ="),
    ("kind = ‘x’", 7, "this is the Chinese quotation mark ‘; use '"),
    ("kind in ('a'，'b')", 12, "this is the full-width comma ，; use ,"), ("kind：x = 1", 4, "full-width colon"),
    ("kind = 'x’", 7, "no closing '; in it, this is the Chinese quotation mark ’; use '"),
    ("area > 12abc", 7, "not a number"), ("kind = 0x1F", 7, "not a number"),
    ("kind ~ 'x'", 5, "does not belong"),
    ("exists kind", 7, "'('"), ("名称 ？ 1", 3, "does not belong"), ("`` = 1", 0, "empty"),
    ("a = 1 and", 9, "field's name"),
  ])
  func faults(_ text: String, _ offset: Int, _ words: String) {
    #expect {
      try Filter(text)
    } throws: { error in
      guard let error = error as? FilterError else { return false }
      #expect(error.offset == offset, "\(error)")
      #expect(error.message.contains(words), "\(error)")
      return true
    }
  }

  @Test func theCaretStandsUnderTheCharacter() {
    func description(_ text: String) -> String {
      do {
        _ = try Filter(text)
        return "no error"
      } catch {
        return error.description
      }
    }
    #expect(
      description("kind = market").split(separator: "\n").dropFirst() == ["  kind = market", "         ^"])
    #expect(description("kind = market").hasPrefix("filter, character 8: expected a value such as"))
    // Four columns for the two wide characters.
    #expect(description("名称 = x").split(separator: "\n").dropFirst() == ["  名称 = x", "         ^"])
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "(", count: 100_000) + "a = 1"
    #expect(throws: FilterError.self) { try Filter(deep) }
    let nots = String(repeating: "not ", count: 100_000) + "a = 1"
    #expect(throws: FilterError.self) { try Filter(nots) }
  }
}
