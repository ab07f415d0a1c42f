// How many columns a text takes on a terminal (Unicode Standard Annex #11, "East Asian Width"; wide emoji
// after UTS #51): what is wide or full-width takes two, combining marks and format characters none, all else
// one.

extension String {
  /// The width in terminal columns. Ambiguous characters, such as `≥` and `²`, are narrow.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text in at most `width` columns: what is longer ends in an ellipsis.
  func cut(to width: Int) -> String {
    // A character takes two columns at most, and at least as many bytes.
    guard utf8.count > width, displayWidth > width else { return self }
    var (cut, room) = ("", width - 1)
    for character in self {
      room -= character.displayWidth
      if room < 0 { break }
      cut.append(character)
    }
    return cut + "…"
  }

  /// The text with spaces after it, or before it, so that it fills `width` columns; longer texts stay as they
  /// are.
  func padded(to width: Int, trailing: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth))
    return trailing ? space + self : self + space
  }
}

extension Character {
  /// The width in terminal columns: 2 for a wide character or emoji, 0 for a mark alone or a control
  /// character.
  var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    // An emoji takes two columns however many scalars it is joined of; U+FE0F asks for the emoji's form.
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    // Vowels and finals that a Hangul syllable's first consonant carries.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    // Hangul, brackets, radicals, kana, ideographs, Yi
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF:
      return 2
    // Vertical, small and full-width forms
    case 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6: return 2
    // Tangut, Khitan, Nushu, historic kana
    case 0x16FE0...0x18D7F, 0x1AFF0...0x1B2FB: return 2
    // Squared ideographs, then the supplementary planes of ideographs
    case 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD: return 2
    default: return 1
    }
  }
}
