// Points from YAML: every form, and every mistake with its line, column and remedy.

import Standards
import Testing

struct PointsYAMLTests {
  private func read(_ points: String, target: String = "{ at_least: 0.9 }") throws -> Points? {
    try Standard(
      yaml: """
        id: s
        title: S
        indicators:
          - id: a
            name: A
            measure: { provision: { supply: t, amount: count, per: km2 } }
            target: \(target)
            points: \(points)
        """, file: "s.yaml")["a"]?.points
  }

  @Test(arguments: [
    ("2", Points(2)), ("0", Points(0)), ("{ full: 1.5 }", Points(1.5)),
    ("{ full: 2, floor: 0.5 }", Points(2, floor: 0.5)),
    ("{ full: 0, floor: 0 }", Points(0)),
    ("{ full: 2, floor: 0, linear: { zero_at: 0.6 } }", Points(2, deduction: .linear(zeroAt: 0.6))),
    (
      "{ full: 1, floor: 0, steps: { every: 0.05, lose: 0.2 } }",
      Points(1, deduction: .steps(every: 0.05, lose: 0.2))
    ),
  ])
  func forms(yaml: String, points: Points) throws {
    #expect(try read(yaml) == points)
  }

  @Test(arguments: ["rising", "falling", "not_rising"])
  func aTargetWithoutANumber(word: String) {
    let error = #expect(throws: DocumentFaults.self) {
      try Standard(
        yaml: """
          id: s
          title: S
          indicators:
            - id: a
              name: A
              measure: { reported: {} }
              target: { \(word): true }
              points: { full: 2, steps: { every: 1, lose: 0.5 } }
          """, file: "s.yaml")
    }
    let said = "a target of '\(word)' has no number that points can be counted from"
    #expect(error?.description.contains(said) == true)
  }

  @Test func nullIsNone() throws { #expect(try read("null") == nil) }

  @Test(arguments: [
    ("-1", "s.yaml:8:13: points must be 0 or more (points), and is -1"),
    (
      "{ full: 1, floor: 2 }",
      "s.yaml:8:31: floor must be below the full points 1, and is 2; "
        + "give the points that are left at worst, or leave floor out"
    ),
    (
      "{ full: 2, floor: 2 }",
      "s.yaml:8:31: floor must be below the full points 2, and is 2; "
        + "give the points that are left at worst, or leave floor out"
    ),
    (
      "{ full: 1, linear: { zero_at: 0.9 } }",
      "s.yaml:8:43: zero_at must be below the target 0.9, and is 0.9; give the value at which no point is left"
    ),
    (
      "{ full: 1, linaer: { zero_at: 0.6 } }",
      "s.yaml:8:24: unknown key 'linaer' in points; did you mean 'linear'? (keys: full, floor, linear, steps)"
    ),
    (
      "{ full: 1, linear: { zero_at: 0.6 }, steps: { every: 1, lose: 1 } }",
      "s.yaml:8:57: points are lost by 'linear' or by 'steps', not by both; keep one of them"
    ),
    (
      "{ full: 1, steps: { every: 0, lose: 1 } }",
      "s.yaml:8:40: every must be above 0 (in the indicator's unit), and is 0"
    ),
    ("{ floor: 1 }", "s.yaml:8:13: points needs the key 'full'; add full: …"),
  ])
  func mistakes(yaml: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(yaml) }
    #expect(error?.description == message.replacing("", with: ""))
  }

  @Test(arguments: [
    (
      "null", "{ full: 2, linear: { zero_at: 0.6 } }",
      "s.yaml:8:13: these points are counted from the target, and there is none; "
        + "add target: { at_least: … }, or write points: 2 for all or nothing"
    ),
    (
      "{ at_most: 3 }", "{ full: 2, linear: { zero_at: 2.5 } }",
      "s.yaml:8:43: zero_at must be above the target 3, and is 2.5; give the value at which no point is left"
    ),
    (
      "~", "{ full: 2, steps: { every: 1, lose: 1 } }",
      "s.yaml:8:13: these points are counted from the target, and there is none; "
        + "add target: { at_least: … }, or write points: 2 for all or nothing"
    ),
  ])
  func pointsThatDoNotSuitTheTarget(target: String, yaml: String, message: String) {
    let error = #expect(throws: DocumentFaults.self) { try read(yaml, target: target) }
    #expect(error?.description == message)
  }

  @Test func plainPointsNeedNoTarget() throws {
    #expect(try read("2", target: "null") == Points(2))
    #expect(try read("{ full: 2, floor: 1 }", target: "null") == Points(2, floor: 1))
  }
}
