// Mutated documents through the whole reader, cut anywhere: the same outcome as in one piece, the same verdict on the
// grammar as Foundation's, and no feature lost in silence. `make fuzz` runs it.

import Foundation
import TestSupport
import Testing

@testable import Layers

@Suite(.enabled(if: FuzzTime.seconds > 0)) struct ReaderFuzzTests {
  private let spice =
    Array("{}[]\",:0123456789.eE+-truefalsn \n\r\\u/\u{1E}".utf8) + [
      0x00, 0x1F, 0x80, 0xC3, 0xE5, 0xED, 0xF0, 0xFF,
    ]

  private func document(_ random: inout SplitMix64) -> [UInt8] {
    let separator = [",", ",\n", " , ", "\n", "\n\u{1E}"][random.whole(0...4)]
    let features = (0...random.whole(0...30)).map { _ in
      LayerPipelineTests.features[random.whole(0...LayerPipelineTests.features.count - 1)]
    }.joined(separator: separator)
    let isRecords = separator.hasPrefix("\n")
    var bytes = Array(
      (isRecords
        ? features : #"{"type":"FeatureCollection","name":"x","features":["# + features + "]}").utf8)
    for _ in 0..<random.whole(0...3) where !bytes.isEmpty {
      let at = random.whole(0...bytes.count - 1)
      switch random.whole(0...4) {
      case 0: bytes[at] = spice[random.whole(0...spice.count - 1)]
      case 1: bytes.insert(spice[random.whole(0...spice.count - 1)], at: at)
      case 2: bytes.remove(at: at)
      case 3: bytes.removeLast(bytes.count - at)
      default:
        let other = random.whole(0...bytes.count - 1)
        bytes.insert(contentsOf: bytes[min(at, other)..<max(at, other)], at: at)
      }
    }
    return bytes
  }

  @Test func documentsCutAnywhere() throws {
    let pipeline = LayerPipelineTests()
    try FuzzTime.run("the reader") { seed in
      var random = SplitMix64(seed: seed)
      let bytes = document(&random)
      try withScratchFile(bytes) { source in
        var source = source
        source.fields = ["kind"]
        let whole = pipeline.outcome(source, 1, Cutting(window: 1 << 24))
        let cutting = Cutting(window: random.whole(1...600), isBlind: random.whole(0...1) == 0)
        let threads = random.whole(1...3)
        let found = pipeline.outcome(source, threads, cutting)
        #expect(found == whole, "seed \(seed), window \(cutting.window), blind \(cutting.isBlind)")
        if case .success(let layer) = whole {
          let origin = layer.provenance
          #expect(origin.features == origin.used + origin.skipped + origin.filtered, "seed \(seed)")
          #expect(layer.rows.count == origin.used, "seed \(seed)")
          #expect(origin.skipped == 0 || !layer.problems.isEmpty, "seed \(seed)")
        }
      }
    }
  }
}
