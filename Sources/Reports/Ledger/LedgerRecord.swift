// ledger.json read back. It may come from anybody: paths that lead out of the ledger are refused.

internal import Audits
internal import Foundation
internal import Layers
internal import Standards

/// What a ledger says of itself.
struct LedgerRecord: Sendable, Decodable {
  struct File: Sendable, Decodable, Hashable {
    var path: String
    var sha256: String
  }

  struct Document: Sendable, Decodable {
    var name: String
    var shipped: Bool
    var text: String
  }

  struct Input: Sendable, Decodable {
    var role: String
    var path: String
    var sha256: String
    var features: Int?
  }

  struct Evidence: Sendable, Decodable {
    var path: String
    var sha256: String?
  }

  struct Indicator: Sendable, Decodable {
    var id: String
    var folder: String
    var inputs: [String]
    var evidence: [Evidence]
    var files: [File]
  }

  struct Tool: Sendable, Decodable {
    var citycheck: String
    var geos: String
    var proj: String
  }

  struct Plane: Sendable, Decodable {
    var definition: String
  }

  private struct Form: Decodable {
    var format: String
    var version: JSONTree?

    /// The version, if it is a number.
    var versionText: String? {
      guard case .number? = version else { return nil }
      return version?.text
    }
  }

  var tool: Tool
  var city: String
  var standard: String
  var crs: Plane?
  var auditFolder: String?
  var documents: [Document]
  var inputs: [Input]
  var indicators: [Indicator]
  /// The files that are of no indicator.
  var files: [File]

  /// The files of the ledger but `ledger.json`, those of no indicator last.
  var allFiles: [File] { indicators.flatMap(\.files) + files }

  /// The record of a ledger.
  ///
  /// - Parameter ledger: The ledger's folder.
  /// - Throws: ``LedgerError``.
  init(contentsOf ledger: URL) throws(LedgerError) {
    let path = ledger.appendingPathComponent(LedgerNames.record)
    if let unplain = UnplainFile(at: path.path, as: path.relativePath) {
      throw .notALedger(path: path.relativePath, reason: "it is a \(unplain.kind.rawValue) and no plain file")
    }
    guard let data = try? Data(contentsOf: path) else { throw .missing(path: ledger.relativePath) }
    func broken(_ reason: String) -> LedgerError {
      .notALedger(path: path.relativePath, reason: reason)
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let form = try? decoder.decode(Form.self, from: data), form.format == "citycheck-ledger" else {
      throw broken("it is not the record of a ledger")
    }
    guard form.version == .number(Double(LedgerRecordJSON.version)) else {
      throw .unknownVersion(path: path.relativePath, version: form.versionText)
    }
    do {
      self = try decoder.decode(LedgerRecord.self, from: data)
    } catch {
      throw broken("a part of it is missing or damaged")
    }
    guard !documents.isEmpty else { throw broken("it holds no audit file") }
    for indicator in indicators where !Self.staysInside(indicator.folder) {
      throw broken(
        "the field 'folder' of the indicator '\(indicator.id)' leads out of the ledger, '\(indicator.folder)'"
      )
    }
    for file in allFiles where !Self.staysInside(file.path) {
      throw broken("it names a file outside of the ledger, '\(file.path)'")
    }
  }

  private static func staysInside(_ path: String) -> Bool {
    !path.contains("\\") && !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

extension LedgerRecord.Document {
  var source: SourceDocument { SourceDocument(name: name, isShipped: shipped, text: text) }
}
