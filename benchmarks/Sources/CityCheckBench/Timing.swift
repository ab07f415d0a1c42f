// How long work takes: processor time of the whole process, which neighbours on the machine disturb the least.

internal import Foundation

/// The times of a benchmark's runs.
struct Timing {
  /// Processor seconds of each run, ascending.
  let seconds: [Double]

  var least: Double { seconds[0] }
  var median: Double { seconds[seconds.count / 2] }

  /// Runs prepared work so many times, at least once, after one run that is not timed.
  ///
  /// - Throws: ``WrongResult`` as soon as a run gives another number than it must; what the work throws.
  init(of prepared: Prepared, name: String, rounds: Int) throws {
    var taken: [Double] = []
    try prepared.check(try prepared.work()(), name)
    for _ in 0..<max(1, rounds) {
      let start = Self.processorSeconds()
      let outcome = try prepared.work()
      taken.append(Self.processorSeconds() - start)
      try prepared.check(outcome(), name)
    }
    seconds = taken.sorted()
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension Prepared {
  /// Compares a run's number with the known one.
  func check(_ found: Int, _ name: String) throws(WrongResult) {
    guard found == expected else { throw WrongResult(name: name, expected: expected, found: found) }
  }
}
