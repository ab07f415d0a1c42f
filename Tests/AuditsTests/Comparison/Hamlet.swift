// A hamlet of four homes in two districts, whose numbers can be told by heart, before and after an edit.

import Audits
import Foundation
import Standards

/// Four homes: 100 and 300 people in A, 200 and 400 in B; one park near the first, three toilets.
enum Hamlet {
  static var town: Town {
    Town(
      layers: [
        "districts": [
          .box(0, 0, 1000, 1000, #"{"code":"A","name":"West","pop":400}"#),
          .box(1000, 0, 2000, 1000, #"{"code":"B","name":"East","pop":600}"#),
        ],
        "buildings": [
          home("h1", 100, 100), home("h2", 500, 300), home("h3", 1100, 200), home("h4", 1900, 400),
        ],
        "parks": [park("p1", 100)],
        "toilets": [toilet("t1", 100), toilet("t2", 500), toilet("t3", 1900)],
      ],
      lines: [
        "districts": "id: code, name: name, residents: pop", "buildings": "id: id, residents: people",
        "parks": "id: id", "toilets": "id: id",
      ],
      indicators: indicators(), more: "reported:\n  safety: { value: 0.90, districts: { A: 0.95 } }\n")
  }

  static func home(_ id: String, _ x: Double, _ people: Int) -> Town.Feature {
    .point(x, 500, #"{"id":"\#(id)","people":\#(people)}"#)
  }

  static func park(_ id: String, _ x: Double) -> Town.Feature { .point(x, 400, #"{"id":"\#(id)"}"#) }

  static func toilet(_ id: String, _ x: Double) -> Town.Feature {
    .point(x, 500, #"{"id":"\#(id)"}"#)
  }

  static func indicators(target: String = "{ at_least: 0.5 }", within: Int = 300) -> String {
    Town.indicator(
      "near-park", target: target,
      "coverage: { demand: buildings, weight: residents, supply: parks, reach: { straight: { within: \(within) } } }"
    )
      + Town.indicator(
        "toilet-gaps", target: "{ at_least: 0.6 }", "spacing: { supply: toilets, within: 500 }")
      + Town.indicator("safety", target: "{ at_least: 0.9 }", "reported: { unit: share }")
  }

  /// What has changed from one hamlet to another.
  static func compared(_ old: Town, _ new: Town) async throws -> AuditComparison {
    try await old.written { old in
      try await new.written { new in
        try await AuditComparison.compare(
          ComparisonSide(try Audit(contentsOf: old.appendingPathComponent("audit.yaml"))),
          ComparisonSide(try Audit(contentsOf: new.appendingPathComponent("audit.yaml"))), threads: 2)
      }
    }
  }
}

extension AuditComparison {
  subscript(id: String) -> IndicatorComparison? { indicators.first { $0.indicator.id == id } }
}

extension IndicatorComparison {
  subscript(district: String) -> PlaceComparison? { districts.first { $0.districtID == district } }
}
