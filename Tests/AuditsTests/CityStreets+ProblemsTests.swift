// What is wrong with a network, and what the audit file says of streets in vain.

import Audits
import Layers
import Testing

@Suite struct CityStreetsProblemsTests {
  private func audited(_ town: Town) async throws -> (IndicatorResult, AuditResult) {
    let result = try await town.audited()
    for balance in result.balances { #expect(balance.holds, "\(balance.name)") }
    return (try #require(result.indicators.first), result)
  }

  @Test func streetsInTwoPiecesAreCountedAndListed() async throws {
    var town = Town.grid
    town.layers["streets"]?.append(.line([(600, 1290), (1000, 1290)], #"{"highway":"path"}"#))
    let (result, audit) = try await audited(town)
    #expect(result.detail.number("streets/pieces") == 2)
    let share = try #require(result.detail.number("streets/largest_piece_share"))
    #expect(abs(share - 13_600.0 / 14_000) < 1e-9)
    let pieces = audit.problems.filter { $0.kind == .networkPieces }
    #expect(pieces.count == 1 && pieces[0].layer == "streets" && pieces[0].count == 1)
    #expect(pieces[0].position != nil)
    // Home 8 is linked now, and nobody walks to a park from there.
    #expect(result.city.numerator == 0b10_1111_1110 && result.city.denominator == 1023)
    #expect(result.city.detail.number("not_linked") == 0)
  }

  @Test(arguments: [(0.04, "4 cm"), (0.6, "0.6 m")]) func anEndThatAllButMeets(metres: Double, said: String)
    async throws
  {
    var town = Town.grid
    town.layers["streets"]?.append(.line([(50, -40), (50, -metres)], #"{"highway":"path"}"#))
    let ends = try await audited(town).1.problems.filter { $0.kind == .looseStreetEnd }
    #expect(ends.count == 1)
    let message = String((ends.first?.message ?? "").map { $0 == "\u{A0}" ? " " : $0 })
    #expect(
      message.hasPrefix("it ends \(said) from another street without meeting it; join them"), "\(message)")
  }

  // MARK: What is said in vain

  @Test(
    arguments: [
      ("speeds: { stairs: 40 }", "missing-field: no street is of the class 'stairs' that 'speeds'"),
      ("classes: [residential, foot]", "missing-field: no street is of the class 'foot' that 'classes'"),
      ("slope: steepness", "missing-field: no street has the field 'steepness' with its slope"),
      ("slope: highway", "wrong-field-type: the slope of 18 street(s) is no number in percent"),
      ("barriers: gates", "wrong-geometry-type: as a barrier the layer 'gates' has 3 point(s)"),
    ])
  func aRuleThatNothingHeedsIsAProblem(walking: String, problem: String) async throws {
    var town = Town.grid(Town.parksWithin500("walk"), walking: walking)
    if walking.contains("gates") { town.lines["gates"] = "name: park" }
    let audit = try await audited(town).1
    let found = audit.problems.map { "\($0.kind.rawValue): \($0.message)" }.filter { $0.hasPrefix(problem) }
    #expect(found.count == 1, "\(audit.problems.map(\.message))")
  }

  @Test func aFieldOfClassesThatNoStreetHasIsAProblem() async throws {
    var town = Town.grid
    town.lines["streets"] = "class: kind"
    town.layers["streets"]?.append(.point(3, 3))
    let problems = try await audited(town).1.problems.filter { $0.layer == "streets" }
    #expect(problems.map(\.kind).contains(.missingField) && problems.map(\.field).contains("kind"))
    #expect(problems.filter { $0.kind == .wrongGeometryType }.map(\.count) == [1])
    // Nothing of the kind where all is as it should be.
    #expect(try await audited(.grid).1.problems.allSatisfy { $0.kind != .missingField })
  }
}
