// A ledger in the making: a folder beside its place, every file hashed as it is written. When all is there it takes the
// place of a former ledger as a whole; when it never is, nothing is left of it.

internal import Audits
internal import Foundation
internal import Layers

/// A file of a ledger.
struct LedgerEntry: Sendable, Hashable {
  /// Its path in the ledger, with slashes.
  var path: String
  /// Its SHA-256.
  var sha256: String
  /// Its size.
  var bytes: Int
}

/// A ledger in the making.
final class LedgerDraft: Sendable {
  typealias Sink = ([UInt8]) throws(ReportError) -> Void

  private let place: URL
  private let folder: URL
  private let remove: @Sendable (URL) throws -> Void

  /// Begins a ledger that is to stand at a place.
  ///
  /// - Parameters:
  ///   - place: Where it is to stand.
  ///   - remove: Takes away a former one.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  init(
    of place: URL,
    remove: @escaping @Sendable (URL) throws -> Void = { try FileManager.default.removeItem(at: $0) }
  ) throws(ReportError) {
    self.place = place
    self.remove = remove
    let parent = place.deletingLastPathComponent()
    let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    folder = parent.appendingPathComponent(name)
    Leftovers.remove(in: parent) { $0 == place.lastPathComponent }
    do {
      // What a process of this number left when it was killed.
      if FileManager.default.fileExists(atPath: folder.path) {
        try FileManager.default.removeItem(at: folder)
      }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(place, error)
    }
  }

  /// Writes a file, whose bytes `body` hands over run by run; on any thread.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``, and what `body` throws.
  func write(
    _ path: String, _ body: (Sink) throws(ReportError) -> Void
  ) throws(ReportError) -> LedgerEntry {
    let file = folder.appendingPathComponent(path)
    let shown = place.appendingPathComponent(path)
    let handle: FileHandle
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
      handle = try FileHandle(forWritingTo: file)
    } catch {
      throw .cannotWrite(shown, error)
    }
    defer { try? handle.close() }
    var hash = ContentHash()
    var count = 0
    try body { bytes throws(ReportError) in
      hash.add(bytes)
      count += bytes.count
      do {
        try handle.write(contentsOf: bytes)
      } catch {
        throw .cannotWrite(shown, error)
      }
    }
    return LedgerEntry(path: path, sha256: hash.hexadecimal, bytes: count)
  }

  /// Puts the ledger where it belongs, in place of one that is there.
  ///
  /// - Returns: What is to be said of a former one that cannot be removed, as where its folders are read-only; else nil.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; then the former one stays.
  func publish() throws(ReportError) -> String? {
    let files = FileManager.default
    let former = placeOfFormer
    do {
      let isThere = files.fileExists(atPath: place.path)
      if isThere { try files.moveItem(at: place, to: former) }
      do {
        try files.moveItem(at: folder, to: place)
      } catch {
        if isThere { try? files.moveItem(at: former, to: place) }
        throw error
      }
      guard isThere else { return nil }
      do {
        try remove(former)
      } catch {
        guard case .cannotWrite(let path, let reason) = ReportError.cannotWrite(former, error) else {
          return nil
        }
        return """
          what stood in '\(place.relativePath.onOneLine)' before cannot be removed whole (\(reason)), and the rest of it \
          is in '\(path.onOneLine)'; make its folders writable and remove it
          """
      }
      return nil
    } catch {
      throw .cannotWrite(place, error)
    }
  }

  /// Where a former one goes: a place of its own, also where an earlier one could not be removed.
  private var placeOfFormer: URL {
    let parent = folder.deletingLastPathComponent()
    var (name, number) = ("\(folder.lastPathComponent).former", 1)
    while FileManager.default.fileExists(atPath: parent.appendingPathComponent(name).path) {
      number += 1
      name = "\(folder.lastPathComponent).former-\(number)"
    }
    return parent.appendingPathComponent(name)
  }

  deinit {
    // Once it has been published there is nothing of this name.
    try? FileManager.default.removeItem(at: folder)
  }
}
