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
    if case .provision(let provision) = self {
      return "\(provision.per.chinese)\(provision.supply.chinese)\(provision.amount.chinese)"
        + (provision.minArea > 0
          ? "，仅计 \(HumanNumber.text(provision.minArea, .squareMetres)) 及以上的场所" : "")
        + (provision.land.map { "，按\($0.chinese)用地计算" } ?? "")
        + (provision.onLand.map { "，仅计该用地上或其 \(HumanNumber.text($0, .metres)) 以内的" } ?? "")
    }
    if case .ratio(let ratio) = self {
      return
        "“\(ratio.layer)”中\(ratio.test.chinese)的\(ratio.weight.chinese)\(ratio.factor.map { "×“\($0)”" } ?? "")占比"
        + (ratio.of.map { "，仅计满足 \($0) 的要素" } ?? "")
    }
    if case .reported(let reported) = self {
      return "由审计文件填报的数值" + (reported.unit.map { "（\($0.replacing("_", with: " "))）" } ?? "")
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
  fileprivate var chinese: String {
    switch self {
    case .area: "面积"
    case .count: "数量"
    case .length: "长度"
    case .field(let name): "“\(name)”之和"
    case .largestNearestLand: "单个设施的最大服务用地"
    }
  }
}

extension ProvisionBase {
  fileprivate var chinese: String {
    switch self {
    case .resident: "每位居民的"
    case .tenThousandResidents: "每万居民的"
    case .hundredHouseholds: "每百户的"
    case .squareKilometre: "每平方公里的"
    case .squareMetre: "每平方米的"
    case .district: ""
    case .feature: "平均每个要素的"
    case .field(let name), .supply(let name): "每“\(name)”的"
    }
  }
}

extension RatioWeight {
  fileprivate var chinese: String {
    switch self {
    case .count: "数量"
    case .length: "长度"
    case .area: "面积"
    case .field(let name): "“\(name)”"
    }
  }
}

extension RatioTest {
  fileprivate var chinese: String {
    switch self {
    case .condition(let condition): return "满足 \(condition) "
    case .limits(let limits): return "达到限值（\(limits.map(\.text).joined(separator: "；"))）"
    case .grades(let scale):
      let parameters = scale.parameters.map(\.field).joined(separator: "、")
      return "按最差参数（\(parameters)）达到 \(scale.grades[scale.passes]) 及以上"
    case .holds(let contents):
      let categories = contents.categories.map { "\($0.name) \($0.place.zh)" }
      return "内或附近具备\(contents.supply.chinese)全部类别（\(categories.joined(separator: "、"))）"
    }
  }
}
