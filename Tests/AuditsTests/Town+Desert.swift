// The desert town: three districts of 1 km² each, and in them so little that every value follows from arithmetic.
//
//     1500 ┌─────────────────────────┐
//          │ C north: nothing at all │
//     1000 ├────────────┬────────────┤
//          │  A west    │  B east    │
//        0 └────────────┴────────────┘
//          0          1000         2000

extension Town {
  static var desert: Town {
    Town(
      layers: [
        "districts": [
          .box(0, 0, 1000, 1000, #"{"code":"A","name":"West","pop":1000,"hh":400}"#),
          .box(1000, 0, 2000, 1000, #"{"code":"B","name":"East","pop":2000,"hh":500}"#),
          .box(0, 1000, 2000, 1500, #"{"code":"C","name":"North","hh":10}"#),
        ],
        // 4 ha in the west, 4 ha in the east, and 2 ha across the border between them.
        "residential": [
          .box(100, 100, 300, 300), .box(1342, 400, 1542, 600), .box(900, 800, 1100, 900),
        ],
        // 1 ha beside the western block; a strip of 2000 m² that reaches 300 m east, to x = 1442, and west, to 840;
        // and one of 100 m² that is too small to count.
        "parks": [
          .box(100, 310, 200, 410, #"{"name":"West Park"}"#),
          .box(1140, 0, 1142, 1000, #"{"name":"Strip"}"#),
          .box(1700, 700, 1710, 710, #"{"name":"Pocket"}"#),
        ],
        // Building i holds 2^i people; the last one stands outside.
        "buildings": [
          (150, 150), (350, 150), (950, 950), (1150, 150), (1350, 150), (1850, 850), (-500, -500),
        ]
        .enumerated().map { index, middle in
          let (x, y) = (Double(middle.0), Double(middle.1))
          return .box(x - 5, y - 5, x + 5, y + 5, #"{"people":\#(1 << index)}"#)
        },
        "facilities": [
          .point(150, 450, #"{"kind":"supermarket"}"#), .point(1350, 450, #"{"kind":"bazaar"}"#),
          .point(250, 150, #"{"kind":"school"}"#), .point(1250, 150, #"{"kind":"school"}"#),
        ],
        "shelters": [
          .box(500, 500, 550, 600, #"{"effective_m2":3000}"#),
          .box(600, 500, 650, 600, #"{"effective_m2":1999}"#),
          .box(1500, 100, 1550, 150, #"{"effective_m2":"2500"}"#),
        ],
        // In the west at 200, 200, 300 and 600 m from their nearest; in the east 1500 m away from it.
        "toilets": [
          .point(100, 900), .point(400, 900), .point(400, 700), .point(400, 100), .point(1900, 100),
        ],
      ],
      lines: [
        "districts": "id: code, name: name, residents: pop, households: hh",
        "buildings": "residents: people",
        "facilities": "kinds: { market: [supermarket, bazaar] }",
      ],
      indicators: [
        indicator(
          "parks", target: "{ at_least: 0.75 }",
          """
          coverage: { demand: residential, weight: area, supply: parks, reach: { straight: { tiers: \
          [ { min_area: 5000, within: 500 }, { min_area: 400, within: 300 } ] } } }
          """),
        indicator(
          "markets", target: "{ more_than: 0.2 }",
          """
          coverage: { demand: buildings, weight: residents, supply: facilities, where: "kind = 'market'", \
          reach: { straight: { within: 300 } } }
          """),
        indicator(
          "circle", target: "{ at_least: 0.25 }",
          """
          lifeCircle: { demand: buildings, weight: residents, supply: facilities, \
          categories: { market: 300, school: 100 }, reach: straight }
          """),
        indicator(
          "shelter-area", target: "{ at_least: 1.5 }",
          "provision: { supply: shelters, amount: area, per: resident, min_area: 2000, area_field: effective_m2 }"
        ),
        indicator(
          "toilet-density", target: "{ at_least: 3 }",
          "provision: { supply: toilets, amount: count, per: km2 }"),
        indicator("park-area", "provision: { supply: parks, amount: area, per: 100_households }"),
        indicator(
          "toilet-spacing", target: "{ at_least: 0.7 }", "spacing: { supply: toilets, within: 500 }"),
      ].joined())
  }
}
