// What is near in a straight line and far on foot, as findings: whom it keeps away, from which supply, by how much.

internal import Measures
public import Standards

extension Finding {
  /// From how many times the straight distance on a way is called a detour, for which a crossing may be missing.
  ///
  /// Networks of roads usually make ways 1.2 to 1.4 times as long (R. H. Ballou, H. Rahardja and N. Sakai, "Selected
  /// country circuity factors for road travel distance estimation", Transportation Research A 36, 2002). What is not
  /// above that is out of reach for the distance, not for want of a crossing.
  static let leastDetour = 1.5

  /// The severed places of each indicator, those with most people first.
  static func severances(_ indicators: [IndicatorResult]) -> [Finding] {
    indicators.flatMap { result in
      (result.severance?.patches ?? []).prefix(patchesPerIndicator).map { patch in
        let district = result.districts[patch.district]
        return Finding(
          number: 0, kind: .severance, indicatorID: result.indicator.id, districtID: district.districtID,
          districtNumber: result.districtNumber(at: patch.district), districtName: district.name,
          statement: result.statement(ofSevered: patch),
          location: patch.location,
          area: patch.area, residents: patch.residents, distanceToSupply: patch.distanceToSupply,
          walkToSupply: patch.walkToSupply)
      }
    }
  }
}

extension IndicatorResult {
  /// What is to be said of a severed place: `432 residents in 古浦街道 are about 210 m from '滨江公园' in a straight line and 1.4 km
  /// on foot, 6.7 times as far: a crossing, a bridge or a gate may be missing`.
  public func statement(ofSevered patch: Patch) -> LocalizedText {
    let district = districts[patch.district].name
    let (en, zh) = patch.amount
    let straight = patch.distanceToSupply ?? 0
    let near = patch.nearestSupply
    if patch.isReachedInPart, let walk = patch.walkToSupply {
      // Its middle says nothing about those of its parts that are not reached.
      return LocalizedText(
        en:
          "\(en) in \(district) \(patch.isOne ? "is" : "are") near \(near.map { "'\($0)'" } ?? "supply") in a straight line, where the streets are within reach on foot in part alone: \(HumanNumber.text(straight, .metres)) and \(HumanNumber.text(walk, .metres)) on foot from the middle, farther elsewhere",
        zh:
          "\(district)\(zh)直线距\(near.map { "“\($0)”" } ?? "设施")较近，但所在用地步行仅部分可达：中点直线 \(HumanNumber.chinese(straight, .metres))，步行 \(HumanNumber.chinese(walk, .metres))，其余部分更远"
      )
    }
    var ends = LocalizedText(
      en: "and no way on foot to any was found: a crossing, a bridge or a gate may be missing",
      zh: "步行无路可达：可能缺少过街设施、桥梁或出入口")
    if let walk = patch.walkToSupply {
      // Named only where it is another one than that which is near.
      let other = patch.nearestOnFoot.flatMap { $0 == near ? nil : $0 }
      let times = patch.detour.map { HumanNumber.decimal($0, digits: 1) }
      ends = LocalizedText(
        en: "and \(HumanNumber.text(walk, .metres)) on foot" + (other.map { " (to '\($0)')" } ?? "")
          + (times.map { ", \($0)\u{A0}times as far" } ?? "")
          + (patch.mayLackCrossing
            ? ": a crossing, a bridge or a gate may be missing" : ": the streets lead there, beyond reach"),
        zh: "步行需 \(HumanNumber.chinese(walk, .metres))" + (other.map { "（至“\($0)”）" } ?? "")
          + (times.map { "，为直线的 \($0) 倍" } ?? "")
          + (patch.mayLackCrossing ? "：可能缺少过街设施、桥梁或出入口" : "：有路可达，但超出服务距离"))
    }
    let supply = near.map { "'\($0)'" } ?? "the nearest supply"
    return LocalizedText(
      en:
        "\(en) in \(district) \(patch.isOne ? "is" : "are") about \(HumanNumber.text(straight, .metres)) from \(supply) in a straight line \(ends.en)",
      zh:
        "\(district)\(zh)距\(near.map { "“\($0)”" } ?? "最近设施")直线约 \(HumanNumber.chinese(straight, .metres))，\(ends.zh)"
    )
  }
}

extension Patch {
  /// Whether a severed place may be so for want of a crossing, a bridge or a gate, and not for the distance alone: the
  /// way on foot is at least 1.5 times as long as the straight line, or there is none. Of land that is reached in part
  /// nobody knows.
  public var mayLackCrossing: Bool {
    // As people are shown it, so that of two places that are both 1.5 times as far one is not another thing.
    !isReachedInPart && detour.map { ($0 * 10).rounded() / 10 >= Finding.leastDetour } ?? true
  }

  /// How much it is: its people, else its land, else nothing to count.
  fileprivate var amount: (en: String, zh: String) {
    if let residents, residents > 0 || area == nil {
      return (HumanNumber.text(residents, .residents), " \(HumanNumber.chinese(residents, .residents))")
    }
    if let area {
      return (HumanNumber.text(area, .squareMetres), " \(HumanNumber.chinese(area, .squareMetres))")
    }
    return ("Some places", "部分地点")
  }

  fileprivate var isOne: Bool {
    amount.en == HumanNumber.text(1, .residents)
  }
}
