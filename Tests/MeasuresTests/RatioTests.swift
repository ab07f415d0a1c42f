// Shares of features: by hand, at borders, and against a count of small steps.

import TestSupport
import Measures
import Planar
import Testing

struct RatioTests {
  @Test func pointsAreCountedWhereTheyStand() throws {
    let outcome = try Ratio.measure(
      .points([(100, 100), (200, 200), (300, 300), (1500, 100), (1600, 100), (5000, 0), (400, 400)]),
      answers: [.passes, .passes, .fails, .fails, .undecided, .passes, .leftOut], weight: .count,
      districts: .twins(), threads: 2)
    #expect(outcome.passing.values == [2, 0] && outcome.passing.outside.value == 1)
    #expect(outcome.failing.values == [1, 1] && outcome.failing.outside.value == 0)
    #expect(outcome.undecided.values == [0, 1])
    #expect(outcome.total.values == [3, 2] && outcome.total.whole.value == 6)
    #expect(outcome.uncut == 6)
    #expect(outcome.features[.leftOut]?.values == [1, 0])
    #expect(outcome.weights == [1, 1, 1, 1, 1, 1, nil])
    #expect(outcome.districts == [0, 0, 0, 1, 1, -1, 0])
  }

  @Test func linesAreCutAtBorders() throws {
    // 300 m in the west, 200 m in the east; 100 m along the border, which is the west's; 400 m outside of 500.
    let lines = PlanarGeometries.lines([
      [(700, 500), (1200, 500)], [(1000, 100), (1000, 200)], [(1900, 900), (2400, 900)],
      [(10, 10), (10, 40), (50, 40)],
    ])
    let outcome = try Ratio.measure(
      lines, answers: [.passes, .fails, .passes, .undecided], weight: .length, districts: .twins(), threads: 2)
    #expect(outcome.passing.values.map { ($0 * 1e6).rounded() / 1e6 } == [300, 300])
    #expect(outcome.passing.outside.value == 400)
    #expect(outcome.failing.values == [100, 0])
    #expect(outcome.undecided.values == [70, 0])
    #expect(outcome.weights == [500, 100, 500, 70] && outcome.uncut == 1170)
    // The middle of the first lies in the west, that of the third outside.
    #expect(outcome.districts == [0, 0, -1, 0])
    #expect(outcome.features[.passes]?.values == [1, 0])
  }

  @Test func landIsCutAtBordersAndOverlapsCountAsDrawn() throws {
    let land = PlanarGeometries.rectangles([(900, 0, 1100, 100), (900, 0, 1100, 100), (0, 0, 10, 10)])
    let outcome = try Ratio.measure(
      land, answers: [.passes, .fails, .undecided], weight: .area, districts: .twins(), threads: 1)
    #expect(outcome.passing.values == [10_000, 10_000])
    #expect(outcome.failing.values == [10_000, 10_000])
    #expect(outcome.undecided.values == [100, 0])
    #expect(outcome.uncut == 40_100)
  }

