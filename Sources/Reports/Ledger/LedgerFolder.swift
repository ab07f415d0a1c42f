// The evidence ledger (台账): a folder an indicator, with its result, its map, its evidence row by row, and how it was
// computed, as the notice 启政办发〔2023〕27号 asks for; and a record by which all of it can be verified.

public import Audits
public import Foundation
internal import Layers
public import Planar
internal import Standards

/// The evidence ledger of an audit, in a folder `ledger` of the output folder:
///
///     index.csv  ledger.json
///     基础项第12条/park-coverage/
///       result.json  table.csv  map.svg  features.csv  method.md  inputs.json  evidence/…
///
/// The folder of an indicator is that of its item in the rulebook, or `other`. The same audit of the same files gives the
/// same bytes, on any number of threads and whenever it is run. No path is one of a machine: paths are those that the
/// audit file writes, and the way from the ledger to the audit file.
public enum LedgerFolder {
  /// The folder's name in the output folder.
  public static let name = "ledger"

  /// Writes the ledger, in place of a former one. Files of indicators are made run by run: a large city's evidence need not
  /// fit into memory.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - audit: The audit that found it.
  ///   - output: The output folder; it is made if need be.
  ///   - threads: How many files are made at the same time.
  ///   - isCancelled: Asked before each file; true ends the writing with ``ReportError/cancelled``.
  ///   - warn: Told, in a sentence, where a former ledger cannot be removed and is left beside the new one.
  /// - Returns: The SHA-256 of `ledger.json`, which stands for all files.
  /// - Throws: ``ReportError``; a former ledger then stays as it is.
  @discardableResult
  public static func write(
    _ result: AuditResult, of audit: Audit, to output: URL,
    threads: Int = OrderedParallel.defaultThreadCount, isCancelled: @Sendable () -> Bool = { false },
    warn: (String) -> Void = { _ in }
  ) throws(ReportError) -> String {
    let way = LedgerRecordJSON.Way.from(output.appendingPathComponent(name))
    return try write(
      result, of: audit, to: output, way: way, threads: threads, isCancelled: isCancelled, warn: warn)
  }

  /// The same, with the way to the audit file's folder as given.
  static func write(
    _ result: AuditResult, of audit: Audit, to output: URL, way: LedgerRecordJSON.Way, threads: Int,
    isCancelled: @Sendable () -> Bool, warn: (String) -> Void = { _ in }
  ) throws(ReportError) -> String {
    guard !audit.documents.isEmpty else { throw .auditWithoutDocuments }
    try OutputFolder.checkIDs(of: result)
    try checkPlace(in: output)
    let place = output.appendingPathComponent(name)
    let draft = try LedgerDraft(of: place)
    let content = LedgerContent(result: result, audit: audit)
    let files = content.files
    var entries: [LedgerEntry]
    do {
      entries = try OrderedParallel.chunks(of: files.count, chunkSize: 1, threads: threads) { range in
        if isCancelled() { throw ReportError.cancelled }
        let file = files[range.lowerBound]
        return try draft.write(file.path) { sink throws(ReportError) in try file.write(sink) }
      }
    } catch let error as ReportError {
      throw error
    } catch {
      preconditionFailure("writing throws nothing else: \(error)")
    }
    entries.append(try draft.write(LedgerNames.index, text: LedgerIndexCSV.text(of: result)))
    let record = LedgerRecordJSON(content: content, entries: entries, way: way)
    let recorded = try draft.write(LedgerNames.record, text: record.text)
    if let left = try draft.publish() { warn(left) }
    return recorded.sha256
  }

  /// Looks whether a ledger can be written: a former one is replaced, other files are not.
  ///
  /// - Throws: ``ReportError/foreignFiles(path:files:)``, or ``ReportError/cannotWrite(path:reason:)`` where a file stands.
  public static func checkPlace(in output: URL) throws(ReportError) {
    let place = output.appendingPathComponent(name)
    let found: [String]
    switch LedgerListing.files(in: place) {
    case .absent: return
    case .file: throw .cannotWrite(place, CocoaError(.fileWriteFileExists))
    case .files(let paths): found = paths
    }
    let known = try? LedgerRecord(contentsOf: place)
    let own = Set(known?.allFiles.map(\.path) ?? []).union([LedgerNames.record])
    // A record that cannot be read says nothing of what is its own.
    let foreign = found.filter { known == nil || !own.contains($0) }
    guard foreign.isEmpty else {
      let shown = foreign.prefix(3) + (foreign.count > 3 ? ["and \(foreign.count - 3) more"] : [])
      throw .foreignFiles(path: place.relativePath, files: Array(shown))
    }
  }
}

extension LedgerDraft {
  fileprivate func write(_ path: String, text: String) throws(ReportError) -> LedgerEntry {
    try write(path) { sink throws(ReportError) in try sink(Array(text.utf8)) }
  }
}

/// What is in a folder.
enum LedgerListing {
  case absent
  /// It is a file.
  case file
  /// The paths of all files in it and below, sorted; without what file managers leave behind.
  case files([String])

  private static let litter: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini"]

  static func files(in folder: URL) -> LedgerListing {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      return .absent
    }
    guard isFolder.boolValue else { return .file }
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return .files(
      all.filter { path in
        let kind =
          try? FileManager.default
          .attributesOfItem(atPath: folder.appendingPathComponent(path).path)[.type] as? FileAttributeType
        return kind != .typeDirectory && !litter.contains(String(path.split(separator: "/").last ?? ""))
      }.sorted())
  }
}
