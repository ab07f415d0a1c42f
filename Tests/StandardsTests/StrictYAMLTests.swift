// YAML as a text: what is not YAML, and keys given twice.

import Standards
import Testing

struct StrictYAMLTests {
  private func faults(_ text: String) -> [String] {
    do {
      _ = try StrictYAML.decode(text, file: "a.yaml") { root in root.entries()?.count }
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func syntaxFaultsHaveTheirPlace() {
    #expect(
      faults("a: 1\nb: [1, 2\nc: 3") == [
        "a.yaml:3:2: not YAML: did not find expected ',' or ']' "
          + "(while parsing a flow sequence, from line 2); look at this line and the one before it"
      ])
    #expect(
      faults("a: 1\nb: @x") == [
        "a.yaml:2:4: not YAML: found character that cannot start any token "
          + "(while scanning for the next token, from line 2); "
          + "indent with spaces, not tabs, and put texts that begin with @, ` or % in quotes"
      ])
    #expect(
      faults("a: 1\nb: x\u{1}y").first == "a.yaml:2:5: not YAML: control characters are not allowed; "
        + "remove the character; the file must be UTF-8 text")
    #expect(faults("").first == "a.yaml:1:1: the document is empty")
    #expect(faults("# nothing but this\n").first == "a.yaml:1:1: the document is empty")
  }

  @Test func anEscapeThatYAMLDoesNotHaveIsNamed() {
    let found = faults(#"a: "\ud83d\ude00""#)
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix(
        #"; write the character itself instead of its escape, or \U and eight digits for one like \U0001F600"#
      )
        == true, "\(found)")
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreRead() {
    #expect(faults("\u{FEFF}a: 1\r\nb: 2\r\n").isEmpty)
    #expect(
      faults("a: 1\r\nb: 2\r\na: 3\r\n") == [
        "a.yaml:3:1: key 'a' is given twice in the document; keep one of them; the first is in line 1"
      ])
  }

  @Test func everyKeyThatIsGivenTwiceIsFound() {
    #expect(
      faults("公园: 1\n\"公园\": 2\n'公园': 3\nb: 4") == [
        "a.yaml:2:1: key '公园' is given twice in the document; keep one of them; the first is in line 1",
        "a.yaml:3:1: key '公园' is given twice in the document; keep one of them; the first is in line 1",
      ])
    // 1 is a number to YAML and "1" a text; to people they are one key.
    #expect(
      faults("1: a\n\"1\": b") == [
        "a.yaml:2:1: key '1' is given twice in the document; keep one of them; the first is in line 1"
      ])
  }

  @Test func aDoubledKeyThatNobodyReadsIsFoundAllTheSame() {
    #expect(
      faults("a: { b: 1, b: 2 }") == [
        "a.yaml:1:6: key 'b' is given twice in one mapping; keep one of them"
      ])
  }

  @Test func aDoubledKeyWithAnEscapeIsFoundToo() {
    #expect(
      faults("\"a\\u0062\": 1\nab: 2").first
        == "a.yaml:1:1: key 'ab' is given twice in one mapping; keep one of them")
  }

  @Test func aKeyMustBeAText() {
    #expect(faults("[1, 2]: a") == ["a.yaml:1:1: a key of the document is not a text"])
  }

  @Test func aValueThatIsUsedTwiceByReferenceIsRead() throws {
    let yaml = "a: &x { within: 5 }\nb: *x"
    let sum = try StrictYAML.decode(yaml, file: "a.yaml") { root in
      root.entries()?.compactMap { $0.value.peek("within")?.number(.aboveZero, unit: "metres") }.reduce(0, +)
    }
    #expect(sum == 10)
  }

  @Test func manyDoubledKeysEndInTime() {
    let text = (0..<300).map { "k\($0 % 150): 1" }.joined(separator: "\n")
    #expect(faults(text).count == 150)
  }
}
