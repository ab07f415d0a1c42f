import Foundation
import Planar
import Testing

@testable import Audits

@Suite struct StreetEvidenceTests {
  private func audited(_ town: Town = .river, streets: Bool = true) async throws -> AuditResult {
    try await town.written { folder in
      try await Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        .run(threads: 2, options: AuditOptions(streets: streets))
    }
  }

  private func said(_ evidence: StreetEvidence) -> [String] {
    evidence.features.map { feature in
      let district = feature.district.map { "\($0)" } ?? "-"
      let length = Int((feature.length * 1000).rounded())
      return switch feature.state {
      case .reached: "\(district) reached \(length)"
      case .notReached: "\(district) not \(length)"
      case .gap(let name, let norm, let gap, let isDeadEnd):
        "\(district) \(name ?? "all")>\(Int(norm)) \(gap.map { "\(Int($0.rounded()))" } ?? "never")"
          + "\(isDeadEnd ? " dead end" : "") \(length)"
      }
    }
  }

  @Test func whatIsReachedEndsWhereReachAndDistrictsDo() async throws {
    let result = try await audited()
    for id in ["parks", "streets"] {
      let evidence = try #require(result[indicator: id]?.streets)
      // 500 m east of the park and 100 m west of it, of 2 km in all.
      #expect(
        said(evidence) == ["0 reached 500000", "0 not 500000", "1 reached 100000", "1 not 900000"])
      var lines = PlanarGeometries()
      for feature in evidence.features.indices { evidence.addLines(of: feature, to: &lines) }
      #expect(lines.layout.kinds == Array(repeating: .line, count: 4))
      let lengths = evidence.features.indices.map { feature in
        lines.layout.parts(of: feature).reduce(0.0) { sum, part in
          let places = lines.layout.rings(of: part).flatMap { lines.layout.vertices(of: $0) }
          return zip(places, places.dropFirst()).reduce(sum) {
            $0 + hypot(lines.x[$1.0] - lines.x[$1.1], lines.y[$1.0] - lines.y[$1.1])
          }
        }
      }
      for (drawn, feature) in zip(lengths, evidence.features) { #expect(abs(drawn - feature.length) < 1e-6) }
      #expect(abs(lines.box(of: 2).maxX - 600) < 1e-3)
    }
  }

  @Test func theDrawingIsMadeOfSquares() async throws {
    let evidence = try #require(try await audited()[indicator: "parks"]?.streets)
    let drawing = evidence.drawing(side: 40)
    #expect(drawing.count == 1)
    // From x = 0 to 600 along y = 300: fifteen squares and one around them, three rows in all; but for one more on either
    // side where the last digit decides.
    #expect([17.0, 18, 19].contains { abs(drawing.area(of: 0) - 3 * $0 * 1600) < 1 })
    #expect(drawing.box.minY == 240 && drawing.box.maxY == 360)
  }

  @Test func gapsComeLongestFirst() async throws {
    let evidence = try #require(try await audited()[indicator: "gaps"]?.streets)
    // 700 m from toilet to toilet; and from the eastern one over the bridge to the end of the southern street.
    #expect(
      said(evidence) == [
        "0 all>500 1200 dead end 500000", "0 all>500 700 400000",
        "1 all>500 1200 dead end 700000", "1 all>500 700 300000",
      ])
    #expect(evidence.drawing().layout.kinds == [.empty])
  }

  @Test func whatReachesNoFacilityIsSaid() async throws {
    var town = Town.river
    town.layers["streets"]?.append(.line([(100, 20), (400, 20)], #"{"highway":"residential"}"#))
    let evidence = try #require(try await audited(town)[indicator: "gaps"]?.streets)
    #expect(said(evidence).first == "0 all>500 never 300000")
  }

  @Test func nobodyIsGivenWhatNobodyAskedFor() async throws {
    let unasked = try await audited(streets: false)
    #expect(unasked.indicators.allSatisfy { $0.streets == nil })
    let asked = try await audited()
    #expect(asked[indicator: "straight"]?.streets == nil)
  }

  @Test func streetsOutsideAllDistrictsComeLast() async throws {
    var town = Town.river
    // Beyond all districts.
    town.layers["streets"]?.append(.line([(0, 300), (-50, 300)], #"{"highway":"residential"}"#))
    let evidence = try #require(try await audited(town)[indicator: "parks"]?.streets)
    #expect(said(evidence).last == "- reached 50000")
  }
}
