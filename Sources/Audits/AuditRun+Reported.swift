// What is reported as an indicator: the audit file's value held against its target, with the hashes of its evidence.

internal import Foundation
internal import Layers
internal import Measures
internal import Standards

extension AuditRun {
  func reported(_ indicator: Indicator, _ definition: ReportedDefinition) -> IndicatorResult {
    let value = file[reported: indicator.id]
    var unit = MeasureUnit(rawValue: definition.unit ?? value?.unit ?? "")
    if unit.rawValue.isEmpty {
      if case .answer? = indicator.target { unit = .yesNo }
      if case .answer? = value?.amounts.first { unit = .yesNo }
    }
    guard let value, value.value != nil || value.districts.contains(where: { $0.value != nil }) else {
      return unknown(
        indicator, unit: unit, numerator: unit, denominator: unit, because: Self.notReported(indicator.id))
    }
    checkReported(value)
    let ofDistricts = Dictionary(value.districts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let (whole, districts) = places { place, district in
      let own = district.map { ofDistricts[city.summaries[$0].id] }
      let amount = own.map { $0?.value } ?? value.value
      let previous = own.map { $0?.previous } ?? value.previous
      guard let amount else {
        place.reason = district == nil ? Self.cityNotReported : Self.districtNotReported
        return
      }
      place.judge(amount.number, after: previous?.number, by: indicator.target, unit: unit)
      if let previous { place.detail = [DetailEntry("previous", .number(previous.number))] }
    }
    var result = IndicatorResult(
      indicator: indicator, unit: unit, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts)
    result.evidence = value.evidence.map { path in
      let digest = digest(ofEvidence: path)
      return EvidenceFile(path: path, sha256: digest?.sha256, bytes: digest?.bytes)
    }
    result.detail = [
      DetailEntry("date", value.date.map { .text($0) } ?? .null),
      DetailEntry(
        "note",
        value.note.map {
          .object([DetailEntry("en", .text($0.en)), DetailEntry("zh", .text($0.zh))])
        } ?? .null),
      DetailEntry("evidence", .list(result.evidence.map(\.detail))),
    ]
    return result
  }

  /// Notes what is wrong with a reported value: evidence that is missing, and districts that nobody knows.
  func checkReported(_ value: ReportedValue) {
    var found: [LayerProblem] = []
    func add(
      _ kind: LayerProblem.Kind, _ file: String, _ severity: LayerProblem.Severity = .warning,
      value text: String? = nil, message: String
    ) {
      found.append(
        LayerProblem(
          kind, severity: severity, action: .kept, layer: Self.reportedLayer, file: file, featureID: value.id,
          value: text,
          line: file == self.file.file ? value.place?.line : nil, message: message))
    }
    if value.evidence.isEmpty, value.value != nil {
      add(
        .missingEvidence, file.file,
        message: "\(value.id) is reported without evidence; name the file that proves it: evidence: …")
    }
    for path in value.evidence where digest(ofEvidence: path) == nil {
      let isThere = FileManager.default.fileExists(atPath: file.resolvedPath(path))
      add(
        .missingEvidence, path,
        message: """
          the evidence of \(value.id) \(isThere ? "cannot be read" : "is not there"); the value stands, and nothing \
          proves it: check the path, which starts from the audit file's folder
          """)
    }
    // It is often there that cities keep it; but an audit file by somebody else may name what is not to be handed in.
    for path in value.evidence where liesOutside(path) && digest(ofEvidence: path) != nil {
      add(
        .evidenceOutside, path, .note,
        message: """
          the evidence of \(value.id) lies outside the audit file's folder, and a ledger takes a copy of it: see that it \
          is meant to be handed in
          """)
    }
    let ids = city.summaries.map(\.id)
    for district in value.districts where !ids.contains(district.id) {
      let near = nearestWord(to: district.id, among: ids).map { ", did you mean '\($0)'?" } ?? ""
      add(
        .unknownDistrict, file.file, value: district.id,
        message:
          "\(value.id) is reported for '\(district.id)', and no district has that id\(near); its value is not used"
      )
    }
    report(found)
  }

  /// Whether a path leads out of the audit file's folder, by itself or by a link.
  private func liesOutside(_ path: String) -> Bool {
    func parts(_ path: String) -> [String] {
      URL(fileURLWithPath: file.resolvedPath(path)).resolvingSymlinksInPath().standardizedFileURL
        .pathComponents
    }
    return !parts(path).starts(with: parts("."))
  }

  /// The hash of an evidence file; nil for one that cannot be read.
  private func digest(ofEvidence path: String) -> FileDigest? {
    if let known = evidenceDigests[path] { return known }
    let url = URL(fileURLWithPath: file.resolvedPath(path))
    let made = path == "-" ? nil : try? FileDigest(contentsOf: url) { options.cancellation.isCancelled }
    evidenceDigests[path] = .some(made)
    return made
  }

  /// What problems of reported values name as their layer.
  private static let reportedLayer = "reported"

  private static func notReported(_ id: String) -> LocalizedText {
    LocalizedText(
      en: "not reported yet; give it in the audit file: reported: { \(id): { value: …, evidence: … } }",
      zh: "尚未填报；请在审计文件中填写：reported: { \(id): { value: …, evidence: … } }")
  }

  private static let cityNotReported = LocalizedText(
    en: "not reported for the whole city yet", zh: "尚未填报全市数值")
  private static let districtNotReported = LocalizedText(
    en: "not reported for this district", zh: "未填报该区数值")
}

extension EvidenceFile {
  fileprivate var detail: DetailValue {
    .object([
      DetailEntry("path", .text(path)), DetailEntry("sha256", sha256.map { .text($0) } ?? .null),
      DetailEntry("bytes", bytes.map { .integer($0) } ?? .null),
    ])
  }
}

extension PlaceResult {
  /// Holds a reported value against a target.
  ///
  /// - Parameter previous: The value before; nil where nobody says.
  fileprivate mutating func judge(
    _ amount: Double, after previous: Double?, by target: Target?, unit: MeasureUnit
  ) {
    value = amount
    guard let target else {
      reason = Judgement.noTarget
      return
    }
    guard !target.needsPrevious || previous != nil else {
      reason = LocalizedText(
        en: "the target compares with the value before, which is not reported; add previous: …",
        zh: "目标须与上期数值比较，而上期数值未填报；请填写 previous")
      return
    }
    let goal = previous.map { target.after($0) } ?? target
    if goal.isMet(by: amount) {
      verdict = .met
      return
    }
    verdict = .short
    guard let number = goal.number else { return }
    shortfall = Shortfall(value: abs(number - amount), unit: unit)
  }
}
