import Testing

@testable import Reports

struct SVGTextTests {
  @Test("Text from data cannot end its element")
  func escaped() {
    let element = SVGText(text: "</text><script>\u{1B}", size: 12).element(x: 1, y: 2)
    #expect(
      element
        == "<text x=\"1\" y=\"2\" font-size=\"12\" fill=\"#22303a\">&lt;/text&gt;&lt;script&gt;</text>\n")
  }

  @Test("A wide character is an em, any other a little more than half")
  func width() {
    #expect(SVGText.width(of: "江海", size: 10) == 20)
    #expect(abs(SVGText.width(of: "ab", size: 10) - 11.2) < 1e-9)
    #expect(SVGText.width(of: "", size: 10) == 0)
  }

  @Test("Long texts become lines of about the width asked for")
  func lines() {
    let lines = SVGText.lines("a long name that does not fit into one line", width: 112, size: 10)
    #expect(lines == ["a long name that", "does not fit into", "one line"])
  }
}
