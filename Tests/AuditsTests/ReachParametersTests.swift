// Reaches of a coverage in results.json: the single straight one as ever, the others as a standard writes them.

import Measures
import Reports
import Standards
import Testing

@testable import Audits

struct ReachParametersTests {
  /// What a standard says as what results.json repeats.
  private static let forms = [
    ("{ straight: { within: 300 } }", #"{ "straight": [{ "min_area_m2": 0, "within_m": 300 }] }"#),
    (
      "{ straight: { tiers: [ { min_area: 400, within: 300 }, { min_area: 5000, within: 500 } ] } }",
      #"{ "straight": [{ "min_area_m2": 5000, "within_m": 500 }, { "min_area_m2": 400, "within_m": 300 }] }"#
    ),
    ("[ { straight: { within: 300 } } ]", #"{ "straight": [{ "min_area_m2": 0, "within_m": 300 }] }"#),
    (
      "{ straight: { minutes: 5, speed: 60 } }",
      #"{ "straight": { "within_m": 300, "minutes": 5, "speed_m_per_min": 60 } }"#
    ),
    ("{ walk: { within: 500 } }", #"{ "walk": { "within_m": 500 } }"#),
    (
      "{ walk: { minutes: 10, speed: 75 } }",
      #"{ "walk": { "within_m": 750, "minutes": 10, "speed_m_per_min": 75 } }"#
    ),
    (
      "{ walk: { minutes: 10 } }",
      #"{ "walk": { "within_m": 800, "minutes": 10, "speed_m_per_min": 80 } }"#
    ),
    (
      "{ walk: { tiers: [ { min_area: 5000, within: 500 }, { min_area: 400, within: 300 } ] } }",
      #"{ "walk": { "tiers": [{ "min_area_m2": 5000, "within_m": 500 }, "#
        + #"{ "min_area_m2": 400, "within_m": 300 }] } }"#
    ),
    (
      "{ walk: { tiers: [ { min_area: 5000, within: 500 }, { min_area: 400, minutes: 5 } ], speed: 80 } }",
      #"{ "walk": { "tiers": [{ "min_area_m2": 5000, "within_m": 500, "minutes": 6.25 }, "#
        + #"{ "min_area_m2": 400, "within_m": 400, "minutes": 5 }], "speed_m_per_min": 80 } }"#
    ),
    (
      "[ { walk: { within: 500 } }, { straight: { within: 300 } } ]",
      #"[{ "walk": { "within_m": 500 } }, { "straight": { "within_m": 300 } }]"#
    ),
  ]

  @Test("Each form of a standard comes back", arguments: forms)
  func roundTrip(yaml: String, json: String) throws {
    let standard = try Standard(
      yaml:
        "id: s\ntitle: S\nindicators: [ { id: a, name: A, measure: { coverage: { demand: d, weight: area, supply: s, "
        + "reach: \(yaml) } } } ]", file: "s.yaml")
    guard case .coverage(let coverage)? = standard["a"]?.measure else {
      Issue.record("not a coverage")
      return
    }
    #expect(JSONWriter.line(of: coverage.reaches.json) == json)
  }
}
