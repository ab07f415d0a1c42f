// Ctrl-C: the audit stops at its next step, and no file is left half-written.

internal import CityCheck
internal import Dispatch
internal import Foundation

/// Listens to the interrupt signal for as long as it lives.
final class Interrupt {
  /// What the signal pulls.
  let cancellation = AuditCancellation()
  private let source: any DispatchSourceSignal

  init() {
    // The default action would end the process within a file; a source only hears a signal that is not acted on.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [cancellation] in cancellation.cancel() }
    source.activate()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
