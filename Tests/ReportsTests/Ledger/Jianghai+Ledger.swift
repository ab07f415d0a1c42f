// The audit that found the fictional city's result, and a folder to keep its ledger in.

import Audits
import Foundation
import Standards

@testable import Reports

extension Jianghai {
  /// An audit whose layers are those of the result; no file of it is there.
  static func audit(in folder: URL = URL(fileURLWithPath: "/nowhere", isDirectory: true)) throws -> Audit {
    let text = """
      city: Jianghai 江海市
      standard: core
      layers:
        districts: { path: layers/districts.geojson }
        residential: { path: layers/residential.geojson }
        parks: { path: layers/parks.geojson, coordinates: gcj02 }
        toilets: { path: layers/toilets.geojson }

      """
    return try Audit(
      [
        SourceDocument(name: "audit.yaml", isShipped: false, text: text),
        SourceDocument(name: "core", isShipped: true, text: Standard.shippedText("core") ?? ""),
      ], asIfAt: folder.appendingPathComponent("audit.yaml"))
  }

  /// Runs `body` with a folder that is there, and takes it away again.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-ledger-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// The files below a folder and their bytes.
  static func files(in folder: URL) throws -> [String: Data] {
    guard case .files(let paths) = LedgerListing.files(in: folder) else { return [:] }
    return try Dictionary(
      uniqueKeysWithValues: paths.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
  }
}
