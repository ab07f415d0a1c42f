// How a ledger is verified. The audit is made from the recorded documents and run into a folder of its own; what it writes
// there is held against what the ledger recorded, byte for byte; and its record against the ledger's own, so that nothing
// in that can be left out, added or rewritten either.

public import Audits
public import Foundation
internal import Layers
public import Planar
internal import Standards

extension LedgerVerification {
  /// Verifies a ledger.
  ///
  /// - Parameters:
  ///   - path: The ledger's folder, or the output folder that holds it.
  ///   - auditFile: The audit file, or its folder, where that is not where the ledger says: layers are looked for relative
  ///     to it. The audit itself is made from what the ledger keeps.
  ///   - threads: How many threads work; the outcome does not depend on it.
  ///   - cancellation: Stops it.
  ///   - progress: As of ``Audit/run(threads:options:progress:)``.
  /// - Throws: ``LedgerError`` when there is no ledger, or nothing to hold it against; ``AuditError/cancelled``;
  ///   ``ReportError`` when the temporary folder cannot be written.
  public static func verify(
    ledger path: URL, auditFile: URL? = nil, threads: Int = OrderedParallel.defaultThreadCount,
    cancellation: AuditCancellation = AuditCancellation(),
    progress: (@Sendable (AuditProgress) -> Void)? = nil
  ) async throws -> LedgerVerification {
    let check = try LedgerCheck(ledger: path, auditFile: auditFile)
    let again = FileManager.default.temporaryDirectory
      .appendingPathComponent("citycheck-verify-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: again) }
    var found = try check.verification(cancellation)
    guard !found.lacksInputs else {
      found.failure = "not every layer is there to be read again"
      return found
    }
    let audit: Audit
    do throws(AuditError) {
      audit = try Audit(check.record.documents.map(\.source), asIfAt: check.auditFile)
    } catch {
      throw LedgerError.unusableDocuments(reason: error.description)
    }
    do throws(AuditError) {
      let result = try await audit.run(
        threads: threads, options: AuditOptions(cancellation: cancellation), progress: progress)
      do throws(ReportError) {
        _ = try LedgerFolder.write(
          result, of: audit, to: again, way: .recorded(check.record.auditFolder), threads: threads,
          isCancelled: { cancellation.isCancelled })
      } catch ReportError.cancelled {
        throw AuditError.cancelled
      } catch {
        throw AuditError.features(error)
      }
    } catch {
      switch error {
      case .cancelled: throw error
      case .features(let error): throw error
      // Data that changed may be such that nothing can be computed from it.
      default:
        found.failure = error.description
        return found
      }
    }
    let place = again.appendingPathComponent(LedgerFolder.name)
    found.compare(check, with: try LedgerRecord(contentsOf: place), at: place)
    return found
  }

  /// Holds each indicator's files against those of the audit run again.
  fileprivate mutating func compare(_ check: LedgerCheck, with record: LedgerRecord, at place: URL) {
    for (index, recorded) in check.record.indicators.enumerated() {
      guard let again = record.indicators.first(where: { $0.id == recorded.id }) else {
        indicators[index].state = .gone
        continue
      }
      let old = recorded.hashes
      let new = again.hashes
      let names = Set(old.keys).union(new.keys).sorted()
      indicators[index].recomputed = names.filter { old[$0] != new[$0] }
      let differing = Set(indicators[index].recomputed + indicators[index].tampered)
      indicators[index].state = differing.isEmpty ? .identical : .differs
      indicators[index].difference = LedgerDifference.first(
        of: differing, in: check.ledger.appendingPathComponent(recorded.folder),
        and: place.appendingPathComponent(again.folder))
    }
    self.record = recordChanges(check, with: record, at: place)
  }

  /// What of the ledger's record is not what the audit run again writes.
  private func recordChanges(
    _ check: LedgerCheck, with record: LedgerRecord, at place: URL
  ) -> [RecordChange] {
    let (old, new) = (check.record.indicators.map(\.id), record.indicators.map(\.id))
    var seen: Set<String> = []
    var changes = new.filter { !old.contains($0) }.map { RecordChange.missing(indicator: $0) }
    for id in old where seen.insert(id).inserted {
      if !new.contains(id) { changes.append(.foreign(indicator: id)) }
      if old.count(where: { $0 == id }) > 1 { changes.append(.repeated(indicator: id)) }
    }
    guard changes.isEmpty else { return changes }
    return LedgerDifference.first(of: [LedgerNames.record], in: check.ledger, and: place)
      .map { [.differs($0)] } ?? []
  }
}

extension LedgerRecord.Indicator {
  /// The hashes of its files by their names.
  var hashes: [String: String] {
    Dictionary(files.map { (name(of: $0.path), $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// A file's name in the indicator's folder.
  func name(of path: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
