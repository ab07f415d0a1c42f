// Many nasty configurations of regions and polygons, each against overlays with whole regions.

import TestSupport
import Testing

@testable import Planar

@Suite struct RegionCutterFuzzTests {
  #if DEBUG
    static let seedCount = 600
  #else
    static let seedCount = 4000
  #endif

  @Test func coincidencesOfAllKinds() throws {
    var plainCuts = 0
    var tilings = 0
    for seed in 0..<UInt64(Self.seedCount) {
      let fuzz = try RegionCutterFuzz.check(seed: seed)
      #expect(fuzz.faults.isEmpty, "seed \(seed)")
      if fuzz.isPlain && fuzz.pieceCount > 1 { plainCuts += 1 }
      if fuzz.isTiling { tilings += 1 }
    }
    // The configurations are not all of one kind.
    #expect(plainCuts > Self.seedCount / 8)
    #expect(tilings > Self.seedCount / 20)
  }

  @Test(.enabled(if: FuzzTime.seconds > 0)) func untilTheTimeIsUp() throws {
    try FuzzTime.run("cuts at regions' borders") { seed in
      let fuzz = try RegionCutterFuzz.check(seed: seed)
      #expect(fuzz.faults.isEmpty, "seed \(seed)")
    }
  }
}
