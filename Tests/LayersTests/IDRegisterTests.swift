// Ids that come twice are found with the feature that had them first, whatever they look like.

import TestSupport
import Testing

@testable import Layers

@Suite struct IDRegisterTests {
  /// Brute force: all ids in a dictionary.
  func expectAsDictionary(_ ids: [String], _ title: String) {
    var register = IDRegister()
    var seen: [String: Int] = [:]
    for (feature, id) in ids.enumerated() {
      #expect(register.feature(with: IDKey(id), orAdd: feature) == seen[id], "\(title), \(feature): \(id)")
      if seen[id] == nil { seen[id] = feature }
    }
  }

  @Test func series() {
    expectAsDictionary((0..<300).map { "B\($0)" }, "rising")
    expectAsDictionary((0..<300).filter { $0 % 3 != 0 }.map { "\($0)" } + ["1", "3", "299"], "with gaps")
    expectAsDictionary(["07", "7", "007", "7", "08", "8", "07"], "padded")
    expectAsDictionary((0..<200).map { "\($0 % 150)" }, "starting again")
    expectAsDictionary(["", "a", "", "a1", "1a", "a1"], "odd ones")
    // A dictionary compares by canonical equivalence too.
    expectAsDictionary(
      [
        "\u{C9}1", "E\u{301}1", "E1", "É", "e\u{301}", "\u{212A}", "K", "\u{F900}", "\u{8C48}", "한",
        "\u{1112}\u{1161}\u{11AB}",
      ],
      "written in two ways")
    expectAsDictionary(["123456789012345678901", "23456789012345678901", "123456789012345678901"], "long")
  }

  @Test func anything() {
    let seed: UInt64 = 12
    var numbers = SplitMix64(seed: seed)
    let ids = (0..<5000).map { _ in
      ["", "x", "way/", "0"][numbers.whole(0...3)] + "\(numbers.whole(0...4000))"
    }
    expectAsDictionary(ids, "seed \(seed)")
  }
}
