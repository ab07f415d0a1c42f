// What is reported, end to end: verdicts by each target, evidence, districts, and what does not fit.

import Audits
import Foundation
import Layers
import Measures
import Reports
import Standards
import Testing

@Suite struct ReportedAuditTests {
  private func audited(
    _ reported: String, target: String = "null", measure: String = "reported: {}", evidence: [String] = []
  ) async throws -> AuditResult {
    var town = Town.desert
    town.indicators = Town.indicator("it", target: target, measure)
    town.more = reported.isEmpty ? "" : "reported:\n  it: \(reported)"
    return try await town.written { folder in
      for name in evidence { try Data("abc".utf8).write(to: folder.appendingPathComponent(name)) }
      return try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 2)
    }
  }

  private func city(
    _ reported: String, target: String, measure: String = "reported: {}"
  ) async throws -> PlaceResult {
    try #require(try await audited(reported, target: target, measure: measure)[indicator: "it"]).city
  }

  @Test func aValueIsHeldAgainstItsTarget() async throws {
    let share = "reported: { unit: share }"
    let met = try await city("{ value: 0.93 }", target: "{ at_least: 0.9 }", measure: share)
    #expect(met.verdict == .met && met.value == 0.93 && met.numerator == nil)
    let short = try await city("{ value: 0.875 }", target: "{ at_least: 0.9 }", measure: share)
    #expect(short.verdict == .short)
    #expect(try abs(#require(short.shortfall).value - 0.025) < 1e-12)
    let hit = try await city("{ value: 0.9 }", target: "{ more_than: 0.9 }", measure: share)
    #expect(hit.verdict == .short && hit.shortfall?.value == 0)
    let none = try await city("{ value: 0.9 }", target: "null", measure: share)
    #expect(none.verdict == .unknown && none.value == 0.9)
  }

  @Test(arguments: [
    ("rising", 5.0, 4.0, Verdict.met), ("rising", 4, 4, .short), ("rising", 3, 4, .short),
    ("falling", 3, 4, .met), ("falling", 4, 4, .short), ("falling", 5, 4, .short),
    ("not_rising", 4, 4, .met), ("not_rising", 3, 4, .met), ("not_rising", 5, 4, .short),
  ])
  func theValueBeforeDecides(target: String, value: Double, previous: Double, verdict: Verdict) async throws {
    let place = try await city(
      "{ value: \(value), previous: \(previous) }", target: "{ \(target): true }",
      measure: "reported: { unit: yuan }")
    #expect(place.verdict == verdict)
    #expect(
      place.shortfall
        == (verdict == .short
          ? Shortfall(value: abs(value - previous), unit: MeasureUnit(rawValue: "yuan")) : nil))
  }

  @Test func withoutTheValueBeforeNothingIsSaid() async throws {
    let place = try await city("{ value: 5 }", target: "{ rising: true }")
    #expect(place.verdict == .unknown && place.value == 5)
    #expect(
      place.reason?.en
        == "the target compares with the value before, which is not reported; add previous: …")
  }

  @Test func yesAndNo() async throws {
    let yes = try await audited("{ value: yes }", target: "{ is: yes }")
    #expect(yes[indicator: "it"]?.city.verdict == .met && yes[indicator: "it"]?.unit == .yesNo)
    let no = try await audited("{ value: \"no\" }", target: "{ is: yes }")
    #expect(no[indicator: "it"]?.city.verdict == .short)
    #expect(
      no.findings.first?.statement.en == "The whole city falls short of it: no, target yes")
    #expect(no.findings.first?.statement.zh == "全市“it”未达标：否，目标 是")
    #expect(DistrictsCSV.text(of: no).contains("it,it,it,city,,Desert Town,0,yes_no,is,yes,short,,"))
    #expect(try await city("{ value: no }", target: "{ is: no }").verdict == .met)
    #expect(TerminalSummary(width: 100).text(of: no).contains("no     yes  short"))
  }

  @Test func whatIsNotReportedYetIsUnknown() async throws {
    for reported in ["", "{ value: null }"] {
      let it = try #require(try await audited(reported, target: "{ at_least: 1 }")[indicator: "it"])
      #expect(it.city.verdict == .unknown)
      #expect(
        it.city.reason?.en
          == "not reported yet; give it in the audit file: reported: { it: { value: …, evidence: … } }")
    }
  }

  @Test func districtsHaveValuesOfTheirOwn() async throws {
    let reported =
      "{ value: 0.9, previous: 0.8, districts: { A: 0.95, B: { value: 0.7, previous: 0.75 }, X: 0.5 } }"
    let result = try await audited(
      reported, target: "{ rising: true }", measure: "reported: { unit: share }")
    let it = try #require(result[indicator: "it"])
    #expect(it.city.verdict == .met)
    #expect(it.districts.map(\.value) == [0.95, 0.7, nil])
    #expect(it.districts.map(\.verdict) == [.unknown, .short, .unknown])
    #expect(it.districts[2].reason?.en == "not reported for this district")
    #expect(
      result.findings.first?.statement.en
        == "East falls short of it: 70\u{A0}%, target rising; 5 percentage points missing")
    #expect(result.findings.first?.statement.zh.contains("目标 上升，尚缺 5 个百分点") == true)
    let stranger = try #require(result.problems.first { $0.kind == .unknownDistrict })
    #expect(stranger.value == "X" && stranger.layer == "reported" && stranger.featureID == "it")
  }

  @Test func aStrictTargetThatIsHitExactlyIsShortOfNothingButMore() async throws {
    let result = try await audited(
      "{ value: 0.8 }", target: "{ more_than: 0.8 }", measure: "reported: { unit: share }")
    #expect(
      result.findings.first?.statement.en
        == "The whole city falls short of it: 80\u{A0}%, target >\u{A0}80\u{A0}%; it must be above 80\u{A0}%")
    #expect(result.findings.first?.statement.zh.hasSuffix("，须高于 80\u{A0}%") == true)
    let text = TerminalSummary(width: 100).text(of: result)
    #expect(text.contains("must be above 80 %") && !text.contains("0.0 percentage"))
  }

  @Test func evidenceOutsideTheAuditsFolderIsListed() async throws {
    var town = Town.desert
    town.indicators = Town.indicator("it", target: "{ at_least: 2 }", "reported: {}")
    town.more = """
      reported:
        it: { value: 3, evidence: [inside.pdf, sub/../inside.pdf, ../NAME, /FOLDER/../NAME, link.pdf] }
      """
    try await town.written { folder in
      let name = folder.lastPathComponent + ".pdf"
      let outside = folder.deletingLastPathComponent().appendingPathComponent(name)
      try Data("abc".utf8).write(to: outside)
      defer { try? FileManager.default.removeItem(at: outside) }
      try Data("abc".utf8).write(to: folder.appendingPathComponent("inside.pdf"))
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("link.pdf"), withDestinationURL: outside)
      let file = folder.appendingPathComponent("audit.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
        .replacing("/FOLDER", with: folder.path).replacing("NAME", with: name)
      try Data(text.utf8).write(to: file)
      let audit = try Audit(contentsOf: file)
      let result = try await audit.run(threads: 2)
      let found = result.problems.filter { $0.kind == .evidenceOutside }
      #expect(found.map(\.file).sorted() == ["../\(name)", "\(folder.path)/../\(name)", "link.pdf"].sorted())
      #expect(found.allSatisfy { $0.severity == .note && $0.action == .kept && $0.featureID == "it" })
      #expect(found.first?.message.contains("a ledger takes a copy of it") == true)
      // It is no doubt about a number, and no lack of evidence.
      #expect(result.problems.filter { $0.layer == "reported" }.count == found.count)
      #expect(!result.findings.contains { $0.statement.en.hasPrefix("Reported values") })
      #expect(try audit.check().problems.filter { $0.kind == .evidenceOutside }.count == 3)
      #expect(TerminalSummary(width: 100).text(of: result).contains("3 evidence-outside"))
      // The ledger copies it all the same, and says where it came from.
      try LedgerFolder.write(result, of: audit, to: folder.appendingPathComponent("out"))
      let ledger = folder.appendingPathComponent("out/ledger/other/it")
      let copies = try FileManager.default.contentsOfDirectory(
        atPath: ledger.appendingPathComponent("evidence").path)
      #expect(copies.count == 5)
      let method = try String(contentsOf: ledger.appendingPathComponent("method.md"), encoding: .utf8)
      #expect(method.components(separatedBy: ", from outside the audit file's folder").count == 4)
      #expect(method.components(separatedBy: "，来自审计文件目录之外").count == 4)
    }
  }

  @Test func ofTheCityAloneTheDistrictsAreNotFaulted() async throws {
    let result = try await audited(
      "{ value: 3, evidence: a.pdf }", target: "{ at_least: 2 }", evidence: ["a.pdf"])
    #expect(result[indicator: "it"]?.districts.map(\.verdict) == [.unknown, .unknown, .unknown])
    #expect(result.findings.filter { $0.indicatorID == "it" }.isEmpty)
    #expect(!TerminalSummary(width: 100).text(of: result).contains("Unknown in"))
  }

  @Test func evidenceIsHashedAndItsLackIsAProblem() async throws {
    let result = try await audited(
      "{ value: 3, date: 2023-11-30, note: counted twice, evidence: [a.pdf, lost.pdf] }",
      target: "{ at_least: 2 }", evidence: ["a.pdf"])
    let it = try #require(result[indicator: "it"])
    #expect(it.city.verdict == .met)
    #expect(
      it.evidence == [
        EvidenceFile(
          path: "a.pdf", sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", bytes: 3),
        EvidenceFile(path: "lost.pdf", sha256: nil, bytes: nil),
      ])
    #expect(it.detail.first == DetailEntry("date", .text("2023-11-30")))
    let problem = try #require(result.problems.first { $0.kind == .missingEvidence })
    #expect(problem.file == "lost.pdf" && problem.featureID == "it" && problem.action == .kept)
    #expect(
      result.findings.contains { $0.statement.en == "Reported values: 1 x missing-evidence" })
    let bare = try await audited("{ value: 3 }", target: "{ at_least: 2 }")
    #expect(bare[indicator: "it"]?.city.verdict == .met)
    let lacks = bare.problems.filter { $0.layer == "reported" }
    #expect(lacks.map(\.kind) == [.missingEvidence])
    #expect(lacks.first?.message.contains("without evidence") == true)
    // A folder is no evidence either.
    let folder = try await audited("{ value: 3, evidence: . }")
    #expect(folder.problems.map(\.message).contains { $0.contains("cannot be read") })
  }

  @Test func theCheckLooksAtEvidenceToo() async throws {
    var town = Town.desert
    town.indicators = Town.indicator("it", "reported: {}")
    town.more = "reported:\n  it: { value: 3, evidence: lost.pdf }"
    let check = try await town.written { folder in
      try Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).check()
    }
    #expect(check.problems.contains { $0.kind == .missingEvidence && $0.file == "lost.pdf" })
  }
}
