import Testing

@testable import Reports

struct DisplayWidthTests {
  @Test(
    "Wide characters take two columns, marks none",
    arguments: [
      ("", 0), ("abc", 3), ("江海市", 6), ("ａｂ", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("カタ", 4),
      ("ｶﾀ", 2), ("é", 1), ("e\u{301}", 1), ("a\u{200B}b", 2), ("≥ 80 %", 6), ("m²", 2), ("🏞", 1),
      ("🏞\u{FE0F}", 2), ("🌳", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("👍🏽", 2), ("中、文。", 8), ("（）", 4), ("Zürich", 6),
      ("שלום", 4), ("𠀀", 2), ("\u{1B}\u{7}", 0), ("à la 北", 7),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test("Padding fills columns, not characters")
  func padding() {
    #expect("北区".padded(to: 6) == "北区  ")
    #expect("北区".padded(to: 6, trailing: true) == "  北区")
    #expect("北区北区".padded(to: 6) == "北区北区")
  }
}
