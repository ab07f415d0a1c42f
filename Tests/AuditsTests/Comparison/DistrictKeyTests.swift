// Districts of one id are found again by their order, and none is lost.

import Foundation
import Layers
import Standards
import Testing

@testable import Audits

@Suite struct DistrictKeyTests {
  /// The hamlet with other codes of its districts.
  private func hamlet(_ codes: (String, String), parks: Bool = false) throws -> Town {
    var town = Hamlet.town
    town.layers["districts"] = [
      .box(0, 0, 1000, 1000, #"{"code":"\#(codes.0)","name":"West","pop":400}"#),
      .box(1000, 0, 2000, 1000, #"{"code":"\#(codes.1)","name":"East","pop":600}"#),
    ]
    town.more = ""
    if parks { town.layers["parks"]?.append(Hamlet.park("p2", 1900)) }
    return town
  }

  @Test func keysByOrder() {
    let keys = DistrictKey.all(of: ["A", "\u{C9}", "E\u{301}", "A", "", ""])
    #expect(keys.map(\.number) == [1, 1, 2, 2, 1, 2])
    #expect(Set(keys).count == 6 && keys.sorted().map(\.id) == ["", "", "A", "A", "\u{C9}", "\u{C9}"])
  }

  @Test(arguments: [("A", "A"), ("\u{C9}", "E\u{301}"), ("", "")])
  func bothAreListedWithTheirOwnFigures(codes: (String, String)) async throws {
    let found = try await Hamlet.compared(hamlet(codes), hamlet(codes, parks: true))
    let parks = try #require(found["near-park"])
    #expect(parks.districts.map(\.name) == ["West", "East"])
    #expect(parks.districts.map(\.districtNumber) == [1, 2])
    #expect(parks.districts.map { $0.whole.before?.value } == [0.25, 0])
    #expect(parks.districts.map { $0.whole.after?.value } == [0.25, 400.0 / 600])
    #expect(parks.districts.map(\.whole.verdict) == [.stayed, .rose])
    // West's shortfall and that of East are two findings; only one of them is mended.
    let mended = found.findings.filter { $0.kind == .mended && $0.finding.kind == .shortfall }
    #expect(mended.compactMap(\.finding.district).map(\.number) == [2])
    #expect(mended.contains { $0.finding.districtName == "East" })
    // Their order in the file says nothing.
    var turned = try hamlet((codes.1, codes.0), parks: true)
    turned.layers["districts"]?.reverse()
    let back = try await Hamlet.compared(hamlet(codes, parks: true), turned)
    #expect(back.indicators.allSatisfy { $0.places.allSatisfy { !$0.whole.isMove } })
    #expect(back.findings.isEmpty)
  }

  @Test func equalIDsAreAProblem() async throws {
    try await hamlet(("\u{C9}", "E\u{301}")).written { folder in
      let result = try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml")).run(threads: 1)
      #expect(result.problems.contains { $0.kind == .duplicateID && $0.layer == "districts" })
      let places = result.findings.filter { $0.kind == .shortfall && $0.indicatorID == "near-park" }
      #expect(Set(places.compactMap(\.district)).count == 2)
    }
  }
}
