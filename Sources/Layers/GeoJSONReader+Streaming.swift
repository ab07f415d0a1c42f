// A layer passed through in batches, so that it need not fit into memory.

internal import Planar

extension GeoJSONReader {
  /// Passes a layer through in batches, and says at its end where it came from and what was wrong.
  ///
  /// What is held at any time is a few batches for each thread. Nothing depends on the number of threads.
  ///
  /// A `crs` member that names a projected CRS must come before the features where the file cannot be read
  /// twice: standard input, and gzip.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - threads: How many threads work, at least 1.
  ///   - isCancelled: Asked once a batch; true ends the work with a `CancellationError`.
  ///   - transform: What is to be made of a batch. Called on any thread, for several batches at once.
  ///   - consume: Takes what became of each batch: one at a time, in the order of the file.
  /// - Throws: ``LayerError``: the file is missing, unreadable or not GeoJSON; or, after the last batch, the
  ///   policy is `strict` and there is a problem worse than a note. `CancellationError`. Whatever `transform`
  ///   and `consume` throw, the first in the order of the file.
  public static func stream<Result: Sendable>(
    _ source: LayerSource, threads: Int,
    isCancelled: (@Sendable () -> Bool)? = nil,
    transform: @Sendable (FeatureBatch) throws -> Result,
    consume: (Result) throws -> Void
  ) throws -> LayerEnd {
    let layer = try read(source, threads: threads)
    let batchSize = 4096
    for start in stride(from: 0, to: layer.count, by: batchSize * max(1, threads)) {
      if isCancelled?() == true { throw CancellationError() }
      let rows = start..<min(layer.count, start + batchSize * max(1, threads))
      let results = try OrderedParallel.chunks(of: rows.count, chunkSize: batchSize, threads: threads) {
        range in
        let range = (range.lowerBound + start)..<(range.upperBound + start)
        var batch = FeatureBatch(source: source)
        batch.geometries = layer.geometries.slice(range)
        batch.sourceIndices = Array(layer.sourceIndices[range])
        batch.ids = Array(layer.ids[range])
        batch.columns = layer.columns.mapValues { $0.selecting(range) }
        batch.repairedFeatures = layer.repairedFeatures.intersection(batch.sourceIndices)
        return try transform(batch)
      }
      for result in results { try consume(result) }
    }
    return LayerEnd(
      source: source, provenance: layer.provenance, problems: layer.problems, crs: nil,
      propertyNames: layer.propertyNames)
  }
}
