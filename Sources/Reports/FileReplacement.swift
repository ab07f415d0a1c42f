// A file that takes another one's place when it is whole, and leaves nothing behind when it never is.

internal import Audits
internal import Foundation

/// A file in the making: written under another name in the same folder, then renamed. For one writer at a time.
final class FileReplacement: Sendable {
  /// Where it belongs.
  let path: URL
  /// Where it is until then; whoever cannot hand on bytes writes there.
  let temporary: URL
  private let handle: FileHandle

  /// Begins a file.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  init(of path: URL) throws(ReportError) {
    self.path = path
    temporary = path.deletingLastPathComponent().appendingPathComponent(
      ".\(path.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try Data().write(to: temporary)
      handle = try FileHandle(forWritingTo: temporary)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Adds to it.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  func append(_ bytes: [UInt8]) throws(ReportError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Puts it where it belongs.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  func finish() throws(ReportError) {
    do {
      try handle.close()
      let kind = try? FileManager.default.attributesOfItem(atPath: path.path)[.type] as? FileAttributeType
      if kind == .typeDirectory { throw CocoaError(.fileWriteFileExists) }
      // Renaming over what is there, which moving of files refuses.
      guard unsafe rename(temporary.path, path.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  deinit {
    // Once it has been renamed there is nothing of this name.
    try? FileManager.default.removeItem(at: temporary)
  }
}

extension ReportError {
  /// What went wrong with a path, in words.
  static func cannotWrite(_ path: URL, _ error: any Error) -> ReportError {
    .cannotWrite(path: path.relativePath, reason: reason(error))
  }

  private static func reason(_ error: any Error) -> String {
    // Foundation wraps what the system said in an error that says less.
    if let system = (error as? CocoaError)?.underlying as? POSIXError, system.code == .ENOTDIR {
      return "a part of the path is a file, not a folder"
    }
    return switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission: "no permission"
    case .fileWriteOutOfSpace: "the disk is full"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    case .fileWriteFileExists: "a file stands where a folder is wanted, or a folder where a file is"
    case .fileNoSuchFile, .fileReadNoSuchFile: "the folder does not exist"
    default: String(describing: error).onOneLine
    }
  }
}
