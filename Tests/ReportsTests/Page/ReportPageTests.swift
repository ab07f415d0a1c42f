// report.html as text: nothing of the data runs, links lead somewhere, and both languages have the same numbers.

import Crypto
import Foundation
import Planar
import Standards
import Testing

@testable import Audits
@testable import Reports

@Suite struct ReportPageTests {
  private func page() throws -> String { ReportPage.text(of: try Jianghai.result()) }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators])
    let all = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: all).compactMap { match in
      Range(match.range(at: match.numberOfRanges - 1), in: text).map { String(text[$0]) }
    }
  }

  @Test func namesAreTextAndNothingElse() throws {
    let page = try page()
    // The fixture has a name with a script in it.
    #expect(Jianghai.hostileName.contains("<script>"))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.components(separatedBy: "</script").count == 2)
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("\u{202E}"))
    #expect(!page.contains("\u{1B}"))
    #expect(try matches("<[^>]*\\s(on[a-z]+|style)=", in: page).isEmpty)
  }

  @Test func onlyItsOwnStyleAndScriptMayRun() throws {
    let page = try page()
    let policy = try #require(try matches("Content-Security-Policy\" content=\"([^\"]*)\"", in: page).first)
    func hash(_ text: String) -> String {
      "'sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() + "'"
    }
    let style = try #require(try matches("<style>(.*?)</style>", in: page).first)
    let script = try #require(try matches("<script>(.*?)</script>", in: page).first)
    #expect(
      policy == "default-src 'none'; style-src \(hash(style)); script-src \(hash(script)); base-uri 'none'; "
        + "form-action 'none'")
    // No address but those within the page.
    let addresses =
      try matches("(?:href|src|action)=\"([^\"]*)\"", in: page) + matches("url\\(([^)]*)", in: page)
    #expect(!addresses.isEmpty && addresses.allSatisfy { $0.hasPrefix("#") })
    #expect(!page.contains("http:") && !page.contains("https:"))
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let page = try page()
    let ids = try matches("\\sid=\"([^\"]+)\"", in: page)
    #expect(Set(ids).count == ids.count)
    for target in try matches("(?:href=\"|url\\()#([^\")]+)", in: page) {
      #expect(ids.contains(target), "\(target)")
    }
  }

  @Test func bothLanguagesHaveTheSameNumbers() throws {
    let page = try page()
    let cells = try matches("<td class=\"n\">(.*?)</td>", in: page)
    #expect(cells.count > 20)
    for cell in cells {
      let english = try matches("<span lang=\"en\">(.*?)</span>", in: cell).joined(separator: " ")
      let chinese = try matches("<span lang=\"zh\">(.*?)</span>", in: cell).joined(separator: " ")
      #expect(
        try matches("([0-9][0-9.\u{A0}]*[0-9]|[0-9])", in: english)
          == (try matches("([0-9][0-9.\u{A0}]*[0-9]|[0-9])", in: chinese)), "\(cell)")
    }
  }

  @Test func everyIndicatorAndDistrictHasItsPlace() throws {
    let result = try Jianghai.result()
    let page = try page()
    for (number, indicator) in result.indicators.enumerated() {
      #expect(page.contains("<article id=\"i\(number + 1)\""))
      #expect(page.contains(indicator.indicator.name.zh.forMarkup))
      let value = indicator.localizedValue(of: indicator.city).markup
      #expect(page.contains("<b>\(value)</b>"))
    }
    for number in result.districts.indices {
      #expect(page.contains("<article id=\"d\(number + 1)\" class=\"district\""))
    }
  }

  @Test func itOpensInTheLanguageAskedFor() throws {
    let result = try Jianghai.result()
    #expect(ReportPage.text(of: result, in: .chinese).contains("<html lang=\"zh\" data-language=\"zh\">"))
    #expect(try page().contains("<html lang=\"en\" data-language=\"en\">"))
  }

  @Test func theWorstDistrictComesFirst() throws {
    var indicator = try Jianghai.result().indicators[0]
    indicator.indicator.target = .atLeast(0.8)
    let places: [(Double?, Verdict)] = [
      (0.95, .met), (0.7, .short), (nil, .unknown), (0.3, .short), (0.85, .met), (0.6, .unknown),
    ]
    indicator.districts = places.enumerated().map {
      PlaceResult(districtID: "\($0)", name: "\($0)", value: $1.0, verdict: $1.1)
    }
    #expect(indicator.worstFirst == [3, 1, 5, 4, 0, 2])
    indicator.indicator.target = .atMost(0.5)
    #expect(indicator.worstFirst.prefix(2) == [1, 3])
  }
}
