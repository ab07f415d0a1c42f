// The table of edges against a dictionary.

import TestSupport
import Testing

@testable import SyntheticCities

@Suite struct EdgeTableTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func answersAsADictionaryDoes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var table = EdgeTable()
    var expected: [PlanarMap.Edge: Int32] = [:]
    for _ in 0..<20_000 {
      let edge = PlanarMap.Edge(Int32(random.whole(0...300)), Int32(random.whole(0...300)))
      if random.whole(0...2) == 0 {
        let value = Int32(random.whole(-5...1000))
        table.set(edge, value)
        expected[edge] = value
      }
      #expect(table[edge] == expected[edge], "seed \(seed), \(edge)")
    }
    #expect(expected.count > 2000)
    for (edge, value) in expected { #expect(table[edge] == value, "seed \(seed)") }
    #expect(table[PlanarMap.Edge(9000, 9001)] == nil)
  }
}
