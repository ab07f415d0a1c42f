// Why a city was not written.

internal import Foundation

/// Why a city was not written; its files are then as they were before.
public enum SyntheticCityError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder or a file in it cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The caller asked to stop.
  case cancelled

  init(_ error: any Error, path: String) {
    self =
      (error as? SyntheticCityError) ?? .cannotWrite(path: path, reason: Self.reason(error))
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission: "no permission"
    case .fileWriteOutOfSpace: "the disk is full"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    case .fileWriteFileExists: "a file stands where a folder is wanted, or a folder where a file is"
    case .fileNoSuchFile, .fileReadNoSuchFile: "the folder does not exist"
    default: error.localizedDescription
    }
  }

  /// A sentence that names the path and the reason.
  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason): "the city cannot be written to '\(path)': \(reason)"
    case .cancelled: "cancelled; nothing was written"
    }
  }
}
