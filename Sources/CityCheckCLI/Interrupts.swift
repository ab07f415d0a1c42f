// Ctrl-C, caught so that a command can take its unfinished files away.

internal import Dispatch
internal import Foundation
internal import Synchronization

/// Listens for an interrupt for as long as the value lives; a second one ends the process at once.
final class Interrupts {
  /// How many have come; any thread may ask.
  final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    var isZero: Bool { count.load(ordering: .relaxed) == 0 }

    func add() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  private static let numbers = [SIGINT, SIGTERM]

  let counter = Counter()
  private let sources: [any DispatchSourceSignal]

  /// Listens from now on.
  ///
  /// - Parameter onFirst: Called when the first one comes.
  init(onFirst: @escaping @Sendable () -> Void = {}) {
    let queue = DispatchQueue(label: "citycheck.interrupts")
    let counter = counter
    let registered = DispatchSemaphore(value: 0)
    sources = Self.numbers.map { number in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        guard counter.add() > 1 else { return onFirst() }
        _ = signal(number, SIG_DFL)
        // Dispatch's own threads hold signals back: raised in one of them it would never come.
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe sigaddset(&mask, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        raise(number)
      }
      source.setRegistrationHandler { registered.signal() }
      source.resume()
      return source
    }
    // Until the sources listen an interrupt would be lost, and on a busy machine that may be a while.
    for _ in Self.numbers { registered.wait() }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in Self.numbers { _ = signal(number, SIG_DFL) }
  }
}
