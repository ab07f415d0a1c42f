// A switch that stops an audit from another thread, such as on Ctrl-C.

internal import Synchronization

/// Stops an audit. Once pulled it stays so.
public final class AuditCancellation: Sendable {
  private let isPulled = Atomic<Bool>(false)

  /// A switch that has not been pulled.
  public init() {}

  /// Stops the audit at its next step; it ends with ``AuditError/cancelled``.
  public func cancel() { isPulled.store(true, ordering: .relaxed) }

  /// Whether it has been pulled.
  public var isCancelled: Bool { isPulled.load(ordering: .relaxed) }

  func check() throws(AuditError) {
    if isCancelled { throw .cancelled }
  }
}
