// A fictional city for the reports' tests: three indicators, six districts, every verdict, patches, problems
// and names that mean harm. All numbers are made up, and add up.

import Audits
import Layers
import Measures
import Planar
import Standards

/// The city of Jianghai 江海市.
enum Jianghai {
  /// A name that tries a formula, a tag, a cursor movement and a line break.
  static let hostileName = "=1+1|'<script>alert(\"x\")</script>&\u{1B}[31m\u{202E}\n甲"

  static let names = ["Hebin 河滨区", "老城", "North Quarter", "临港新区", hostileName, "Islands 群岛"]

  private static let made = Result { try make() }

  /// The result, made once: PROJ takes its time.
  static func result() throws -> AuditResult { try made.get() }

  /// The result, made anew and always the same.
  static func make() throws -> AuditResult {
    let crs = try WorkingCRS(
      "auto", southWest: GeographicPoint(longitude: 121.60, latitude: 31.76),
      northEast: GeographicPoint(longitude: 121.72, latitude: 31.84))
    let districts = names.indices.map { place in
      DistrictSummary(
        id: "d\(place + 1)", name: names[place], area: districtGeometries.area(of: place),
        residents: place == 5 ? nil : 10_000.5 * Double(place + 1), households: nil)
    }
    return AuditResult(
      city: "Jianghai 江海市", standardID: "core",
      standardTitle: LocalizedText(en: "Core indicators", zh: "核心指标"), crs: crs,
      tool: ToolVersions(citycheck: "0.1.0", geos: "3.11.1", proj: "9.1.1"),
      inputs: inputs, districts: districts, districtGeometries: districtGeometries, layers: layers,
      indicators: [try coverage(crs), shelters, toilets], findings: findings, problems: problems,
      balances: [
        Balance(name: "park-coverage: covered + uncovered = total", parts: 3_000_000, whole: 3_000_000),
        Balance(name: "districts + outside = whole", parts: 2, whole: 3),
      ])
  }

