// What a measure computes, in a sentence, and the nouns of its formula.

internal import Audits
internal import Measures
internal import Standards

extension MeasureDefinition {
  /// The measure in Markdown, one sentence a language.
  var account: LocalizedText {
    if case .coverage(let coverage) = self { return coverage.account }
    if case .lifeCircle(let circle) = self { return circle.account }
    if case .provision(let provision) = self { return provision.account }
    if case .spacing(let spacing) = self { return spacing.account }
    if case .ratio(let ratio) = self { return ratio.account }
    return LocalizedText(
      en: "Reported by the city, not computed from layers; the files that prove it are in `evidence`.",
      zh: "由市填报，不由图层计算；证明材料见 `evidence`。")
  }

  /// What is divided by what.
  var nouns: (numerator: LocalizedText, denominator: LocalizedText) {
    if case .provision(let provision) = self {
      return (
        LocalizedText(
          en: "\(provision.amount.noun.en) of the supply that counts", zh: "计入的供给之\(provision.amount.noun.zh)"
        ),
        provision.per.noun
      )
    }
    if case .spacing(let spacing) = self {
      return spacing.along == nil
        ? (
          LocalizedText(en: "facilities with a neighbour within the norm", zh: "最近邻距符合规定的设施数"),
          LocalizedText(en: "all facilities", zh: "设施总数")
        )
        : (
          LocalizedText(en: "street metres in gaps up to the norm", zh: "间距符合规定的街道长度"),
          LocalizedText(en: "all street metres with a norm", zh: "有间距规定的街道总长度")
        )
    }
    if case .coverage(let coverage) = self { return coverage.weight.nouns }
    if case .lifeCircle(let circle) = self { return circle.weight.nouns }
    if case .ratio(let ratio) = self {
      let noun = ratio.weighed
      return (
        LocalizedText(en: "\(noun.en) of the features that pass", zh: "符合要素之\(noun.zh)"),
        LocalizedText(en: "\(noun.en) of those that are asked", zh: "统计范围内要素之\(noun.zh)")
      )
    }
    return (LocalizedText(en: "as reported", zh: "填报值"), LocalizedText(en: "1", zh: "1"))
  }
}

extension CoverageDefinition {
  fileprivate var account: LocalizedText {
    let beside = reaches.dropFirst().map(\.words)
    let (first, noun) = (reach.words, weight.noun)
    return LocalizedText(
      en: "The share of \(noun.en) of \(demand.account.en) that is served by \(supply.account.en): "
        + first.en.asMarkdownText
        + (beside.isEmpty
          ? "" : "; beside it, without a say: \(beside.map(\.en).joined(separator: "; ").asMarkdownText)")
        + ".",
      zh: "\(demand.account.zh)中由\(supply.account.zh)服务到的\(noun.zh)所占比例：" + first.zh.asMarkdownText
        + (beside.isEmpty ? "" : "；并列对照（不参与判定）：\(beside.map(\.zh).joined(separator: "；").asMarkdownText)")
        + "。")
  }
}

extension LifeCircleDefinition {
  fileprivate var account: LocalizedText {
    let all = categories.map { category in
      let distance = HumanNumber.text(category.within, .metres)
      let layer = category.supply.map { " (\($0.account.en))" } ?? ""
      return "\(category.name.asMarkdownText)\(layer) \(distance)"
    }
    return LocalizedText(
      en:
        "The share of \(weight.noun.en) of \(demand.account.en) that reaches every one of \(all.joined(separator: ", "))"
        + " of \(supply.account.en), \(ways.map(\.words.en).joined(separator: "; beside it "))"
        + ".",
      zh:
        "\(demand.account.zh)中能到达\(supply.account.zh)全部类别（\(all.joined(separator: "、"))）的\(weight.noun.zh)所占比例，"
        + "\(ways.map(\.words.zh).joined(separator: "；并列对照"))。")
  }
}

extension ProvisionDefinition {
  fileprivate var account: LocalizedText {
    let least = minArea > 0 ? HumanNumber.text(minArea, .squareMetres) : nil
    let place = onLand.map { HumanNumber.text($0, .metres) }
    return LocalizedText(
      en: "The \(amount.noun.en) of \(supply.account.en)\(word.en)"
        + (place.map { "; only what is on that land or within \($0) of it counts" } ?? "")
        + (least.map { "; sites smaller than \($0) do not count" } ?? "")
        + (areaField.map { "; areas are those of the property \($0.asMarkdownCode)" } ?? "") + ".",
      zh: "\(word.zh)\(supply.account.zh)\(amount.noun.zh)"
        + (place.map { "；仅计该用地上或其\($0)以内的" } ?? "") + (least.map { "；小于\($0)的不计" } ?? "")
        + (areaField.map { "；面积取自字段\($0.asMarkdownCode)" } ?? "") + "。")
  }

