// Provision as an indicator: an amount of supply over its base, with what is not stated kept apart from what is missing.

internal import Layers
public import Measures
internal import Planar
internal import Standards

extension AuditRun {
  func provision(_ indicator: Indicator, _ definition: ProvisionDefinition) throws -> IndicatorResult {
    let unit = definition.amount.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(
        indicator, unit: unit.per(definition.per.word), numerator: unit,
        denominator: definition.per.unit, because: reason)
    }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    let base: ProvisionBasis
    switch try basis(definition) {
    case .success(let known): base = known
    case .failure(let missing): return unknown(missing.reason)
    }
    let (outcome, field) = try amount(definition, of: supply)
    balanceWhole(indicator.id, outcome.amount)
    let sizes = supply.sizes(as: definition.amount, statedIn: field)

    let judgement = Judgement(target: indicator.target, unit: unit, isCount: definition.amount == .count)
    let (whole, districts) = places { place, district in
      let notStated = outcome.unknown.value(district)
      let counted = outcome.counted.value(district)
      if let reason = base.unknownReason(district) {
        place.reason = reason
      } else {
        judgement.judge(
          &place, numerator: outcome.amount.value(district), denominator: base.value(district),
          ifEmpty: base.emptyReason,
          doubt: Doubt.all(
            supply.doubt(notStated: notStated, counted: counted, field: field), doubt(about: supply),
            district == nil ? skippedDistricts : nil))
      }
      place.detail = [
        DetailEntry("amount", .number(outcome.amount.value(district))),
        DetailEntry("gross", .number(outcome.gross.value(district))),
        DetailEntry("counted", .integer(Int(counted))),
        DetailEntry("too_small", .integer(Int(outcome.tooSmall.value(district)))),
        DetailEntry("not_stated", .integer(Int(notStated))),
      ]
    }
    return IndicatorResult(
      indicator: indicator, unit: unit.per(definition.per.word), numeratorUnit: unit,
      denominatorUnit: definition.per.unit, city: whole, districts: districts,
      detail: [
        DetailEntry("amount_field", field.map { .text($0) } ?? .null),
        DetailEntry("outside_districts", .number(outcome.amount.outside.value)),
        DetailEntry("base", .text(base.name)),
      ],
      supply: supply.features.indices.map { position in
        SupplyFeature(
          layer: supply.layer.name, feature: supply.features[position],
          isCounted: outcome.isCounted[position],
          reason: outcome.isCounted[position] ? nil : Self.notCounted(field, size: sizes[position]),
          amount: sizes[position])
      })
  }

  /// The amount of supply, and the property it was read from.
  private func amount(
    _ definition: ProvisionDefinition, of supply: SelectedLayer
  ) throws -> (outcome: ProvisionOutcome, field: String?) {
    let geometries = supply.geometries
    func numbers(_ field: String) -> [Double?] {
      let counted = supply.layer.numbers(field, range: 0...1_000_000_000_000, required: true)
      report(counted.problems)
      return supply.features.map { counted.values[$0] }
    }
    // The city's own word for the effective area comes before the standard's.
    let areaField = supply.entry.areaField ?? definition.areaField
    func sizes() -> [Double?] { definition.minArea > 0 ? areaField.map(numbers) ?? [] : [] }
    switch definition.amount {
    case .count:
      return (
        Provision.count(
          of: geometries, districts: city.districts, sizes: sizes(), minArea: definition.minArea), nil
      )
    case .length:
      return (try Provision.length(of: geometries, districts: city.districts, threads: threads), nil)
    case .field(let name):
      return (
        try Provision.sum(
          of: numbers(name), over: geometries, districts: city.districts, sizes: sizes(),
          minArea: definition.minArea, threads: threads), name
      )
    case .area:
      guard let field = areaField else {
        return (
          try Provision.area(
            of: geometries, districts: city.districts, minArea: definition.minArea, threads: threads), nil
        )
      }
      let effective = numbers(field)
      var outcome = try Provision.sum(
        of: effective, over: geometries, districts: city.districts, sizes: effective,
        minArea: definition.minArea, threads: threads)
      // Gross is what is drawn, overlaps counted once.
      outcome.gross = try Provision.landSums(geometries, districts: city.districts, threads: threads)
      return (outcome, field)
    }
  }

  private static func notCounted(_ field: String?, size: Double?) -> LocalizedText {
    if size != nil { return tooSmall }
    guard let field else {
      return LocalizedText(en: "its geometry has no such amount", zh: "其几何类型没有该数量")
    }
    return LocalizedText(en: "without '\(field)'", zh: "缺少“\(field)”")
  }
}

extension SelectedLayer {
  /// How much each feature is by itself, before borders cut it; nil where it does not say.
  fileprivate func sizes(as amount: SupplyAmount, statedIn field: String?) -> [Double?] {
    if let field {
      let stated = layer.numbers(field, range: 0...1_000_000_000_000, required: true).values
      return features.map { stated[$0] }
    }
    let kinds = layer.geometries.layout.kinds
    return features.map { feature in
      switch amount {
      case .count: 1
      case .length: kinds[feature] == .line ? layer.geometries.length(of: feature) : nil
      case .area, .field: kinds[feature] == .polygon ? layer.geometries.area(of: feature) : nil
      }
    }
  }

  /// What features that do not say how much they are do to a value: it is at least what the others say; without any
  /// that does, there is no value.
  fileprivate func doubt(notStated: Double, counted: Double, field: String?) -> Doubt? {
    guard notStated > 0 else { return nil }
    let what = field.map { "'\($0)'" } ?? "an area"
    let whatZh = field.map { "“\($0)”" } ?? "面积"
    return Doubt(
      bound: .lower,
      reason: LocalizedText(
        en:
          "\(Int(notStated)) of \(Int(notStated + counted)) features of '\(layer.name)' without \(what); the value counts the others",
        zh: "图层“\(layer.name)”有 \(Int(notStated)) 个要素缺少\(whatZh)，数值仅计入其余 \(Int(counted)) 个"),
      keepsValue: counted > 0)
  }
}

extension SupplyAmount {
  /// The unit of such an amount; a property's own name for one that was read from it.
  public var unit: MeasureUnit {
    switch self {
    case .area: .squareMetres
    case .count: .facilities
    case .length: .metres
    case .field(let name): MeasureUnit(rawValue: name)
    }
  }
}

extension ProvisionBase {
  /// The word behind the slash of the unit, such as `resident` in `m2/resident`.
  public var word: String {
    switch self {
    case .resident: "resident"
    case .tenThousandResidents: "10000_residents"
    case .hundredHouseholds: "100_households"
    case .squareKilometre: "km2"
    case .field(let name): name
    }
  }

  /// The denominator's unit.
  var unit: MeasureUnit {
    switch self {
    case .resident: .residents
    case .tenThousandResidents: MeasureUnit(rawValue: "10000_residents")
    case .hundredHouseholds: MeasureUnit(rawValue: "100_households")
    case .squareKilometre: .squareKilometres
    case .field(let name): MeasureUnit(rawValue: name)
    }
  }
}
