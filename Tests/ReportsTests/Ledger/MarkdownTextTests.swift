import Testing

@testable import Reports

struct MarkdownTextTests {
  @Test(
    "What Markdown could take for markup is escaped, and nothing else",
    arguments: [
      ("GB 55014-2021, 2.1.3 (tiers)", "GB 55014-2021, 2.1.3 (tiers)"), ("公园绿地（综合）", "公园绿地（综合）"),
      ("[x](http://a)", "\\[x\\](http\\://a)"),
      ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
      ("*b* _i_ `c` ~s~ #1 !a |", "\\*b\\* \\_i\\_ \\`c\\` \\~s\\~ \\#1 \\!a \\|"), ("a\\b", "a\\\\b"),
      ("- x", "\\- x"), ("12. x", "12\\. x"), ("a 12. x", "a 12. x"), ("75.3 %", "75.3 %"), ("12)", "12\\)"),
      ("two\n# lines", "two \\# lines"),
      ("www.evil.example", "www\\.evil.example"), ("me@evil.example", "me\\@evil.example"),
      ("&lt;", "\\&lt;"),
      ("\u{1B}[31m\u{202E}", "\u{FFFD}\\[31m\u{FFFD}"), ("", ""),
    ])
  func escaping(text: String, escaped: String) {
    #expect(text.asMarkdownText == escaped)
  }

  @Test(
    "A code span holds any text",
    arguments: [
      ("kind = 'a'", "`kind = 'a'`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("", "`  `"),
      (" x", "`  x `"),
      ("a\nb", "`a b`"),
    ])
  func code(text: String, span: String) {
    #expect(text.asMarkdownCode == span)
  }
}
