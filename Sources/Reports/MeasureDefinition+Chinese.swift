// A measure in one Chinese sentence. Layers and properties keep the names that the audit file gives them.

internal import Audits
internal import Measures
internal import Standards

extension MeasureDefinition {
  /// The measure in one sentence; in English where there are no Chinese words for it.
  var chineseSentence: String {
    if case .coverage(let coverage) = self {
      return "\(coverage.demand.chinese)中处于\(coverage.supply.chinese)服务范围内的\(coverage.weight.chinese)占比："
        + besides(coverage.reaches.map(\.words.zh))
    }
    if case .lifeCircle(let circle) = self {
      let categories = circle.categories.map { "\($0.name) \(HumanNumber.text($0.within, .metres))" }
      return
        "\(circle.demand.chinese)中可到达全部类别的\(circle.weight.chinese)占比：\(categories.joined(separator: "、"))"
        + (circle.ways == [.straight] ? "" : "；\(besides(circle.ways.map(\.words.zh)))")
    }
    if case .spacing(let spacing) = self {
      switch spacing.norm {
      case .straight(let within):
        return "\(spacing.supply.chinese)中最近同类设施在 \(HumanNumber.text(within, .metres)) 以内的占比"
      case .along(let streets):
        let norms = streets.norms.map { norm in
          (norm.className.map { "\($0) " } ?? "") + HumanNumber.text(norm.within, .metres)
        }
        return "\(spacing.supply.chinese)沿\(streets.streets.chinese)的间距不超过：\(norms.joined(separator: "、"))"
      }
    }
    if case .provision(let provision) = self, let amount = provision.amount.chinese,
      let base = provision.per.chinese
    {
      return "\(base)\(provision.supply.chinese)\(amount)"
        + (provision.minArea > 0
          ? "，仅计 \(HumanNumber.text(provision.minArea, .squareMetres)) 及以上的场所" : "")
        + (provision.land.map { "，按\($0.chinese)用地计算" } ?? "")
    }
    return sentence
  }
}

/// What decides, and what stands beside it.
private func besides(_ texts: [String]) -> String { texts.joined(separator: "；对照：") }

extension LayerSelection {
  /// The layer in quotes, and its condition.
  fileprivate var chinese: String { condition.map { "“\(layer)”（\($0)）" } ?? "“\(layer)”" }
}

extension DemandWeight {
  fileprivate var chinese: String {
    switch self {
    case .area: "面积"
    case .residents: "居民"
    case .dwellings: "住房"
    case .count: "数量"
    case .length: "长度"
    }
  }
}

extension SupplyAmount {
  fileprivate var chinese: String? {
    if self == .area { return "面积" }
    if self == .count { return "数量" }
    if self == .length { return "长度" }
    if case .field(let name) = self { return "“\(name)”之和" }
    return nil
  }
}

extension ProvisionBase {
  fileprivate var chinese: String? {
    if self == .resident { return "每位居民的" }
    if self == .tenThousandResidents { return "每万居民的" }
    if self == .hundredHouseholds { return "每百户的" }
    if self == .squareKilometre { return "每平方公里的" }
    if case .field(let name) = self { return "每“\(name)”的" }
    return nil
  }
}
