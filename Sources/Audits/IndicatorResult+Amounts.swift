// A value and an amount of what an indicator is about, in the words that the terminal, the maps and the findings share.

internal import Measures
package import Standards

extension IndicatorResult {
  /// A value for people, told apart from the target; one that was reported with the digits it was reported with.
  package func valueText(_ value: Double) -> LocalizedText {
    let target = indicator.target
    if isReported { return HumanNumber.reported(value, unit, beside: target) }
    return LocalizedText(
      en: HumanNumber.text(value, unit, beside: target), zh: HumanNumber.chinese(value, unit, beside: target))
  }

  /// A shortfall for people, with what it is one of: `14.2 ha of residential land`, `4 toilets`, `3.2 km of streets`; or
  /// `must be above 80 %` where a strict target is hit exactly.
  package func shortfallText(_ shortfall: Shortfall) -> String {
    exactHit(shortfall)?.en ?? amountText(shortfall)
  }

  /// The same in Chinese: `14.2 公顷`, `3 个百分点`, `须高于 80 %`.
  package func chineseShortfallText(_ shortfall: Shortfall) -> String {
    exactHit(shortfall)?.zh ?? chineseText(shortfall)
  }

  /// What a value must be that hits a strict target exactly; nil where something is missing.
  package func exactHit(_ shortfall: Shortfall) -> LocalizedText? {
    guard shortfall.value == 0, let target = indicator.target, target.isStrict else { return nil }
    let goal = target.number.map { HumanNumber.stated($0, unit) }
    return LocalizedText(
      en: "must be \(target.wantsMore ? "above" : "below") \(goal ?? "the value before")",
      zh: "须\(target.wantsMore ? "高" : "低")于\(goal.map { " \(HumanNumber.inChinese($0))" } ?? "上期数值")")
  }

  private func amountText(_ shortfall: Shortfall) -> String {
    let amount = HumanNumber.missing(shortfall.value, shortfall.unit, inFull: isReported).en
    switch (indicator.measure, shortfall.unit) {
    case (.coverage(let coverage), .squareMetres): return "\(amount) of \(landWord(coverage.demand.layer))"
    case (.lifeCircle(let circle), .squareMetres): return "\(amount) of \(landWord(circle.demand.layer))"
    case (.provision(let provision), .squareMetres), (.provision(let provision), .metres):
      return "\(amount) of \(provision.supply.layer)"
    case (.coverage(let coverage), .metres): return "\(amount) of \(coverage.demand.layer)"
    case (.spacing(let spacing), .metres):
      return spacing.along.map { "\(amount) of \($0.streets.layer)" } ?? amount
    case (.provision(let provision), .facilities): return counted(shortfall, provision.supply.layer)
    case (.ratio(let ratio), .squareMetres), (.ratio(let ratio), .metres):
      return "\(amount) of \(ratio.layer)"
    case (.ratio(let ratio), .features): return counted(shortfall, ratio.layer)
    case (.reported, .share), (.reported, .rate): return "\(amount.dropLast(2)) percentage points"
    case (.spacing(let spacing), .facilities): return counted(shortfall, spacing.supply.layer)
    case (.coverage(let coverage), .features): return counted(shortfall, coverage.demand.layer)
    case (.lifeCircle(let circle), .features): return counted(shortfall, circle.demand.layer)
    default: return amount
    }
  }

  private func chineseText(_ shortfall: Shortfall) -> String {
    let amount = HumanNumber.missing(shortfall.value, shortfall.unit, inFull: isReported).zh
    // A share that is missing is itself no share of anything.
    return isReported && shortfall.unit.isPerCent ? "\(amount.dropLast(2)) 个百分点" : amount
  }

  private var isReported: Bool { if case .reported = indicator.measure { true } else { false } }

  /// The layers that the measure reads, by the names that the standard gives them.
  package var layers: [String] { indicator.measure.selections.map(\.layer) }

  /// Whether it is judged or reported for the whole city alone, or not at all: then its districts need no words.
  package var isOfCityAlone: Bool {
    if indicator.judged == .city { return true }
    guard case .reported = indicator.measure else { return false }
    return districts.allSatisfy { $0.value == nil }
  }

  // Layer names are plurals by convention; `4 toilets` says more than `4 facilities`.
  private func counted(_ shortfall: Shortfall, _ layer: String) -> String {
    let name = HumanNumber.decimal(shortfall.value, digits: 0) == "1" ? layer.singular : layer
    let symbol = name.map { $0 == " " ? "\u{A0}" : $0 }
    return HumanNumber.missing(shortfall.value, MeasureUnit(rawValue: String(symbol).replacingSlashes)).en
  }

  private func landWord(_ layer: String) -> String {
    layer == "residential" ? "residential land" : layer
  }
}

extension Shortfall {
  /// What it is where less is wanted: `3 ha too much`, `2 outfalls too many`.
  package var excess: String {
    switch unit {
    case .features, .facilities, .residents, .dwellings, .households, .samplingPoints: "too many"
    default: "too much"
    }
  }
}

extension String {
  /// One of what a layer is called by: `outfall` of `outfalls`.
  fileprivate var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") && !hasSuffix("ss") ? String(dropLast()) : self
  }

  // A slash would read as a unit per another.
  fileprivate var replacingSlashes: String { String(map { $0 == "/" ? "∕" : $0 }) }
}
