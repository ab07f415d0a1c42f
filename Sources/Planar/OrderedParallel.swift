// Work on all cores, cut by the data and gathered in the data's order, so that the answer does not depend on
// how many cores there were.

internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs chunks of work on several threads and returns their results in the order of the chunks.
public enum OrderedParallel {
  /// The number of threads used when none is given: the cores that the process may run on.
  public static var defaultThreadCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The results of `body` over consecutive ranges that cover `0 ..< count`, in order.
  ///
  /// The cut depends on `count` and `chunkSize` alone, never on `threads`. When chunks throw, the error of
  /// the lowest-numbered chunk is thrown, whichever failed first.
  ///
  /// - Parameters:
  ///   - count: How many items there are.
  ///   - chunkSize: How many items a chunk holds, at least 1; the last may hold fewer.
  ///   - threads: How many threads work; below 1 counts as 1.
  ///   - body: Called once a chunk, on any thread.
  public static func chunks<Result: Sendable>(
    of count: Int, chunkSize: Int, threads: Int, _ body: @Sendable (Range<Int>) throws -> Result
  ) throws -> [Result] {
    precondition(chunkSize > 0, "a chunk holds at least one item")
    guard count > 0 else { return [] }
    let chunkCount = 1 + (count - 1) / chunkSize
    @Sendable func range(_ chunk: Int) -> Range<Int> {
      let start = chunk * chunkSize
      return start..<start + min(chunkSize, count - start)
    }
    if threads <= 1 || chunkCount == 1 {
      return try (0..<chunkCount).map { try body(range($0)) }
    }
    let gathered = Gathering<Result>(count: chunkCount)
    DispatchQueue.concurrentPerform(iterations: min(threads, chunkCount)) { _ in
      while let chunk = gathered.next() {
        gathered.put(Swift.Result { try body(range(chunk)) }, at: chunk)
      }
    }
    return try gathered.results()
  }

  // The next chunk to do and the results so far, behind one lock.
  private final class Gathering<Value: Sendable>: Sendable {
    private struct State {
      var next = 0
      var results: [Result<Value, any Error>?]
    }
    private let count: Int
    private let state: Mutex<State>

    init(count: Int) {
      self.count = count
      state = Mutex(State(results: Array(repeating: nil, count: count)))
    }

    func next() -> Int? {
      state.withLock { state in
        guard state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    func put(_ result: Result<Value, any Error>, at chunk: Int) {
      state.withLock { state in
        state.results[chunk] = result
        // Chunks are handed out in order, so every lower one is done or under way: no other error can win.
        if case .failure = result { state.next = count }
      }
    }

    func results() throws -> [Value] {
      try state.withLock { state in
        try state.results.map { result in
          guard let result else { preconditionFailure("a chunk was never run") }
          return try result.get()
        }
      }
    }
  }
}
