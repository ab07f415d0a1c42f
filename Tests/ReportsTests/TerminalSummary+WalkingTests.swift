import Audits
import Foundation
import Measures
import Planar
import Standards
import Testing

@testable import Reports

struct TerminalSummaryWalkingTests {
  private func result() throws -> AuditResult {
    var result = try Jianghai.result()
    result.indicators[0].city.detail = [
      DetailEntry("uncovered", .number(742_000)), DetailEntry("not_linked", .number(0)),
      DetailEntry(
        "beside",
        .list([.object([DetailEntry("reach", .text("walk")), DetailEntry("value", .number(0.6))])])),
      DetailEntry("severed", .number(458_100)), DetailEntry("severed_residents", .number(1_240)),
    ]
    var far = try Jianghai.severed()
    // Of more people, but no farther than streets usually make it; and one more place near the same park.
    (far.district, far.residents, far.walkToSupply, far.nearestSupply) = (3, 900, 280, "Far Park")
    var second = try Jianghai.severed()
    second.residents = 20
    result.indicators[0].severance = Severance(
      patches: [far, try Jianghai.severed(), second], geometries: result.indicators[0].patchGeometries,
      squareSide: 50)
    var gaps = result.indicators[2]
    gaps.indicator.name.en = "Toilets along streets"
    gaps.indicator.measure = .spacing(
      SpacingDefinition(
        supply: LayerSelection(layer: "toilets"),
        norm: .along(
          StreetSpacing(
            LayerSelection(layer: "streets"),
            norms: [
              StreetNorm("主干路", within: 500), StreetNorm("支路", within: 1_000),
              StreetNorm("巷", within: 1_000),
            ]))))
    gaps.city.detail = [
      DetailEntry("classes", .list([road("主干路", 500, of: 31_200, longest: 3_900), alley, none]))
    ]
    result.indicators.append(gaps)
    return result
  }

  private func road(_ name: String, _ norm: Double, of length: Double, longest: Double) -> DetailValue {
    .object([
      DetailEntry("class", .text(name)), DetailEntry("norm_m", .number(norm)),
      DetailEntry("streets_m", .number(length)), DetailEntry("beyond_m", .number(0.41 * length)),
      DetailEntry("unreached_m", .number(0)),
      DetailEntry(
        "longest_gap",
        .object([
          DetailEntry("length_m", .number(longest)), DetailEntry("is_dead_end", .boolean(false)),
          DetailEntry("middle_lon", .number(121.61204)), DetailEntry("middle_lat", .number(31.88399)),
        ])),
    ])
  }

  private let alley = DetailValue.object([
    DetailEntry("class", .text("支路")), DetailEntry("norm_m", .number(1_000)),
    DetailEntry("streets_m", .number(2_000)), DetailEntry("beyond_m", .number(2_000)),
    DetailEntry("unreached_m", .number(2_000)), DetailEntry("longest_gap", .null),
  ])
  private let none = DetailValue.object([
    DetailEntry("class", .text("巷")), DetailEntry("norm_m", .number(1_000)),
    DetailEntry("streets_m", .number(0)),
    DetailEntry("beyond_m", .number(0)), DetailEntry("unreached_m", .number(0)),
    DetailEntry("longest_gap", .null),
  ])

