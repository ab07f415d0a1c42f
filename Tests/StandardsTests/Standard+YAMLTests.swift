// A standard from its YAML: every parameter arrives where it belongs.

import Foundation
import Measures
import Standards
import Testing

private func measure(_ yaml: String) throws -> MeasureDefinition? {
  try Standard(
    yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(yaml) } }", file: "s.yaml"
  )["a"]?.measure
}

struct StandardYAMLTests {
  @Test(arguments: [("\\u202E", "U+202E"), ("\\u200B", "U+200B"), ("\\u0085", "U+0085"), ("\\x1B", "U+001B")])
  func aFolderHasNoCharacterThatNobodySees(escape: String, name: String) {
    let error = #expect(throws: DocumentFaults.self) {
      try Standard(
        yaml: """
          id: s
          title: S
          indicators:
            - id: a
              item: { series: basic, number: 1, folder: "item\(escape)1" }
              name: A
              measure: { spacing: { supply: t, within: 5 } }
          """, file: "s.yaml")
    }
    #expect(error?.faults.map { [$0.line, $0.column] } == [[5, 47]])
    #expect(
      error?.description.hasSuffix(
        "cannot be the name of a folder: it has the invisible character \(name); "
          + "remove the character, or type the name anew") == true)
  }

  @Test func anIndicatorWithEverything() throws {
    let standard = try Standard(
      yaml: """
        id: qidong-2023
        title: { zh: 启东市城市管理示范市 }
        indicators:
          - id: toilet-spacing
            item: { series: evaluation, number: 22 }
            name: { en: Spacing, zh: 间距 }
            measure: { spacing: { supply: toilets, where: open = true, within: 400 } }
            target: { at_least: 0.5 }
            points: 1.5
            department: { zh: 城市管理局 }
            source: { clause: CJJ 27, confidence: seen-B, note: check }
        """, file: "q.yaml")
    #expect(standard.title == LocalizedText(en: "启东市城市管理示范市", zh: "启东市城市管理示范市"))
    #expect(
      standard.indicators == [
        Indicator(
          id: "toilet-spacing", item: Item(series: .evaluation, number: 22, folder: "评价项第22条"),
          name: LocalizedText(en: "Spacing", zh: "间距"),
          measure: .spacing(
            SpacingDefinition(
              supply: LayerSelection(layer: "toilets", condition: "open = true"), within: 400)),
          target: .atLeast(0.5), points: Points(1.5), department: LocalizedText(en: "城市管理局", zh: "城市管理局"),
          source: Source(
            clause: "CJJ 27", confidence: .seenB, note: LocalizedText(en: "check", zh: "check")))
      ])
  }

  @Test func aCoverage() throws {
    let read = try measure(
      "coverage: { demand: d, demand_where: x = 1, weight: dwellings, supply: s, where: y = 2, "
        + "reach: { straight: { tiers: [ { min_area: 400, within: 300 }, { min_area: 5000, within: 500 }, "
        + "{ within: 50 } ] } } }")
    let expected = CoverageDefinition(
      demand: LayerSelection(layer: "d", condition: "x = 1"), weight: .dwellings,
      supply: LayerSelection(layer: "s", condition: "y = 2"),
      reach: Reach(
        .straight,
        tiers: [
          ReachTier(minArea: 5000, within: 500), ReachTier(minArea: 400, within: 300),
          ReachTier(minArea: 0, within: 50),
        ]))
    #expect(read == .coverage(expected))
    #expect(expected.reach.tiers.map(\.minArea) == [5000, 400, 0])
  }

  @Test(arguments: [
    ("area", SupplyAmount.area), ("count", .count), ("length", .length), ("persons", .field("persons")),
  ])
  func amounts(word: String, amount: SupplyAmount) throws {
    #expect(
      try measure("provision: { supply: s, amount: \(word), per: resident }")
        == .provision(
          ProvisionDefinition(supply: LayerSelection(layer: "s"), amount: amount, per: .resident)))
  }

  @Test(arguments: [
    ("resident", ProvisionBase.resident), ("10000_residents", .tenThousandResidents),
    ("100_households", .hundredHouseholds), ("km2", .squareKilometre), ("vehicles", .field("vehicles")),
  ])
  func bases(word: String, base: ProvisionBase) throws {
    #expect(
      try measure("provision: { supply: s, amount: count, per: \(word) }")
        == .provision(ProvisionDefinition(supply: LayerSelection(layer: "s"), amount: .count, per: base)))
  }

  @Test func aProvisionWithEverything() throws {
    #expect(
      try measure(
        "provision: { supply: s, where: x = 1, amount: area, per: km2, of: land, min_area: 2000, "
          + "area_field: m2 }"
      )
        == .provision(
          ProvisionDefinition(
            supply: LayerSelection(layer: "s", condition: "x = 1"), amount: .area, per: .squareKilometre,
            minArea: 2000, areaField: "m2", land: LayerSelection(layer: "land"))))
  }

  @Test func categoriesKeepTheOrderOfTheDocument() throws {
    guard
      case .lifeCircle(let circle)? = try measure(
        "lifeCircle: { demand: b, weight: residents, supply: f, categories: { z: 1, "
          + "park: { layer: p, within: 2, where: big = true }, a: 3 } }")
    else {
      Issue.record("not a life circle")
      return
    }
    #expect(
      circle.categories == [
        LifeCircleCategory(name: "z", within: 1),
        LifeCircleCategory(
          name: "park", supply: LayerSelection(layer: "p", condition: "big = true"), within: 2),
        LifeCircleCategory(name: "a", within: 3),
      ])
  }

  @Test(arguments: [
    ("at_least", Target.atLeast(0.9)), ("more_than", .moreThan(0.9)), ("at_most", .atMost(0.9)),
    ("less_than", .lessThan(0.9)),
  ])
  func targets(word: String, target: Target) throws {
    let standard = try Standard(
      yaml: """
        id: s
        title: S
        indicators:
          - { id: a, name: A, measure: { spacing: { supply: t, within: 1 } }, target: { \(word): 0.9 } }
        """, file: "s.yaml")
    #expect(standard["a"]?.target == target)
    #expect(target.word == word)
  }

  @Test func faultsOfWholeDocumentsReadAsSentences() {
    let error = #expect(throws: DocumentFaults.self) {
      try Standard(
        yaml: """
          id: s
          title: S
          indicators:
            - id: park-coverage
              name: Parks
              measure:
                coverage:
                  demand: residential
                  weight: resident
                  supply: parks
                  reach:
                    straight:
                      wihtin: 300
              target: { at_least: 80 }
            - id: park-coverage
              name: Again
              measure: { ratio: { layer: lines } }
          """, file: "rules/core.yaml")
    }
    #expect(
      error?.description == """
        rules/core.yaml:9:17: 'resident' is not a word for weight; did you mean 'residents'? \
        (words: area, residents, dwellings, count, length)
        rules/core.yaml:13:13: unknown key 'wihtin' in straight; did you mean 'within'? \
        (keys: within, tiers, minutes, speed)
        rules/core.yaml:14:13: the target of a coverage is a share from 0 to 1, and is 80; write 0.8 for 80 %
        rules/core.yaml:15:9: the id 'park-coverage' is taken by the indicator of line 4; \
        give this one another id
        rules/core.yaml:17:23: ratio needs the key 'weight'; add weight: …
        rules/core.yaml:17:23: ratio takes exactly one of the keys 'where', 'limits', 'grades' and 'holds', \
        and has none; add one of them
        """)
    #expect(
      error?.faults.map(\.path) == [
        "indicators[0].measure.coverage.weight", "indicators[0].measure.coverage.reach.straight.wihtin",
        "indicators[0].target", "indicators[1].id", "indicators[1].measure.ratio",
        "indicators[1].measure.ratio",
      ])
  }

  @Test func aFileIsReadAndAMissingOneSaid() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("s-\(UUID().uuidString).yaml")
    try #require(Standard.shippedText("core")).write(to: url, atomically: true, encoding: .utf8)
    #expect(try Standard(contentsOf: url) == Standard.shipped("core"))
    try Data([0x69, 0x64, 0x3A, 0x20, 0xFF, 0xFE]).write(to: url)
    let notText = #expect(throws: DocumentFaults.self) {
      try Standard(contentsOf: url, displayPath: "s.yaml")
    }
    #expect(notText?.description == "s.yaml: the file is not UTF-8 text; save it as UTF-8")
    try FileManager.default.removeItem(at: url)
    let missing = #expect(throws: DocumentFaults.self) {
      try Standard(contentsOf: url, displayPath: "s.yaml")
    }
    #expect(missing?.isUnreadable == true)
    #expect(missing?.description.hasPrefix("s.yaml: there is no such file") == true)
  }
}
