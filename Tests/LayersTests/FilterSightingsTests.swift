// What a layer's own filter met, wherever the file is cut.

import Planar
import Testing

@testable import Layers

@Suite struct FilterSightingsTests {
  private func sightings(_ filter: String, _ properties: [String]) throws -> FilterSightings {
    let text =
      #"{"type":"FeatureCollection","features":["#
      + properties.map { point(121, 32, properties: $0) }.joined(separator: ",") + "]}"
    let layer = try read(text) { $0.filter = try? Filter(filter) }
    return try #require(layer.sightings)
  }

  @Test func aPropertyThatNoFeatureHas() throws {
    let features = [#"{"kind":"public","area":5}"#, #"{"kind":null}"#, "{}"]
    #expect(try sightings("knid != 'private' and area > 3", features).absentFields == ["knid"])
    #expect(try sightings("knid is null and exists(aera)", features).absentFields.isEmpty)
    #expect(try sightings("kind = 'public'", features).unmet.isEmpty)
  }

  @Test func aValueThatNoFeatureHas() throws {
    let features = ["public", "private", "public"].map { #"{"kind":"\#($0)","floors":3}"# }
    let one = try #require(try sightings("kind == \"pubilc\"", features).unmet.first)
    #expect(one.field == "kind" && one.values == ["pubilc"] && one.isAll)
    #expect(one.met == ["public", "private"])
    let either = try sightings("kind in ('public', 'pirvate') or floors = 3", features)
    let some = try #require(either.unmet.first)
    #expect(some.values == ["pirvate"] && !some.isAll)
    // What is not wanted need not be there.
    #expect(try sightings("kind != 'closed' and not (kind = 'shut')", features).unmet.isEmpty)
    #expect(try sightings("not (kind != 'shut')", features).unmet.map(\.values) == [["shut"]])
    #expect(try sightings("floors = '3'", features).unmet.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7, 40]) func noMatterHowTheFileIsCut(runs: Int) throws {
    let filter = try Filter("kind = 'k39' and kind in ('k3', 'none')")
    let kinds = (0..<40).map { PropertyValue.text("k\($0)") }
    func seen(_ range: Range<Int>) -> FilterSightings {
      var sightings = FilterSightings(filter)
      for kind in kinds[range] { sightings.see { _ in kind } }
      return sightings
    }
    var whole = FilterSightings(filter)
    for run in 0..<runs { whole.add(seen(run * 40 / runs..<(run + 1) * 40 / runs)) }
    #expect(whole.unmet == seen(0..<40).unmet)
    #expect(whole.unmet.map(\.values) == [["none"]])
    #expect(whole.unmet.first?.met == (0..<20).map { "k\($0)" })
  }
}
