// The features that keep a ratio from its target, by name and place: what somebody can go and mend.

internal import Measures
internal import Standards

extension Finding {
  static func wantingFeatures(_ indicators: [IndicatorResult]) -> [Finding] {
    indicators.flatMap { result -> [Finding] in
      guard case .ratio(let ratio) = result.indicator.measure else { return [] }
      let wantsMore = result.indicator.target?.wantsMore ?? true
      return result.wanting.map { feature in
        let district = result.districts[feature.district]
        let label = feature.label
        var en = [label ?? "a feature of '\(ratio.layer)'"]
        var zh = [label ?? "图层“\(ratio.layer)”的一个要素"]
        if ratio.weight != .count {
          en.append(HumanNumber.text(feature.amount, result.numeratorUnit))
          zh.append(HumanNumber.chinese(feature.amount, result.numeratorUnit))
        }
        if let reason = feature.reason {
          en.append(reason.en)
          zh.append(reason.zh)
        }
        let (verb, verbZh) = wantsMore ? ("Does not pass", "未达到") : ("Counts", "计入")
        return Finding(
          number: 0, kind: .wantingFeature, indicatorID: result.indicator.id, districtID: district.districtID,
          districtNumber: result.districtNumber(at: feature.district), districtName: district.name,
          statement: LocalizedText(
            en: "\(verb) in \(result.indicator.name.en) in \(district.name): \(en.joined(separator: ", "))",
            zh: "\(district.name)\(verbZh)“\(result.indicator.name.zh)”：\(zh.joined(separator: "，"))"),
          location: feature.location)
      }
    }
  }
}
