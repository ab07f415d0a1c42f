// The documents that an audit was made from, word for word: an evidence ledger keeps them, and whoever verifies it makes
// the audit from them once more.

package import Foundation
internal import Synchronization

/// A document that an audit was made from.
public struct SourceDocument: Sendable, Hashable {
  /// The id of a standard that ships, or the path of a file relative to the audit file's folder (an absolute path where
  /// the documents give one).
  public var name: String
  /// Whether it is a standard that ships with the library.
  public var isShipped: Bool
  /// What it says.
  public var text: String

  /// A document.
  public init(name: String, isShipped: Bool, text: String) {
    self.name = name
    self.isShipped = isShipped
    self.text = text
  }
}

/// Keeps every document that is read while it serves, or gives kept ones back in place of files.
///
/// A standard may name others, those again others, and each is read where it is named. So the shelf is not handed from
/// one to the next: it stands by for as long as ``serving(_:)`` lasts.
package final class DocumentShelf: Sendable {
  @TaskLocal private static var serving: DocumentShelf?

  private let folder: URL
  private let isRecord: Bool
  private let kept: Mutex<[SourceDocument]>

  /// An empty shelf that keeps what is read.
  ///
  /// - Parameter folder: The audit file's folder.
  package init(folder: URL) {
    self.folder = folder
    isRecord = false
    kept = Mutex([])
  }

  /// A shelf that gives back what was kept; other documents there are none.
  package init(folder: URL, holding documents: [SourceDocument]) {
    self.folder = folder
    isRecord = true
    kept = Mutex(documents)
  }

  /// The documents, in the order in which they were read first.
  package var documents: [SourceDocument] { kept.withLock { $0 } }

  /// Stands by while `body` reads documents.
  package func serving<Value, Failure>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let outcome = Self.$serving.withValue(self) {
      Result<Value, Failure> { () throws(Failure) in try body() }
    }
    return try outcome.get()
  }

  // MARK: Reading

  /// The text of a file: that of the shelf that stands by, else what `read` finds, which the shelf keeps.
  static func text(
    of url: URL, displayPath: String, read: () throws(DocumentFaults) -> String
  ) throws(DocumentFaults) -> String {
    guard let shelf = serving else { return try read() }
    let name = displayPath.hasPrefix("/") ? displayPath : url.path(from: shelf.folder)
    if let text = shelf.text(named: name, isShipped: false) { return text }
    guard !shelf.isRecord else {
      throw DocumentFaults([
        DocumentFault(
          .unreadableFile, file: displayPath, message: "the record does not hold this document",
          suggestion: "it was made by another version of CityCheck; run the audit again")
      ])
    }
    let text = try read()
    shelf.keep(SourceDocument(name: name, isShipped: false, text: text))
    return text
  }

  /// The text of a standard that ships: that of the shelf that stands by, else `text`, which the shelf keeps.
  static func shippedText(_ id: String, _ text: String?) -> String? {
    guard let shelf = serving else { return text }
    if let known = shelf.text(named: id, isShipped: true) { return known }
    guard let text, !shelf.isRecord else { return text }
    shelf.keep(SourceDocument(name: id, isShipped: true, text: text))
    return text
  }

  private func text(named name: String, isShipped: Bool) -> String? {
    kept.withLock { $0.first { $0.name == name && $0.isShipped == isShipped }?.text }
  }

  private func keep(_ document: SourceDocument) { kept.withLock { $0.append(document) } }
}

extension URL {
  /// The way to this file or folder from a folder, with slashes and without links followed, such as
  /// `../standards/own.yaml`; `.` for the folder itself.
  package func path(from folder: URL) -> String {
    let target = standardizedFileURL.pathComponents
    let start = folder.standardizedFileURL.pathComponents
    let common = zip(target, start).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: start.count - common) + target.dropFirst(common)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
