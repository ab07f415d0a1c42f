// A ledger in the making: a folder beside its place, every file hashed as it is written. When all is there it takes the
// place of a former ledger as a whole; when it never is, nothing is left of it.

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
  private let former: URL

  /// Begins a ledger that is to stand at a place.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  init(of place: URL) throws(ReportError) {
    self.place = place
    let parent = place.deletingLastPathComponent()
    let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    folder = parent.appendingPathComponent(name)
    former = parent.appendingPathComponent(name + ".former")
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
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; then the former one stays.
  func publish() throws(ReportError) {
    let files = FileManager.default
    do {
      let isThere = files.fileExists(atPath: place.path)
      if isThere { try files.moveItem(at: place, to: former) }
      do {
        try files.moveItem(at: folder, to: place)
      } catch {
        if isThere { try? files.moveItem(at: former, to: place) }
        throw error
      }
      // A former ledger that cannot be taken away is in nobody's way.
      if isThere { try? files.removeItem(at: former) }
    } catch {
      throw .cannotWrite(place, error)
    }
  }

  deinit {
    // Once it has been published there is nothing of this name.
    try? FileManager.default.removeItem(at: folder)
  }
}
