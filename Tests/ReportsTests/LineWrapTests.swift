import Testing

@testable import Reports

struct LineWrapTests {
  @Test("Lines break at spaces, and keep numbers with their units")
  func spaces() {
    #expect("Park service coverage".wrapped(to: 12) == ["Park service", "coverage"])
    #expect("14.2\u{A0}ha of land".wrapped(to: 9) == ["14.2\u{A0}ha", "of land"])
    #expect("".wrapped(to: 5) == [""])
  }

  @Test("Chinese breaks anywhere, but no line begins with its punctuation")
  func chinese() {
    #expect("公园绿化活动".wrapped(to: 5) == ["公园", "绿化", "活动"])
    #expect("公园，绿化".wrapped(to: 4) == ["公", "园，", "绿化"])
    #expect("北North区".wrapped(to: 5) == ["北", "North", "区"])
  }

  @Test("Words that are too long are cut; paths break at zero-width spaces")
  func longWords() {
    #expect("abcdefgh".wrapped(to: 3) == ["abc", "def", "gh"])
    #expect("layers/\u{200B}parks.geojson".wrapped(to: 14) == ["layers/", "parks.geojson"])
  }

  @Test("No line is wider than asked for, and nothing is lost")
  func nothingLost() {
    let text = "Hebin 河滨区 has 40 % of its residential land, 居住用地，within reach of a park 🌳 (GB 55014-2021)"
    for width in 2...60 {
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "width \(width)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "width \(width)")
    }
  }
}
