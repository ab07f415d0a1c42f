// A layer read and projected batch by batch.

internal import Layers
internal import Planar

/// A layer that has passed through.
struct PassedLayer {
  var provenance: Provenance
  var problems: [LayerProblem]
  var propertyNames: [String]
}

/// Lets layers pass through.
enum LayerPassing {
  /// Reads a layer batch by batch.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - definition: The working CRS.
  ///   - threads: How many threads work.
  ///   - transform: Called for each batch, in degrees and in the plane, on any thread.
  ///   - consume: Called with what each batch became, one at a time and in the order of the file.
  /// - Throws: ``LayerError``, or what the closures throw.
  static func pass<Result: Sendable>(
    _ source: LayerSource, to definition: String, threads: Int,
    _ transform: @Sendable (FeatureBatch, Layer) throws -> Result, consume: (Result) throws -> Void
  ) throws -> PassedLayer {
    let projector = BatchProjector(to: definition, threads: threads)
    let sieve = DuplicateSieve()
    var tally = PlanarTally(source)
    let end = try GeoJSONReader.stream(source, threads: threads) { degrees -> PassedBatch<Result> in
      let planar = try projector.project(degrees)
      return PassedBatch(
        result: try transform(degrees, Layer(planar, of: source)), planar: planar,
        fingerprints: (0..<planar.count).map { row in
          planar.geometries.layout.kinds[row] == .empty ? nil : planar.geometries.fingerprint(of: row)
        })
    } consume: { outcome in
      tally.add(outcome.planar)
      for (row, fingerprint) in outcome.fingerprints.enumerated() {
        if let fingerprint { sieve.add(fingerprint, feature: outcome.planar.sourceIndices[row]) }
      }
      try consume(outcome.result)
    }
    let (provenance, problems) = try tally.finished(end.provenance, end.problems)
    return PassedLayer(
      provenance: provenance, problems: problems + sieve.geometryProblems(of: source),
      propertyNames: end.propertyNames)
  }
}

/// What became of a batch.
private struct PassedBatch<Result: Sendable>: Sendable {
  var result: Result
  var planar: PlanarBatch
  // One a row; nil for a feature without a geometry.
  var fingerprints: [Fingerprint?]
}
