// A batch from degrees to planar metres, its polygons checked and mended; on any thread, with a transformation
// of PROJ's for each that works at the same time.

public import Planar
internal import Synchronization

/// Projects batches into one CRS and makes their polygons valid; for any number of threads at once.
public final class BatchProjector: Sendable {
  // A PJ is for one thread at a time, and some milliseconds to make: whoever finds a slot free uses its own.
  private final class Slot: Sendable {
    let projection = Mutex<Projection?>(nil)
  }

  /// The CRS as PROJ reads it.
  public let definition: String
  private let slots: [Slot]

  /// A projector into a CRS.
  ///
  /// - Parameters:
  ///   - definition: The working CRS as PROJ reads it; see ``WorkingCRS/definition``.
  ///   - threads: How many threads will project at the same time, at least 1; more of them wait.
  public init(to definition: String, threads: Int) {
    self.definition = definition
    slots = (0..<max(1, threads)).map { _ in Slot() }
  }

  /// The batch in planar metres, its polygons valid.
  ///
  /// A polygon that is not valid is an `invalid-ring` problem with GEOS's reason and the place in degrees; by
  /// the source's policy it is mended by GEOS `MakeValid` or left out. A feature with a vertex that has no
  /// place in the CRS is left out.
  ///
  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  public func project(_ batch: FeatureBatch) throws(ProjectionError) -> PlanarBatch {
    for slot in slots {
      if let outcome = slot.projection.withLockIfAvailable({ project(batch, by: &$0) }) {
        return try outcome.get()
      }
    }
    return try slots[0].projection.withLock { project(batch, by: &$0) }.get()
  }

  /// Places of the plane in degrees; not-a-number where there is none.
  ///
  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  public func unproject(x: [Double], y: [Double]) throws(ProjectionError) -> [GeographicPoint] {
    for slot in slots {
      if let outcome = slot.projection.withLockIfAvailable({ unproject(x, y, by: &$0) }) {
        return try outcome.get()
      }
    }
    return try slots[0].projection.withLock { unproject(x, y, by: &$0) }.get()
  }

  private func unproject(
    _ x: [Double], _ y: [Double], by projection: inout Projection?
  ) -> Result<[GeographicPoint], ProjectionError> {
    do throws(ProjectionError) {
      let own = if let kept = projection.take() { kept } else { try Projection(to: definition) }
      let places = own.unproject(x: x, y: y)
      projection = consume own
      return .success(places)
    } catch {
      return .failure(error)
    }
  }

  private func project(
    _ batch: FeatureBatch, by projection: inout Projection?
  ) -> Result<PlanarBatch, ProjectionError> {
    do throws(ProjectionError) {
      let own = if let kept = projection.take() { kept } else { try Projection(to: definition) }
      let planar = PlanarBatch(batch, definition, own)
      projection = consume own
      return .success(planar)
    } catch {
      return .failure(error)
    }
  }
}
