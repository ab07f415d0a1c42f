// Two different pieces of work side by side.

internal import Planar

extension OrderedParallel {
  /// The results of both, worked out at the same time when there are two threads.
  static func pair<First: Sendable, Second: Sendable>(
    threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    typealias Half = (First?, Second?)
    let halves = try? chunks(of: 2, chunkSize: 1, threads: threads) { range -> Half in
      range.lowerBound == 0 ? (first(), nil) : (nil, second())
    }
    guard let halves, let one = halves[0].0, let other = halves[1].1 else {
      preconditionFailure("both halves are worked out, and neither throws")
    }
    return (one, other)
  }
}
