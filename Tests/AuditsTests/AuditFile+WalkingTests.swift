// How people walk, as an audit file says it: defaults, every key, every kind of entrance, and what is said about slips.

import Audits
import Standards
import Testing

private func audit(_ lines: String) throws(DocumentFaults) -> AuditFile {
  try AuditFile(
    yaml: "city: A\nstandard: core\nlayers:\n  districts: { path: d.geojson }\n\(lines)\n", file: "a.yaml")
}

private func walking(_ keys: String, layers: String = "") throws(DocumentFaults) -> WalkingRules {
  try audit("\(layers)\nwalking: { \(keys) }").walking
}

private func entrances(_ text: String) throws(DocumentFaults) -> EntranceRule? {
  try audit("  parks: { path: p.geojson, entrances: \(text) }")[layer: "parks"]?.entrances
}

struct AuditFileWalkingTests {
  @Test func whatIsNotSaidTakesItsDefault() throws {
    let rules = try audit("").walking
    #expect(rules == WalkingRules())
    #expect(try walking("") == rules)
    #expect(rules.streets == "streets")
    #expect(rules.classes == nil)
    #expect(rules.join == 0.01)
    #expect(!rules.joinsCrossings)
    #expect(rules.linkWithin == 500)
    #expect(rules.link == .street)
    #expect(rules.linkDistance == .counted)
    #expect(rules.barriers == [])
    #expect(rules.speed == 80)
    #expect(rules.speeds == [])
    #expect(rules.slopeField == nil)
    #expect(rules.frontage == 30)
  }

