// A file that takes another one's place when it is whole, and leaves nothing behind when it never is.

internal import Audits
internal import Foundation

/// A file in the making: written under another name in the same folder, then renamed.
struct FileReplacement: ~Copyable {
  private let path: URL
  private let temporary: URL
  private let handle: FileHandle
  private var isFinished = false

  /// Begins a file.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  init(of path: URL) throws(ReportError) {
    self.path = path
    temporary = path.deletingLastPathComponent().appendingPathComponent(
      ".\(path.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    do {
      // A folder that stands where the file is wanted shows before anything is written.
      let kind = try? FileManager.default.attributesOfItem(atPath: path.path)[.type] as? FileAttributeType
      if kind == .typeDirectory { throw CocoaError(.fileWriteFileExists) }
      try Data().write(to: temporary)
      handle = try FileHandle(forWritingTo: temporary)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Adds to it.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  mutating func append(_ bytes: [UInt8]) throws(ReportError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Puts it where it belongs.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  mutating func finish() throws(ReportError) {
    do {
      try handle.close()
      guard unsafe rename(temporary.path, path.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      isFinished = true
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(at: temporary) }
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