  @Test("The section says both ways, who is severed, the worst places and the longest gaps")
  func section() throws {
    let lines = TerminalSummary(width: 100, folder: "out").walking(of: try result())
    let place = try Jianghai.severed().location
    let (longitude, latitude) = (
      HumanNumber.decimal(place.longitude, digits: 4), HumanNumber.decimal(place.latitude, digits: 4)
    )
    #expect(
      lines.joined(separator: "\n") == """
        On foot, along streets
          Park 10-minute service coverage: straight 75.3 %, on foot 60.0 %: 45.8 ha of residential land
            (1240 residents) are near as the crow flies and far on foot
          Worst places; all are in patches/*.severance.geojson
            -  432 residents in 老城 are about 200 m from 'Hill Park' in a straight line and 1.3 km on foot,
               6.5 times as far: a crossing, a bridge or a gate may be missing (\(longitude),\(latitude))
            -  900 residents in 临港新区 are about 200 m from 'Far Park' in a straight line and 280 m on
               foot (to 'Hill Park'), 1.4 times as far: the streets lead there, beyond reach
               (\(longitude),\(latitude))
          Toilets along streets, from one of 'toilets' to the next:
            主干路: norm 500 m, 41.0 % of 31.2 km in longer gaps; the longest 3.9 km,
              middle 121.6120,31.8840
            支路: norm 1000 m, 100.0 % of 2.0 km in longer gaps; on 2.0 km no way leads to any
            巷: no such street
        """)
    // Of several indicators each place says which it is of.
    var several = try result()
    several.indicators.append(several.indicators[0])
    #expect(
      TerminalSummary(width: 400).walking(of: several).contains {
        $0.hasPrefix("    -  Park 10-minute service coverage: 432 residents in 老城 are about 200 m")
      })
    // What is not written cannot be looked up.
    #expect(TerminalSummary(width: 100).walking(of: try result()).contains("  Worst places"))
  }

  @Test("What joins no street is said once, by the indicator's own reason where that is printed")
  func notLinked() throws {
    func lines(_ change: (inout AuditResult) -> Void) throws -> [String] {
      var result = try result()
      result.indicators[0].city.detail[1] = DetailEntry("not_linked", .number(20_000))
      change(&result)
      return TerminalSummary(width: 100).walking(of: result)
    }
    let line = "  Not linked, too far from every walked street, and left out: 2.0 ha of 'residential'"
    #expect(try result().indicators[0].city.detail[1].key == "not_linked")
    #expect(
      try lines { $0.indicators[0].indicator.target = nil }.filter { $0.contains("Not linked") } == [line])
    #expect(
      try lines { $0.indicators.append($0.indicators[0]) }.filter { $0.contains("Not linked") } == [line])
    let reason = LocalizedText(en: "not linked", zh: "未连接")
    #expect(try !lines { $0.indicators[0].city.reason = reason }.contains { $0.contains("Not linked") })
  }

  @Test("Where the network ends with the city, its edge is not believed")
  func cityLimit() throws {
    var result = try result()
    func isSaid() -> Bool {
      TerminalSummary(width: 100).walking(of: result).contains { $0.contains("end at the city limit") }
    }
    for ends in [false, true] {
      result.indicators[0].detail = [
        DetailEntry("streets", .object([DetailEntry("ends_at_city_limit", .boolean(ends))]))
      ]
      #expect(isSaid() == ends)
    }
  }

  @Test("No line is wider than the terminal, and names cannot move its cursor", arguments: [60, 80, 100])
  func width(columns: Int) throws {
    var result = try result()
    result.indicators[0].severance?.patches[1].nearestSupply = Jianghai.hostileName
    result.indicators[0].indicator.name.en = Jianghai.hostileName
    let lines = TerminalSummary(width: columns).walking(of: result)
    #expect(lines.count > 8)
    for line in lines {
      #expect(line.displayWidth <= columns, "\(line)")
      #expect(!line.unicodeScalars.contains("\u{1B}") && !line.unicodeScalars.contains("\u{A0}"))
    }
  }

  @Test("Straight lines alone need no section")
  func straightAlone() throws {
    let result = try Jianghai.result()
    #expect(TerminalSummary().walking(of: result).isEmpty)
    #expect(!TerminalSummary().text(of: result).contains("On foot"))
  }

  @Test("A reservation of several indicators is written out once")
  func onceOnly() throws {
    var result = try Jianghai.result()
    let reason = LocalizedText(en: "17 residents are not linked", zh: "17 人未连接路网")
    result.indicators[0].city.reason = reason
    result.indicators[2].city.reason = reason
    let text = TerminalSummary(width: 100).text(of: result)
    #expect(text.components(separatedBy: reason.en).count == 2)
    #expect(text.contains("Whole city met, with a reservation: the one given above"))
  }
}
