// Walking in real cities, whose streets nobody drew for it: in pieces, with ends that meet nothing, with people far from
// any of them. What comes out is not known beforehand; that nothing is lost, and what must hold of it, is.

import CityCheck
import Foundation
import Testing

@Suite struct RealWalksTests {
  /// A coverage on foot, with straight lines beside it.
  private static func coverage(_ id: String, _ measure: String, within: Int) -> String {
    """
      - id: \(id)
        name: \(id)
        measure:
          coverage: { \(measure), reach: [ { walk: { within: \(within) } }, { straight: { within: \(within) } } ] }
        target: { at_least: 0.9 }

    """
  }

  private func audited(_ city: String, layers: String, indicators: String, districts: String? = nil)
    async throws -> AuditResult
  {
    let folder = try ScratchFolder()
    if let districts { try folder.write(districts, to: "districts.geojson") }
    let data = RealData.folder(city).path + "/"
    try folder.write("id: walks\ntitle: Walks\nindicators:\n" + indicators, to: "standard.yaml")
    try folder.write(
      "city: \(city)\nstandard: ./standard.yaml\nlayers:\n" + layers.replacing("DATA/", with: data),
      to: "audit.yaml")
    return try await Audit(contentsOf: folder.url.appendingPathComponent("audit.yaml")).run(threads: 2)
  }

  private func number(_ detail: [DetailEntry], _ path: String) -> Double? {
    var value = DetailValue.object(detail)
    for key in path.split(separator: "/") {
      switch value {
      case .object(let entries):
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        value = entry.value
      case .list(let values):
        guard let place = Int(key), values.indices.contains(place) else { return nil }
        value = values[place]
      default: return nil
      }
    }
    return switch value {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// What must hold of any city: all sums come out, nobody walks less than the straight way, what is in pieces is said.
  private func expectSound(_ result: AuditResult, pieces: Int) throws {
    for balance in result.balances { #expect(balance.holds, "\(balance.name)") }
    let problems = result.problems.filter { $0.kind == .networkPieces && $0.layer == "streets" }
    #expect(problems.map(\.count).max() == pieces - 1)
    for indicator in result.indicators {
      #expect(number(indicator.detail, "streets/pieces") == Double(pieces), "\(indicator.indicator.id)")
      let share = number(indicator.detail, "streets/largest_piece_share") ?? 0
      #expect(share > 0.9 && share < 1, "\(indicator.indicator.id)")
      for place in [indicator.city] + indicator.districts {
        guard let severed = number(place.detail, "severed") else { continue }
        let name = "\(indicator.indicator.id), \(place.name)"
        let covered = try #require(number(place.detail, "covered"))
        let uncovered = try #require(number(place.detail, "uncovered"))
        let unlinked = try #require(number(place.detail, "not_linked"))
        let straight = try #require(number(place.detail, "beside/0/numerator"))
        let all = try #require(number(place.detail, "beside/0/denominator"))
        let slack = 1e-6 * max(1, all)
        #expect(abs(covered + uncovered + unlinked - all) < slack, "\(name)")
        #expect(covered <= straight + slack, "\(name)")
        // Who is severed is near in a straight line, and not on foot; so is who is not linked, perhaps.
        #expect(severed >= straight - covered - unlinked - slack && severed <= uncovered + slack, "\(name)")
      }
      guard let severance = indicator.severance else { continue }
      #expect(!severance.patches.isEmpty, "\(indicator.indicator.id)")
      let people = severance.patches.map { $0.residents ?? 0 }
      #expect(people == people.sorted(by: >), "\(indicator.indicator.id)")
    }
  }

  @Test(.enabled(if: RealData.has("porto_alegre"), "no layers of Porto Alegre beside the repository"))
  func portoAlegre() async throws {
    // It has no districts: one around its population cells.
    let districts = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Centro"},"geometry":{"type":\
      "Polygon","coordinates":[[[-51.2573,-30.112],[-51.1375,-30.112],[-51.1375,-29.9959],[-51.2573,-29.9959],\
      [-51.2573,-30.112]]]}}]}
      """
    let stops = "weight: residents, supply: facilities, where: \"kind = 'bus_stop'\""
    let result = try await audited(
      "porto_alegre",
      layers: """
          districts: { path: districts.geojson, name: name }
          homes: { path: DATA/population_points.geojson, residents: population }
          facilities: { path: DATA/facilities.geojson, kind: kind, name: name }
          toilets: { path: DATA/toilets.geojson }
          streets: { path: DATA/roads.geojson, class: highway }

        """,
      indicators: Self.coverage("stops", "demand: homes, \(stops)", within: 300)
        + Self.coverage("toilets", "demand: homes, weight: residents, supply: toilets", within: 1000)
        + Self.coverage("metres", "demand: streets, weight: length, supply: toilets", within: 1000),
      districts: districts)
    try expectSound(result, pieces: 53)
    // To the last person what verify_porto_alegre_walks.py finds, which has none of CityCheck's code.
    for (id, walk, straight, severed) in [
      ("stops", 402_146.0, 585_887.0, 183_741.0), ("toilets", 76_630, 150_796, 74_166),
    ] {
      let city = try #require(result[indicator: id]).city
      #expect(city.numerator == walk && city.denominator == 812_935, "\(id)")
      #expect(number(city.detail, "beside/0/numerator") == straight, "\(id)")
      #expect(number(city.detail, "severed") == severed, "\(id)")
      #expect(number(city.detail, "not_linked") == 0, "\(id)")
    }
    // Of 15852 lines 1497 are not walked: motorways, and where the file says so.
    let metres = try #require(result[indicator: "metres"])
    #expect(number(metres.detail, "streets/not_walked") == 1497)
    #expect(number(metres.detail, "streets/length_m").map { abs($0 - 1_847_404.122) < 0.001 } == true)
  }

  @Test(.enabled(if: RealData.has("liechtenstein"), "no layers of Liechtenstein beside the repository"))
  func liechtenstein() async throws {
    let stops = "weight: residents, supply: facilities, where: \"kind = 'bus_stop'\""
    let result = try await audited(
      "liechtenstein",
      layers: """
          districts: { path: DATA/districts.geojson, name: name, residents: population }
          buildings: { path: DATA/buildings.geojson, levels: "building:levels" }
          parks: { path: DATA/parks.geojson, name: name }
          facilities: { path: DATA/facilities.geojson, kind: kind, name: name }
          toilets: { path: DATA/toilets.geojson }
          streets: { path: DATA/roads.geojson, class: highway }

        """,
      indicators: Self.coverage("parks", "demand: buildings, weight: residents, supply: parks", within: 500)
        + Self.coverage("stops", "demand: buildings, \(stops)", within: 300) + """
            - id: gaps
              name: gaps
              measure: { spacing: { supply: toilets, along: streets, within: 1000 } }

          """)
    try expectSound(result, pieces: 44)
    for id in ["parks", "stops"] {
      let city = try #require(result[indicator: id]).city
      #expect(number(city.detail, "beside/0/denominator").map { Int($0.rounded()) } == 37_269, "\(id)")
    }
    // Every metre of walked street inside or outside of the country, in a gap or out of reach.
    let gaps = try #require(result[indicator: "gaps"])
    let length = try #require(number(gaps.detail, "streets/length_m"))
    let outside = try #require(number(gaps.detail, "outside_districts"))
    #expect(abs((gaps.city.denominator ?? 0) + outside - length) < 1e-3)
    #expect((number(gaps.city.detail, "unreached_m") ?? 0) > 0)
  }
}
