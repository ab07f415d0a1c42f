import Testing

@testable import Audits

struct PlainTextTests {
  @Test("One line stays one line, and harmless")
  func oneLine() {
    #expect("a\nb\tc\r\nd\u{2028}e".onOneLine == "a b c  d e")
    #expect(
      "\u{1B}[31m\u{0}\u{9B}\u{202E}\u{2066}x\u{7F}".onOneLine
        == "\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}x\u{FFFD}")
    #expect("江海 שלום 🌳".onOneLine == "江海 שלום 🌳")
  }

  @Test("Markup is escaped, what XML forbids is removed")
  func markup() {
    #expect("<a href=\"x\">'&'</a>".forMarkup == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
    #expect("a\u{0}b\u{1B}c\u{FFFF}d\u{202E}e\nf".forMarkup == "abcde f")
  }
}
