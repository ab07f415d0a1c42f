// What is to be said about an audit: numbered statements, worst first, each with its evidence.
//
// Shortfalls of districts come first, by how far the value is from its target; then the features that keep ratios from
// theirs; then patches that are not covered, or covered where less is wanted, indicator by indicator, by the people in them; then what is near and yet far on foot, likewise; then what is unknown; then inputs
// that make numbers doubtful.

internal import Foundation
internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension Finding {
  /// How many patches of one indicator, and how many severed ones, become findings; all of them are in its
  /// patches files.
  static let patchesPerIndicator = 10

  /// The findings of an audit.
  static func all(indicators: [IndicatorResult], problems: [LayerProblem]) -> [Finding] {
    var findings =
      shortfalls(indicators) + wantingFeatures(indicators) + patches(indicators) + severances(indicators)
      + unknowns(indicators)
      + doubtfulInputs(problems)
    for index in findings.indices { findings[index].number = index + 1 }
    return findings
  }

  private static func shortfalls(_ indicators: [IndicatorResult]) -> [Finding] {
    var ranked: [(gap: Double, finding: Finding)] = []
    for result in indicators {
      guard let goal = result.indicator.target else { continue }
      for (index, place) in ([result.city] + result.districts).enumerated() {
        guard place.verdict == .short, let value = place.value else { continue }
        let missing = place.shortfall
        if missing == nil, goal.number != nil { continue }
        // Where the value before decides, what is missing says how far it is; a no for a yes is all of it.
        let target = goal.number ?? missing.map { goal.wantsMore ? value + $0.value : value - $0.value } ?? 1
        let gap =
          missing == nil ? 1 : target == 0 ? abs(value) : abs(target - value) / abs(target)
        var finding = shortfall(of: result, in: place, value: value, target: goal, missing: missing)
        if index > 0 { finding.districtNumber = result.districtNumber(at: index - 1) }
        ranked.append((gap, finding))
      }
    }
    // Ties keep the standard's order, then the districts'.
    return ranked.enumerated().sorted { ($1.element.gap, $0.offset) < ($0.element.gap, $1.offset) }
      .map(\.element.finding)
  }

  private static func shortfall(
    of result: IndicatorResult, in place: PlaceResult, value: Double, target: Target, missing: Shortfall?
  ) -> Finding {
    let value = result.valueText(value)
    let lack = missing.map { missing in
      result.exactHit(missing).map { (en: "; it \($0.en)", zh: "，\($0.zh)") }
        ?? (
          en: "; \(result.shortfallText(missing)) \(target.wantsMore ? "missing" : missing.excess)",
          zh: "，\(target.wantsMore ? "尚缺" : "超出") \(result.chineseShortfallText(missing))"
        )
    }
    let whereEn = place.districtID == nil ? "The whole city" : place.name
    let whereZh = place.districtID == nil ? "全市" : place.name
    return Finding(
      number: 0, kind: .shortfall, indicatorID: result.indicator.id, districtID: place.districtID,
      districtName: place.districtID == nil ? nil : place.name,
      statement: LocalizedText(
        en: """
          \(whereEn) falls short of \(result.indicator.name.en): \
          \(value.en), target \
          \(HumanNumber.text(target, result.unit))\(lack?.en ?? "")
          """,
        zh: """
          \(whereZh)“\(result.indicator.name.zh)”未达标：\
          \(value.zh)，目标 \
          \(HumanNumber.chinese(target, result.unit))\(lack?.zh ?? "")
          """),
      shortfall: missing)
  }

  private static func patches(_ indicators: [IndicatorResult]) -> [Finding] {
    indicators.flatMap { result in
      let isReached = result.indicator.patchSide == .withinReach
      let word = isReached ? (en: "Within reach in", zh: "范围内") : (en: "Not covered by", zh: "未覆盖")
      return result.patches.prefix(patchesPerIndicator).map { patch in
        let district = result.districts[patch.district]
        var en: [String] = []
        var zh: [String] = []
        if let area = patch.area {
          en.append(HumanNumber.text(area, .squareMetres))
          zh.append(HumanNumber.chinese(area, .squareMetres))
        }
        if let residents = patch.residents {
          en.append(HumanNumber.text(residents, .residents))
          zh.append(HumanNumber.chinese(residents, .residents))
        }
        if let distance = patch.distanceToSupply {
          let name = patch.nearestSupply
          let isWalked = patch.walkToSupply != nil
          en.append(
            "nearest supply \(HumanNumber.text(distance, .metres)) away"
              + "\(isWalked ? " in a straight line" : "")\(name.map { " (\($0))" } ?? "")")
          zh.append(
            "最近设施\(isWalked ? "直线" : "")相距 \(HumanNumber.chinese(distance, .metres))"
              + "\(name.map { "（\($0)）" } ?? "")")
        }
        if let walk = patch.walkToSupply {
          // Named only where it is another one than that which is near.
          let other = patch.nearestOnFoot.flatMap { $0 == patch.nearestSupply ? nil : $0 }
          en.append("\(HumanNumber.text(walk, .metres)) on foot\(other.map { " (to \($0))" } ?? "")")
          zh.append("步行 \(HumanNumber.chinese(walk, .metres))\(other.map { "（至\($0)）" } ?? "")")
        }
        if patch.isReachedInPart, !isReached, case .coverage(let coverage) = result.indicator.measure,
          coverage.reach.way == .walk
        {
          en.append("reached in part")
          zh.append("部分可达")
        }
        return Finding(
          number: 0, kind: isReached ? .reachedPatch : .uncoveredPatch, indicatorID: result.indicator.id,
          districtID: district.districtID, districtNumber: result.districtNumber(at: patch.district),
          districtName: district.name,
          statement: LocalizedText(
            en:
              "\(word.en) \(result.indicator.name.en) in \(district.name): \(en.joined(separator: ", "))",
            zh: "\(district.name)“\(result.indicator.name.zh)”\(word.zh)：\(zh.joined(separator: "，"))"),
          location: patch.location, area: patch.area, residents: patch.residents,
          distanceToSupply: patch.distanceToSupply, walkToSupply: patch.walkToSupply)
      }
    }
  }

  private static func unknowns(_ indicators: [IndicatorResult]) -> [Finding] {
    indicators.flatMap { result -> [Finding] in
      // Where the city is unknown for the same reason as its districts, once is enough.
      let said = result.city.verdict == .unknown ? result.city.reason : nil
      let places = [result.city] + (result.isOfCityAlone ? [] : result.districts)
      return places.enumerated().compactMap { index, place in
        guard place.verdict == .unknown, let reason = place.reason, index == 0 || reason != said else {
          return nil
        }
        return Finding(
          number: 0, kind: .unknown, indicatorID: result.indicator.id, districtID: place.districtID,
          districtNumber: index == 0 ? 1 : result.districtNumber(at: index - 1),
          districtName: place.districtID == nil ? nil : place.name,
          statement: LocalizedText(
            en:
              "\(result.indicator.name.en)\(place.districtID == nil ? "" : " in \(place.name)") is unknown: \(reason.en)",
            zh: "\(place.districtID == nil ? "" : place.name)“\(result.indicator.name.zh)”结论未知：\(reason.zh)"))
      }
    }
  }

  private static func doubtfulInputs(_ problems: [LayerProblem]) -> [Finding] {
    var counts: [String: Int] = [:]
    var firsts: [(key: String, problem: LayerProblem)] = []
    for problem in problems where problem.severity != .note {
      let key = "\(problem.layer) \(problem.kind.rawValue)"
      if counts[key] == nil { firsts.append((key, problem)) }
      counts[key, default: 0] += problem.count
    }
    return firsts.sorted { $0.key < $1.key }.map { key, problem in
      let count = counts[key, default: 1]
      return Finding(
        number: 0, kind: .doubtfulInput,
        statement: problem.kind.isOfReported
          ? LocalizedText(
            en: "Reported values: \(count) x \(problem.kind.rawValue)",
            zh: "填报数据：\(problem.kind.rawValue) \(count) 处")
          : LocalizedText(
            en: "Layer '\(problem.layer)': \(count) x \(problem.kind.rawValue)",
            zh: "图层“\(problem.layer)”：\(problem.kind.rawValue) \(count) 处"),
        location: count == 1 ? problem.position : nil)
    }
  }
}

extension LayerProblem.Kind {
  /// Whether it concerns what is reported, and no layer.
  fileprivate var isOfReported: Bool {
    [.missingEvidence, .evidenceOutside, .unknownDistrict].contains(self)
  }
}
