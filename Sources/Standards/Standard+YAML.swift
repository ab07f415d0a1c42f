// A standard from its YAML.

public import Foundation

extension Standard {
  /// A standard from YAML text.
  ///
  /// - Parameters:
  ///   - text: One YAML document with `id`, `title` and `indicators`.
  ///   - file: The document's name in messages, as people know it.
  ///   - directory: The folder that the path of a standard it extends starts from; nil leaves that as written.
  /// - Throws: Every fault of the document and of those it extends: of its syntax, or else unknown, missing and
  ///   doubled keys, wrong types and impossible values, each with line, column and remedy.
  public init(yaml text: String, file: String, directory: URL? = nil) throws(DocumentFaults) {
    try self.init(yaml: text, file: file, bases: StandardBases(directory: directory))
  }

  /// A standard from a YAML file; the path of a standard it extends starts from its folder.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - displayPath: The file's name in messages; nil takes the last part of its path.
  /// - Throws: Every fault of the document and of those it extends, or the one that the file cannot be read.
  public init(contentsOf url: URL, displayPath: String? = nil) throws(DocumentFaults) {
    let name = displayPath ?? url.lastPathComponent
    try self.init(
      yaml: try documentText(of: url, displayPath: name), file: name,
      bases: StandardBases(directory: nil).beyond(fileAt: url, name: name))
  }

  /// A standard from YAML text, and where to find what it extends.
  init(yaml text: String, file: String, bases: StandardBases) throws(DocumentFaults) {
    self = try StrictYAML.decode(text, file: file) { $0.standard(bases) }
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
  func standard(_ bases: StandardBases) -> Standard? {
    let form = peek("extends") == nil ? StandardForms.standard : StandardForms.extendingStandard
    guard let mapping = mapping(form) else { return nil }
    let id = mapping["id"]?.identifier()
    let title = mapping["title"]?.localizedText()
    let inheritance = mapping.inheritance(bases)
    let indicators = mapping.indicators(onto: inheritance)
    guard let id, let title, let indicators else { return nil }
    return Standard(id: id, title: title, indicators: indicators)
  }
}
