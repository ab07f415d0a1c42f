// What a number leaves out, with counts: features that were skipped or do not count, places that join no street, districts
// of which nothing is known.

internal import Audits
internal import Layers
internal import Measures
internal import Standards

extension LedgerMethod {
  /// The lines of what was left out; each layer that was read has one.
  func leftOut(_ language: Language) -> [String] {
    layers(language) + supply(language) + amounts(language) + unknownDistricts(language) + problems(language)
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

  private func supply(_ language: Language) -> [String] {
    guard !indicator.supply.isEmpty else { return [] }
    var reasons: [(text: LocalizedText, count: Int)] = []
    for feature in indicator.supply where !feature.isCounted {
      let reason = feature.reason ?? LocalizedText(en: "no reason given", zh: "未说明原因")
      if let place = reasons.firstIndex(where: { $0.text == reason }) {
        reasons[place].count += 1
      } else {
        reasons.append((reason, 1))
      }
    }
    let counted = indicator.supply.count { $0.isCounted }
    let first =
      language == .en
      ? "- Supply: \(counted) of \(indicator.supply.count) features count; all of them stand in `features.csv`"
      : "- 供给：\(indicator.supply.count)个要素中计入\(counted)个，逐一列于 `features.csv`"
    return [first]
      + reasons.map { reason in
        let text = language.of(reason.text).asMarkdownText
        return language == .en
          ? "- Supply not counted: \(reason.count), \(text)" : "- 未计入供给：\(reason.count)个，\(text)"
      }
  }

  private func amounts(_ language: Language) -> [String] {
    var lines: [String] = []
    if let notLinked = indicator.city.notLinked {
      let amount = "\(notLinked.exactText) \(indicator.numeratorUnit.rawValue)".asMarkdownCode
      lines.append(
        language == .en ? "- Joined to no street, in no share: \(amount)" : "- 未连接任何街道，不计入比例：\(amount)")
    }
    switch indicator.detail["outside_districts"] {
    case .number(let outside)? where outside > 0:
      lines.append(
        language == .en
          ? "- Outside all districts: `\(outside.exactText)`" : "- 不在任何行政区内：`\(outside.exactText)`")
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
