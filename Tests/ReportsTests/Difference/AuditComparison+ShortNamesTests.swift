// Names of a thousand characters in a bulletin.

import Audits
import Foundation
import Measures
import Standards
import Testing

@testable import Reports

struct AuditComparisonShortNamesTests {
  @Test func bulletinsShowTheirBeginnings() throws {
    let long = String(repeating: "长name ", count: 200)
    var comparison = try Jianghai.comparison()
    let findings = comparison.findings.count
    comparison.new.city = long
    for place in comparison.indicators.indices {
      comparison.indicators[place].indicator.name = LocalizedText(en: long, zh: long)
      for district in comparison.indicators[place].districts.indices {
        comparison.indicators[place].districts[district].name = long
      }
    }
    for place in comparison.findings.indices {
      comparison.findings[place].finding.statement = LocalizedText(en: "\(long): 40 %", zh: "\(long)：40 %")
    }
    let short = comparison.withShortNames
    #expect(short.new.city.displayWidth <= 120 && short.new.city.hasSuffix("…"))
    #expect(findings > 0 && short.findings.allSatisfy { $0.finding.statement.en.hasSuffix("…: 40 %") })
    try Jianghai.withFolder { folder in
      let place = folder.appendingPathComponent("out")
      let paths = try ComparisonFolder.write(comparison, to: place)
      for path in paths where path.hasSuffix(".md") {
        let text = try String(contentsOf: place.appendingPathComponent(path), encoding: .utf8)
        #expect(!text.contains(long) && text.contains("…"), "\(path)")
      }
      // The file for programs keeps them whole.
      let json = try String(contentsOf: place.appendingPathComponent("diff.json"), encoding: .utf8)
      #expect(json.contains(long))
    }
    #expect(!ComparisonText(width: 100).text(of: comparison).contains(long))
  }
}
