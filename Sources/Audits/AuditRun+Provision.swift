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
        indicator, unit: definition.unit, numerator: unit, denominator: definition.per.unit, because: reason)
    }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    if definition.amount == .largestNearestLand {
      return try largestNearestLand(indicator, definition, of: supply)
    }
    var land: SelectedLayer?
    if let wanted = definition.land {
      guard let selected = select(wanted) else { return unknown(noLayer(wanted.layer)) }
      land = selected
    }
    let (outcome, field) = try amount(definition, of: supply, land: land)
    balanceWhole(indicator.id, outcome.amount)
    let base: ProvisionBasis
    switch try basis(definition, of: supply, outcome) {
    case .success(let known): base = known
    case .failure(let missing): return unknown(missing.reason)
    }
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
          ifEmpty: notStated > 0 && counted == 0 && definition.per == .feature
            ? supply.notStated(notStated, of: notStated, field: field) : base.emptyReason,
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
      indicator: indicator, unit: definition.unit, numeratorUnit: unit,
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
          reason: outcome.isCounted[position]
            ? nil
            : Self.notCounted(
              field, size: sizes[position], onLand: definition.onLand == nil ? nil : land?.layer.name),
          amount: sizes[position])
      })
  }

  /// The amount of supply, and the property it was read from.
  ///
  /// - Parameter land: The land that supply counts on, where the definition asks for that.
  private func amount(
    _ definition: ProvisionDefinition, of supply: SelectedLayer, land: SelectedLayer?
  ) throws -> (outcome: ProvisionOutcome, field: String?) {
    let geometries = supply.geometries
    func numbers(_ field: String) -> [Double?] { self.numbers(field, of: supply) }
    let ground: ServiceArea? =
      if let land, let within = definition.onLand {
        ServiceArea(
          supply: land.geometries,
          reaches: Array(repeating: within, count: land.features.count))
      } else {
        nil
      }
    // The city's own word for the effective area comes before the standard's.
    let areaField = supply.entry.areaField ?? definition.areaField
    func sizes() -> [Double?] { definition.minArea > 0 ? areaField.map(numbers) ?? [] : [] }
    switch definition.amount {
    case .count:
      return (
        Provision.count(
          of: geometries, districts: city.districts, sizes: sizes(), minArea: definition.minArea,
          onLand: ground), nil
      )
    case .length:
      return (
        try Provision.length(
          of: geometries, districts: city.districts,
          onLand: definition.onLand == nil ? nil : land?.geometries, threads: threads), nil
      )
    case .largestNearestLand: preconditionFailure("the largest land is not an amount that is added up")
    case .field(let name):
      return (
        try Provision.sum(
          of: numbers(name), over: geometries, districts: city.districts, sizes: sizes(),
          minArea: definition.minArea, onLand: ground, threads: threads), name
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

  /// The numbers of a property of a supply, one entry a feature; what is wrong with them is reported.
  func numbers(_ field: String, of supply: SelectedLayer) -> [Double?] {
    // Features of other kinds need not have it.
    let counted = supply.layer.numbers(
      field, of: supply.features, range: 0...1_000_000_000_000, required: true)
    report(counted.problems)
    return supply.features.map { counted.values[$0] }
  }

  private static func notCounted(_ field: String?, size: Double?, onLand land: String?) -> LocalizedText {
    if let land {
      return LocalizedText(
        en: "not on the land of '\(land)', or too small, or it does not say how much it is",
        zh: "不在图层“\(land)”的用地上，或规模过小，或缺少数值")
    }
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
      case .area, .field, .largestNearestLand:
        kinds[feature] == .polygon ? layer.geometries.area(of: feature) : nil
      }
    }
  }

  /// What features that do not say how much they are do to a value: it is at least what the others say; without any
  /// that does, there is no value.
  fileprivate func doubt(notStated: Double, counted: Double, field: String?) -> Doubt? {
    guard notStated > 0 else { return nil }
    return Doubt(
      bound: .lower, reason: self.notStated(notStated, of: notStated + counted, field: field),
      keepsValue: counted > 0)
  }

  /// How many features do not say how much they are, of all that are asked.
  fileprivate func notStated(_ count: Double, of all: Double, field: String?) -> LocalizedText {
    let what = field.map { "'\($0)'" } ?? "an area"
    let whatZh = field.map { "“\($0)”" } ?? "面积"
    guard count < all else {
      return LocalizedText(
        en: count == 1
          ? "the one feature of '\(layer.name)' here is without \(what) that can be used"
          : "all \(Int(count)) features of '\(layer.name)' here are without \(what) that can be used",
        zh: "图层“\(layer.name)”在此的 \(Int(count)) 个要素均缺少可用的\(whatZh)")
    }
    return LocalizedText(
      en:
        "\(Int(count)) of \(Int(all)) features of '\(layer.name)' without \(what); the value counts the others",
      zh: "图层“\(layer.name)”有 \(Int(count)) 个要素缺少\(whatZh)，数值仅计入其余 \(Int(all - count)) 个")
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
    case .largestNearestLand: .squareKilometres
    }
  }
}

extension ProvisionDefinition {
  /// The value's unit: land per land is a share, and what is divided by nothing keeps its own.
  public var unit: MeasureUnit {
    switch per {
    case .district: amount.unit
    case .squareMetre where amount == .area: .share
    case .feature: amount.unit
    default: amount.unit.per(per.word)
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
    case .squareMetre: "m2"
    case .district: "district"
    case .feature: "feature"
    case .field(let name), .supply(let name): name
    }
  }

  /// The denominator's unit.
  var unit: MeasureUnit {
    switch self {
    case .resident: .residents
    case .tenThousandResidents: MeasureUnit(rawValue: "10000_residents")
    case .hundredHouseholds: MeasureUnit(rawValue: "100_households")
    case .squareKilometre: .squareKilometres
    case .squareMetre: .squareMetres
    case .district: MeasureUnit(rawValue: "districts")
    case .feature: .facilities
    case .field(let name), .supply(let name): MeasureUnit(rawValue: name)
    }
  }
}
