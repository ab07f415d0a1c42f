// The same bytes of results on any number of threads and in any order of the features.

import TestSupport
import Audits
import Foundation
import Layers
import Reports
import Testing

@Suite struct SameResultTests {
  /// A town with many features: homes and blocks on a crooked grid, parks over borders, doubled facilities.
  private static func crowded(seed: UInt64) -> Town {
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random).rounded() }
    var town = Town.desert
    town.layers["residential"] = (0..<160).map { block in
      let x = Double(block % 16) * 125 + number(0...30)
      let y = Double(block / 16) * 140 + number(0...30)
      return .box(x, y, x + number(40...90), y + number(40...100))
    }
    town.layers["buildings"] = (0..<600).map { _ in
      let x = number(0...2000)
      let y = number(0...1500)
      return .box(x, y, x + number(8...20), y + number(8...20), #"{"people":\#(Int(number(0...40)))}"#)
    }
    town.layers["parks"] = (0..<14).map { park in
      let x = number(0...1900)
      let y = number(0...1400)
      return .box(x, y, x + number(15...120), y + number(15...120), #"{"name":"Park \#(park)"}"#)
    }
    town.layers["facilities"] = (0..<40).map { facility in
      let kind = ["supermarket", "bazaar", "school"][facility % 3]
      return .point(number(0...2000), number(0...1500), #"{"kind":"\#(kind)"}"#)
    }
    town.layers["facilities"]?.append(.point(500, 500, #"{"kind":"school"}"#))
    town.layers["facilities"]?.append(.point(500, 500, #"{"kind":"bazaar"}"#))
    return town
  }

  /// The results without what names bytes of a file or places in it.
  private static func comparable(_ result: AuditResult) -> String {
    var result = result
    for index in result.inputs.indices { result.inputs[index].sha256 = "" }
    for index in result.problems.indices {
      result.problems[index].feature = nil
      result.problems[index].message.replace(/feature \d+/, with: "feature")
    }
    result.problems.sort { ($0.layer, $0.kind.rawValue, "\($0)") < ($1.layer, $1.kind.rawValue, "\($1)") }
    return ResultsJSON.text(of: result)
  }

  /// The first line that two texts do not share; nil when they are the same.
  private static func difference(_ one: String, _ other: String) -> String? {
    if one == other { return nil }
    let lines = zip(one.split(separator: "\n"), other.split(separator: "\n"))
    return lines.first { $0 != $1 }.map { "\($0) / \($1)" } ?? "one ends sooner"
  }

  @Test(arguments: [61 as UInt64, 62]) func anyNumberOfThreads(seed: UInt64) async throws {
    let texts = try await Self.crowded(seed: seed).written { folder in
      var texts: [String] = []
      for threads in [1, 2, 8] {
        let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        texts.append(ResultsJSON.text(of: try await audit.run(threads: threads)))
      }
      return texts
    }
    #expect(texts[0].count > 10_000)
    #expect(Self.difference(texts[1], texts[0]) == nil, "seed \(seed)")
    #expect(Self.difference(texts[2], texts[0]) == nil, "seed \(seed)")
  }

  @Test(arguments: [71 as UInt64, 72, 73]) func anyOrderOfTheFeatures(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let town = Self.crowded(seed: seed)
    let straight = Self.comparable(try await town.audited())
    for _ in 0..<2 {
      let shuffled = Self.comparable(try await town.shuffled(using: &random).audited())
      #expect(Self.difference(shuffled, straight) == nil, "seed \(seed)")
    }
  }

  @Test func manyBatchesInAnyOrderOnAnyNumberOfThreads() async throws {
    // Places for several batches of the stream; their people are spread from cells by floor area.
    var random = SplitMix64(seed: 81)
    var town = Town.desert
    town.layers = town.layers.filter { $0.key != "residential" && $0.key != "toilets" }
    town.layers["buildings"] = (0..<9000).map { home in
      // Ten stand outside.
      let (x, y) = (Double(random.whole(0...1980)) + (home < 10 ? 2500 : 0), Double(random.whole(0...1480)))
      let properties = #"{"floors":\#(["null", "1", "2.5", "30"][random.whole(0...3)])}"#
      return home % 3 == 0 ? .box(x, y, x + 9, y + 11, properties) : .point(x, y, properties)
    }
    town.layers["population"] = (0..<40).map { cell in
      let (x, y) = (Double(cell % 8) * 260, Double(cell / 8) * 310)
      return .box(x, y, x + 250, y + 310, #"{"population":\#(random.whole(0...900))}"#)
    }
    town.lines = town.lines.filter { $0.key != "buildings" && $0.key != "toilets" }
    town.lines["buildings"] = "levels: floors"
    func texts(_ town: Town) async throws -> [String] {
      try await town.written { folder in
        let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        return [
          Self.comparable(try await audit.run(threads: 1)), Self.comparable(try await audit.run(threads: 8)),
        ]
      }
    }
    let straight = try await texts(town)
    let shuffled = try await texts(town.shuffled(using: &random))
    #expect(straight[0].contains("population-cells") && straight[0].contains("floor-area"))
    for text in [straight[1]] + shuffled { #expect(Self.difference(text, straight[0]) == nil) }
  }

  /// A town of crooked streets, some of them slow, drawn twice or not walked, in which everything is walked.
  private static func walked(seed: UInt64) -> Town {
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random).rounded() }
    var town = crowded(seed: seed)
    let corners = (0...8).map { row in
      (0...11).map { (Double($0) * 180 + number(-60...60), Double(row) * 180 + number(-60...60)) }
    }
    var streets: [Town.Feature] = []
    func add(_ line: [(Double, Double)]) {
      let classes = ["residential", "residential", "steps", "primary", "motorway"]
      let (name, grade) = (classes[random.whole(0...4)], random.whole(0...9))
      streets.append(.line(line, #"{"highway":"\#(name)","grade":\#(grade)}"#))
      if random.whole(0...9) == 0 { streets.append(.line(line.reversed(), #"{"highway":"residential"}"#)) }
    }
    for (row, places) in corners.enumerated() {
      for (column, place) in places.enumerated() where random.whole(0...5) > 0 {
        if column > 0 { add([corners[row][column - 1], place]) }
        if row > 0 { add([corners[row - 1][column], place]) }
      }
    }
    // Lanes across blocks, which no vertex joins to what they cross; one of no length.
    for _ in 0..<12 {
      add([(number(0...2000), number(0...1500)), (number(0...2000), number(0...1500))])
    }
    streets.append(.line([(5, 5), (5, 5)], #"{"highway":"path"}"#))
    town.layers["streets"] = streets
    town.layers["walls"] = [.line([(0, 700), (900, 760)]), .box(1200, 300, 1300, 900)]
    town.layers["gates"] = (0..<30).map { _ in .point(number(0...2000), number(0...1500)) }
    town.lines["toilets"] = "entrances: { every: 30 }"
    town.lines["parks"] = "entrances: { path: gates.geojson, within: 400 }"
    town.lines["facilities"] = "kinds: { market: [supermarket, bazaar] }, entrances: { boundary: 5 }"
    town.more =
      "walking: { crossings: true, link_within: 120, barriers: [walls], speeds: { steps: 40 }, slope: grade }"
    let both = "[ { walk: { within: 450 } }, { straight: { within: 450 } } ]"
    town.indicators = [
      Town.indicator(
        "parks", target: "{ at_least: 0.5 }",
        "coverage: { demand: buildings, weight: residents, supply: parks, reach: \(both) }"),
      Town.indicator(
        "land", "coverage: { demand: residential, weight: area, supply: facilities, reach: \(both) }"),
      Town.indicator(
        "metres", "coverage: { demand: streets, weight: length, supply: parks, reach: \(both) }"),
      Town.indicator(
        "circle",
        """
        lifeCircle: { demand: residential, weight: area, supply: facilities, \
        categories: { market: 400, school: 500 }, reach: [ walk, straight ] }
        """),
      Town.indicator(
        "homes",
        """
        lifeCircle: { demand: buildings, weight: residents, supply: facilities, \
        categories: { market: 400, school: 500 }, reach: walk }
        """),
      Town.indicator(
        "gaps", "spacing: { supply: toilets, along: streets, norms: { residential: 300, primary: 600 } }"),
    ].joined()
    return town
  }

  @Test(arguments: [91 as UInt64, 92]) func onFootOnAnyNumberOfThreads(seed: UInt64) async throws {
    let texts = try await Self.walked(seed: seed).written { folder in
      var texts: [String] = []
      for threads in [1, 2, 8] {
        let audit = try Audit(contentsOf: folder.appendingPathComponent("audit.yaml"))
        texts.append(ResultsJSON.text(of: try await audit.run(threads: threads)))
      }
      return texts
    }
    #expect(texts[0].count > 10_000 && texts[0].contains("not_linked"))
    #expect(Self.difference(texts[1], texts[0]) == nil, "seed \(seed)")
    #expect(Self.difference(texts[2], texts[0]) == nil, "seed \(seed)")
  }

  @Test(arguments: [91 as UInt64, 92, 93]) func onFootInAnyOrderOfTheFeatures(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let town = Self.walked(seed: seed)
    let result = try await town.audited()
    #expect(result.balances.allSatisfy { $0.holds }, "seed \(seed)")
    #expect(result.indicators.allSatisfy { $0.city.value != nil }, "seed \(seed)")
    let straight = Self.comparable(result)
    for _ in 0..<2 {
      let shuffled = Self.comparable(try await town.shuffled(using: &random).audited())
      #expect(Self.difference(shuffled, straight) == nil, "seed \(seed)")
    }
  }

  @Test func theDesertTownToo() async throws {
    var random = SplitMix64(seed: 1)
    let straight = Self.comparable(try await Town.desert.audited())
    let shuffled = Self.comparable(try await Town.desert.shuffled(using: &random).audited(threads: 1))
    #expect(Self.difference(shuffled, straight) == nil)
  }
}
