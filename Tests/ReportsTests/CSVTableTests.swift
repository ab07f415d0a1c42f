import Foundation
import Testing

@testable import Reports

struct CSVTableTests {
  @Test("A byte order mark, a header, CRLF, quotes doubled")
  func quoting() {
    var table = CSVTable(header: ["a", "b", "c"])
    table.addRow([.text("x,y"), .text("say \"好\""), .text("two\nlines")])
    #expect(table.text == "\u{FEFF}a,b,c\r\n\"x,y\",\"say \"\"好\"\"\",\"two\nlines\"\r\n")
    #expect(Array(table.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
  }

  @Test("Texts that a spreadsheet takes for formulas stand behind an apostrophe, numbers do not")
  func formulas() {
    var table = CSVTable(header: ["a"])
    for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=1"] { table.addRow([.text(text)]) }
    table.addRow([.number(-1.5)])
    table.addRow([.integer(-2)])
    table.addRow([.empty])
    #expect(
      table.text == "\u{FEFF}a\r\n'=1+1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n\"'\rx\"\r\na=1\r\n-1.5\r\n-2\r\n\r\n"
    )
  }

  @Test("Numbers have at most twelve digits, and no zeros behind them")
  func numbers() {
    var table = CSVTable(header: ["a"])
    for number in [
      82.800_000_000_000_18, 0.1 + 0.2, 76_319_920.724_708_9, -1e-7 / 3, 1.0 / 3, 123_456_789_012_345,
      121.612_345_6, 0, 1e-300,
    ] { table.addRow([.number(number)]) }
    #expect(
      table.text.components(separatedBy: "\r\n").dropFirst().dropLast() == [
        "82.8", "0.3", "76319920.7247", "-3.33333333333e-08", "0.333333333333", "123456789012000",
        "121.6123456", "0", "1e-300",
      ])
  }

  @Test("Control characters do not reach the spreadsheet")
  func controls() {
    var table = CSVTable(header: ["a"])
    table.addRow([.text("x\u{1B}[31m\u{0}")])
    #expect(table.text == "\u{FEFF}a\r\nx\u{FFFD}[31m\u{FFFD}\r\n")
  }

  /// Reads CSV by the rules of RFC 4180, for these tests only.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"": cell.append(scalars.removeFirst())
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(String(cell))
        cell = .init()
      case ("\r", false) where scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [String(cell)])
        row = []
        cell = .init()
      default: cell.append(scalar)
      }
    }
    return rows
  }
}
