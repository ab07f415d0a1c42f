// An asynchronous call from a program that is not: callgrind 3.19 does not survive Swift's asynchronous `main`, which
// gives up the main thread.

internal import Dispatch
internal import Synchronization

/// Waits for asynchronous work, on the calling thread.
enum Blocking {
  private final class Outcome<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }

  /// What the work gives, when it has ended.
  static func value<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value? {
    let outcome = Outcome<Value>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        let value = try await body()
        outcome.result.withLock { $0 = .success(value) }
      } catch {
        outcome.result.withLock { $0 = .failure(error) }
      }
      isDone.signal()
    }
    isDone.wait()
    return try outcome.result.withLock { try $0?.get() }
  }
}
