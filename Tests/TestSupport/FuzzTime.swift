// How long the fuzz tests run, and from which seed: nothing unless somebody asks, as `make fuzz` does.

import Foundation

/// What the environment says about fuzzing.
public enum FuzzTime {
  /// How long each fuzz test runs, in seconds; 0 skips it. `CITYCHECK_FUZZ_SECONDS`.
  public static var seconds: Double {
    ProcessInfo.processInfo.environment["CITYCHECK_FUZZ_SECONDS"].flatMap(Double.init) ?? 0
  }

  /// The first seed: `CITYCHECK_FUZZ_SEED`, or another one each time.
  public static var seed: UInt64 {
    ProcessInfo.processInfo.environment["CITYCHECK_FUZZ_SEED"].flatMap { UInt64($0) }
      ?? UInt64.random(in: 0..<1 << 48)
  }

  /// Calls `body` with one seed after the other until the time is up, and prints how many there were.
  public static func run(_ name: String, _ body: (UInt64) throws -> Void) rethrows {
    let first = seed
    var next = first
    print("fuzzing \(name) from seed \(first) for \(seconds) s")
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      try body(next)
      next += 1
    }
    print("fuzzed \(name) with \(next - first) seeds from \(first)")
  }
}
