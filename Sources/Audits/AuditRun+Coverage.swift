// Coverage as an indicator: the measure's sums turned into values, verdicts, shortfalls and patches.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension AuditRun {
  /// The share of pieces without a known weight up to which a value may still be shown, with a remark.
  static var tolerableUnknown: Double { 0.01 }

  func coverage(_ indicator: Indicator, _ definition: CoverageDefinition) throws -> IndicatorResult {
    let unit = definition.weight.unit
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: unit, denominator: unit, because: reason)
    }
    guard let placed = try demand(definition.demand) else { return unknown(noLayer(definition.demand.layer)) }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard let weights = placed.weights(definition.weight) else {
      return unknown(placed.noDwellings)
    }
    let geometries = supply.geometries
    let reaches = (0..<geometries.count).map { definition.reach.distance(forArea: geometries.area(of: $0)) }
    guard !supply.isWithoutData else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    let serviceArea = ServiceArea(supply: geometries, reaches: reaches)
    let outcome = try Coverage.measure(
      placed.demand, weights: weights, residents: placed.residents, serviceArea: serviceArea,
      districtCount: city.districts.count, threads: threads)
    balance(
      indicator.id, [outcome.covered, outcome.uncovered], total: outcome.total,
      says: "covered + uncovered = total")
    balanceWhole(indicator.id, outcome.total)

    let judgement = Judgement(target: indicator.target, unit: unit)
    let (whole, districts) = places { place, district in
      judgement.judge(
        &place, numerator: outcome.covered.value(district),
        denominator: placed.judged(outcome.total.value(district), district),
        ifEmpty: placed.noDemand(weight: definition.weight, unknown: outcome.unknownPieces.value(district)),
        doubt: placed.doubt(
          unknown: outcome.unknownPieces.value(district), of: outcome.pieces.value(district),
          weight: definition.weight))
      place.detail = [
        DetailEntry("covered", .number(outcome.covered.value(district))),
        DetailEntry("uncovered", .number(outcome.uncovered.value(district))),
      ]
      if placed.residents.origin != .none {
        place.detail.append(
          DetailEntry("uncovered_residents", .number(outcome.uncoveredResidents.value(district))))
      }
    }
    let counted = reaches.count { $0 != nil }
    let patches = outcome.patches.patches.map { found in
      let nearest = serviceArea.nearest(x: found.centroid.x, y: found.centroid.y)
      return patch(
        found, nearest: nearest.map { (supply.label(of: supply.features[$0.feature]), $0.distance) })
    }
    var detail = placed.detail(weight: definition.weight)
    detail += [
      DetailEntry("supply_counted", .integer(counted)),
      DetailEntry("supply_too_small", .integer(reaches.count - counted)),
      DetailEntry("outside_districts", .number(outcome.total.outside.value)),
      DetailEntry("pieces", .integer(placed.demand.count)),
      DetailEntry("pieces_cut", .integer(outcome.cutPieces)),
    ]
    return IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: unit, denominatorUnit: unit, city: whole,
      districts: districts, detail: detail, patches: ranked(patches),
      patchGeometries: outcome.patches.geometries,
      supply: supply.features.indices.map { position in
        SupplyFeature(
          layer: supply.layer.name, feature: supply.features[position],
          isCounted: reaches[position] != nil, reason: reaches[position] == nil ? Self.tooSmall : nil)
      })
  }

  static var tooSmall: LocalizedText {
    LocalizedText(en: "smaller than the least size that counts", zh: "小于计入的最小规模")
  }
}

extension DemandWeight {
  /// The unit of such a weight.
  var unit: MeasureUnit {
    switch self {
    case .area: .squareMetres
    case .residents: .residents
    case .dwellings: .dwellings
    case .count: .features
    }
  }
}

extension PlacedDemand {
  /// Why the value is unknown when nothing is to be served.
  func noDemand(weight: DemandWeight, unknown: Double) -> LocalizedText {
    if weight == .residents && unknown > 0 {
      return LocalizedText(
        en:
          "nobody knows the residents: neither the district, nor a population layer, nor the layer '\(selected.layer.name)' says",
        zh: "居民数未知：行政区、人口图层及图层“\(selected.layer.name)”均未提供")
    }
    if unknown > 0 {
      return LocalizedText(
        en: "no feature of '\(selected.layer.name)' here has a known number of \(weight.rawValue)",
        zh: "图层“\(selected.layer.name)”在此的要素均缺少 \(weight.rawValue) 数值")
    }
    return LocalizedText(
      en: "the layer '\(selected.layer.name)' has nothing to be served here",
      zh: "图层“\(selected.layer.name)”在此没有需要服务的对象")
  }

  /// The reason when no property holds the dwellings.
  var noDwellings: LocalizedText {
    LocalizedText(
      en:
        "the layer '\(selected.layer.name)' does not say which property holds its dwellings (key 'dwellings')",
      zh: "图层“\(selected.layer.name)”未指明住宅套数字段（键 dwellings）")
  }

  /// What pieces of unknown weight do to a value: a remark up to one in a hundred, no value beyond.
  func doubt(unknown: Double, of pieces: Double, weight: DemandWeight) -> Doubt? {
    guard unknown > 0, pieces > 0 else { return nil }
    let share = unknown / pieces
    let count = Int(unknown)
    return Doubt(
      bound: .near,
      reason: LocalizedText(
        en:
          "\(count) of \(Int(pieces)) features of '\(selected.layer.name)' have no known \(weight.rawValue) and are left out",
        zh: "图层“\(selected.layer.name)”的 \(Int(pieces)) 个要素中有 \(count) 个缺少 \(weight.rawValue) 数值，未计入"),
      keepsValue: share <= AuditRun.tolerableUnknown)
  }

  /// How the demand was taken, for the record.
  func detail(weight: DemandWeight) -> [DetailEntry] {
    var detail = [
      DetailEntry("demand_form", .text(demand.form.rawValue)),
      DetailEntry("residents_from", .text(residents.origin.rawValue)),
    ]
    if let spreadBy, residents.origin != .none {
      detail.append(DetailEntry("residents_spread_by", .text(spreadBy)))
    }
    if demand.form == .land {
      detail.append(DetailEntry("overlap_counted_once", .number(demand.overlapArea.value)))
    }
    return detail
  }
}
