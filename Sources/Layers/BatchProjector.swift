// A batch from degrees to planar metres, its polygons checked and mended; on any thread, with a transformation
// of PROJ's for each that works at the same time.

public import Planar

/// Projects batches into one CRS and makes their polygons valid; for any number of threads at once.
public final class BatchProjector: Sendable {
  private let pool: ProjectionPool

  /// A projector into a CRS.
  ///
  /// - Parameters:
  ///   - definition: The working CRS as PROJ reads it; see ``WorkingCRS/definition``.
  ///   - threads: How many threads will project at the same time, at least 1; more of them wait.
  public init(to definition: String, threads: Int) {
    pool = ProjectionPool(to: definition, threads: threads)
  }

  /// The CRS as PROJ reads it.
  public var definition: String { pool.definition }

  /// The batch in planar metres, its polygons valid.
  ///
  /// A polygon that is not valid is an `invalid-ring` problem with GEOS's reason and the place in degrees; by
  /// the source's policy it is mended by GEOS `MakeValid` or left out. A feature with a vertex that has no
  /// place in the CRS is left out.
  ///
  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  public func project(_ batch: FeatureBatch) throws(ProjectionError) -> PlanarBatch {
    try pool.use { PlanarBatch(batch, definition, $0) }
  }
}
