// Breaking a text into lines of a terminal: at spaces, and beside wide characters, which know no spaces.

extension String {
  /// The text in lines of at most `width` columns; a word that is longer than a line is cut.
  ///
  /// A no-break space (U+00A0) holds a number and its unit together; a zero-width space (U+200B) lets a path
  /// break. A line does not begin with closing punctuation.
  func wrapped(to width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in pieces {
      let space = piece.followsSpace && !line.isEmpty ? 1 : 0
      if lineWidth + space + piece.width <= width {
        line += (space == 1 ? " " : "") + piece.text
        lineWidth += space + piece.width
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      lineWidth = 0
      for character in piece.text {
        if lineWidth + character.displayWidth > width {
          lines.append(line)
          line = ""
          lineWidth = 0
        }
        line.append(character)
        lineWidth += character.displayWidth
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The width of the widest part that does not break.
  var widestPiece: Int { pieces.map(\.width).max() ?? 0 }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    var followsSpace = false
    var mayBreak = false
    for character in self {
      if character == " " {
        followsSpace = true
        continue
      }
      if character == "\u{200B}" {
        mayBreak = true
        continue
      }
      let width = character.displayWidth
      let isBreakable = (mayBreak || width > 1) && !Self.closing.contains(character)
      let startsPiece = pieces.isEmpty || followsSpace || isBreakable
      if startsPiece {
        pieces.append(Piece(text: String(character), width: width, followsSpace: followsSpace))
      } else {
        pieces[pieces.count - 1].text.append(character)
        pieces[pieces.count - 1].width += width
      }
      followsSpace = false
      mayBreak = width > 1
    }
    return pieces
  }

  private static let closing: Set<Character> = Set("，。、；：？！）》」』】〉”’,.;:?!)]}…")
}

/// A part of a text that stays on one line.
private struct Piece {
  var text: String
  var width: Int
  let followsSpace: Bool
}
