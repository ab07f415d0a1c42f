// A city's words for the standard's kinds.

import Layers
import Planar
import Testing

@testable import Audits

@Suite struct SelectedLayerTests {
  private func selected(_ kinds: [KindWords], kindField: String? = nil) -> SelectedLayer {
    let words: [PropertyValue] = [
      .text("supermarket"), .text("market"), .text("school"), .missing, .text("bazaar"), .text(" "),
    ]
    let layer = Layer.squares(
      "facilities", at: (0..<6).map { (Double($0), 0) },
      ids: ["id0", nil, nil, nil, nil, nil],
      [
        kindField ?? "kind": words,
        "name": [.missing, .text("Central"), .text(""), .missing, .number(7), .missing],
      ])
    return SelectedLayer(
      layer: layer, entry: LayerEntry(name: "facilities", path: "f", kindField: kindField, kinds: kinds),
      features: Array(0..<6))
  }

  @Test func withoutAMapAWordMeansItself() {
    let layer = selected([])
    #expect(layer.ofKind("market") == [1])
    #expect(layer.ofKind("kindergarten") == [])
    #expect(!layer.isDeclaredEmpty("market"))
  }

  @Test func aMapReplacesTheWord() throws {
    let layer = selected([KindWords(kind: "market", words: ["supermarket", "bazaar"])])
    // Listed words only: the file's own 'market' is something else.
    #expect(layer.ofKind("market") == [0, 4])
    #expect(layer.filtered(by: try Filter("kind = 'market'")).features == [0, 4])
    #expect(layer.ofKind("school") == [2])
  }

  @Test func aWordMayMeanTwoKinds() throws {
    let layer = selected([
      KindWords(kind: "market", words: ["supermarket"]), KindWords(kind: "shop", words: ["supermarket"]),
    ])
    #expect(layer.ofKind("market") == [0])
    #expect(layer.ofKind("shop") == [0])
    #expect(layer.filtered(by: try Filter("kind in ('shop', 'school')")).features == [0, 2])
  }

  @Test func theKindMayBeInAnotherProperty() throws {
    let layer = selected([KindWords(kind: "market", words: ["bazaar"])], kindField: "amenity")
    #expect(layer.ofKind("market") == [4])
    #expect(layer.filtered(by: try Filter("kind = 'market'")).features == [4])
    #expect(layer.filtered(by: try Filter("kind = 'market' and name = 7")).features == [4])
    #expect(layer.filtered(by: try Filter("kind = 'market' and name = 8")).features == [])
  }

  private func streets(_ classes: [KindWords], classField: String?) -> SelectedLayer {
    let layer = Layer.squares(
      "streets", at: (0..<4).map { (Double($0), 0) },
      [
        "class": [.text("主干路"), .text("支路"), .text("步行"), .missing],
        "kind": [.text("a"), .text("b"), .text("b"), .text("b")],
      ])
    return SelectedLayer(
      layer: layer, entry: LayerEntry(name: "streets", path: "s", classField: classField, classes: classes),
      features: Array(0..<4))
  }

  @Test func aClassSpeaksTheStandardsWordsWhereTheAuditFileSaysHow() throws {
    let words = [
      KindWords(kind: "main", words: ["主干路"]), KindWords(kind: "branch", words: ["支路"]),
      KindWords(kind: "cycleway", words: []),
    ]
    let told = streets(words, classField: "class")
    #expect(told.filtered(by: try Filter("class in ('main', 'branch')")).features == [0, 1])
    #expect(told.filtered(by: try Filter("class = 'branch' and kind = 'b'")).features == [1])
    #expect(told.filtered(by: try Filter("class = 'branch' and kind = 'a'")).features == [])
    // A class that is not listed means itself.
    #expect(told.filtered(by: try Filter("class = '步行'")).features == [2])
    #expect(told.filtered(by: try Filter("class = 'cycleway'")).features == [])
    let untold = streets([], classField: nil)
    #expect(untold.filtered(by: try Filter("class in ('main', '支路')")).features == [1])
  }

  @Test func onlyTheKindAskedForIsDeclaredEmpty() throws {
    let layer = selected([KindWords(kind: "culture", words: [])])
    #expect(layer.isDeclaredEmpty("culture"))
    #expect(layer.ofKind("culture") == [])
    #expect(!layer.filtered(by: try Filter("kind = 'culture'")).isWithoutData)
    #expect(!layer.filtered(by: try Filter("kind in ('culture', 'sport')")).isWithoutData)
    #expect(layer.filtered(by: try Filter("kind = 'clinic'")).isWithoutData)
    #expect(!layer.filtered(by: try Filter("kind = 'school'")).isWithoutData)
    #expect(!layer.isWithoutData)
  }

  @Test func aFeatureIsCalledByItsNameOrItsId() {
    let layer = selected([])
    #expect((0..<5).map { layer.label(of: $0) } == ["id0", "Central", nil, nil, "7"])
  }
}
