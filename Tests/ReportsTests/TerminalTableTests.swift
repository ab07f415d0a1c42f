import Testing

@testable import Reports

struct TerminalTableTests {
  private func table() -> TerminalTable {
    var table = TerminalTable(columns: [
      .init("Name", wraps: true), .init("Value", isTrailing: true), .init("Verdict"),
    ])
    table.addRow([.init("河滨区 Hebin"), .init("87.3\u{A0}%"), .init("met", style: .met)])
    table.addRow([.init("North"), .init("5.0\u{A0}%"), .init("short", style: .short)])
    return table
  }

  @Test("Columns are in line, numbers at their right end, also with Chinese")
  func alignment() {
    #expect(
      table().lines(width: 80, color: false) == [
        "Name           Value  Verdict", "河滨区 Hebin  87.3 %  met", "North          5.0 %  short",
      ])
  }

  @Test("Names wrap, numbers do not")
  func wrapping() {
    #expect(
      table().lines(width: 23, color: false) == [
        "Name     Value  Verdict", "河滨区  87.3 %  met", "Hebin", "North    5.0 %  short",
      ])
  }

  @Test("Colours only when asked for, and never counted as width")
  func color() {
    let lines = table().lines(width: 80, color: true)
    #expect(lines[1] == "河滨区 Hebin  87.3 %  \u{1B}[36mmet\u{1B}[0m")
    #expect(lines[2] == "North          5.0 %  \u{1B}[33mshort\u{1B}[0m")
  }

  @Test("Text from data cannot move the cursor or start a line")
  func hostile() {
    var table = TerminalTable(columns: [.init("", wraps: true)])
    table.addRow([.init("a\u{1B}[2J\u{202E}b\nc\u{9B}")])
    #expect(table.lines(width: 80, color: true, hasHeader: false) == ["a\u{FFFD}[2J\u{FFFD}b c\u{FFFD}"])
  }
}
