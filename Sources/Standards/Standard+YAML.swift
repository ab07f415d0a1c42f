// A standard from its YAML.

public import Foundation

extension Standard {
  /// A standard from YAML text.
  ///
  /// - Parameters:
  ///   - text: One YAML document with `id`, `title` and `indicators`.
  ///   - file: The document's name in messages, as people know it.
  /// - Throws: Every fault of the document: of its syntax, or else unknown, missing and doubled keys, wrong
  ///   types and impossible values, each with line, column and remedy.
  public init(yaml text: String, file: String) throws(DocumentFaults) {
    self = try StrictYAML.decode(text, file: file) { $0.standard() }
  }

  /// A standard from a YAML file.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - displayPath: The file's name in messages; nil takes the last part of its path.
  /// - Throws: Every fault of the document, or the one that the file cannot be read.
  public init(contentsOf url: URL, displayPath: String? = nil) throws(DocumentFaults) {
    let name = displayPath ?? url.lastPathComponent
    try self.init(yaml: try documentText(of: url, displayPath: name), file: name)
  }
}

/// The text of a document.
///
/// - Throws: One fault of kind `unreadableFile` when there is no such file or it is not UTF-8.
package func documentText(of url: URL, displayPath: String) throws(DocumentFaults) -> String {
  try DocumentShelf.text(of: url, displayPath: displayPath) { () throws(DocumentFaults) in
    try storedText(of: url, displayPath: displayPath)
  }
}

private func storedText(of url: URL, displayPath: String) throws(DocumentFaults) -> String {
  let data: Data
  do {
    data = try Data(contentsOf: url)
  } catch {
    let isThere = FileManager.default.fileExists(atPath: url.path)
    throw DocumentFaults([
      DocumentFault(
        .unreadableFile, file: displayPath,
        message: isThere ? "the file cannot be read" : "there is no such file",
        suggestion: isThere
          ? "check that it is a file and that you may read it"
          : "check the path; paths in an audit file are relative to it")
    ])
  }
  guard let text = String(data: data, encoding: .utf8) else {
    throw DocumentFaults([
      DocumentFault(
        .unreadableFile, file: displayPath, message: "the file is not UTF-8 text",
        suggestion: "save it as UTF-8")
    ])
  }
  return text
}

extension StrictValue {
  /// A standard: the root of its document.
  func standard() -> Standard? {
    guard let mapping = mapping(StandardForms.standard) else { return nil }
    let id = mapping["id"]?.identifier()
    let title = mapping["title"]?.localizedText()
    let indicators = mapping["indicators"]?.indicators()
    guard let id, let title, let indicators else { return nil }
    return Standard(id: id, title: title, indicators: indicators)
  }

  private func indicators() -> [Indicator]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(.impossibleValue, "indicators is empty", suggestion: "a standard has at least one indicator")
    }
    var indicators: [Indicator] = []
    var lines: [String: Int] = [:]
    for item in items {
      // The id is looked at by itself, so that a doubled id is found even where the rest of an indicator is
      // faulty.
      if let id = item.peek("id"), let text = id.writtenText {
        if let line = lines[text] {
          id.fault(
            .duplicateKey, "the id \(quoted(text)) is taken by the indicator of line \(line)",
            suggestion: "give this one another id")
        } else {
          lines[text] = id.place.line
        }
      }
      if let indicator = item.indicator() { indicators.append(indicator) }
    }
    return indicators
  }
}
