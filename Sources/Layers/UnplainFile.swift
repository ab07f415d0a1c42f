// Pipes, devices and sockets where a plain file is needed: they cannot be read twice, and some of them never end.

internal import Foundation

/// Something other than a plain file, or a folder, at a path.
public struct UnplainFile: Error, Sendable, Hashable, CustomStringConvertible {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case pipe, device, socket
  }
  /// Its path as people wrote it.
  public var path: String
  /// What it is.
  public var kind: Kind

  /// Something at a path.
  public init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// What is at a path; nil for a plain file or a folder, and where there is nothing or nobody may look.
  ///
  /// Links are followed, and nothing is opened: opening a pipe waits for whoever writes to it.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - written: The path as people wrote it; nil for the same.
  public init?(at path: String, as written: String? = nil) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    let kind: Kind
    switch status.st_mode & S_IFMT {
    case S_IFIFO: kind = .pipe
    case S_IFCHR, S_IFBLK: kind = .device
    case S_IFSOCK: kind = .socket
    default: return nil
    }
    self.init(path: written ?? path, kind: kind)
  }

  /// What it is, and what to do about it.
  public var description: String {
    "'\(path)' is a \(kind.rawValue) and no plain file; write what comes from it to a file, and name that"
  }
}
