// A ledger's files and inputs against their recorded hashes: what can be said without running the audit.

internal import Audits
internal import Foundation
internal import Layers
internal import Standards

/// A ledger that is being verified.
struct LedgerCheck {
  /// The ledger's folder.
  let ledger: URL
  let record: LedgerRecord
  /// Where the audit file is, or would be.
  let auditFile: URL

  /// Finds a ledger and the folder that its layers are looked for in.
  ///
  /// - Throws: ``LedgerError``.
  init(ledger path: URL, auditFile: URL?) throws(LedgerError) {
    ledger = Self.folder(of: path)
    record = try LedgerRecord(contentsOf: ledger)
    let name = record.documents[0].name
    if let auditFile {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: auditFile.path, isDirectory: &isFolder) else {
        throw .noAuditFolder(path: auditFile.relativePath)
      }
      let folder = isFolder.boolValue ? auditFile : auditFile.deletingLastPathComponent()
      self.auditFile = folder.appendingPathComponent(name)
    } else {
      guard let way = record.auditFolder else { throw .noAuditFolder(path: nil) }
      let folder = ledger.resolvingSymlinksInPath().appendingPathComponent(way).standardizedFileURL
      guard FileManager.default.fileExists(atPath: folder.path) else { throw .noAuditFolder(path: way) }
      self.auditFile = folder.appendingPathComponent(name)
    }
  }

  /// The folder of a ledger that was given by itself, by its record, or by the output folder around it.
  private static func folder(of path: URL) -> URL {
    func holdsRecord(_ folder: URL) -> Bool {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(LedgerNames.record).path)
    }
    let inner = path.appendingPathComponent(LedgerFolder.name)
    if !holdsRecord(path), holdsRecord(inner) { return inner }
    return path.lastPathComponent == LedgerNames.record ? path.deletingLastPathComponent() : path
  }

  /// What can be said without running the audit; no indicator has been computed again.
  func verification() -> LedgerVerification {
    let changes = fileChanges()
    return LedgerVerification(
      city: record.city, standard: record.standard,
      recordHash: (try? ContentHash.of(file: ledger.appendingPathComponent(LedgerNames.record)).sha256) ?? "",
      recordedTool: ToolVersions(
        citycheck: record.tool.citycheck, geos: record.tool.geos, proj: record.tool.proj),
      tool: .current, fileCount: record.allFiles.count, files: changes,
      inputs: layers() + documents() + evidence(),
      indicators: record.indicators.map { indicator in
        LedgerVerification.IndicatorOutcome(
          id: indicator.id, folder: indicator.folder, state: .notRun, recomputed: [],
          tampered: changes.filter { $0.path.hasPrefix(indicator.folder + "/") }
            .map { indicator.name(of: $0.path) },
          difference: nil)
      })
  }

  private func fileChanges() -> [LedgerVerification.FileChange] {
    var changes: [LedgerVerification.FileChange] = []
    for file in record.allFiles {
      let found = try? ContentHash.of(file: ledger.appendingPathComponent(file.path)).sha256
      guard found != file.sha256 else { continue }
      changes.append(.init(path: file.path, state: found == nil ? .missing : .changed))
    }
    if case .files(let paths) = LedgerListing.files(in: ledger) {
      let own = Set(record.allFiles.map(\.path)).union([LedgerNames.record])
      changes += paths.filter { !own.contains($0) }.map { .init(path: $0, state: .foreign) }
    }
    return changes
  }

  // MARK: Inputs

  private func layers() -> [LedgerVerification.InputOutcome] {
    record.inputs.map { input in
      LedgerVerification.InputOutcome(
        role: .layer(input.role), path: input.path,
        state: input.path == "-" ? .piped : state(of: input.path, sha256: input.sha256),
        indicators: record.indicators.filter { $0.inputs.contains(input.role) }.map(\.id))
    }
  }

  private func documents() -> [LedgerVerification.InputOutcome] {
    record.documents.map { document in
      let hash = ContentHash.of(document.text)
      let state: LedgerVerification.InputOutcome.State
      if document.shipped {
        let text = Standard.shippedText(document.name)
        state = text == nil ? .missing : text == document.text ? .same : .changed
      } else {
        state = self.state(of: document.name, sha256: hash)
      }
      return LedgerVerification.InputOutcome(
        role: .document, path: document.name, state: state, indicators: record.indicators.map(\.id))
    }
  }

  private func evidence() -> [LedgerVerification.InputOutcome] {
    record.indicators.flatMap { indicator in
      indicator.evidence.map { proof in
        let found = hash(of: proof.path)
        return LedgerVerification.InputOutcome(
          role: .evidence, path: proof.path,
          state: found == proof.sha256 ? .same : found == nil ? .missing : .changed,
          indicators: [indicator.id])
      }
    }
  }

  private func state(of path: String, sha256: String) -> LedgerVerification.InputOutcome.State {
    switch hash(of: path) {
    case sha256?: .same
    case nil: .missing
    default: .changed
    }
  }

  private func hash(of path: String) -> String? {
    let url =
      path.hasPrefix("/")
      ? URL(fileURLWithPath: path) : auditFile.deletingLastPathComponent().appendingPathComponent(path)
    return try? ContentHash.of(file: url.standardizedFileURL).sha256
  }
}
