// A text written into room made for it is the text that was appended.

import Testing

@testable import Reports

@Suite struct TextSpaceTests {
  @Test func textsBytesAndPlaces() {
    var book = PhraseBook()
    let phrases = ["", "北", "null", ", \"x\": true"].map { book.add($0.utf8) }
    let text = TextSpace.written(capacity: 200) { text in
      text.append("[")
      book.withPhrases { all in for phrase in phrases.reversed() { all.append(phrase, to: &text) } }
      text.append(FixedPlace(longitude: -121.5, latitude: 0.0000001))
      text.append("]")
    }
    #expect(String(decoding: text, as: UTF8.self) == "[, \"x\": truenull北[-121.5, 0.0000001]]")
    #expect(phrases.map(book.count) == [0, 3, 4, 11])
  }

  @Test func fullToTheLastByte() {
    #expect(TextSpace.written(capacity: 3) { $0.append("abc") } == [0x61, 0x62, 0x63])
    #expect(TextSpace.written(capacity: 0) { _ in } == [])
  }
}
