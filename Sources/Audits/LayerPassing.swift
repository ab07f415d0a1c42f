// A layer read and projected batch by batch.

internal import Layers
internal import Planar
internal import Synchronization

/// A layer that has passed through.
struct PassedLayer {
  var provenance: Provenance
  var problems: [LayerProblem]
  var propertyNames: [String]
  var sightings: FilterSightings?
}

/// How layers pass through.
struct LayerPassing {
  /// The projector into the working CRS.
  let projector: BatchProjector
  /// How many threads work.
  let threads: Int
  let options: AuditOptions
  /// Told how many features of a layer have passed.
  let onPassing: ((String, Int) -> Void)?

  /// Reads a layer batch by batch.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - transform: Called for each batch, in degrees and in the plane, on any thread; the projector leads back.
  ///   - consume: Called with what each batch became, one at a time and in the order of the file.
  /// - Throws: ``LayerError``, `CancellationError`, or what the closures throw.
  func pass<Result: Sendable>(
    _ source: LayerSource, _ transform: @Sendable (FeatureBatch, Layer, BatchProjector) throws -> Result,
    consume: (Result) throws -> Void
  ) throws -> PassedLayer {
    let projecting = Atomic<Int>(0)
    let measuring = Atomic<Int>(0)
    let isTimed = options.timings != nil
    @Sendable func timed<Value>(_ sum: borrowing Atomic<Int>, _ body: () throws -> Value) rethrows -> Value {
      guard isTimed else { return try body() }
      let start = AuditTimings.threadNanoseconds()
      defer { sum.add(AuditTimings.threadNanoseconds() - start, ordering: .relaxed) }
      return try body()
    }
    let sieve = DuplicateSieve()
    var tally = PlanarTally(source)
    var features = 0
    let end = try options.timings.measure(
      "pass \(source.name)", unit: "bytes", amount: { (end: LayerEnd) in Double(end.provenance.bytes) }
    ) {
      try GeoJSONReader.stream(
        source, threads: threads, isCancelled: { [options] in options.cancellation.isCancelled }
      ) { [projector] degrees -> PassedBatch<Result> in
        let planar = try timed(projecting) { try projector.project(degrees) }
        return try timed(measuring) {
          PassedBatch(
            result: try transform(degrees, Layer(planar, of: source), projector), planar: planar,
            fingerprints: (0..<planar.count).map { row in
              planar.geometries.layout.kinds[row] == .empty ? nil : planar.geometries.fingerprint(of: row)
            })
        }
      } consume: { outcome in
        tally.add(outcome.planar)
        for (row, fingerprint) in outcome.fingerprints.enumerated() {
          if let fingerprint { sieve.add(fingerprint, feature: outcome.planar.sourceIndices[row]) }
        }
        features += outcome.planar.count
        onPassing?(source.name, features)
        try consume(outcome.result)
      }
    }
    let count = Double(features)
    options.timings?.addPart(
      "of it projecting", nanoseconds: projecting.load(ordering: .relaxed), amount: count, unit: "features")
    options.timings?.addPart(
      "of it measuring", nanoseconds: measuring.load(ordering: .relaxed), amount: count, unit: "features")
    let (provenance, problems) = try tally.finished(end.provenance, end.problems)
    return PassedLayer(
      provenance: provenance, problems: problems + sieve.geometryProblems(of: source),
      propertyNames: end.propertyNames, sightings: end.sightings)
  }
}

/// What became of a batch.
private struct PassedBatch<Result: Sendable>: Sendable {
  var result: Result
  var planar: PlanarBatch
  // One a row; nil for a feature without a geometry.
  var fingerprints: [Fingerprint?]
}