  @Test func everythingIsRead() throws {
    let rules = try walking(
      "streets: roads, classes: [path, steps], join: 0.5, crossings: true, link_within: 250, link: node, "
        + "link_distance: left_out, barriers: [railways, rivers], speed: 75, speeds: { steps: 40, path: 70.5 }, "
        + "slope: incline, frontage: 20",
      layers: "  roads: { path: s }\n  railways: { path: r }\n  rivers: { path: w }")
    #expect(
      rules
        == WalkingRules(
          streets: "roads", classes: ["path", "steps"], join: 0.5, joinsCrossings: true, linkWithin: 250,
          link: .node, linkDistance: .leftOut, barriers: ["railways", "rivers"], speed: 75,
          speeds: [StreetSpeed("steps", speed: 40), StreetSpeed("path", speed: 70.5)],
          slopeField: "incline", frontage: 20))
    #expect(rules.speed(onClass: "steps") == 40)
    #expect(rules.speed(onClass: "residential") == 75)
    #expect(rules.speed(onClass: nil) == 75)
  }

  @Test func oneBarrierNeedsNoList() throws {
    #expect(try walking("barriers: railways", layers: "  railways: { path: r }").barriers == ["railways"])
  }

  @Test(arguments: [
    ("gates.geojson", EntranceRule.layer(path: "gates.geojson", within: 50, of: nil)),
    ("{ path: gates.geojson }", .layer(path: "gates.geojson", within: 50, of: nil)),
    ("{ path: gates.geojson, within: 30 }", .layer(path: "gates.geojson", within: 30, of: nil)),
    ("{ path: gates.geojson, of: park }", .layer(path: "gates.geojson", within: 50, of: "park")),
    ("{ crossings: 5 }", .crossings(within: 5)), ("{ crossings: 0 }", .crossings(within: 0)),
    ("{ every: 50 }", .every(50)), ("{ boundary: 10 }", .boundary(within: 10)),
    ("{ boundary: 0 }", .boundary(within: 0)),
  ])
  func entrancesOfEveryForm(yaml: String, rule: EntranceRule) throws {
    #expect(try entrances(yaml) == rule)
  }

  @Test func noEntrancesAreSaidByDefault() throws {
    #expect(try audit("  parks: { path: p.geojson }")[layer: "parks"]?.entrances == nil)
  }

  @Test func classesSpeakTheFilesWords() throws {
    let file = try audit(
      "  streets: { path: s.geojson, class: fclass, classes: { commercial: [商业街, pedestrian], main: primary, rural: [] } }"
    )
    let streets = try #require(file[layer: "streets"])
    #expect(streets.classField == "fclass")
    #expect(streets.words(forClass: "commercial") == ["商业街", "pedestrian"])
    #expect(streets.words(forClass: "main") == ["primary"])
    #expect(streets.words(forClass: "rural") == [])
    #expect(streets.words(forClass: "ordinary") == ["ordinary"])
    #expect(streets.kinds == [])
  }

  private static let mistakes: [Mistake] = [
    Mistake(
      "walking: { streets: roads }",
      "a.yaml:5:21: the audit file has no layer 'roads'; add it to layers, or leave it out here (words: districts)"
    ),
    Mistake(
      "walking: { barriers: [distrits] }",
      "a.yaml:5:23: the audit file has no layer 'distrits'; did you mean 'districts'? (words: districts)"
    ),
    Mistake(
      "  streets: { path: s }\nwalking: { barriers: streets }",
      "a.yaml:6:22: 'streets' are the streets that are walked, and cannot bar the way; "
        + "name a layer of railways, rivers or walls, or leave it out"
    ),
    Mistake(
      "walking: { classes: [] }",
      "a.yaml:5:21: classes is empty: no street would be walked; "
        + "name the classes that are walked, or leave classes out"
    ),
    Mistake(
      "walking: { join: 25 }",
      "a.yaml:5:18: join must be above 0 and at most 10 (metres), and is 25"
    ),
    Mistake(
      "walking: { crossings: 5 }",
      "a.yaml:5:23: crossings must be true or false, and is the number '5'; write true or false"
    ),
    Mistake(
      "walking: { link: nodes }",
      "a.yaml:5:18: 'nodes' is not a word for link; did you mean 'node'? (words: street, node)"
    ),
    Mistake(
      "walking: { link_distance: left-out }",
      "a.yaml:5:27: 'left-out' is not a word for link_distance; did you mean 'left_out'? "
        + "(words: counted, left_out)"
    ),
    Mistake(
      "walking: { speed: 70 }",
      "a.yaml:5:19: speed has no effect: it is what speeds and slope are compared with; "
        + "leave it out; minutes become metres by the speed in the standard"
    ),
    Mistake(
      "walking: { speeds: { steps: 0 } }",
      "a.yaml:5:29: steps must be above 0 (metres a minute), and is 0"
    ),
    Mistake(
      "walking: { speeds: { steps: 1e-320 } }",
      "a.yaml:5:29: 'steps' is walked at 1e-320 m/min and other streets at 80 m/min; "
        + "give both in metres a minute; one is at most a million times the other"
    ),
    Mistake(
      "walking: { speed: 1e-300, speeds: { steps: 1e3 } }",
      "a.yaml:5:44: 'steps' is walked at 1000 m/min and other streets at 1e-300 m/min; "
        + "give both in metres a minute; one is at most a million times the other"
    ),
    Mistake(
      "walking: { classes: [step], speeds: { steps: 40 } }",
      "a.yaml:5:39: the speed on 'steps' has no effect: classes does not name it; did you mean 'step'?"
    ),
    Mistake(
      "walking: { frontages: 30 }",
      "a.yaml:5:12: unknown key 'frontages' in walking; did you mean 'frontage'? (keys: streets, classes, join, "
        + "crossings, link_within, link, link_distance, barriers, speed, speeds, slope, frontage)"
    ),
    Mistake(
      "  p: { path: p, entrances: {} }",
      "a.yaml:5:28: entrances takes exactly one of the keys 'path', 'crossings', 'every' and 'boundary', "
        + "and has none; add one of them"
    ),
    Mistake(
      "  p: { path: p, entrances: { path: g, every: 50 } }",
      "a.yaml:5:28: entrances takes exactly one of the keys 'path', 'crossings', 'every' and 'boundary', "
        + "and has 'path' and 'every'; keep one of them"
    ),
    Mistake(
      "  p: { path: p, entrances: { every: 50, within: 30 } }",
      "a.yaml:5:49: within has no effect: it is for the gates of a file, and there is no path; "
        + "leave it out, or give the file of gates as path: …"
    ),
    Mistake(
      "  p: { path: p, entrances: { every: 0.001 } }",
      "a.yaml:5:37: every must be 1 or more (metres), and is 0.001"
    ),
    Mistake(
      "  p: { path: p, entrances: { boundary: -1 } }",
      "a.yaml:5:40: boundary must be 0 or more (metres), and is -1"
    ),
    Mistake(
      "  p: { path: p, entrances: \"https://example.org/g.geojson\" }",
      "a.yaml:5:28: entrances is an address, not a file: 'https://example.org/g.geojson'; "
        + "download it first; an audit uses no network"
    ),
    Mistake(
      "  p: { path: p, entrances: [ g.geojson ] }",
      "a.yaml:5:28: entrances must be a text, and is a list"
    ),
    Mistake(
      "  p: { path: \"-\", entrances: \"-\" }",
      "a.yaml:5:3: two layers are to come from standard input: 'p' and 'p.entrances'; give one of them as a file"
    ),
  ]

  @Test(arguments: mistakes)
  func eachMistakeHasItsPlaceAndRemedy(mistake: Mistake) {
    let error = #expect(throws: DocumentFaults.self) { try audit(mistake.yaml) }
    #expect(error?.description == mistake.message)
  }

  @Test func aFaultyLayerIsStillALayer() {
    let error = #expect(throws: DocumentFaults.self) {
      try audit("  railways: { pth: r }\nwalking: { barriers: railways }")
    }
    #expect(error?.faults.map(\.kind) == [.unknownKey])
  }
}
