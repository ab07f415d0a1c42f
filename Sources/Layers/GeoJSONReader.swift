// GeoJSON into columns: RFC 7946 documents, RFC 8142 text sequences and newline-delimited features.

public import Planar

/// Reads GeoJSON files as layers.
public enum GeoJSONReader {
  /// Reads a layer whole; what is wrong with it is listed in its ``GeographicLayer/problems``.
  ///
  /// A FeatureCollection, a Feature, a bare geometry, newline-delimited features and RFC 8142 text sequences
  /// are told apart by content; gzip is unpacked. A feature that the filter leaves out is not looked at
  /// further.
  ///
  /// - Parameters:
  ///   - source: The file and how to read it.
  ///   - threads: How many threads work, at least 1; the result does not depend on it.
  ///   - isCancelled: Asked once a batch, and while nobody writes into a named pipe; true ends the reading.
  /// - Throws: ``LayerError``: the file is missing, unreadable or not GeoJSON; or the policy is `strict` and
  ///   there is a problem worse than a note; ``LayerError/cancelled(layer:)``.
  public static func read(
    _ source: LayerSource, threads: Int = OrderedParallel.defaultThreadCount,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(LayerError) -> GeographicLayer {
    try read(source, threads: threads, Cutting(), isCancelled: isCancelled)
  }

  static func read(
    _ source: LayerSource, threads: Int, _ cutting: Cutting, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(LayerError) -> GeographicLayer {
    do {
      var batches: [FeatureBatch] = []
      let end = try stream(
        source, threads: threads, cutting, isCancelled: isCancelled, restart: { batches = [] },
        transform: { $0 }, consume: { batches.append($0) })
      return GeographicLayer(batches, end)
    } catch let error as LayerError {
      throw error
    } catch is CancellationError {
      throw .cancelled(layer: source.name)
    } catch {
      preconditionFailure("reading throws nothing else: \(error)")
    }
  }
}

extension GeographicLayer {
  /// A layer from its batches.
  fileprivate init(_ batches: consuming [FeatureBatch], _ end: LayerEnd) {
    self.init(source: end.source, provenance: end.provenance)
    problems = end.problems
    propertyNames = end.propertyNames
    sightings = end.sightings
    columns = Dictionary(
      uniqueKeysWithValues: ReadingContext(end.source).fields.map { ($0, PropertyColumn()) })
    let vertices = batches.reduce(0) { $0 + $1.geometries.longitudes.count }
    geometries.longitudes.reserveCapacity(vertices)
    geometries.latitudes.reserveCapacity(vertices)
    sourceIndices.reserveCapacity(end.provenance.used)
    ids.reserveCapacity(end.provenance.used)
    // Each goes as soon as it is copied: no layer is held twice.
    batches.reverse()
    while let batch = batches.popLast() {
      geometries.longitudes += batch.geometries.longitudes
      geometries.latitudes += batch.geometries.latitudes
      geometries.layout.append(batch.geometries.layout)
      sourceIndices += batch.sourceIndices
      ids += batch.ids
      for (name, column) in batch.columns { columns[name]?.append(column) }
      repairedFeatures.formUnion(batch.repairedFeatures)
    }
  }
}
