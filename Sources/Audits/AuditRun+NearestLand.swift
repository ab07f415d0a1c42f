// The largest land that one facility is nearest to, as an indicator: whether responsibilities are small enough.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension AuditRun {
  /// The largest land in km² that a facility of each district, and of the city, is nearest to in straight lines.
  func largestNearestLand(
    _ indicator: Indicator, _ definition: ProvisionDefinition, of supply: SelectedLayer
  ) throws -> IndicatorResult {
    let unit = MeasureUnit.squareKilometres
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(
        indicator, unit: unit, numerator: unit, denominator: definition.per.unit, because: reason)
    }
    var land = city.districts.geometries
    if let wanted = definition.land {
      guard let selected = select(wanted) else { return unknown(noLayer(wanted.layer)) }
      land = selected.geometries
    }
    let geometries = supply.geometries
    let placed = (0..<geometries.count).filter { geometries.centroid(of: $0) != nil }
    let sites = placed.compactMap { geometries.centroid(of: $0) }
    let areas = try NearestLand.areas(of: sites, land: land, threads: threads).map { $0 / 1_000_000 }
    let districtOf = sites.map { city.districts.district(x: $0.x, y: $0.y) }
    // Of equally large ones the first.
    func largest(in district: Int?) -> Int? {
      sites.indices.filter { district == nil || districtOf[$0] == district }
        .max { (areas[$0], $1) < (areas[$1], $0) }
    }
    let judgement = Judgement(target: indicator.target, unit: unit)
    let (whole, districts) = places { place, district in
      guard let largest = largest(in: district) else {
        place.reason = LocalizedText(
          en: "no feature of '\(supply.layer.name)' stands here; its land is nearest to those of others",
          zh: "图层“\(supply.layer.name)”在此没有要素；此处用地最近的设施在其他区")
        return
      }
      judgement.judge(
        &place, numerator: areas[largest], denominator: 1, ifEmpty: Self.tooSmall,
        doubt: doubt(about: supply))
      place.detail = [
        DetailEntry("facilities", .integer(districtOf.count { district == nil || $0 == district })),
        DetailEntry(
          "largest_of", supply.label(of: supply.features[placed[largest]]).map { .text($0) } ?? .null),
      ]
    }
    return IndicatorResult(
      indicator: indicator, unit: unit, numeratorUnit: unit, denominatorUnit: definition.per.unit,
      city: whole, districts: districts,
      detail: [
        DetailEntry(
          "base", .text(definition.land.map { "land of the layer '\($0.layer)'" } ?? "the districts")),
        DetailEntry(
          "outside_districts", .integer(districtOf.count { $0 == nil })),
      ],
      supply: supply.features.indices.map { position in
        SupplyFeature(
          layer: supply.layer.name, feature: supply.features[position],
          isCounted: geometries.centroid(of: position) != nil, reason: nil)
      })
  }
}
