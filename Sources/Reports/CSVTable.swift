// Rows as CSV (RFC 4180) that a spreadsheet opens without harm: UTF-8 with a byte order mark so that Excel
// shows Chinese, and no cell of somebody's data taken for a formula (OWASP, "CSV Injection").

internal import Audits
internal import Foundation

/// A table that becomes CSV.
struct CSVTable {
  /// One cell: what came from data is guarded, what we computed is not.
  enum Cell {
    /// Nothing: unknown, or not applicable.
    case empty
    /// A number of ours, to twelve digits.
    case number(Double)
    /// A whole number of ours.
    case integer(Int)
    /// Any text.
    case text(String)

    /// The text, or nothing.
    static func of(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
    /// The number, or nothing.
    static func of(_ number: Double?) -> Cell { number.map { .number($0) } ?? .empty }
  }

  private(set) var text = "\u{FEFF}"
  private let columnCount: Int

  /// A table with its header row.
  init(header: [String]) {
    columnCount = header.count
    addRow(header.map { .text($0) })
  }

  /// Adds a row.
  ///
  /// - Precondition: As many cells as the header has.
  mutating func addRow(_ cells: [Cell]) {
    precondition(cells.count == columnCount, "a CSV row must have a cell for every column")
    text += cells.map(\.csv).joined(separator: ",")
    text += "\r\n"
  }
}

extension CSVTable.Cell {
  /// The cell as it is written.
  var csv: String {
    switch self {
    case .empty: ""
    case .number(let number): number.tableText
    case .integer(let number): String(number)
    case .text(let text): Self.quoted(Self.guarded(text))
    }
  }

  /// The text behind an apostrophe where a spreadsheet would take it for a formula, its other control
  /// characters made visible.
  private static func guarded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    if let first = text.unicodeScalars.first, startsFormula(first) { scalars.append("'") }
    for scalar in text.unicodeScalars {
      let isLayout = scalar == "\t" || scalar == "\n" || scalar == "\r"
      scalars.append(scalar.properties.generalCategory == .control && !isLayout ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    // Spreadsheets set up for Chinese and Japanese read the full-width forms as well.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    let mustQuote = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n"
    }
    guard mustQuote else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension Double {
  /// The number for a table that people read: with at most twelve digits that count, and no zeros behind them.
  ///
  /// Sums end in what binary fractions leave behind (`82.80000000000018`), far below what any of our numbers is right to.
  /// `results.json` and `result.json` keep every bit. The text depends on the number alone, so the same result has the same
  /// bytes here as well.
  ///
  /// - Precondition: The number is finite.
  var tableText: String {
    let text = exactText
    guard text.utf8.count > 12 else { return text }
    return (Double(String(format: "%.11e", self)) ?? self).exactText
  }
}
