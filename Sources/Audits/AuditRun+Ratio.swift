// A ratio as an indicator: what each feature answers, added up by district; what nobody knows is kept apart.

internal import Layers
public import Measures
internal import Planar
internal import Standards

extension AuditRun {
  func ratio(_ indicator: Indicator, _ definition: RatioDefinition) throws -> IndicatorResult {
    let unit = definition.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: unit, denominator: unit, because: reason)
    }
    guard let layer = select(LayerSelection(layer: definition.layer)) else {
      return unknown(noLayer(definition.layer))
    }
    guard !layer.features.isEmpty else { return unknown(nothing(in: definition.layer, where: nil)) }
    let contents = try definition.contents.map { try self.contents($0, of: layer) }
    if let contents, contents.categories.isEmpty {
      return unknown(contents.nothingKnown)
    }
    let answers = RatioAnswers(definition, of: layer, contents: contents, conditions: plan.conditions) {
      field in
      numbers(field, of: layer, range: nil)
    }
    if answers.answers.contains(.undecided) {
      for text in definition.conditions {
        if let condition = plan.conditions[text] { reportAbsent(condition.fields, of: layer) }
      }
    }
    let middles = answers.units.map { layer.features[$0[0]] }
    let geometries =
      middles.count == layer.layer.count ? layer.geometries : layer.layer.geometries.selecting(middles)
    var weights: [Double?] = []
    if case .field(let name) = definition.weight {
      weights = numbers(name, of: layer, range: 0...1_000_000_000_000)
    }
    let factors = definition.factor.map { numbers($0, of: layer, range: 0...1_000_000_000_000) } ?? []
    let outcome = try Ratio.measure(
      geometries, answers: answers.answers, weight: definition.weight, numbers: weights, factors: factors,
      districts: city.districts, threads: threads)
    balance(
      indicator.id, [outcome.passing, outcome.failing, outcome.undecided], total: outcome.total,
      says: "passing + failing + undecided = total")
    balanceWhole(indicator.id, outcome.total)
    balance(
      indicator.id, parts: outcome.total.whole.value, whole: outcome.uncut,
      says: "pieces = features as drawn")

    let judgement = Judgement(
      target: indicator.target, unit: unit, isCount: definition.weight == .count)
    let (whole, districts) = places { place, district in
      let passing = outcome.passing.value(district)
      let decided = passing + outcome.failing.value(district)
      judgement.judge(
        &place, numerator: passing, denominator: decided, ifEmpty: definition.emptyReason(outcome, district),
        doubt: Doubt.all(
          definition.undecided(
            outcome, in: district, target: indicator.target, tolerable: Self.tolerableShare),
          doubt(aboutSamples: layer.layer), district == nil ? skippedDistricts : nil))
      place.detail = outcome.detail(district)
      place.detail += answers.detail(definition, of: outcome.districts, in: district)
      place.detail += contents?.detail(answers.answers, of: outcome.districts, in: district) ?? []
    }
    var result = IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts,
      detail: [
        DetailEntry("outside_districts", .number(outcome.total.outside.value)),
        DetailEntry("features", .integer(layer.features.count)),
      ] + (definition.weight == .area ? [DetailEntry("overlaps", .text("counted as drawn"))] : [])
        + answers.detail(definition) + (contents?.detail ?? []),
      supply: supply(answers, outcome, of: layer))
    result.wanting = wanting(answers, outcome, definition, of: layer, indicator.target)
    return result
  }

  /// The numbers of a property, one entry a feature used. Where no feature has any, that is a problem.
  private func numbers(_ field: String, of layer: SelectedLayer, range: ClosedRange<Double>?) -> [Double?] {
    var read = layer.layer.numbers(field, range: range, required: false)
    if read.values.allSatisfy({ $0 == nil }) {
      read = layer.layer.numbers(field, range: range, required: true)
    }
    report(read.problems)
    return layer.features.map { read.values[$0] }
  }

  /// The features with what each answers: what the maps draw and the ledger lists.
  private func supply(
    _ answers: RatioAnswers, _ outcome: RatioOutcome, of layer: SelectedLayer
  ) -> [SupplyFeature] {
    var features: [SupplyFeature?] = Array(repeating: nil, count: layer.features.count)
    for (unit, members) in answers.units.enumerated() {
      for (rank, member) in members.enumerated() {
        features[member] = SupplyFeature(
          layer: layer.layer.name, feature: layer.features[member],
          standing: answers.answers[unit].standing, reason: answers.reasons[unit],
          amount: rank == 0 ? outcome.weights[unit] : nil)
      }
    }
    return features.compactMap { $0 }
  }

  /// The heaviest features within the districts that keep a ratio from its target.
  private func wanting(
    _ answers: RatioAnswers, _ outcome: RatioOutcome, _ definition: RatioDefinition,
    of layer: SelectedLayer, _ target: Target?
  ) -> [WantingFeature] {
    let wanted: RatioAnswer = target?.wantsMore ?? true ? .fails : .passes
    let units = answers.units.indices.filter {
      answers.answers[$0] == wanted && outcome.districts[$0] >= 0 && outcome.weights[$0] != nil
    }
    // Equally heavy ones stay in the layer's order, which does not depend on the file's.
    let heaviest = units.sorted {
      (-(outcome.weights[$0] ?? 0), $0) < (-(outcome.weights[$1] ?? 0), $1)
    }.prefix(Finding.featuresPerIndicator)
    return heaviest.compactMap { unit in
      let feature = layer.features[answers.units[unit][0]]
      guard let middle = layer.layer.geometries.centroid(of: feature) else { return nil }
      let point = definition.samples.flatMap { layer.layer.columns[$0.by]?.text(feature) }
      return WantingFeature(
        label: point ?? layer.label(of: feature), district: Int(outcome.districts[unit]),
        location: unproject(middle), amount: outcome.weights[unit] ?? 0, reason: answers.reasons[unit])
    }
  }
}

extension Finding {
  /// How many features of one ratio become findings; all of them are in the ledger.
  static let featuresPerIndicator = 10
}

extension RatioAnswer {
  fileprivate var standing: SupplyFeature.Standing {
    switch self {
    case .passes: .counted
    case .fails: .notCounted
    case .undecided: .undecided
    case .leftOut: .leftOut
    }
  }
}

extension RatioDefinition {
  /// The unit of what is added up; a property's own name for one that was read from it.
  public var unit: MeasureUnit {
    switch weight {
    case .count: samples == nil ? .features : .samplingPoints
    case .length: factor == nil ? .metres : .squareMetres
    case .area: .squareMetres
    case .field(let name): MeasureUnit(rawValue: name)
    }
  }
}
