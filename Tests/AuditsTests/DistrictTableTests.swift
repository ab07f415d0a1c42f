// The districts as a table: in the order of their ids, with what they say and what the population layer says.

import Layers
import Measures
import Planar
import Testing

@testable import Audits

@Suite struct DistrictTableTests {
  private let entry = LayerEntry(
    name: "districts", path: "d", nameField: "title", residentsField: "pop", householdsField: "hh")

  private func layer() -> Layer {
    Layer.squares(
      "districts", at: [(0, 0), (10, 0), (20, 0), (30, 0)], ids: ["d", "b", "c", "a"],
      [
        "title": [.text("Dee"), .text("Bee"), .missing, .text("Ay")],
        "pop": [.number(100), .text("200"), .missing, .number(-5)],
        "hh": [.number(10), .null, .number(30), .text("many")],
        "cars": [.number(7), .missing, .text("8"), .number(9)],
      ])
  }

  @Test func districtsAreSortedByTheirIds() {
    let table = DistrictTable(layer(), entry: entry)
    #expect(table.summaries.map(\.id) == ["a", "b", "c", "d"])
    // Without a name the id is the name.
    #expect(table.summaries.map(\.name) == ["Ay", "Bee", "c", "Dee"])
    #expect(table.summaries.map(\.residents) == [nil, 200, nil, 100])
    #expect(table.summaries.map(\.households) == [nil, nil, 30, 10])
    #expect(table.summaries.map(\.area) == [1, 1, 1, 1])
    #expect(table.districts.residents == [nil, 200, nil, 100])
    #expect(table.districts.fields["cars"] == [9, nil, 8, 7])
    #expect(table.layer.sourceIndices == [3, 1, 2, 0])
    #expect(table.districts.geometries.x.first == 30)
  }

  @Test func whatIsWrongIsSaidInTheFilesOrder() {
    let table = DistrictTable(layer(), entry: entry)
    #expect(table.problems.map(\.kind) == [.missingField, .negativeValue, .missingField, .wrongFieldType])
    #expect(table.problems.map(\.feature) == [2, 3, 1, 3])
    #expect(table.problems.map(\.featureID) == ["c", "a", "b", "a"])
  }

  @Test func districtsWithoutAnIdHaveTheirNameOrANumber() {
    let named = Layer.squares(
      "districts", at: [(0, 0), (10, 0)], ids: [], ["title": [.text("Zed"), .text("Ay")]])
    #expect(DistrictTable(named, entry: entry).summaries.map(\.id) == ["Ay", "Zed"])
    // Numbered by place, and an id stays that of its district however they sort.
    let nameless = Layer.squares("districts", at: (0..<12).map { (Double($0) * 10, 0) })
    let table = DistrictTable(nameless, entry: entry)
    #expect(table.summaries.map(\.id) == (1...12).map { "district-\($0)" }.sorted())
    #expect(table.summaries.first { $0.id == "district-2" }.map { _ in true } == true)
    for (row, summary) in table.summaries.enumerated() {
      let number = Double(summary.id.dropFirst("district-".count)) ?? 0
      #expect(table.layer.geometries.box(of: row).minX == (number - 1) * 10)
    }
  }

  @Test func thePopulationLayerFillsWhatIsMissing() {
    var table = DistrictTable(layer(), entry: entry)
    let population = Layer.squares(
      "population", at: [(30, 0), (30.2, 0.1), (10, 0), (0, 0), (500, 0)], ids: [],
      ["people": [.number(40), .number(2), .number(150), .number(90), .number(7)]])
    let own = LayerEntry(name: "population", path: "p", residentsField: "people")
    let found = table.fillResidents(from: population, entry: own)
    // Nobody lives in c as far as anyone knows: that is unknown, not 0.
    #expect(table.summaries.map(\.residents) == [42, 200, nil, 100])
    #expect(table.districts.residents == [42, 200, nil, 100])
    // 150 of 200 is a quarter off, 90 of 100 a tenth.
    #expect(found.map(\.kind) == [.residentsDisagree])
    #expect(found.map(\.featureID) == ["b"])
    var same = DistrictTable(layer(), entry: entry)
    #expect(same.fillResidents(from: nil, entry: nil).isEmpty)
    #expect(same.summaries.map(\.residents) == [nil, 200, nil, 100])
  }
}
