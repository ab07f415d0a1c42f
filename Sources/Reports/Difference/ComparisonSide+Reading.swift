// An audit to compare, from whatever people have of it: an audit file, a ledger, or the output folder with a ledger.

public import Audits
public import Foundation
internal import Layers
internal import Measures
internal import Standards

extension ComparisonSide {
  /// The audit of an audit file, or that of a ledger: its folder, its `ledger.json`, or the output folder around it.
  ///
  /// The audit of a ledger is made from the audit file and standards that the ledger keeps; its layers are looked for where
  /// the audit file was, seen from the ledger.
  ///
  /// - Parameters:
  ///   - url: The file or folder.
  ///   - auditFile: Of a ledger, the audit file or its folder where that is not where the ledger says.
  /// - Throws: ``AuditError`` for an audit file; ``LedgerError`` for a ledger that is none, or whose results are not as they
  ///   were written.
  public init(contentsOf url: URL, auditFile: URL? = nil) throws {
    var isFolder: ObjCBool = false
    let isThere = unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    let isRecord = url.lastPathComponent == LedgerNames.record
    guard auditFile != nil || isRecord || (isThere && isFolder.boolValue) else {
      self.init(try Audit(contentsOf: url))
      return
    }
    if let auditFile = Self.auditFileWithoutLedger(in: url) {
      throw LedgerError.onlyAuditFile(folder: url.relativePath, auditFile: auditFile.relativePath)
    }
    let check = try LedgerCheck(ledger: url, auditFile: auditFile)
    let audit: Audit
    do throws(AuditError) {
      audit = try Audit(check.record.documents.map(\.source), asIfAt: check.auditFile)
    } catch {
      throw LedgerError.unusableDocuments(reason: error.description)
    }
    self.init(audit, record: try RecordedAudit(check))
  }
}

extension ComparisonSide {
  /// The audit file of a folder that holds no ledger; nil where there is none, or there is a ledger.
  private static func auditFileWithoutLedger(in folder: URL) -> URL? {
    let files = FileManager.default
    let ledgers = [folder, folder.appendingPathComponent(LedgerFolder.name)]
    guard
      !ledgers.contains(where: {
        files.fileExists(atPath: $0.appendingPathComponent(LedgerNames.record).path)
      })
    else { return nil }
    return ["audit.yaml", "audit.yml"].map { folder.appendingPathComponent($0) }
      .first { files.fileExists(atPath: $0.path) }
  }
}

extension RecordedAudit {
  fileprivate init(_ check: LedgerCheck) throws(LedgerError) {
    let record = check.record
    var indicators: [String: RecordedAudit.Indicator] = [:]
    for indicator in record.indicators {
      indicators[indicator.id] = try Self.indicator(indicator, in: check.ledger)
    }
    self.init(
      tool: ToolVersions(citycheck: record.tool.citycheck, geos: record.tool.geos, proj: record.tool.proj),
      layers: Dictionary(
        record.inputs.map { ($0.role, Layer(path: $0.path, sha256: $0.sha256, features: $0.features)) },
        uniquingKeysWith: { first, _ in first }),
      indicators: indicators, plane: record.crs?.definition)
  }

  private static func indicator(
    _ indicator: LedgerRecord.Indicator, in ledger: URL
  ) throws(LedgerError) -> RecordedAudit.Indicator {
    let path = "\(indicator.folder)/result.json"
    let url = ledger.appendingPathComponent(path)
    func broken(_ reason: String) -> LedgerError {
      .notALedger(path: url.relativePath, reason: reason)
    }
    guard UnplainFile(at: url.path) == nil, let data = try? Data(contentsOf: url) else {
      throw broken("it cannot be read")
    }
    guard let hash = try? ContentHash.of(file: url).sha256, hash == indicator.hashes["result.json"] else {
      throw broken("it is not as the ledger wrote it")
    }
    guard let result = try? JSONDecoder().decode(RecordedResult.self, from: data) else {
      throw broken("a part of it is missing or damaged")
    }
    let places = result.indicator.districts.filter { $0.id != nil }
    let keys = DistrictKey.all(of: places.compactMap(\.id))
    return RecordedAudit.Indicator(
      city: result.indicator.city.figures,
      districts: Dictionary(
        zip(keys, places).map { ($0, $1.figures) }, uniquingKeysWith: { first, _ in first }),
      evidence: indicator.evidence.map { EvidenceFile(path: $0.path, sha256: $0.sha256, bytes: nil) })
  }
}

/// What matters of an indicator's `result.json`.
private struct RecordedResult: Decodable {
  struct Indicator: Decodable {
    var city: Place
    var districts: [Place]
  }

  struct Place: Decodable {
    struct Amount: Decodable {
      var value: Double
      var unit: String
    }

    struct Words: Decodable {
      var en: String
      var zh: String
    }

    var id: String?
    var value: Double?
    var verdict: String
    var shortfall: Amount?
    var reason: Words?

    var figures: PlaceFigures {
      PlaceFigures(
        value: value, verdict: Verdict(rawValue: verdict) ?? .unknown,
        shortfall: shortfall.map { Shortfall(value: $0.value, unit: MeasureUnit(rawValue: $0.unit)) },
        reason: reason.map { LocalizedText(en: $0.en, zh: $0.zh) })
    }
  }

  var indicator: Indicator
}
