// A batch from degrees to planar metres, its polygons checked and mended; on any thread, with a transformation
// of PROJ's for each that works at the same time.

public import Planar

/// Projects batches into one CRS and makes their polygons valid; for any number of threads at once.
public final class BatchProjector: Sendable {
  private let pool: ProjectionPool
  private let fit: FittedProjection?

  /// A projector into a CRS.
  ///
  /// - Parameters:
  ///   - definition: The working CRS as PROJ reads it; see ``WorkingCRS/definition``.
  ///   - fit: The same projection fitted over where most features lie; nil projects all by PROJ.
  ///   - threads: How many threads will project at the same time, at least 1; more of them wait.
  public init(to definition: String, fit: FittedProjection? = nil, threads: Int) {
    pool = ProjectionPool(to: definition, threads: threads)
    self.fit = fit
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
    try pool.use { [fit, definition] in PlanarBatch(batch, definition, fit, $0) }
  }

  /// Places of the plane in degrees; not-a-number where there is none.
  ///
  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  public func unproject(x: [Double], y: [Double]) throws(ProjectionError) -> [GeographicPoint] {
    try pool.use { [fit] projection in
      fit?.unproject(x: x, y: y, outside: projection) ?? projection.unproject(x: x, y: y)
    }
  }
}
