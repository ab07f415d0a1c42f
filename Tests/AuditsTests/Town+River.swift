// The river town: two streets along a river that only one bridge crosses, so that every walk follows from arithmetic.
//
//     400 ┌──────────────┬──────────────┐
//         │   A west     │   B east     │
//     300 │ P────────────┼─────T───┐    │   P: a park and a toilet at x = 100; T: a toilet at x = 800
//         │ ~ ~ ~ river ~│~ ~ ~ ~ ~│~ ~ │
//     100 │ ─────────────┼─────────┘    │   the bridge at x = 900
//       0 └──────────────┴──────────────┘
//         0             500           1000

extension Town {
  static var river: Town {
    let street = #"{"highway":"residential"}"#
    let reaches = "reach: [ { walk: { within: 500 } }, { straight: { within: 500 } } ]"
    return Town(
      layers: [
        "districts": [
          .box(0, 0, 500, 400, #"{"code":"A","name":"West"}"#),
          .box(500, 0, 1000, 400, #"{"code":"B","name":"East"}"#),
        ],
        "streets": [
          .line([(0, 300), (900, 300)], street), .line([(900, 300), (900, 100)], street),
          .line([(900, 100), (0, 100)], street),
        ],
        "parks": [.point(100, 300, #"{"name":"North Park"}"#)],
        "toilets": [.point(100, 300), .point(800, 300)],
        // Building i holds 2^i people: over the river from the park, beside it, far from it.
        "buildings": [(100, 100), (300, 300), (880, 100)].enumerated().map { index, middle in
          let (x, y) = (Double(middle.0), Double(middle.1))
          return .box(x - 5, y - 5, x + 5, y + 5, #"{"people":\#(1 << index)}"#)
        },
      ],
      lines: ["districts": "id: code, name: name", "buildings": "residents: people"],
      indicators: [
        indicator(
          "parks", target: "{ at_least: 0.5 }",
          "coverage: { demand: buildings, weight: residents, supply: parks, \(reaches) }"),
        indicator(
          "streets", "coverage: { demand: streets, weight: length, supply: parks, \(reaches) }"),
        indicator("gaps", "spacing: { supply: toilets, along: streets, within: 500 }"),
        indicator(
          "straight",
          "coverage: { demand: buildings, weight: residents, supply: parks, reach: { straight: { within: 500 } } }"
        ),
      ].joined())
  }
}
