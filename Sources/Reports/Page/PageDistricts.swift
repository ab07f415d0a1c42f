// Everything about one district, a page a district in print.

internal import Audits
internal import Measures
internal import Standards

/// The sections of the districts.
struct PageDistricts {
  private let result: AuditResult
  private static let findingsShown = 10

  init(_ result: AuditResult) { self.result = result }

  /// What links to a district's section.
  static func anchor(_ district: Int) -> String { "d\(district + 1)" }

  var markup: String {
    guard !result.districts.isEmpty else { return "" }
    var text = "<section id=\"districts\">\n<h2>\(LocalizedText("Districts", "行政区").markup)</h2>\n"
    text += "<p class=\"note jump\">"
    text += result.districts.enumerated().map { place, district in
      "<a href=\"#\(Self.anchor(place))\">\(district.name.onOneLine.forMarkup)</a>"
    }.joined(separator: " · ")
    text += "</p>\n"
    let byDistrict = Dictionary(grouping: result.findings) { $0.districtID ?? "" }
    for (place, district) in result.districts.enumerated() {
      text += section(place, district, byDistrict[district.id] ?? [])
    }
    return text + "</section>\n"
  }

  private func section(_ place: Int, _ district: DistrictSummary, _ findings: [Finding]) -> String {
    let id = Self.anchor(place)
    var facts = [
      HumanNumber.localized(district.area, .squareMetres)
    ]
    if let residents = district.residents { facts.append(HumanNumber.localized(residents, .residents)) }
    if let households = district.households { facts.append(HumanNumber.localized(households, .households)) }
    var text = """
      <article id="\(id)" class="district" data-d="\(place)">
      <header><h3>\(district.name.onOneLine.forMarkup)</h3>
      <p>\(facts.map(\.markup).joined(separator: " · ")) · \(counts(place))</p></header>
      <div class="wide"><table>
      <caption class="hidden">\(LocalizedText("Indicators of", "指标：").markup) \(district.name.onOneLine.forMarkup)</caption>

      """
    text += PageWords.head([
      (LocalizedText("Indicator", "指标"), false), (LocalizedText("Value", "数值"), true),
      (LocalizedText("City", "全市"), true), (LocalizedText("Target", "目标"), false),
      (LocalizedText("Verdict", "结论"), false), (LocalizedText("Missing or too much", "缺口或超出"), true),
    ])
    text += "<tbody>\n"
    for number in order(place) {
      let indicator = result.indicators[number]
      let found = indicator.districts[place]
      text += """
        <tr><th scope="row"><a href="#\(IndicatorResult.anchor(number))">\(indicator.indicator.name.markup)</a></th>\
        <td class="n">\(indicator.localizedValue(of: found).markup)</td>\
        <td class="n">\(indicator.localizedValue(of: indicator.city).markup)</td>\
        <td>\(indicator.localizedTarget.markup)</td><td>\(PageWords.badge(found.verdict))</td>\
        <td class="n">\(indicator.localizedShortfall(of: found)?.markup ?? "")</td></tr>

        """
    }
    text += "</tbody>\n</table></div>\n"
    text += PageWords.findings(findings.filter { $0.kind != .shortfall }, shown: Self.findingsShown) { _ in
      nil
    }
    return text + "</article>\n"
  }

  private func counts(_ place: Int) -> String {
    Verdict.allCases.map { verdict in
      let count = result.indicators.count { $0.districts[place].verdict == verdict }
      return "\(count) \(verdict.word.markup)"
    }.joined(separator: ", ")
  }

  /// The indicators with something to say of a district: short ones, met ones, and values without a verdict.
  private func order(_ place: Int) -> [Int] {
    func rank(_ number: Int) -> Int {
      let found = result.indicators[number].districts[place]
      switch found.verdict {
      case .short: return 0
      case .met: return 1
      case .unknown: return found.value == nil ? 3 : 2
      }
    }
    return result.indicators.indices.filter { rank($0) < 3 }.sorted { (rank($0), $0) < (rank($1), $1) }
  }
}
