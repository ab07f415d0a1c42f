// Spacing in every form that a standard may write it.

import Measures
import Standards
import Testing

private func spacing(_ yaml: String) throws(DocumentFaults) -> MeasureDefinition? {
  try Standard(
    yaml: "id: s\ntitle: S\nindicators:\n  - { id: a, name: A, measure: { spacing: { \(yaml) } } }",
    file: "s.yaml"
  )["a"]?.measure
}

struct SpacingYAMLTests {
  private let toilets = LayerSelection(layer: "toilets")

  @Test func inAStraightLine() throws {
    #expect(
      try spacing("supply: toilets, within: 500") == .spacing(SpacingDefinition(supply: toilets, within: 500))
    )
  }

  @Test func alongStreetsByClass() throws {
    let read = try spacing(
      "supply: toilets, where: open = true, along: streets, along_where: lit = true, "
        + "norms: { ordinary: 1000, commercial: 500 }")
    #expect(
      read
        == .spacing(
          SpacingDefinition(
            supply: LayerSelection(layer: "toilets", condition: "open = true"),
            along: StreetSpacing(
              LayerSelection(layer: "streets", condition: "lit = true"),
              norms: [StreetNorm("ordinary", within: 1000), StreetNorm("commercial", within: 500)]))))
  }

  @Test func alongAllStreets() throws {
    #expect(
      try spacing("supply: toilets, along: streets, within: 500")
        == .spacing(
          SpacingDefinition(
            supply: toilets, along: StreetSpacing(LayerSelection(layer: "streets"), within: 500))))
  }

  @Test(arguments: [
    (
      "supply: t",
      "s.yaml:4:43: spacing takes exactly one of the keys 'within' and 'norms', and has none; add one of them"
    ),
    (
      "supply: t, along: s, within: 5, norms: { a: 5 }",
      "s.yaml:4:43: spacing takes exactly one of the keys 'within' and 'norms', and has 'within' and 'norms'; "
        + "keep one of them"
    ),
    (
      "supply: t, norms: { a: 5 }",
      "s.yaml:4:63: norms are for classes of street, and the spacing is in straight lines; "
        + "add along: streets, or write within: …"
    ),
    (
      "supply: t, within: 5, along_where: lit = true",
      "s.yaml:4:80: along_where has no effect: the spacing is in straight lines; "
        + "add along: streets, or leave along_where out"
    ),
    (
      "supply: t, alnog: s, norms: { a: 5 }",
      "s.yaml:4:56: unknown key 'alnog' in spacing; did you mean 'along'? "
        + "(keys: supply, where, within, along, along_where, norms)"
    ),
    (
      "supply: t, along: s, norms: {}",
      "s.yaml:4:73: norms is empty; give at least one class of street, such as { commercial: 500 }, "
        + "or write within: … for all"
    ),
    ("supply: t, along: s, norms: { a: -1 }", "s.yaml:4:78: a must be above 0 (metres), and is -1"),
    (
      "supply: t, along: s, norms: { a: 1, a: 2 }",
      "s.yaml:4:81: key 'a' is given twice in norms; keep one of them; the first is in line 4"
    ),
    ("supply: t, along: s, norms: [ 5 ]", "s.yaml:4:73: norms must be a mapping, and is a list"),
  ])
  func eachSlipIsSaid(yaml: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try spacing(yaml) }
    #expect(error?.description == message)
  }
}
