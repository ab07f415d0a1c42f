// The tables of audit.gpkg: which rows and columns each has.

internal import Audits
internal import GeoPackages
internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// A table of `audit.gpkg` with its rows and its styles.
struct AuditTable {
  /// What the tables are of, in the order of the file.
  enum Subject: CaseIterable {
    case districts, uncovered, supply, streets, findings, indicators, problems
  }

  var table: FeatureTable
  var rows: [FeatureTable.Row]
  var styles: [LayerStyle] = []

  /// The tables of a subject.
  ///
  /// - Throws: ``ReportError/unusableCRS(definition:reason:)`` when PROJ cannot use the result's CRS.
  static func tables(of subject: Subject, in result: AuditResult) throws(ReportError) -> [AuditTable] {
    switch subject {
    case .districts: [try districts(of: result)]
    case .uncovered: try uncovered(of: result)
    case .supply: try supply(of: result)
    case .streets: try streets(of: result)
    case .findings: [try findings(of: result)]
    case .indicators: [indicators(of: result)]
    case .problems: problems(of: result)
    }
  }

  // MARK: Districts

  static func districts(of result: AuditResult) throws(ReportError) -> AuditTable {
    var columns: [FeatureTable.Column] = [
      .init("district_id", .text), .init("district", .text), .init("area_m2", .real),
      .init("residents", .real),
      .init("households", .real),
    ]
    for indicator in result.indicators {
      let id = indicator.indicator.id
      columns += [
        .init(id, .real), .init("\(id)_verdict", .text), .init("\(id)_shortfall", .real),
      ]
    }
    let degrees = try result.unprojected(result.districtGeometries)
    let rows = result.districts.enumerated().map { place, district in
      var values: [FeatureTable.Value] = [
        .text(district.id), .text(district.name), .real(district.area), .of(district.residents),
        .of(district.households),
      ]
      for indicator in result.indicators {
        let found = indicator.districts[place]
        values += [.of(found.value), .text(found.verdict.rawValue), .of(found.shortfall?.value)]
      }
      let blob = place < degrees.count ? GeometryBlob(of: place, in: degrees) : nil
      return FeatureTable.Row(blob, values)
    }
    return AuditTable(
      table: FeatureTable(
        name: "districts", title: "Districts 行政区",
        summary: "Each district with every indicator: value, verdict and shortfall", geometry: .multiPolygon,
        columns: columns), rows: rows, styles: AuditStyles(result).districts)
  }

  // MARK: Patches

  static func uncovered(of result: AuditResult) throws(ReportError) -> [AuditTable] {
    var areas = PlacedRows()
    var places = PlacedRows()
    for indicator in result.indicators {
      try add(indicator.patches, indicator.patchGeometries, "uncovered", indicator, result, &areas, &places)
      if let severance = indicator.severance {
        try add(severance.patches, severance.geometries, "severed", indicator, result, &areas, &places)
      }
    }
    let columns: [FeatureTable.Column] = [
      .init("indicator", .text), .init("kind", .text), .init("number", .integer), .init("district_id", .text),
      .init("district", .text), .init("area_m2", .real), .init("residents", .real),
      .init("distance_to_supply_m", .real), .init("nearest_supply", .text), .init("walk_m", .real),
      .init("nearest_on_foot", .text), .init("detour", .real),
    ]
    let summary = "What no supply reaches, or what is near supply and far from it on foot"
    return [
      AuditTable(
        table: FeatureTable(
          name: "uncovered", title: "Uncovered land 未覆盖区域", summary: summary, geometry: .multiPolygon,
          columns: columns), rows: areas.rows,
        styles: AuditStyles(result).uncovered("uncovered", isArea: true)),
      AuditTable(
        table: FeatureTable(
          name: "uncovered_places", title: "Uncovered places 未覆盖点", summary: summary, geometry: .multiPoint,
          columns: columns), rows: places.rows,
        styles: AuditStyles(result).uncovered("uncovered_places", isArea: false)),
    ].filter { !$0.rows.isEmpty }
  }

  private static func add(
    _ patches: [Patch], _ geometries: PlanarGeometries, _ kind: String, _ indicator: IndicatorResult,
    _ result: AuditResult, _ areas: inout PlacedRows, _ places: inout PlacedRows
  ) throws(ReportError) {
    let degrees = try result.unprojected(geometries)
    for (number, patch) in patches.enumerated() {
      let district = result.districts[patch.district]
      let values: [FeatureTable.Value] = [
        .text(indicator.indicator.id), .text(kind), .integer(number + 1), .text(district.id),
        .text(district.name),
        .of(patch.area), .of(patch.residents), .of(patch.distanceToSupply), .of(patch.nearestSupply),
        .of(patch.walkToSupply), .of(patch.nearestOnFoot), .of(patch.detour),
      ]
      if degrees.layout.kinds[patch.geometry] == .polygon {
        areas.add(patch.geometry, of: degrees, values)
      } else {
        places.add(patch.geometry, of: degrees, values)
      }
    }
  }

