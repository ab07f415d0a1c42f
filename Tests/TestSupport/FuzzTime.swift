// How long the fuzz tests run, and from which seed: nothing unless somebody asks, as `make fuzz` does.

import Foundation

/// What the environment says about fuzzing.
public enum FuzzTime {
  // How often the seed is said, in seconds: a crash or a hang is found again within that time.
  private static let sayingInterval = 5.0

  /// How long each fuzz test runs, in seconds; 0 skips it. `CITYCHECK_FUZZ_SECONDS`.
  public static var seconds: Double { number("CITYCHECK_FUZZ_SECONDS", Double.init) ?? 0 }

  /// The first seed: `CITYCHECK_FUZZ_SEED`, or another one each time.
  public static var seed: UInt64 {
    number("CITYCHECK_FUZZ_SEED") { UInt64($0) } ?? UInt64.random(in: 0..<1 << 48)
  }

  /// Calls `body` with one seed after the other until the time is up, and says how many there were. The first seed is
  /// tried whatever the time, so that a failure comes back with its seed and one second.
  public static func run(_ name: String, _ body: (UInt64) throws -> Void) rethrows {
    let first = seed
    var next = first
    say("fuzzing \(name) from seed \(first) for \(seconds) s")
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var saying = clock.now + .seconds(sayingInterval)
    repeat {
      if clock.now >= saying {
        say("fuzzing \(name), now at seed \(next)")
        saying += .seconds(sayingInterval)
      }
      try body(next)
      next += 1
    } while clock.now < end
    say("fuzzed \(name) with \(next - first) seeds from \(first)")
  }

  /// To standard error, which no buffer keeps back when the program crashes.
  private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  private static func number<Number>(_ name: String, _ parse: (String) -> Number?) -> Number? {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
    guard let number = parse(text) else { preconditionFailure("\(name) is '\(text)', which is no number") }
    return number
  }
}
