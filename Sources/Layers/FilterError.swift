// Where a filter stops making sense, drawn with a caret under the character.

/// Why a filter cannot be read, and at which character.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The filter as it was written.
  public let text: String
  /// The offending character's place, in characters from 0; the filter's length when its end comes too soon.
  public let offset: Int
  /// What was expected there and what was found.
  public let message: String

  /// A fault of `text` at a character, from 0.
  public init(text: String, offset: Int, message: String) {
    self.text = text
    self.offset = offset
    self.message = message
  }

  /// The message, the filter, and a caret under the character.
  public var description: String { "filter, character \(offset + 1): \(message)\n\(excerpt)" }

  /// The filter, and a caret under the character: two lines, indented by two spaces.
  public var excerpt: String {
    // A control character would break the line under which the caret stands.
    let shown = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let indent = shown.prefix(offset).reduce(0) { $0 + Self.columns($1) }
    return "  \(String(shown))\n  \(String(repeating: " ", count: indent))^"
  }

  /// How many columns a terminal gives a character: two for East Asian wide ones (Unicode annex 11), else
  /// one.
  static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