  private var word: LocalizedText {
    switch per {
    case .resident: LocalizedText(en: " per resident", zh: "每名居民的")
    case .tenThousandResidents: LocalizedText(en: " per 10 000 residents", zh: "每万名居民的")
    case .hundredHouseholds: LocalizedText(en: " per 100 households", zh: "每百户的")
    case .squareKilometre:
      LocalizedText(
        en: " per square kilometre of \(land?.account.en ?? "district")",
        zh: "每平方公里\(land?.account.zh ?? "行政区")的")
    case .squareMetre:
      LocalizedText(
        en: " per square metre of \(land?.account.en ?? "district")", zh: "每平方米\(land?.account.zh ?? "行政区")的")
    case .district: LocalizedText(en: "", zh: "")
    case .feature: LocalizedText(en: ", mean of those that count", zh: "平均每个计入要素的")
    case .supply(let name):
      LocalizedText(
        en: " per unit of \(name.asMarkdownCode) of the same features", zh: "每单位\(name.asMarkdownCode)（同一要素）的"
      )
    case .field(let name):
      LocalizedText(
        en: " per unit of the districts' \(name.asMarkdownCode)", zh: "每单位行政区字段\(name.asMarkdownCode)的")
    }
  }
}

extension SpacingDefinition {
  fileprivate var account: LocalizedText {
    guard let along else {
      let norm = HumanNumber.text(within ?? 0, .metres)
      return LocalizedText(
        en:
          "The share of the features of \(supply.account.en) whose nearest neighbour is within \(norm) in a straight line.",
        zh: "\(supply.account.zh)中与最近邻设施直线距离不超过\(norm)的比例。")
    }
    let norms = along.norms.map { norm in
      (norm.className.map { $0.asMarkdownText + " " } ?? "") + HumanNumber.text(norm.within, .metres)
    }.joined(separator: ", ")
    return LocalizedText(
      en:
        "The share of the street metres of \(along.streets.account.en) that lie in gaps between facilities of \(supply.account.en) no longer than \(norms).",
      zh: "\(along.streets.account.zh)中相邻\(supply.account.zh)间距不超过规定值（\(norms)）的街道长度所占比例。")
  }
}

extension RatioDefinition {
  fileprivate var account: LocalizedText {
    let asked = LayerSelection(layer: layer, condition: of).account
    let noun = weighed
    let pass: LocalizedText
    switch test {
    case .condition(let condition):
      pass = LocalizedText(
        en: "satisfy \(condition.asMarkdownCode)", zh: "满足\(condition.asMarkdownCode)")
    case .limits: pass = LocalizedText(en: "keep the limits below", zh: "符合下列限值")
    case .grades: pass = LocalizedText(en: "reach the grades below", zh: "达到下列等级")
    case .holds(let contents):
      let supply = contents.supply.account
      func all(_ language: KeyPath<LocalizedText, String>) -> String {
        contents.categories.map { category in
          let layer = category.supply.map { " (\($0.account[keyPath: language]))" } ?? ""
          return "\(category.name.asMarkdownText)\(layer) \(category.place[keyPath: language])"
        }.joined(separator: language == \.zh ? "、" : ", ")
      }
      pass = LocalizedText(
        en:
          "hold, or have within the distance, a facility of \(supply.en) of each of \(all(\.en))",
        zh: "在规定距离内具备\(supply.zh)以下各类设施（\(all(\.zh))）")
    }
    return LocalizedText(
      en: "The share by \(noun.en) of the features of \(asked.en) that \(pass.en).",
      zh: "\(asked.zh)中\(pass.zh)的要素按\(noun.zh)计所占比例。")
  }
}

extension RatioDefinition {
  /// What the features are added up by.
  fileprivate var weighed: LocalizedText {
    let noun = weight.noun
    guard let name = factor?.asMarkdownCode else { return noun }
    return LocalizedText(en: "\(noun.en) times \(name)", zh: "\(noun.zh)×\(name)")
  }
}

extension RatioWeight {
  fileprivate var noun: LocalizedText {
    switch self {
    case .count: LocalizedText(en: "number", zh: "数量")
    case .length: LocalizedText(en: "length", zh: "长度")
    case .area: LocalizedText(en: "area", zh: "面积")
    case .field(let name): LocalizedText(en: name.asMarkdownCode, zh: name.asMarkdownCode)
    }
  }
}

