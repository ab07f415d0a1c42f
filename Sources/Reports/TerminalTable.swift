// A table for a terminal: columns in line also with Chinese, names wrapped rather than numbers.

internal import Audits

/// Rows and columns that become lines of text.
///
/// Texts may come from data: control characters are made harmless. No-break spaces hold a number and its unit
/// together and are shown as spaces.
public struct TerminalTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Its heading.
    public var title: String
    /// Whether its cells are aligned at their right end, as numbers are.
    public var isTrailing: Bool
    /// Whether its cells may take several lines when the terminal is narrow.
    public var wraps: Bool
    /// How narrow such a column may become, where its words are longer than that.
    public var narrowest: Int

    /// A column, aligned at the left and on one line unless told otherwise.
    public init(_ title: String, isTrailing: Bool = false, wraps: Bool = false, narrowest: Int = 18) {
      self.title = title
      self.isTrailing = isTrailing
      self.wraps = wraps
      self.narrowest = narrowest
    }
  }

  /// A cell.
  public struct Cell: Sendable {
    /// Its text.
    public var text: String
    /// A text that begins on a line of its own below; empty for none. For columns that wrap.
    public var below: String
    /// How it is shown.
    public var style: TerminalStyle

    /// A cell.
    public init(_ text: String, below: String = "", style: TerminalStyle = .plain) {
      self.text = text.onOneLine
      self.below = below.onOneLine
      self.style = style
    }

    fileprivate var width: Int { max(text.displayWidth, below.displayWidth) }
    fileprivate var widestPiece: Int { max(text.widestPiece, below.widestPiece) }

    fileprivate func wrapped(to width: Int) -> [String] {
      text.wrapped(to: width) + (below.isEmpty ? [] : below.wrapped(to: width))
    }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []

  /// A table without rows.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: As many cells as there are columns.
  public mutating func addRow(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row must have a cell for every column")
    rows.append(cells)
  }

  /// The table in lines of at most `width` columns, as far as its numbers allow: they are never cut.
  ///
  /// - Parameters:
  ///   - width: The terminal's width.
  ///   - color: Whether to use colours.
  ///   - hasHeader: Whether the first line holds the columns' titles, if one has any.
  ///   - indent: Spaces before each line.
  public func lines(width: Int, color: Bool, hasHeader: Bool = true, indent: Int = 0) -> [String] {
    let header = columns.map { Cell($0.title, style: .faint) }
    let all = hasHeader ? [header] + rows : rows
    let widths = columnWidths(of: all, width: width - indent)
    return all.flatMap { row in lines(of: row, widths: widths, color: color, indent: indent) }
  }

  private static let gap = 2

  private func columnWidths(of rows: [[Cell]], width: Int) -> [Int] {
    var widths = columns.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
    let floors = columns.indices.map { column in
      columns[column].wraps
        ? min(columns[column].narrowest, rows.map { $0[column].widestPiece }.max() ?? 0)
        : widths[column]
    }
    var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
    while excess > 0 {
      let candidates = columns.indices.filter { widths[$0] > floors[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func lines(of row: [Cell], widths: [Int], color: Bool, indent: Int) -> [String] {
    let wrapped = columns.indices.map { column in
      columns[column].wraps ? row[column].wrapped(to: widths[column]) : [row[column].text]
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { place in
      var line = String(repeating: " ", count: indent)
      var blanks = 0
      for column in columns.indices {
        let text = place < wrapped[column].count ? wrapped[column][place] : ""
        let space = max(0, widths[column] - text.displayWidth)
        let before = columns[column].isTrailing ? space : 0
        if !text.isEmpty {
          line += String(repeating: " ", count: blanks + before)
          line += row[column].style.applied(to: text.withPlainSpaces, color: color)
          blanks = columns[column].isTrailing ? 0 : space
        } else {
          blanks += widths[column]
        }
        blanks += Self.gap
      }
      return line
    }
  }
}

extension String {
  /// The text with ordinary spaces for no-break ones, so that what is copied from a terminal can be searched
  /// for.
  var withPlainSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
