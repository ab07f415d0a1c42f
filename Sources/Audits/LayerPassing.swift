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
    _ transform: @Sendable (GeographicLayer, Layer) throws -> Result, consume: (Result) throws -> Void
  ) throws -> PassedLayer {
    let degrees = try GeoJSONReader.read(source)
    let plane = try degrees.projected(to: definition, threads: threads)
    try consume(transform(degrees, plane))
    return PassedLayer(
      provenance: plane.provenance, problems: plane.problems + plane.duplicateProblems(),
      propertyNames: plane.propertyNames)
  }
}
