// Transformations of PROJ for several threads: a PJ is for one thread at a time, and takes milliseconds to make.

internal import Planar
internal import Synchronization

/// Lends transformations into one CRS; whoever finds none free makes another, up to one a thread.
final class ProjectionPool: Sendable {
  private final class Slot: Sendable {
    let projection = Mutex<Projection?>(nil)
  }

  /// The CRS as PROJ reads it.
  let definition: String
  private let slots: [Slot]

  init(to definition: String, threads: Int) {
    self.definition = definition
    slots = (0..<max(1, threads)).map { _ in Slot() }
  }

  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  func check() throws(ProjectionError) { try use { _ in } }

  /// What `body` makes with a transformation that no one else uses meanwhile.
  ///
  /// - Throws: ``ProjectionError`` when the CRS cannot be used.
  func use<Value: Sendable>(
    _ body: @Sendable (borrowing Projection) -> Value
  ) throws(ProjectionError) -> Value {
    for slot in slots {
      if let outcome = slot.projection.withLockIfAvailable({ [definition] in Self.run(&$0, definition, body) }
      ) {
        return try outcome.get()
      }
    }
    return try slots[0].projection.withLock { [definition] in Self.run(&$0, definition, body) }.get()
  }

  private static func run<Value: Sendable>(
    _ projection: inout Projection?, _ definition: String, _ body: @Sendable (borrowing Projection) -> Value
  ) -> Result<Value, ProjectionError> {
    do throws(ProjectionError) {
      let own = if let kept = projection.take() { kept } else { try Projection(to: definition) }
      let value = body(own)
      projection = consume own
      return .success(value)
    } catch {
      return .failure(error)
    }
  }
}