extension LayerSelection {
  fileprivate var account: LocalizedText {
    let name = layer.asMarkdownCode
    guard let condition else { return LocalizedText(en: name, zh: name) }
    return LocalizedText(
      en: "\(name) where \(condition.asMarkdownCode)", zh: "\(name)（\(condition.asMarkdownCode)）")
  }
}

extension DemandWeight {
  fileprivate var noun: LocalizedText {
    switch self {
    case .area: LocalizedText(en: "the land", zh: "用地面积")
    case .residents: LocalizedText(en: "the residents", zh: "居民")
    case .dwellings: LocalizedText(en: "the dwellings", zh: "住宅套数")
    case .count: LocalizedText(en: "the features", zh: "要素数量")
    case .length: LocalizedText(en: "the length", zh: "长度")
    }
  }

  fileprivate var nouns: (numerator: LocalizedText, denominator: LocalizedText) {
    (
      LocalizedText(en: "\(noun.en) within reach", zh: "服务范围内的\(noun.zh)"),
      LocalizedText(en: "all \(noun.en)", zh: "全部\(noun.zh)")
    )
  }
}

extension SupplyAmount {
  fileprivate var noun: LocalizedText {
    switch self {
    case .area: LocalizedText(en: "area", zh: "面积")
    case .count: LocalizedText(en: "number", zh: "数量")
    case .length: LocalizedText(en: "length", zh: "长度")
    case .field(let name):
      LocalizedText(en: "sum of \(name.asMarkdownCode)", zh: "字段\(name.asMarkdownCode)之和")
    case .largestNearestLand:
      LocalizedText(en: "largest land, in km², that one is nearest to", zh: "单个设施的最大服务用地（平方公里）")
    }
  }
}

extension ProvisionBase {
  fileprivate var noun: LocalizedText {
    switch self {
    case .resident: LocalizedText(en: "residents", zh: "居民数")
    case .tenThousandResidents: LocalizedText(en: "residents in ten thousands", zh: "居民数（万人）")
    case .hundredHouseholds: LocalizedText(en: "households in hundreds", zh: "户数（百户）")
    case .squareKilometre: LocalizedText(en: "land in km²", zh: "面积（平方公里）")
    case .squareMetre: LocalizedText(en: "land in m²", zh: "面积（平方米）")
    case .district: LocalizedText(en: "1", zh: "1")
    case .feature: LocalizedText(en: "features that count", zh: "计入的要素数")
    case .supply(let name):
      LocalizedText(en: "the features' \(name.asMarkdownCode)", zh: "同一要素的\(name.asMarkdownCode)")
    case .field(let name):
      LocalizedText(en: "the districts' \(name.asMarkdownCode)", zh: "行政区字段\(name.asMarkdownCode)")
    }
  }
}

extension Confidence {
  /// How sure we are, in words.
  var account: LocalizedText {
    switch self {
    case .seenA: LocalizedText(en: "read in the standard itself or in the official notice", zh: "见于标准原文或官方文件")
    case .seenB: LocalizedText(en: "read in a secondary source", zh: "见于二手资料")
    case .memory: LocalizedText(en: "from memory, not verified", zh: "凭记忆，未经核实")
    case .derived: LocalizedText(en: "computed from numbers that were read", zh: "由查得数值推算")
    case .notFound: LocalizedText(en: "looked for and not found", zh: "已查找，未查得")
    }
  }
}

extension ResidentsOrigin {
  /// Where the residents come from, in a sentence.
  func account(spreadBy: String?) -> LocalizedText {
    let words = [
      "land": ("land", "用地面积"), "footprint": ("footprint", "基底面积"), "floor-area": ("floor area", "建筑面积"),
    ]
    let by = spreadBy.map { words[$0] ?? ($0, $0) }
    let (en, zh) = (
      by.map { ", spread by \($0.0.asMarkdownText)" } ?? "", by.map { "，按\($0.1.asMarkdownText)分摊" } ?? ""
    )
    return switch self {
    case .field:
      LocalizedText(en: "Residents are those that the features carry themselves.", zh: "居民数取自要素自身字段。")
    case .cells:
      LocalizedText(en: "Residents are those of the population cells\(en).", zh: "居民数取自人口网格\(zh)。")
    case .points:
      LocalizedText(en: "Residents are those of the population points\(en).", zh: "居民数取自人口点\(zh)。")
    case .districts:
      LocalizedText(en: "Residents are those of the districts\(en).", zh: "居民数取自行政区\(zh)。")
    case .none: LocalizedText(en: "Nobody knows the residents.", zh: "居民数未知。")
    }
  }
}
