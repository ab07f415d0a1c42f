// What a number leaves out, with counts: features that were skipped or do not count, places that join no street, districts
// of which nothing is known.

internal import Audits
internal import Layers
internal import Measures
internal import Standards

extension LedgerMethod {
  /// The lines of what was left out; each layer that was read has one.
  func leftOut(_ language: Language) -> [String] {
    let supply = indicator.isRatio ? sample(language) : supply(language)
    return layers(language) + supply + amounts(language) + unknownDistricts(language) + problems(language)
  }

  private var read: [Provenance] {
    let names = audit.layersRead(by: indicator.indicator)
    return result.inputs.filter { names.contains($0.layer) }
  }

  private func layers(_ language: Language) -> [String] {
    read.map { input in
      let layer = input.layer.asMarkdownCode
      return language == .en
        ? "- \(layer): \(input.features) features in the file, \(input.used) used (\(input.repaired) of them repaired), \(input.skipped) skipped, \(input.filtered) filtered out"
        : "- \(layer)：文件中\(input.features)个要素，使用\(input.used)个（其中修复\(input.repaired)个），跳过\(input.skipped)个，筛除\(input.filtered)个"
    }
  }

  /// Why features of a standing are left out, and how many for each reason, in the order of the first of each.
  private func reasons(_ standing: SupplyFeature.Standing) -> [(text: LocalizedText, count: Int)] {
    var reasons: [(text: LocalizedText, count: Int)] = []
    for feature in indicator.supply where feature.standing == standing {
      let reason = feature.reason ?? LocalizedText(en: "no reason given", zh: "未说明原因")
      if let place = reasons.firstIndex(where: { $0.text == reason }) {
        reasons[place].count += 1
      } else {
        reasons.append((reason, 1))
      }
    }
    return reasons
  }

  /// Of a ratio: what does not pass is no less counted than what does, and is not left out.
  private func sample(_ language: Language) -> [String] {
    guard !indicator.supply.isEmpty else { return [] }
    func count(_ standing: SupplyFeature.Standing) -> Int {
      indicator.supply.count { $0.standing == standing }
    }
    let (all, passing, failing) = (indicator.supply.count, count(.counted), count(.notCounted))
    var lines = [
      language == .en
        ? "- Features: of \(all), \(passing) pass and \(failing) do not; all of these are counted, and all features stand in `features.csv`"
        : "- 要素：共\(all)个，符合\(passing)个，不符合\(failing)个，两者均已计入；全部要素逐一列于 `features.csv`"
    ]
    for (standing, words) in [
      (SupplyFeature.Standing.undecided, LocalizedText(en: "undecided", zh: "无法判定")),
      (.leftOut, LocalizedText(en: "not asked", zh: "不在统计范围")),
    ] {
      lines += reasons(standing).map { reason in
        let text = language.of(reason.text).asMarkdownText
        return language == .en
          ? "- Left out, \(words.en): \(reason.count), \(text)"
          : "- 未计入（\(words.zh)）：\(reason.count)个，\(text)"
      }
    }
    if case .integer(let count)? = indicator.city.detail["features_without_weight"], count > 0 {
      let unit = indicator.numeratorUnit.rawValue.asMarkdownText
      lines.append(
        language == .en
          ? "- Left out, without a known weight (\(unit)): \(count)" : "- 未计入（缺少权重\(unit)）：\(count)个")
    }
    return lines
  }

  private func supply(_ language: Language) -> [String] {
    guard !indicator.supply.isEmpty else { return [] }
    let counted = indicator.supply.count { $0.isCounted }
    let first =
      language == .en
      ? "- Supply: \(counted) of \(indicator.supply.count) features count; all of them stand in `features.csv`"
      : "- 供给：\(indicator.supply.count)个要素中计入\(counted)个，逐一列于 `features.csv`"
    return [first]
      + reasons(.notCounted).map { reason in
        let text = language.of(reason.text).asMarkdownText
        return language == .en
          ? "- Supply not counted: \(reason.count), \(text)" : "- 未计入供给：\(reason.count)个，\(text)"
      }
  }

  private func amounts(_ language: Language) -> [String] {
    var lines: [String] = []
    if let notLinked = indicator.city.notLinked {
      let amount = "\(notLinked.tableText) \(indicator.numeratorUnit.rawValue)".asMarkdownCode
      lines.append(
        language == .en ? "- Joined to no street, in no share: \(amount)" : "- 未连接任何街道，不计入比例：\(amount)")
    }
    switch indicator.detail["outside_districts"] {
    case .number(let outside)? where outside > 0:
      let amount =
        indicator.isRatio
        ? "\(outside.tableText) \(indicator.numeratorUnit.rawValue)" : outside.tableText
      lines.append((language == .en ? "- Outside all districts: " : "- 不在任何行政区内：") + amount.asMarkdownCode)
    case .integer(let outside)? where outside > 0:
      lines.append(language == .en ? "- Outside all districts: `\(outside)`" : "- 不在任何行政区内：`\(outside)`")
    default: break
    }
    return lines
  }

  private func unknownDistricts(_ language: Language) -> [String] {
    let unknown = indicator.districts.filter { $0.value == nil }
    guard !unknown.isEmpty else { return [] }
    let count = "\(unknown.count)/\(indicator.districts.count)"
    let first = language == .en ? "- Districts without a value: \(count)" : "- 无数值的行政区：\(count)"
    // They may all lack the same layer.
    guard Set(unknown.map(\.reason)).count > 1 else {
      return [unknown[0].reason.map { "\(first), \(language.of($0).asMarkdownText)" } ?? first]
    }
    return [first]
      + unknown.map { place in
        "  - \(place.name.asMarkdownText)"
          + (place.reason.map { ": \(language.of($0).asMarkdownText)" } ?? "")
      }
  }

  private func problems(_ language: Language) -> [String] {
    let names = Set(read.map(\.layer))
    let own = result.problems.filter { names.contains($0.layer) }
    let counts = LayerProblem.Kind.allCases.compactMap { kind -> String? in
      let count = own.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
      return count > 0 ? "\(count) \(kind.rawValue.asMarkdownCode)" : nil
    }
    guard !counts.isEmpty else { return [] }
    return [
      language == .en
        ? "- Problems in the data: \(counts.joined(separator: ", "))"
        : "- 数据问题：\(counts.joined(separator: "、"))"
    ]
  }
}

extension IndicatorResult {
  /// Whether it is a share of features that pass.
  var isRatio: Bool { if case .ratio = indicator.measure { true } else { false } }
}
