// Reach in every form that a standard may write it, and what is said about each slip.

import Measures
import Standards
import Testing

private func standard(_ measure: String) throws(DocumentFaults) -> Standard {
  try Standard(
    yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(measure) } }", file: "s.yaml")
}

private func reaches(_ reach: String) throws -> [Reach] {
  let read = try standard("coverage: { demand: d, weight: area, supply: s, reach: \(reach) }")
  guard case .coverage(let coverage)? = read["a"]?.measure else { return [] }
  return coverage.reaches
}

private func ways(_ reach: String) throws -> [ReachWay] {
  let read = try standard(
    "lifeCircle: { demand: d, weight: count, supply: s, categories: { c: 1 }\(reach) }")
  guard case .lifeCircle(let circle)? = read["a"]?.measure else { return [] }
  return circle.ways
}

struct ReachYAMLTests {
  private static let forms: [(String, [Reach])] = [
    ("{ straight: { within: 300 } }", [Reach(.straight, within: 300)]),
    ("{ walk: { within: 500 } }", [Reach(.walk, within: 500)]),
    ("{ walk: { minutes: 10, speed: 75 } }", [Reach(.walk, tiers: [ReachTier(within: 750)], speed: 75)]),
    ("{ walk: { minutes: 10 } }", [Reach(.walk, tiers: [ReachTier(within: 800)], speed: 80)]),
    (
      "{ straight: { minutes: 5, speed: 60 } }",
      [Reach(.straight, tiers: [ReachTier(within: 300)], speed: 60)]
    ),
    (
      "{ walk: { tiers: [ { min_area: 400, minutes: 5 }, { min_area: 5000, within: 500 } ], speed: 60 } }",
      [
        Reach(
          .walk, tiers: [ReachTier(minArea: 5000, within: 500), ReachTier(minArea: 400, within: 300)],
          speed: 60)
      ]
    ),
    (
      "{ walk: { tiers: [ { within: 100 }, { min_area: 400, within: 300 } ] } }",
      [Reach(.walk, tiers: [ReachTier(minArea: 400, within: 300), ReachTier(minArea: 0, within: 100)])]
    ),
    ("[ { walk: { within: 500 } } ]", [Reach(.walk, within: 500)]),
    (
      "[ { walk: { within: 500 } }, { straight: { within: 300 } } ]",
      [Reach(.walk, within: 500), Reach(.straight, within: 300)]
    ),
    (
      "[ { straight: { within: 300 } }, { walk: { minutes: 4 } } ]",
      [Reach(.straight, within: 300), Reach(.walk, tiers: [ReachTier(within: 320)], speed: 80)]
    ),
  ]

  @Test(arguments: forms)
  func aCoverage(yaml: String, expected: [Reach]) throws {
    #expect(try reaches(yaml) == expected)
  }

  @Test(arguments: [
    ("", [ReachWay.straight]), (", reach: straight", [.straight]), (", reach: walk", [.walk]),
    (", reach: [walk]", [.walk]), (", reach: [walk, straight]", [.walk, .straight]),
    (", reach: [straight, walk]", [.straight, .walk]),
  ])
  func aLifeCircle(yaml: String, expected: [ReachWay]) throws {
    #expect(try ways(yaml) == expected)
  }

  @Test func aCoverageMayBeWeighedByLength() throws {
    let read = try standard(
      "coverage: { demand: streets, weight: length, supply: s, reach: { walk: { within: 500 } } }")
    #expect(
      read["a"]?.measure
        == .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "streets"), weight: .length, supply: LayerSelection(layer: "s"),
            reach: Reach(.walk, within: 500))))
  }

  @Test(arguments: [
    (
      "walk",
      "reach must be a mapping, and is the text 'walk'; give the distance in metres: { walk: { within: 300 } }"
    ),
    (
      "300 m",
      "reach must be a mapping, and is the text '300 m'; give the distance in metres: { straight: { within: 300 } }"
    ),
    ("[]", "reach is empty; give at least one, such as { walk: { within: 500 } }"),
    (
      "[ { walk: { within: 5 } }, { walk: { within: 6 } } ]",
      "'walk' is given twice in reach; keep one of them"
    ),
    (
      "{ walk: { within: 5 }, straight: { within: 6 } }",
      "reach takes exactly one key, and has 'walk' and 'straight'; write a list, the one that decides first: "
        + "[ { walk: … }, { straight: … } ] (keys: straight, walk)"
    ),
    ("{ wlak: { within: 5 } }", "unknown key 'wlak' in reach; did you mean 'walk'? (keys: straight, walk)"),
    (
      "{ walk: { within: 5, speed: 80 } }",
      "speed has no effect: no minutes are given; write minutes: … in place of within, or leave speed out"
    ),
    (
      "{ walk: { within: 5, minutes: 6 } }",
      "walk takes exactly one of the keys 'within', 'tiers' and 'minutes', and has 'within' and 'minutes'; "
        + "keep one of them"
    ),
    (
      "{ walk: {} }",
      "walk takes exactly one of the keys 'within', 'tiers' and 'minutes', and has none; add one of them"
    ),
    ("{ walk: { minutes: 0 } }", "minutes must be above 0 (minutes), and is 0"),
    ("{ walk: { minutes: 5, speed: -1 } }", "speed must be above 0 (metres a minute), and is -1"),
    ("{ walk: { minutes: 1e10, speed: 1e10 } }", "10000000000 minutes at 10000000000 m/min are no distance"),
    (
      "{ walk: { tiers: [ { within: 5, minutes: 6 } ] } }",
      "tier takes exactly one of the keys 'within' and 'minutes', and has 'within' and 'minutes'; keep one of them"
    ),
    ("{ walk: { tiers: [ 5 ] } }", "tiers[0] must be a mapping, and is the number '5'; write { within: … }"),
  ])
  func eachSlipIsSaid(yaml: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try reaches(yaml) }
    #expect(
      error?.faults.map { $0.description.split(separator: ": ", maxSplits: 1).last.map(String.init) } == [
        message
      ])
    #expect(error?.faults.allSatisfy { $0.line == 4 && ($0.column ?? 0) > 80 } == true)
  }

  @Test(arguments: [
    (
      ", reach: { walk: { within: 5 } }",
      "reach of a life circle must be the word straight or walk, and is a mapping; "
        + "use reach: straight or reach: walk; the distances are those of the categories"
    ),
    (", reach: walking", "'walking' is not a word for reach (words: straight, walk)"),
    (", reach: wakl", "'wakl' is not a word for reach; did you mean 'walk'? (words: straight, walk)"),
    (", reach: []", "reach is empty; give at least one, such as straight"),
    (", reach: [walk, walk]", "'walk' is given twice in reach; keep one of them"),
  ])
  func eachSlipOfALifeCircleIsSaid(yaml: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try ways(yaml) }
    #expect(
      error?.faults.map { $0.description.split(separator: ": ", maxSplits: 1).last.map(String.init) } == [
        message
      ])
  }

  @Test func aLifeCircleIsNotWeighedByLength() {
    let error = #expect(throws: DocumentFaults.self) {
      try standard("lifeCircle: { demand: d, weight: length, supply: s, categories: { c: 1 } }")
    }
    #expect(
      error?.description
        == "s.yaml:4:67: a life circle cannot be weighed by length: homes reach facilities, streets do not; "
        + "weigh it by one of the others, or write a coverage (words: area, residents, dwellings, count)")
  }
}
