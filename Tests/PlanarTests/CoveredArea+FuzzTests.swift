// Many nasty configurations, each against a slow reference that shares nothing with the exact cut.

import TestSupport
import Testing

@testable import Planar

@Suite struct CoveredAreaFuzzTests {
  // The reference is far slower in a debug build.
  #if DEBUG
    static let seedCount = 160
  #else
    static let seedCount = 4000
  #endif

  @Test func coincidencesOfAllKinds() throws {
    let found = try OrderedParallel.chunks(
      of: Self.seedCount, chunkSize: 20, threads: OrderedParallel.defaultThreadCount
    ) { seeds in
      try seeds.map { seed in
        let fuzz = try CoveredAreaFuzz.check(seed: UInt64(seed))
        return (seed: seed, faults: fuzz.faults, settlement: fuzz.settlement)
      }
    }.flatMap { $0 }
    for (seed, faults, _) in found { #expect(faults.isEmpty, "seed \(seed)") }
    // The configurations are not all of the easy kinds.
    #expect(found.count { $0.settlement == .cut } > Self.seedCount / 3)
    #expect(found.allSatisfy { $0.settlement != .fallback })
  }

  /// Seeds that once came out wrong.
  @Test(arguments: [209_430_995_477_416 as UInt64]) func whatOnceFailed(seed: UInt64) throws {
    let faults = try CoveredAreaFuzz.check(seed: seed).faults
    #expect(faults.isEmpty, "seed \(seed)")
  }

  @Test(.enabled(if: FuzzTime.seconds > 0)) func untilTheTimeIsUp() throws {
    try FuzzTime.run("covered areas") { seed in
      let faults = try CoveredAreaFuzz.check(seed: seed).faults
      #expect(faults.isEmpty, "seed \(seed)")
    }
  }
}
