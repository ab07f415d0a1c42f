// A layer passed through in batches: the same features in the same order as the layer read whole.

import Layers
import Planar
import TestSupport
import Testing

@Suite struct GeoJSONReaderStreamingTests {
  static let text: String = {
    var numbers = SplitMix64(seed: 3)
    let features = (0..<20_000).map { number in
      number % 1000 == 5
        ? feature("null", id: "\(number)")
        : point(
          numbers.number(8...10), numbers.number(46...48), id: "\(number)",
          properties: #"{"kind":"k\#(number % 5)"}"#)
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}"
  }()

  func withSource<Result>(_ body: (LayerSource) throws -> Result) throws -> Result {
    try withScratchFile(Array(Self.text.utf8)) { source in
      var source = source
      source.fields = ["kind"]
      return try body(source)
    }
  }

  @Test(arguments: [1, 2, 5]) func theSameAsReadWhole(_ threads: Int) throws {
    try withSource { source in
      let layer = try GeoJSONReader.read(source, threads: threads)
      let projector = BatchProjector(to: "EPSG:32632", threads: threads)
      let plane = try layer.projected(to: "EPSG:32632", threads: 1)
      var tally = PlanarTally(source)
      var row = 0
      let end = try GeoJSONReader.stream(
        source, threads: threads, transform: { ($0, try projector.project($0)) }
      ) { batch, planar in
        tally.add(planar)
        for index in 0..<planar.count {
          #expect(planar.geometries.x[index] == plane.geometries.x[row])
          #expect(planar.sourceIndices[index] == layer.sourceIndices[row])
          #expect(planar.ids[index] == layer.ids[row])
          #expect(batch.columns["kind"]?[index] == layer.columns["kind"]?[row])
          row += 1
        }
      }
      #expect(row == layer.count)
      #expect(end.provenance == layer.provenance)
      #expect(end.problems == layer.problems)
      #expect(end.propertyNames == layer.propertyNames)
      let finished = try tally.finished(end.provenance, end.problems)
      #expect(finished.provenance == plane.provenance)
      #expect(finished.problems == plane.problems)
    }
  }

  @Test func errorsAndCancellation() throws {
    struct Refusal: Error {}
    try withSource { source in
      #expect(throws: Refusal.self) {
        try GeoJSONReader.stream(source, threads: 2, transform: { _ in throw Refusal() }) { (_: Int) in }
      }
      var passed = 0
      #expect(throws: Refusal.self) {
        try GeoJSONReader.stream(source, threads: 2, transform: \.count) { count in
          passed += count
          throw Refusal()
        }
      }
      #expect(passed > 0 && passed < 19_980)
      #expect(throws: CancellationError.self) {
        try GeoJSONReader.stream(source, threads: 2, isCancelled: { true }, transform: \.count) { _ in }
      }
    }
  }
}
