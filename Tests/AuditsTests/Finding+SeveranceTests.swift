import Planar
import Standards
import Testing

@testable import Audits

@Suite struct FindingSeveranceTests {
  @Test func theHouseOverTheRiver() async throws {
    let result = try await Town.river.audited()
    let severances = result.findings.filter { $0.kind == .severance }
    #expect(severances.count == 1)
    let finding = try #require(severances.first)
    #expect(finding.indicatorID == "parks")
    #expect(finding.districtID == "A")
    #expect(finding.residents == 1)
    // 200 m over the water; 800 m to the bridge, 200 m over it and 800 m back.
    #expect(abs((finding.distanceToSupply ?? .nan) - 200) < 1e-3)
    #expect(abs((finding.walkToSupply ?? .nan) - 1800) < 1e-3)
    #expect(
      finding.statement.en.plain
        == "1 resident in West is about 200 m from 'North Park' in a straight line and 1.8 km on foot, 9.0 times as far: a crossing, a bridge or a gate may be missing"
    )
    #expect(
      finding.statement.zh.plain
        == "West 1 人距“North Park”直线约 200 m，步行需 1.8 km，为直线的 9.0 倍：可能缺少过街设施、桥梁或出入口")
    #expect(result[indicator: "straight"]?.severance == nil)
  }

  private func severed(
    _ residents: Double?, area: Double? = nil, straight: Double? = 400, walk: Double? = 520,
    near: String? = "A", onFoot: String? = "A"
  ) -> Patch {
    var patch = Patch(
      district: 0, geometry: 0, area: area, residents: residents, centroid: PlanarPoint(x: 0, y: 0),
      location: GeographicPoint(longitude: 121, latitude: 32), distanceToSupply: straight,
      nearestSupply: near)
    patch.walkToSupply = walk
    patch.nearestOnFoot = onFoot
    return patch
  }

  private func result(_ patches: [Patch]) async throws -> IndicatorResult {
    var result = try #require(try await Town.river.audited()[indicator: "parks"])
    result.severance = Severance(patches: patches, geometries: PlanarGeometries(), squareSide: nil)
    return result
  }

  @Test func whatIsMissingDependsOnTheDetour() async throws {
    let indicator = try await result([])
    func said(_ patch: Patch) -> String { indicator.statement(ofSevered: patch).en.plain }
    // 1.3 times as far is what streets usually make of it.
    #expect(
      said(severed(20))
        == "20 residents in West are about 400 m from 'A' in a straight line and 520 m on foot, 1.3 times as far: the streets lead there, beyond reach"
    )
    #expect(said(severed(20, walk: 579)).hasSuffix("1.4 times as far: the streets lead there, beyond reach"))
    // What reads as 1.5 times counts as 1.5 times.
    #expect(
      said(severed(20, walk: 586)).hasSuffix(
        "1.5 times as far: a crossing, a bridge or a gate may be missing"))
    #expect(
      said(severed(20, walk: 600)).hasSuffix(
        "1.5 times as far: a crossing, a bridge or a gate may be missing"))
    #expect(
      said(severed(20, walk: 900, onFoot: "B")).contains("and 900 m on foot (to 'B'), 2.3 times as far"))
    #expect(
      said(severed(20, walk: nil, onFoot: nil)).hasSuffix(
        "in a straight line and no way on foot to any was found: a crossing, a bridge or a gate may be missing"
      ))
    // Beside the fence there is no telling how many times as far it is.
    #expect(
      said(severed(20, straight: 0.5, walk: 900)).hasSuffix(
        "and 900 m on foot: a crossing, a bridge or a gate may be missing"))
    #expect(
      said(severed(nil, area: 20_000, near: nil)).hasPrefix(
        "2.0 ha in West are about 400 m from the nearest supply"))
    #expect(said(severed(nil)).hasPrefix("Some places in West are"))
  }

  @Test func theTenOfMostPeopleFollowTheUncovered() async throws {
    let indicator = try await result((0..<12).map { severed(Double(100 - $0)) })
    let findings = Finding.all(indicators: [indicator], problems: [])
    let severances = findings.filter { $0.kind == .severance }
    #expect(severances.map(\.residents) == (0..<10).map { Double(100 - $0) })
    let kinds = findings.map(\.kind)
    #expect(kinds.firstIndex(of: .severance) == (kinds.lastIndex(of: .uncoveredPatch) ?? -1) + 1)
  }
}

extension String {
  /// The text with ordinary spaces.
  fileprivate var plain: String { replacing("\u{A0}", with: " ") }
}
