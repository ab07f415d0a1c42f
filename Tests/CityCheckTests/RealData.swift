// Real layers that are not in the repository: tests that need them are skipped, and say so, where they are not there.

import Foundation

/// The real cities' layers, looked for where `CITYCHECK_REALDATA` says, else beside the repository.
enum RealData {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of a city.
  static func folder(_ city: String) -> URL {
    let named = ProcessInfo.processInfo.environment["CITYCHECK_REALDATA"].map {
      URL(fileURLWithPath: $0, isDirectory: true)
    }
    let all = named ?? root.deletingLastPathComponent().appendingPathComponent("shared/realdata")
    return all.appendingPathComponent(city)
  }

  /// Whether a city's layers are there.
  static func has(_ city: String) -> Bool {
    FileManager.default.fileExists(atPath: folder(city).path)
  }
}
