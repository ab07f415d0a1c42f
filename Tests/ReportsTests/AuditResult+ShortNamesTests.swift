// Names of a thousand characters on a screen.

import Audits
import Measures
import Standards
import Testing

@testable import Reports

struct AuditResultShortNamesTests {
  private let long = String(repeating: "长name ", count: 200)

  private func hostile() throws -> AuditResult {
    var result = try Jianghai.result()
    result.city = long
    result.standardTitle = LocalizedText(en: long, zh: long)
    for place in result.indicators.indices {
      result.indicators[place].indicator.name = LocalizedText(en: long, zh: long)
      result.indicators[place].city.reason = LocalizedText(en: "because of \(long) 7 %", zh: long)
      for district in result.districts.indices {
        result.indicators[place].districts[district].name = long
      }
    }
    for place in result.findings.indices {
      result.findings[place].statement.en = "\(long) falls short of \(long): 40 %"
    }
    return result
  }

  @Test func aScreenShowsTheirBeginnings() throws {
    let result = try hostile()
    let short = result.withShortNames
    #expect(short.city.displayWidth <= 120 && short.city.hasPrefix("长name ") && short.city.hasSuffix("…"))
    #expect(short.standardTitle.en.displayWidth <= 120)
    #expect(short.indicators[0].indicator.name.zh.displayWidth <= 120)
    #expect(short.indicators[0].districts[3].name.displayWidth <= 120)
    // Of a sentence the number at its end is still there.
    #expect(short.findings[0].statement.en.hasSuffix("…: 40 %"))
    #expect(short.indicators[0].city.reason?.en.hasSuffix("… 7 %") == true)
    let text = TerminalSummary(width: 100).text(of: result)
    #expect(text.count < 12_000 && !text.contains(long))
    // Files keep them whole.
    #expect(DistrictsCSV.text(of: result).contains(long))
  }

  @Test func namesThatWereMeantToBeReadStayAsTheyAre() throws {
    let result = try Jianghai.result()
    let short = result.withShortNames
    #expect(short.city == result.city && short.findings.map(\.statement) == result.findings.map(\.statement))
    #expect(short.indicators.map(\.indicator) == result.indicators.map(\.indicator))
    #expect(short.indicators.map(\.districts) == result.indicators.map(\.districts))
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("公园绿地", 8, "公园绿地"), ("公园绿地", 7, "公园绿…"),
    ("公园绿地", 6, "公园…"),
  ])
  func aTextIsCutToColumns(text: String, width: Int, cut: String) {
    #expect(text.cut(to: width) == cut)
  }
}
