// Towns to walk in, as real files, in which every answer follows from arithmetic.
//
// The grid town: streets 100 m apart from 0 to 1000 m east and from 0 to 600 m north, two districts, homes of which
// number i holds 2^i people, so that a sum names who was reached; a park of 6400 m² with a gate on either side, and one
// of 400 m².
//
// The town of two banks: a street of 1000 m on either bank, 100 m apart, and one bridge at their far end.

import Audits

extension Town {
  /// The homes of the grid town.
  static let gridHomes: [(Double, Double)] = [
    (50, 0), (250, 0), (450, 0), (50, 300), (200, 430), (700, 100), (950, 600),
    // 20 m beside its street; 700 m from any; on the street before the small park.
    (160, 120), (1000, 1300), (895, 600),
  ]

  static var grid: Town {
    let rows = (0...6).map { row in
      Feature.line((0...10).map { (Double($0) * 100, Double(row) * 100) }, #"{"highway":"residential"}"#)
    }
    let columns = (0...10).map { column in
      Feature.line((0...6).map { (Double(column) * 100, Double($0) * 100) }, #"{"highway":"residential"}"#)
    }
    return Town(
      layers: [
        "districts": [
          .box(-50, -50, 550, 1400, #"{"code":"A","name":"West"}"#),
          .box(550, -50, 1050, 1400, #"{"code":"B","name":"East"}"#),
        ],
        "streets": rows + columns,
        "homes": gridHomes.enumerated().map { .point($1.0, $1.1, #"{"people":\#(1 << $0)}"#) },
        "parks": [
          .box(310, 210, 390, 290, #"{"id":"big","name":"Big"}"#),
          .box(840, 540, 860, 560, #"{"id":"small","name":"Small"}"#),
        ],
        // 10 m from their streets, and 40 m.
        "gates": [
          .point(310, 250, #"{"park":"big"}"#), .point(390, 250, #"{"park":"big"}"#),
          .point(850, 560, #"{"park":"small"}"#),
        ],
      ],
      lines: [
        "districts": "id: code, name: name", "homes": "residents: people",
        "parks": "id: id, name: name, entrances: { path: gates.geojson, of: park }",
      ],
      indicators: indicator("parks", Self.parksWithin500("walk")))
  }

  /// A coverage of the grid town's homes by its parks.
  static func parks(_ reach: String) -> String {
    "coverage: { demand: homes, weight: residents, supply: parks, reach: \(reach) }"
  }

  static func parksWithin500(_ way: String) -> String { parks("{ \(way): { within: 500 } }") }

  /// The grid town with another indicator.
  static func grid(_ measure: String, target: String = "null", walking: String = "") -> Town {
    var town = grid
    town.indicators = indicator("it", target: target, measure)
    if !walking.isEmpty { town.more = "walking: { \(walking) }" }
    return town
  }

  static var twoBanks: Town {
    let homes: [(Double, Double)] = [(0, 0), (200, 0), (0, 100), (200, 100), (280, 100), (900, 100)]
    return Town(
      layers: [
        "districts": [.box(-50, -50, 1050, 150, #"{"name":"Banks"}"#)],
        "streets": [
          .line([(0, 0), (1000, 0)]), .line([(0, 100), (1000, 100)]), .line([(1000, 0), (1000, 100)]),
        ],
        "homes": homes.enumerated().map { .point($1.0, $1.1, #"{"people":\#(1 << $0)}"#) },
        "markets": [.point(0, 0, #"{"name":"Market"}"#)],
      ],
      lines: ["districts": "name: name", "homes": "residents: people"],
      indicators: indicator(
        "markets", target: "{ at_least: 0.5 }",
        """
        coverage: { demand: homes, weight: residents, supply: markets, \
        reach: [ { straight: { within: 300 } }, { walk: { within: 300 } } ] }
        """))
  }

  /// A town of one street, from 0 to 1000 m east, and what stands at it; properties go with each piece of street.
  static func road(
    _ pieces: [(to: Double, properties: String)], homes: [(Double, Double)], markets: [(Double, Double)],
    measure: String, walking: String = ""
  ) -> Town {
    var town = Town(
      layers: [
        "districts": [.box(-100, -600, 1500, 800, #"{"name":"Road"}"#)], "streets": [],
        "homes": homes.enumerated().map { .point($1.0, $1.1, #"{"people":\#(1 << $0)}"#) },
        "markets": markets.map { .point($0.0, $0.1) },
      ],
      lines: ["districts": "name: name", "homes": "residents: people"], indicators: indicator("it", measure))
    var from = 0.0
    for (to, properties) in pieces {
      town.layers["streets"]?.append(.line([(from, 0), (to, 0)], properties))
      from = to
    }
    if !walking.isEmpty { town.more = "walking: { \(walking) }" }
    return town
  }

  /// A coverage of a road town's homes by its markets.
  static func markets(_ within: Double) -> String {
    "coverage: { demand: homes, weight: residents, supply: markets, reach: { walk: { within: \(within) } } }"
  }
}

extension [DetailEntry] {
  /// The value at a path of keys, `/` between them; a list by its place.
  subscript(path: String) -> DetailValue? {
    var value = DetailValue.object(self)
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
    return value
  }

  /// The number at a path of keys.
  func number(_ path: String) -> Double? {
    switch self[path] {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }
}