  // MARK: Supply

  static func supply(of result: AuditResult) throws(ReportError) -> [AuditTable] {
    var rows: [GeometryKind: PlacedRows] = [:]
    var known: [String: GeographicGeometries] = [:]
    var standings: [GeometryKind: [String: Set<SupplyFeature.Standing>]] = [:]
    for indicator in result.indicators {
      for feature in indicator.supply {
        guard let layer = result.layers[feature.layer], feature.feature < layer.count else { continue }
        let degrees: GeographicGeometries
        if let found = known[feature.layer] {
          degrees = found
        } else {
          degrees = try result.unprojected(layer.geometries)
          known[feature.layer] = degrees
        }
        let kind = degrees.layout.kinds[feature.feature]
        standings[kind, default: [:]][indicator.indicator.id, default: []].insert(feature.standing)
        let unit = feature.amount.map { _ in (feature.amountUnit ?? indicator.numeratorUnit).rawValue }
        rows[kind, default: PlacedRows()].add(
          feature.feature, of: degrees,
          [
            .text(indicator.indicator.id), .text(feature.layer),
            .integer(layer.sourceIndices[feature.feature]),
            .of(layer.ids[feature.feature]), .of(result.name(of: feature.feature, in: feature.layer)),
            .of(feature.category), .text(feature.standing.rawValue), .of(feature.reason?.en),
            .of(feature.reason?.zh), .of(feature.amount), .of(unit),
          ])
      }
    }
    let columns: [FeatureTable.Column] = [
      .init("indicator", .text), .init("layer", .text), .init("feature", .integer), .init("id", .text),
      .init("name", .text), .init("category", .text), .init("standing", .text), .init("reason_en", .text),
      .init("reason_zh", .text), .init("amount", .real), .init("unit", .text),
    ]
    let kinds: [(GeometryKind, String, String, FeatureTable.Geometry)] = [
      (.point, "supply_places", "Supply: places 设施点", .multiPoint),
      (.line, "supply_lines", "Supply: lines 设施线", .multiLineString),
      (.polygon, "supply_areas", "Supply: areas 设施面", .multiPolygon),
    ]
    return kinds.compactMap { kind, name, title, geometry in
      guard let found = rows[kind], !found.rows.isEmpty else { return nil }
      return AuditTable(
        table: FeatureTable(
          name: name, title: title, summary: "Each feature of supply, and of ratios: counted or not, and why",
          geometry: geometry, columns: columns), rows: found.rows,
        styles: AuditStyles(result).supply(name, kind, standings[kind] ?? [:]))
    }
  }

  // MARK: Streets

  static func streets(of result: AuditResult) throws(ReportError) -> [AuditTable] {
    var rows = PlacedRows()
    for indicator in result.indicators {
      guard let streets = indicator.streets else { continue }
      var lines = PlanarGeometries()
      for feature in streets.features.indices { streets.addLines(of: feature, to: &lines) }
      let degrees = try result.unprojected(lines)
      for (place, feature) in streets.features.enumerated() {
        let district = feature.district.map { result.districts[$0] }
        var values: [FeatureTable.Value] = [
          .text(indicator.indicator.id), .of(district?.id), .of(district?.name), .real(feature.length),
        ]
        switch feature.state {
        case .reached: values += [.text("reached"), .null, .null, .null, .null]
        case .notReached: values += [.text("not reached"), .null, .null, .null, .null]
        case .gap(let name, let norm, let length, let isDeadEnd):
          values += [.text("gap"), .of(name), .real(norm), .of(length), .boolean(isDeadEnd)]
        }
        rows.add(place, of: degrees, values)
      }
    }
    guard !rows.rows.isEmpty else { return [] }
    let table = FeatureTable(
      name: "streets", title: "Streets 街道", summary: "Streets within reach, out of reach, and in gaps",
      geometry: .multiLineString,
      columns: [
        .init("indicator", .text), .init("district_id", .text), .init("district", .text),
        .init("length_m", .real),
        .init("state", .text), .init("class", .text), .init("norm_m", .real), .init("gap_m", .real),
        .init("is_dead_end", .boolean),
      ])
    return [AuditTable(table: table, rows: rows.rows, styles: AuditStyles(result).streets)]
  }

  // MARK: Findings