  @Test func whatHasNoWeightIsCountedApart() throws {
    var mixed = PlanarGeometries.points([(100, 100)])
    mixed.addLine([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 100, y: 0)])
    mixed.addPolygon(rings: [corners(1500, 0, 1510, 10)])
    let answers: [RatioAnswer] = [.passes, .passes, .fails]
    let byLength = try Ratio.measure(
      mixed, answers: answers, weight: .length, districts: .twins(), threads: 1)
    #expect(byLength.unweighed.values == [1, 1] && byLength.total.values == [100, 0])
    let byArea = try Ratio.measure(mixed, answers: answers, weight: .area, districts: .twins(), threads: 1)
    #expect(byArea.unweighed.values == [2, 0] && byArea.total.values == [0, 100])
    let byField = try Ratio.measure(
      mixed, answers: answers, weight: .field("homes"), numbers: [40, nil, 0], districts: .twins(), threads: 1)
    #expect(byField.passing.values == [40, 0] && byField.failing.values == [0, 0])
    #expect(byField.unweighed.values == [1, 0])
  }

  @Test(arguments: [21 as UInt64, 22, 23]) func linesAddUpAndAgreeWithSmallSteps(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Crooked districts that leave gaps between them.
    var outlines = PlanarGeometries()
    for column in 0..<3 {
      let x = Double(column) * 700
      let slant = Double.random(in: -150...150, using: &random)
      outlines.addPolygon(rings: [
        [
          PlanarPoint(x: x, y: 0), PlanarPoint(x: x + 650 + slant, y: 0), PlanarPoint(x: x + 650, y: 1000),
          PlanarPoint(x: x, y: 1000),
        ]
      ])
    }
    let districts = Districts(
      geometries: outlines, residents: [nil, nil, nil], households: [nil, nil, nil])
    let lines: [[(Double, Double)]] = (0..<40).map { _ in
      (0..<Int.random(in: 2...6, using: &random)).map { _ in
        (Double.random(in: -200...2400, using: &random), Double.random(in: -200...1200, using: &random))
      }
    }
    let answers = lines.map { _ in RatioAnswer.allCases[Int.random(in: 0..<3, using: &random)] }
    let geometries = PlanarGeometries.lines(lines)
    let outcome = try Ratio.measure(
      geometries, answers: answers, weight: .length, districts: districts, threads: 2)
    let parts = outcome.passing.whole + outcome.failing.whole + outcome.undecided.whole
    #expect(parts == outcome.total.whole, "seed \(seed)")
    #expect(abs(outcome.total.whole.value - outcome.uncut) < 1e-6, "seed \(seed)")
    // Small steps, each in the district of its middle.
    let step = 0.5
    var byHand = [Double](repeating: 0, count: 3)
    for (line, answer) in zip(lines, answers) where answer == .passes {
      for (a, b) in zip(line, line.dropFirst()) {
        let length = ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).squareRoot()
        let steps = max(1, Int(length / step))
        for index in 0..<steps {
          let share = (Double(index) + 0.5) / Double(steps)
          let (x, y) = (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
          if let district = districts.district(x: x, y: y) { byHand[district] += length / Double(steps) }
        }
      }
    }
    for (found, expected) in zip(outcome.passing.values, byHand) {
      // Each crossing is off by less than a step.
      #expect(abs(found - expected) < 0.5 * 200, "seed \(seed)")
    }
    for threads in [1, 8] {
      let again = try Ratio.measure(
        geometries, answers: answers, weight: .length, districts: districts, threads: threads)
      #expect(again.passing == outcome.passing && again.total == outcome.total, "seed \(seed)")
    }
  }

  @Test(arguments: [41 as UInt64]) func landAddsUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let boxes = (0..<200).map { _ in
      let (x, y) = (Double.random(in: -100...2000, using: &random), Double.random(in: -100...1000, using: &random))
      return (
        x, y, x + Double.random(in: 1...300, using: &random), y + Double.random(in: 1...300, using: &random)
      )
    }
    let answers = boxes.map { _ in RatioAnswer.allCases[Int.random(in: 0..<3, using: &random)] }
    let outcome = try Ratio.measure(
      .rectangles(boxes), answers: answers, weight: .area, districts: .twins(), threads: 2)
    // What of each box lies in each district, by arithmetic.
    var expected = [0.0, 0.0]
    for (box, answer) in zip(boxes, answers) where answer == .fails {
      for (district, range) in [(0.0, 1000.0), (1000.0, 2000.0)].enumerated() {
        let width = max(0, min(box.2, range.1) - max(box.0, range.0))
        let height = max(0, min(box.3, 1000) - max(box.1, 0))
        expected[district] += width * height
      }
    }
    for (found, expected) in zip(outcome.failing.values, expected) {
      #expect(abs(found - expected) < 1e-3, "seed \(seed)")
    }
    #expect(abs(outcome.total.whole.value - outcome.uncut) < 1e-3, "seed \(seed)")
  }
}
