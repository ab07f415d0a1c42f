// features.csv of a ledger: the evidence row by row. What is to be served comes as totals of districts, what serves one
// feature a row, counted or not and why.

internal import Audits
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// `features.csv` of an indicator: UTF-8 with a byte order mark, RFC 4180 with CRLF.
///
/// The rows of the role `demand` hold what the value of each district is divided by, and how much of that is within reach
/// or satisfied. Those of the role `supply`, or `sample` for the features of a ratio, hold a feature each: its position in its file from 0, its size or amount over
/// all districts, whether it counts, and the place of its centroid in degrees (WGS 84) with seven decimals. An empty cell
/// is unknown or does not apply.
struct LedgerFeaturesCSV: Sendable {
  let result: AuditResult
  let audit: Audit
  /// Which district holds a place.
  let locator: RegionLocator

  private static let header = [
    "role 角色", "layer 图层", "file 文件", "feature 文件中序号", "id 编号", "name 名称", "category 类别",
    "amount 数量", "unit 单位", satisfied, "counted 是否计入", "reason 未计入原因（英文）",
    "未计入原因（中文）", "district id 区划代码", "district 行政区", "longitude 经度", "latitude 纬度",
  ]

  /// The header; what is within reach is nothing satisfied where little is to be.
  static func header(of indicator: IndicatorResult) -> [String] {
    guard indicator.indicator.patchSide == .withinReach else { return header }
    return header.map { $0 == satisfied ? "within reach 范围内" : $0 }
  }

  private static let satisfied = "satisfied 已满足"

  // Enough rows for some hundred kilobytes of text.
  private static let rowsPerRun = 1024

  /// Hands the indicator's file on, run by run.
  ///
  /// - Throws: ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  func write(_ indicator: IndicatorResult, to file: LedgerDraft.Sink) throws(ReportError) {
    var table = CSVTable(header: Self.header(of: indicator))
    for district in indicator.districts { table.addRow(demand(district, of: indicator)) }
    if let outside = outside(indicator) { table.addRow(outside) }
    try file(Array(table.text.utf8))
    var first = 0
    while first < indicator.supply.count {
      let run = indicator.supply[first..<min(first + Self.rowsPerRun, indicator.supply.count)]
      try file(try rows(of: run, for: indicator))
      first = run.endIndex
    }
  }

  // MARK: Demand

  private func demand(_ place: PlaceResult, of indicator: IndicatorResult) -> [CSVTable.Cell] {
    let layer = audit.demandLayer(of: indicator.indicator)
    return [
      .text("demand 需求"), .of(layer), .of(layer.flatMap(path)), .empty, .empty, .empty, .empty,
      .of(place.denominator), .text(indicator.denominatorUnit.rawValue), .of(place.numerator), .empty,
      .of(place.reason?.en), .of(place.reason?.zh), .of(place.districtID), .text(place.name), .empty, .empty,
    ]
  }

  /// What lies outside all districts and is in no value.
  private func outside(_ indicator: IndicatorResult) -> [CSVTable.Cell]? {
    let amount: Double
    switch indicator.detail["outside_districts"] {
    case .number(let number)?: amount = number
    case .integer(let count)?: amount = Double(count)
    default: return nil
    }
    let layer = audit.demandLayer(of: indicator.indicator)
    let unit = layer == nil ? indicator.numeratorUnit : indicator.denominatorUnit
    return [
      .text(layer == nil ? "supply 供给" : "demand 需求"), .of(layer), .of(layer.flatMap(path)), .empty, .empty,
      .empty, .empty, .number(amount), .text(unit.rawValue), .empty, .text("no 否"),
      .text("outside all districts"), .text("不在任何行政区内"), .empty, .empty, .empty, .empty,
    ]
  }

  // MARK: Supply

  private func rows(
    of run: ArraySlice<SupplyFeature>, for indicator: IndicatorResult
  ) throws(ReportError) -> [UInt8] {
    let places = run.map { feature -> PlanarPoint? in
      guard let layer = layer(of: feature) else { return nil }
      return layer.geometries.centroid(of: feature.feature)
    }
    let known = places.compactMap { $0 }
    let degrees = try result.unprojected(PlanarGeometries(points: known))
    var text: [UInt8] = []
    var next = 0
    for (feature, place) in zip(run, places) {
      var location: GeographicPoint?
      if place != nil {
        location = GeographicPoint(longitude: degrees.longitudes[next], latitude: degrees.latitudes[next])
        next += 1
      }
      text += cells(of: feature, for: indicator, at: place, location).map(\.csv).joined(separator: ",").utf8
      text += [13, 10]
    }
    return text
  }

  private func layer(of feature: SupplyFeature) -> Layer? {
    result.layers[feature.layer].flatMap { feature.feature < $0.count ? $0 : nil }
  }

  private func cells(
    of feature: SupplyFeature, for indicator: IndicatorResult, at place: PlanarPoint?,
    _ location: GeographicPoint?
  ) -> [CSVTable.Cell] {
    let layer = layer(of: feature)
    let nameField = audit.file[layer: feature.layer]?.nameField ?? "name"
    let district = place.flatMap { locator.first(x: $0.x, y: $0.y) }.map { result.districts[$0] }
    let isRatio = indicator.isRatio
    let reason = feature.reason ?? indicator.failure(of: feature)
    let unit = feature.amountUnit ?? indicator.numeratorUnit
    return [
      .text(isRatio ? "sample 样本" : "supply 供给"), .text(feature.layer), .of(path(feature.layer)),
      layer.map { .integer($0.sourceIndices[feature.feature]) } ?? .empty,
      .of(layer?.ids[feature.feature]), .of(layer?.columns[nameField]?.text(feature.feature)),
      .of(feature.category), .of(feature.amount), .of(feature.amount.map { _ in unit.rawValue }), .empty,
      .text(feature.standing.word(isRatio: isRatio)), .of(reason?.en), .of(reason?.zh),
      .of(district?.id), .of(district?.name), .degrees(location?.longitude), .degrees(location?.latitude),
    ]
  }

  private func path(_ layer: String) -> String? { result.inputs.first { $0.layer == layer }?.path }
}

extension SupplyFeature.Standing {
  /// Whether it counts, or of a ratio passes.
  fileprivate func word(isRatio: Bool) -> String {
    switch self {
    case .counted: isRatio ? "passes 符合" : "yes 是"
    case .notCounted: isRatio ? "does not pass 不符合" : "no 否"
    case .undecided: "unknown 无法判定"
    case .leftOut: "not asked 不在统计范围"
    }
  }
}

extension IndicatorResult {
  /// Why a feature of a ratio does not pass, where its condition alone says so.
  fileprivate func failure(of feature: SupplyFeature) -> LocalizedText? {
    guard feature.standing == .notCounted, case .ratio(let ratio) = indicator.measure,
      case .condition(let condition) = ratio.test
    else { return nil }
    return LocalizedText(en: "does not satisfy: \(condition)", zh: "不满足：\(condition)")
  }
}

extension CSVTable.Cell {
  /// A coordinate to seven decimals, a centimetre; nothing where there is none.
  fileprivate static func degrees(_ value: Double?) -> CSVTable.Cell {
    guard let value, value.isFinite else { return .empty }
    return .number((value * 1e7).rounded() / 1e7)
  }
}
