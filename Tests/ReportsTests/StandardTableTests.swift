// A standard as people read it in a terminal.

import Reports
import Standards
import Testing

struct StandardTableTests {
  private func sentence(_ measure: String) throws -> String {
    let standard = try Standard(
      yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { \(measure) } }", file: "s.yaml")
    let lines = StandardTable(width: 400).text(of: standard).split(separator: "\n")
    let word = measure.prefix { $0 != ":" }
    let line = lines.first { $0.drop { $0 == " " }.hasPrefix(word) } ?? ""
    let text = line.drop { $0 == " " }.dropFirst(word.count).drop { $0 == " " }
    return String(text).replacing("\u{A0}", with: " ")
  }

  private static let coverage = "coverage: { demand: homes, weight: residents, supply: parks, reach: "

  @Test(
    "A measure in one sentence",
    arguments: [
      ("\(coverage){ straight: { within: 300 } } }", "residents of homes within reach of parks: 300 m"),
      (
        "\(coverage){ straight: { tiers: [ { min_area: 5000, within: 500 }, { within: 300 } ] } } }",
        "residents of homes within reach of parks: 500 m from 5000 m² on, 300 m"
      ),
      (
        "\(coverage){ walk: { within: 500 } } }",
        "residents of homes within reach of parks: within 500 m on foot (along streets)"
      ),
      (
        "\(coverage){ walk: { minutes: 10, speed: 75 } } }",
        "residents of homes within reach of parks: within 750 m (10 min at 75 m/min) on foot (along streets)"
      ),
      (
        "\(coverage)[ { walk: { within: 500 } }, { straight: { within: 500 } } ] }",
        "residents of homes within reach of parks: within 500 m on foot (along streets); "
          + "beside it within 500 m in a straight line"
      ),
      (
        "coverage: { demand: streets, weight: length, supply: parks, reach: { walk: { within: 500 } } }",
        "length of streets within reach of parks: within 500 m on foot (along streets)"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500, school: 300 } }",
        "count of b that reach all of: market 500 m, school 300 m"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500 }, reach: walk }",
        "count of b that reach all of: market 500 m; on foot (along streets)"
      ),
      (
        "lifeCircle: { demand: b, weight: count, supply: f, categories: { market: 500 }, reach: [walk, straight] }",
        "count of b that reach all of: market 500 m; on foot (along streets); beside it in a straight line"
      ),
      (
        "ratio: { layer: lines, weight: length, where: underground = true, of: class = 'main' }",
        "share of lines by length where underground = true, of those where class = 'main'"
      ),
      (
        "ratio: { layer: n, weight: count, limits: [ { where: z = 2, field: leq, at_most: 60 }, { field: leq, less_than: 70.5 } ] }",
        "share of n by number that keep their limits: leq at most 60 where z = 2; leq less than 70.5"
      ),
      (
        "ratio: { layer: w, weight: count, grades: { best_first: [I, II], parameters: { cod: { at_most: [1, 2] } }, passes: II } }",
        "share of w by number of grade II or better by their worst parameter (cod)"
      ),
      ("reported: { unit: wan_yuan }", "a value that the audit file reports, in wan yuan"),
      ("spacing: { supply: toilets, within: 500 }", "toilets whose nearest neighbour is within 500 m"),
      (
        "spacing: { supply: toilets, along: streets, norms: { commercial: 500, ordinary: 1000 } }",
        "toilets along streets, at most so far apart: commercial 500 m, ordinary 1.0 km"
      ),
      (
        "spacing: { supply: toilets, along: streets, along_where: lit = true, within: 500 }",
        "toilets along streets where lit = true, at most so far apart: 500 m"
      ),
    ])
  func sentences(measure: String, expected: String) throws {
    #expect(try sentence(measure) == expected)
  }
}