  private static func coverage(_ crs: WorkingCRS) throws -> IndicatorResult {
    let projection = try Projection(to: crs.definition)
    let patches = [(1, 142_000.0, 1_234.5 as Double?), (3, 36_000, nil), (4, 400, 0)].enumerated().map {
      place, patch in
      let centroid = patchGeometries.centroid(of: place) ?? PlanarPoint(x: 0, y: 0)
      return Patch(
        district: patch.0, geometry: place, area: patch.1, residents: patch.2, centroid: centroid,
        location: projection.unproject(centroid), distanceToSupply: 734.25,
        nearestSupply: place == 2 ? hostileName : "Hill Park")
    }
    let shares: [Double?] = [0.93, 0.716, 0.8000001, 0.79996, 0.4, nil]
    return IndicatorResult(
      indicator: Indicator(
        id: "park-coverage", item: Item(series: .basic, number: 12, folder: "基础项第12条"),
        name: LocalizedText(en: "Park 10-minute service coverage", zh: "公园绿化活动场地十分钟服务半径覆盖率"),
        measure: .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "residential"), weight: .area,
            supply: LayerSelection(layer: "parks", condition: "kind = 'park'"),
            reach: Reach(
              .straight,
              tiers: [
                ReachTier(minArea: 5000, within: 500), ReachTier(minArea: 400, within: 300),
              ]))),
        target: .moreThan(0.8), points: Points(1),
        source: Source(
          clause: "GB 55014-2021, 2.1.3", confidence: .seenA,
          note: LocalizedText(en: "tiers from memory", zh: "分级凭记忆"))),
      unit: .share, numeratorUnit: .squareMetres, denominatorUnit: .squareMetres,
      city: PlaceResult(
        districtID: nil, name: "Jianghai 江海市", value: 0.7527, numerator: 2_258_000, denominator: 3_000_000,
        verdict: .short, shortfall: Shortfall(value: 142_000, unit: .squareMetres)),
      districts: names.indices.map { place in
        let share = shares[place]
        return PlaceResult(
          districtID: "d\(place + 1)", name: names[place], value: share,
          numerator: share.map { $0 * 500_000 },
          denominator: share.map { _ in 500_000 },
          verdict: share.map { $0 > 0.8 ? .met : .short } ?? .unknown,
          reason: share == nil
            ? LocalizedText(en: "there is no residential land in this district", zh: "该区没有居住用地") : nil,
          shortfall: share.flatMap {
            $0 > 0.8 ? nil : Shortfall(value: (0.8 - $0) * 500_000, unit: .squareMetres)
          },
          detail: [DetailEntry("uncovered_m2", share.map { .number((1 - $0) * 500_000) } ?? .null)])
      },
      detail: [
        DetailEntry("tolerance_m", .number(0.001)),
        DetailEntry("tiers", .list([.integer(5000), .integer(400)])),
      ],
      patches: patches, patchGeometries: patchGeometries,
      supply: [
        SupplyFeature(layer: "parks", feature: 0, isCounted: true),
        SupplyFeature(layer: "parks", feature: 1, isCounted: true),
        SupplyFeature(
          layer: "parks", feature: 2, isCounted: false,
          reason: LocalizedText(en: "smaller than 400 m²", zh: "小于400平方米")),
      ])
  }

  private static var shelters: IndicatorResult {
    IndicatorResult(
      indicator: Indicator(
        id: "shelter-area-per-capita",
        name: LocalizedText(en: "Emergency shelter area per resident", zh: "人均避难场所面积"),
        measure: .provision(
          ProvisionDefinition(
            supply: LayerSelection(layer: "shelters"), amount: .area, per: .resident, minArea: 2000,
            areaField: "effective_m2")),
        target: .atLeast(1.5), source: Source(clause: "城市体检", confidence: .memory)),
      unit: MeasureUnit.squareMetres.per("resident"), numeratorUnit: .squareMetres,
      denominatorUnit: .residents,
      city: PlaceResult(
        districtID: nil, name: "Jianghai 江海市",
        reason: LocalizedText(en: "the district 'Islands 群岛' has no residents", zh: "“群岛”缺少居民数")),
      districts: names.indices.map { place in
        let isKnown = place < 5
        return PlaceResult(
          districtID: "d\(place + 1)", name: names[place], value: isKnown ? 1.62 : nil,
          numerator: isKnown ? 16_200.81 : nil, denominator: isKnown ? 10_000.5 : nil,
          verdict: isKnown ? .met : .unknown,
          reason: isKnown ? nil : LocalizedText(en: "residents are not given", zh: "缺少居民数"))
      })
  }

  private static var toilets: IndicatorResult {
    IndicatorResult(
      indicator: Indicator(
        id: "toilet-density", name: LocalizedText(en: "Public toilets", zh: "公厕密度"),
        measure: .provision(
          ProvisionDefinition(
            supply: LayerSelection(layer: "toilets"), amount: .count, per: .squareKilometre)),
        target: .atLeast(3)),
      unit: MeasureUnit.facilities.per("km2"), numeratorUnit: .facilities,
      denominatorUnit: .squareKilometres,
      city: PlaceResult(
        districtID: nil, name: "Jianghai 江海市", value: 3.1, numerator: 31, denominator: 10, verdict: .met),
      districts: names.indices.map { place in
        PlaceResult(
          districtID: "d\(place + 1)", name: names[place], value: place == 0 ? 1 : 3.5,
          numerator: place == 0 ? 2 : 7, denominator: 2, verdict: place == 0 ? .short : .met,
          shortfall: place == 0 ? Shortfall(value: 4, unit: .facilities) : nil)
      },
      supply: layers["toilets"]?.sourceIndices.map {
        SupplyFeature(layer: "toilets", feature: $0, isCounted: $0 % 4 != 0)
      } ?? [])
  }

  /// A severed place in the old town: 432 people, 200 m from Hill Park and 1.3 km on foot.
  static func severed() throws -> Patch {
    var patch = try result().indicators[0].patches[0]
    patch.residents = 432
    patch.distanceToSupply = 200
    patch.walkToSupply = 1_300
    patch.nearestOnFoot = "Hill Park"
    return patch
  }
}
