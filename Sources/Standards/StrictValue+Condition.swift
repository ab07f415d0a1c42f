// A condition as a standard and an audit file write it, in the filter language.

internal import Layers
internal import Yams

extension StrictValue {
  /// A condition: it is read here once, so that a slip in it has its line and column like any other.
  package func condition() -> String? {
    guard let text = text() else { return nil }
    do throws(FilterError) {
      _ = try Filter(text)
      return text
    } catch {
      fault(
        .impossibleValue, "\(label) cannot be read at character \(error.offset + 1) of \(quoted(text))",
        suggestion: error.message, at: place(ofCharacter: error.offset, in: text), excerpt: error.excerpt)
      return nil
    }
  }

  /// Where a character of this text stands in the document; where the text begins if that cannot be told, as in a text
  /// of several lines.
  private func place(ofCharacter offset: Int, in text: String) -> DocumentPlace {
    guard let style = node.scalar?.style, let line = collector.line(place.line) else { return place }
    var column = place.column - 1
    switch style {
    case .any, .plain: break
    case .singleQuoted, .doubleQuoted: column += 1
    case .literal, .folded: return place
    }
    for scalar in text.prefix(offset).unicodeScalars {
      let escape: Unicode.Scalar? =
        style == .doubleQuoted ? "\\" : style == .singleQuoted ? "'" : nil
      if column < line.count, line[column] == escape { column += 1 }
      guard column < line.count, line[column] == scalar else { return place }
      column += 1
    }
    return DocumentPlace(line: place.line, column: column + 1)
  }
}
