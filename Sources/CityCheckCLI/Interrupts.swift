// Ctrl-C, caught so that a command can take its unfinished files away.

internal import Dispatch
internal import Foundation
internal import Synchronization

/// Listens for an interrupt for as long as the value lives; a second one ends the process at once.
final class Interrupts: Sendable {
  private let count = Atomic<Int>(0)
  private let queue = DispatchQueue(label: "citycheck.interrupts")
  private let sources: Mutex<[any DispatchSourceSignal]>

  init() {
    sources = Mutex([])
    for number in [SIGINT, SIGTERM] {
      _ = unsafe signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [weak self] in self?.came(number) }
      source.resume()
      sources.withLock { $0.append(source) }
    }
  }

  /// Whether one has come.
  var haveCome: Bool { count.load(ordering: .relaxed) > 0 }

  private func came(_ number: Int32) {
    if count.add(1, ordering: .relaxed).newValue > 1 {
      _ = unsafe signal(number, SIG_DFL)
      raise(number)
    }
  }

  deinit {
    for source in sources.withLock({ $0 }) { source.cancel() }
    for number in [SIGINT, SIGTERM] { _ = unsafe signal(number, SIG_DFL) }
  }
}
