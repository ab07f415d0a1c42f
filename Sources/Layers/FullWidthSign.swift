// The punctuation of a Chinese keyboard where a plain sign is meant: easily typed, hard to see.

/// Signs that look like those of YAML and of filters, and are others.
package enum FullWidthSign {
  private static let signs: [Character: (name: String, plain: String)] = [
    "＝": ("full-width equals sign", "="), "＜": ("full-width less-than sign", "<"),
    "＞": ("full-width greater-than sign", ">"), "！": ("full-width exclamation mark", "!"),
    "（": ("full-width parenthesis", "("), "）": ("full-width parenthesis", ")"),
    "，": ("full-width comma", ","), "、": ("enumeration comma", ","), "：": ("full-width colon", ":"),
    "‘": ("Chinese quotation mark", "'"), "’": ("Chinese quotation mark", "'"),
    "“": ("Chinese quotation mark", "\""), "”": ("Chinese quotation mark", "\""),
    "＂": ("full-width quotation mark", "\""), "＇": ("full-width quotation mark", "'"),
    "｀": ("full-width backtick", "`"), "｛": ("full-width brace", "{"), "｝": ("full-width brace", "}"),
    "［": ("full-width bracket", "["), "］": ("full-width bracket", "]"), "－": ("full-width hyphen", "-"),
  ]

  /// What to write for a sign: `this is the full-width comma ，; use ,`; nil for any other character.
  package static func remedy(_ character: Character) -> String? {
    signs[character].map { "this is the \($0.name) \(character); use \($0.plain)" }
  }

  /// The first such sign of a text; nil without any.
  package static func first(in text: String) -> Character? { text.first { signs[$0] != nil } }
}
