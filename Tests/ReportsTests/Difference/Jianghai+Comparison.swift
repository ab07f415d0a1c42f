// Two audits of the fictional city held against each other: a verdict that fell by two causes that interact, one that
// rose, one that is unknown, and names that mean harm. All numbers are made up, and add up.

import Audits
import Layers
import Measures
import Planar
import Standards

@testable import Reports

extension Jianghai {
  private static func land(_ value: Double?, _ verdict: Verdict, missing: Double? = nil) -> PlaceFigures {
    PlaceFigures(
      value: value, verdict: verdict,
      shortfall: missing.map { Shortfall(value: $0, unit: .squareMetres) },
      reason: verdict == .unknown ? LocalizedText(en: "nobody knows", zh: "未知") : nil)
  }

  private static func still(_ id: String?, _ name: String, _ figures: PlaceFigures) -> PlaceComparison {
    PlaceComparison(
      districtID: id, name: name, whole: FigureChange(before: figures, after: figures), steps: [])
  }

  private static func coverage() throws -> IndicatorComparison {
    let causes: [ChangeCause] = [.engine, .parameters, .layer("parks")]
    func place(_ id: String?, _ name: String, _ states: [PlaceFigures], alone: PlaceFigures)
      -> PlaceComparison
    {
      let steps = causes.enumerated().map { number, cause in
        ChangeStep(
          cause: cause, part: FigureChange(before: states[number], after: states[number + 1]),
          alone: number == 2 ? FigureChange(before: states[1], after: alone) : nil)
      }
      return PlaceComparison(
        districtID: id, name: name, whole: FigureChange(before: states[0], after: states[3]), steps: steps)
    }
    return IndicatorComparison(
      indicator: try result().indicators[0].indicator, presence: .both, unit: .share,
      oldTarget: .moreThan(0.75), newTarget: .moreThan(0.8),
      parameters: [
        ParameterChange(path: "park-coverage.target.more_than", old: .number(0.75), new: .number(0.8))
      ], causes: causes,
      city: place(
        nil, "Jianghai 江海市",
        [
          land(0.7525, .met), land(0.7527, .met), land(0.7527, .short, missing: 142_000),
          land(0.7427, .short, missing: 172_000),
        ], alone: land(0.7427, .short, missing: 22_000)),
      districts: [
        still("d1", names[0], land(0.93, .met)),
        place(
          "d2", hostileName,
          [
            land(0.716, .short, missing: 17_000), land(0.716, .short, missing: 17_000),
            land(0.716, .short, missing: 42_000), land(0.81, .met),
          ], alone: land(0.80, .met)),
        still("d6", names[5], land(nil, .unknown)),
      ],
      points: PointsChange(
        before: EarnedPoints(full: 2, earned: 2), after: EarnedPoints(full: 2, earned: 1.4)))
  }

  private static func total(_ earned: Double, _ unknown: Double) -> PointsTotal {
    var total = PointsTotal()
    (total.count, total.earned, total.full, total.fullUnknown) = (2, earned, 7, unknown)
    return total
  }

  /// The comparison.
  static func comparison() throws -> AuditComparison {
    let result = try result()
    let shelters = result.indicators[1]
    let figures = PlaceFigures(value: 1.62, verdict: .met)
    let side = AuditComparison.Side(
      file: "audit.yaml", city: result.city, standards: result.standards, tool: result.tool, isLedger: false)
    var old = side
    (old.isLedger, old.tool.citycheck) = (true, "0.0.9")
    var parks = LayerChange(
      name: "parks", state: .changed, oldPath: "layers/parks.geojson", newPath: "layers/parks.geojson",
      oldHash: String(repeating: "a", count: 64), newHash: String(repeating: "b", count: 64), oldCount: 7,
      newCount: 8, features: FeatureChanges(), fault: nil, indicators: ["park-coverage"])
    parks.features?.isByID = true
    parks.features?.added = 2
    parks.features?.changed = 4
    parks.features?.addedSamples = [.init(id: "P8", name: hostileName), .init(id: nil, name: nil)]
    parks.features?.changedSamples = (1...4).map {
      .init(id: "P\($0)", name: nil, isMoved: $0 == 1, fields: ["kind"])
    }
    var lost = parks
    (lost.name, lost.state, lost.features, lost.indicators) = ("toilets", .lost, nil, [])
    return AuditComparison(
      old: old, new: side, layers: [parks, lost], sameLayerCount: 2,
      parameters: try coverage().parameters.map { .init($0, indicators: ["park-coverage"]) },
      indicators: [
        try coverage(),
        IndicatorComparison(
          indicator: shelters.indicator, presence: .new, unit: shelters.unit, oldTarget: nil,
          newTarget: shelters.indicator.target, parameters: [], causes: [],
          city: PlaceComparison(
            districtID: nil, name: result.city, whole: FigureChange(before: nil, after: figures), steps: []),
          districts: []),
      ],
      findings: [
        FindingChange(.new, result.findings[0]), FindingChange(.worse, result.findings[1]),
        FindingChange(.mended, result.findings[1]), FindingChange(.removed, result.findings[1]),
        FindingChange(.unknown, result.findings[0]),
      ],
      problems: {
        var problems = ProblemChanges()
        problems.new = Array(result.problems.prefix(1))
        return problems
      }(), notes: [LocalizedText(en: "the old files of 'toilets' are gone\u{1B}[2J", zh: "旧文件已不在")],
      points: [
        PointsComparison(standard: result.standards[0], before: total(2, 0), after: total(1.4, 5))
      ])
  }

  /// A comparison in which nothing differs.
  static func identical() throws -> AuditComparison {
    var comparison = try comparison()
    comparison.layers = []
    comparison.parameters = []
    comparison.indicators = []
    comparison.findings = []
    comparison.problems = ProblemChanges()
    comparison.notes = []
    comparison.points = []
    return comparison
  }
}
