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
  /// The audit file that somebody gave by itself; nil where it has its recorded name.
  private let given: URL?

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
      given = isFolder.boolValue ? nil : auditFile
      if let given { try Self.checkAuditFile(given, as: record.documents[0].text) }
      let folder = isFolder.boolValue ? auditFile : auditFile.deletingLastPathComponent()
      self.auditFile = folder.appendingPathComponent(name)
    } else {
      given = nil
      guard let way = record.auditFolder else { throw .noAuditFolder(path: nil) }
      let folder = ledger.resolvingSymlinksInPath().appendingPathComponent(way).standardizedFileURL
      guard FileManager.default.fileExists(atPath: folder.path) else { throw .noAuditFolder(path: way) }
      self.auditFile = folder.appendingPathComponent(name)
    }
  }

  /// Refuses what is no audit file; one that has changed is one.
  private static func checkAuditFile(_ file: URL, as recorded: String) throws(LedgerError) {
    if let unplain = UnplainFile(at: file.path, as: file.relativePath) {
      let kind = unplain.kind.rawValue
      throw .noAuditFile(path: file.relativePath, reason: "it is a \(kind) and no plain file")
    }
    if let data = try? Data(contentsOf: file), data == Data(recorded.utf8) { return }
    do throws(DocumentFaults) {
      _ = try AuditFile(contentsOf: file)
    } catch {
      throw .noAuditFile(path: file.relativePath, reason: error.faults[0].description)
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
  ///
  /// - Throws: ``LedgerError/unplainLayer(_:_:)``; ``AuditError/cancelled``.
  func verification(_ cancellation: AuditCancellation) throws -> LedgerVerification {
    for input in record.inputs where input.path != "-" {
      if let unplain = UnplainFile(at: place(of: input.path).path, as: input.path) {
        throw LedgerError.unplainLayer(input.role, unplain)
      }
    }
    let changes = try fileChanges(cancellation)
    return LedgerVerification(
      city: record.city, standard: record.standard,
      recordHash: (try? ContentHash.of(file: ledger.appendingPathComponent(LedgerNames.record)).sha256) ?? "",
      recordedTool: ToolVersions(
        citycheck: record.tool.citycheck, geos: record.tool.geos, proj: record.tool.proj),
      tool: .current, fileCount: record.allFiles.count, files: changes,
      inputs: try layers(cancellation) + documents(cancellation) + evidence(cancellation),
      indicators: record.indicators.map { indicator in
        LedgerVerification.IndicatorOutcome(
          id: indicator.id, folder: indicator.folder, state: .notRun, recomputed: [],
          tampered: changes.filter { $0.path.hasPrefix(indicator.folder + "/") }
            .map { indicator.name(of: $0.path) },
          difference: nil)
      })
  }

  private func fileChanges(
    _ cancellation: AuditCancellation
  ) throws -> [LedgerVerification.FileChange] {
    var changes: [LedgerVerification.FileChange] = []
    for file in record.allFiles {
      let found = try hash(at: ledger.appendingPathComponent(file.path), cancellation)
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

  private func layers(
    _ cancellation: AuditCancellation
  ) throws -> [LedgerVerification.InputOutcome] {
    try record.inputs.map { input in
      LedgerVerification.InputOutcome(
        role: .layer(input.role), path: input.path,
        state: input.path == "-"
          ? .piped : try state(at: place(of: input.path), sha256: input.sha256, cancellation),
        indicators: record.indicators.filter { $0.inputs.contains(input.role) }.map(\.id))
    }
  }

  private func documents(
    _ cancellation: AuditCancellation
  ) throws -> [LedgerVerification.InputOutcome] {
    try record.documents.enumerated().map { number, document in
      let hash = ContentHash.of(document.text)
      let state: LedgerVerification.InputOutcome.State
      if document.shipped {
        let text = Standard.shippedText(document.name)
        state = text == nil ? .missing : text == document.text ? .same : .changed
      } else {
        let file = number == 0 ? given : nil
        state = try self.state(at: file ?? place(of: document.name), sha256: hash, cancellation)
      }
      return LedgerVerification.InputOutcome(
        role: .document, path: document.name, state: state, indicators: record.indicators.map(\.id))
    }
  }

  private func evidence(
    _ cancellation: AuditCancellation
  ) throws -> [LedgerVerification.InputOutcome] {
    try record.indicators.flatMap { indicator in
      try indicator.evidence.map { proof in
        let found = try hash(at: place(of: proof.path), cancellation)
        return LedgerVerification.InputOutcome(
          role: .evidence, path: proof.path,
          state: found == proof.sha256 ? .same : found == nil ? .missing : .changed,
          indicators: [indicator.id])
      }
    }
  }

  private func state(
    at url: URL, sha256: String, _ cancellation: AuditCancellation
  ) throws -> LedgerVerification.InputOutcome.State {
    switch try hash(at: url, cancellation) {
    case sha256?: .same
    case nil: .missing
    default: .changed
    }
  }

  /// Where a file is that the audit file names.
  private func place(of path: String) -> URL {
    let url =
      path.hasPrefix("/")
      ? URL(fileURLWithPath: path) : auditFile.deletingLastPathComponent().appendingPathComponent(path)
    return url.standardizedFileURL
  }

  /// The hash of a file; nil where there is none, and something that no file has for a pipe or a device.
  ///
  /// - Throws: ``AuditError/cancelled``.
  private func hash(at url: URL, _ cancellation: AuditCancellation) throws -> String? {
    do {
      return try ContentHash.of(file: url, isCancelled: { cancellation.isCancelled }).sha256
    } catch is CancellationError {
      throw AuditError.cancelled
    } catch is UnplainFile {
      return ""
    } catch {
      return nil
    }
  }
}
