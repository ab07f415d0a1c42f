// Numbers read run by run: the same values and the same problems as read at once.

import Layers
import Planar
import TestSupport
import Testing

@Suite struct NumberReadingTests {
  /// Points of which each has a value of the property `n` as JSON, or none of it for nil.
  private func layer(_ values: [String?], asked: Bool = true) throws -> Layer {
    let features = values.enumerated().map { number, value in
      point(
        121, 31, id: number % 3 == 0 ? nil : "\"f\(number)\"",
        properties: value.map { #"{"n":\#($0),"other":1}"# } ?? #"{"other":1}"#)
    }
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    return try read(text) { $0.fields = asked ? ["n"] : [] }.projected(to: "EPSG:32651")
  }

  private static let range = 0.0...1000

  private func reading(
    range: ClosedRange<Double>? = NumberReadingTests.range, required: Bool = true
  ) -> NumberReading {
    NumberReading("n", of: "scratch", file: "layer.geojson", range: range, required: required)
  }

  /// The reading of the runs between the cuts, each begun anew and added to those before it.
  private func inRuns(
    _ layer: Layer, cuts: [Int], range: ClosedRange<Double>? = NumberReadingTests.range, required: Bool
  ) -> (values: [Double?], problems: [LayerProblem]) {
    var values: [Double?] = []
    var whole = reading(range: range, required: required)
    for (start, end) in zip([0] + cuts, cuts + [layer.count]) {
      var one = reading(range: range, required: required)
      values += one.read(layer.run(start..<end))
      whole.add(one)
    }
    return (values, whole.problems(propertyNames: layer.propertyNames))
  }

  @Test func onlyTheFeaturesAskedMustHaveTheNumber() throws {
    let layer = try layer(["1", nil, "-3", nil, "5", nil, "null"])
    let some = layer.numbers("n", of: [0, 1, 4, 6], range: Self.range, required: true)
    #expect(some.values == [1, nil, nil, nil, 5, nil, nil])
    #expect(some.problems.map(\.kind) == [.missingField, .missingField])
    #expect(some.problems.map(\.feature) == [1, 6])
    let all = layer.numbers("n", range: Self.range, required: true)
    #expect(all.values == some.values)
    #expect(all.problems.count == 5)
    let none = layer.numbers("n", of: [1, 3], range: Self.range, required: true)
    #expect(none.problems.map(\.severity) == [.error])
    #expect(none.problems.map(\.count) == [2])
  }

  @Test func valuesAndWhatIsWrongWithThem() throws {
    let layer = try layer(["7", #""8.5""#, "null", nil, #""x""#, "true", "[1]", "-1", "1001", #""""#])
    var reading = reading()
    #expect(reading.read(layer) == [7, 8.5, nil, nil, nil, nil, nil, nil, nil, nil])
    let problems = reading.problems(propertyNames: ["n"])
    #expect(problems.map(\.feature) == [2, 3, 4, 5, 6, 7, 8, 9])
    #expect(
      problems.map(\.kind) == [
        .missingField, .missingField, .wrongFieldType, .wrongFieldType, .wrongFieldType, .negativeValue,
        .absurdValue, .wrongFieldType,
      ])
    #expect(problems.allSatisfy { $0.field == "n" && $0.action == .kept && $0.severity == .warning })
    #expect(problems[5].message.contains("-1, which cannot be negative; the value is not used"))
    #expect(problems[6].message.contains("1001, outside 0 to 1000"))
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [true, false])
  func anySplitIsTheSame(seed: UInt64, required: Bool) throws {
    var random = SplitMix64(seed: seed)
    // More than twenty of each kind in the even seeds, so that some are only counted.
    let count = seed % 2 == 0 ? 240 : 60
    let texts = ["-3", "null", nil, #""word""#, "true", "5000", "12", "0.5", #""7""#]
    let layer = try layer((0..<count).map { _ in texts[random.whole(0...8)] })
    var atOnce = reading(required: required)
    let values = atOnce.read(layer)
    let problems = atOnce.problems(propertyNames: layer.propertyNames)
    #expect(problems.contains { $0.count > 1 } == (seed % 2 == 0), "seed \(seed)")
    for _ in 0..<6 {
      let cuts = (0..<random.whole(0...12)).map { _ in random.whole(0...count) }.sorted()
      let runs = inRuns(layer, cuts: cuts, required: required)
      #expect(runs.values == values, "seed \(seed), cuts \(cuts)")
      #expect(runs.problems == problems, "seed \(seed), cuts \(cuts)")
    }
    // Read on by one and the same reading, and by two readings of which the later has runs of its own.
    var onward = reading(required: required)
    var later = reading(required: required)
    let half = count / 2
    _ = onward.read(layer.run(0..<10))
    _ = onward.read(layer.run(10..<half))
    _ = later.read(layer.run(half..<count - 1))
    _ = later.read(layer.run(count - 1..<count))
    onward.add(later)
    #expect(onward.problems(propertyNames: layer.propertyNames) == problems, "seed \(seed)")
  }

  @Test func aFieldThatNoFeatureHasIsOneError() throws {
    let layer = try layer(Array(repeating: nil, count: 50))
    for cuts in [[], [1], [0, 20, 21, 50]] {
      let problems = inRuns(layer, cuts: cuts, required: true).problems
      #expect(problems.map(\.severity) == [.error])
      #expect(problems.map(\.count) == [50])
      #expect(problems.first?.message == "no feature has the field 'n'; the features have: other")
      #expect(inRuns(layer, cuts: cuts, required: false).problems.isEmpty)
    }
    #expect(reading().problems(propertyNames: []).isEmpty)
  }

  @Test func aRunWithoutTheFieldIsNotForgotten() throws {
    // The first run's features do not have the column at all; the second's do.
    let without = try layer([nil, nil], asked: false)
    let with = try layer(["4", nil])
    var whole = reading()
    #expect(whole.read(without) == [nil, nil])
    var later = reading()
    #expect(later.read(with) == [4, nil])
    whole.add(later)
    let problems = whole.problems(propertyNames: ["n"])
    #expect(problems.map(\.kind) == [.missingField, .missingField, .missingField])
    #expect(problems.map(\.severity) == [.warning, .warning, .warning])
  }
}

extension Layer {
  /// A run of the layer's features.
  fileprivate func run(_ rows: Range<Int>) -> Layer {
    Layer(
      name: name, geometries: geometries.selecting(rows), sourceIndices: Array(sourceIndices[rows]),
      ids: Array(ids[rows]), columns: columns.mapValues { $0.selecting(rows) }, provenance: provenance,
      problems: [])
  }
}