  static func findings(of result: AuditResult) throws(ReportError) -> AuditTable {
    let rows = result.findings.map { finding in
      FeatureTable.Row(
        finding.location.flatMap { GeometryBlob(point: $0) },
        [
          .integer(finding.number), .text(finding.kind.rawValue), .of(finding.indicatorID),
          .of(finding.districtID), .of(finding.districtName), .text(finding.statement.en),
          .text(finding.statement.zh), .of(finding.area), .of(finding.residents),
          .of(finding.distanceToSupply),
          .of(finding.walkToSupply), .of(finding.shortfall?.value), .of(finding.shortfall?.unit.rawValue),
        ])
    }
    let table = FeatureTable(
      name: "findings", title: "Findings 问题清单", summary: "What is to be said, worst first", geometry: .point,
      columns: [
        .init("number", .integer), .init("kind", .text), .init("indicator", .text),
        .init("district_id", .text),
        .init("district", .text), .init("statement_en", .text), .init("statement_zh", .text),
        .init("area_m2", .real), .init("residents", .real), .init("distance_to_supply_m", .real),
        .init("walk_to_supply_m", .real), .init("shortfall", .real), .init("shortfall_unit", .text),
      ])
    return AuditTable(table: table, rows: rows, styles: AuditStyles(result).findings)
  }

  // MARK: Without geometry

  static func indicators(of result: AuditResult) -> AuditTable {
    let rows = result.indicators.map { found in
      let indicator = found.indicator
      let place = found.city
      let values: [FeatureTable.Value] = [
        .text(indicator.id), .text(result.standard(of: found).id), .of(indicator.item?.series.rawValue),
        .of(indicator.item?.folder), .text(indicator.name.en), .text(indicator.name.zh), .of(place.value),
        .text(found.unit.rawValue), .of(indicator.target?.word), .of(indicator.target?.number),
        .text(place.verdict.rawValue), .of(place.shortfall?.value), .of(place.shortfall?.unit.rawValue),
        .of(place.numerator), .text(found.numeratorUnit.rawValue), .of(place.denominator),
        .text(found.denominatorUnit.rawValue), .of(found.points?.earned), .of(found.points?.full),
        .of(place.reason?.en), .of(place.reason?.zh), .of(indicator.source?.clause),
        .of(indicator.source?.confidence.rawValue),
      ]
      return FeatureTable.Row(nil, values)
    }
    let table = FeatureTable(
      name: "indicators", title: "Indicators 指标", summary: "Each indicator for the whole city", geometry: nil,
      columns: [
        .init("indicator", .text), .init("standard", .text), .init("series", .text), .init("folder", .text),
        .init("name_en", .text), .init("name_zh", .text), .init("value", .real), .init("unit", .text),
        .init("target_rule", .text), .init("target", .real), .init("verdict", .text),
        .init("shortfall", .real),
        .init("shortfall_unit", .text), .init("numerator", .real), .init("numerator_unit", .text),
        .init("denominator", .real), .init("denominator_unit", .text), .init("points", .real),
        .init("full_points", .real), .init("reason_en", .text), .init("reason_zh", .text),
        .init("source", .text), .init("confidence", .text),
      ])
    return AuditTable(table: table, rows: rows)
  }

  static func problems(of result: AuditResult) -> [AuditTable] {
    let rows = result.problems.map { problem in
      FeatureTable.Row(
        nil,
        [
          .text(problem.layer), .text(problem.file), .text(problem.kind.rawValue),
          .text(problem.severity.rawValue), .text(problem.action.rawValue),
          problem.feature.map { .integer($0) } ?? .null, .of(problem.featureID), .of(problem.field),
          .of(problem.value), .integer(problem.count), .text(problem.message),
        ])
    }
    guard !rows.isEmpty else { return [] }
    let table = FeatureTable(
      name: "problems", title: "Problems in the data 数据问题", summary: "What is wrong with the layers",
      geometry: nil,
      columns: [
        .init("layer", .text), .init("file", .text), .init("kind", .text), .init("severity", .text),
        .init("action", .text), .init("feature", .integer), .init("feature_id", .text), .init("field", .text),
        .init("value", .text), .init("count", .integer), .init("message", .text),
      ])
    return [AuditTable(table: table, rows: rows)]
  }
}

/// Rows that have a place.
private struct PlacedRows {
  private(set) var rows: [FeatureTable.Row] = []

  mutating func add(
    _ feature: Int, of geometries: GeographicGeometries, _ values: [FeatureTable.Value]
  ) {
    // A place without degrees has no geometry, and keeps its row: its numbers count.
    let blob = geometries.isPlaced(feature) ? GeometryBlob(of: feature, in: geometries) : nil
    rows.append(FeatureTable.Row(blob, values))
  }
}

extension GeometryBlob {
  /// A point.
  fileprivate init?(point: GeographicPoint) {
    var geometries = GeographicGeometries()
    geometries.addVertex(longitude: point.longitude, latitude: point.latitude)
    geometries.endRing()
    geometries.endPart()
    geometries.endFeature(kind: .point)
    guard geometries.isPlaced(0) else { return nil }
    self.init(of: 0, in: geometries, isSingle: true)
  }
}
