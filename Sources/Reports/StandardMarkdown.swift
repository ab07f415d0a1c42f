// A rulebook as a Markdown table (GitHub Flavored Markdown Spec 0.29, "Tables"), one row an indicator.

internal import Audits
public import Standards

/// A rulebook as Markdown.
public enum StandardMarkdown {
  /// The standard's title, how many indicators there are, and a table with a row for each, ending in a line feed.
  ///
  /// What a standard says is text: nothing in it becomes markup.
  ///
  /// - Parameter notes: Whether departments and notes are wanted, in two more columns.
  public static func text(
    of standard: Standard, language: ReportLanguage = .english, notes: Bool = false
  ) -> String {
    let titles = cells(of: StandardRow.titles(language), notes: notes)
    let rows = standard.indicators.map { cells(of: StandardRow($0, language), notes: notes) }
    let lines =
      [
        "# \(standard.title.both.forMarkdown)", "",
        "`\(standard.id.forMarkdown)`: \(StandardDigest(standard).text(language))", "",
        line(titles), line(titles.map { _ in "---" }),
      ] + rows.map(line)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cells(of row: StandardRow, notes: Bool) -> [String] {
    let cells = [
      row.item, row.id, row.name, row.measure, row.target, row.points, row.source, row.confidence,
    ]
    return (notes ? cells + [row.department, row.note] : cells).map(\.forMarkdown)
  }

  private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}

extension String {
  /// The text with everything escaped that Markdown could take for markup, on one line, with plain spaces.
  fileprivate var forMarkdown: String {
    let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "&", "~", "#", "!"]
    var text = ""
    for character in onOneLine.withPlainSpaces {
      if special.contains(character) { text.append("\\") }
      text.append(character)
    }
    return text
  }
}
