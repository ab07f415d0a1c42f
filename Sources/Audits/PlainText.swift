// Text from data is never trusted: not to move a terminal's cursor, not to end a tag, not to turn a line
// around.

extension String {
  /// The text on one line: line breaks and tabs become spaces, other control characters and direction
  /// overrides (U+202A to U+202E, U+2066 to U+2069) become U+FFFD.
  package var onOneLine: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.danger {
      case .none: scalars.append(scalar)
      case .lineBreak: scalars.append(" ")
      case .control: scalars.append("\u{FFFD}")
      }
    }
    return String(scalars)
  }

  /// The text for an element or an attribute of XML: markup escaped, control characters and direction
  /// overrides removed, line breaks and tabs as spaces.
  package var forMarkup: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch (scalar, scalar.danger) {
      case (_, .lineBreak): escaped += " "
      case (_, .control): continue
      case ("&", _): escaped += "&amp;"
      case ("<", _): escaped += "&lt;"
      case (">", _): escaped += "&gt;"
      case ("\"", _): escaped += "&quot;"
      case ("'", _): escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  fileprivate enum Danger { case none, lineBreak, control }

  fileprivate var danger: Danger {
    switch value {
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0x00...0x1F, 0x7F...0x9F: .control
    case 0x202A...0x202E, 0x2066...0x2069: .control
    // Not characters at all; XML 1.0 forbids them.
    case 0xFFFE, 0xFFFF: .control
    default: .none
    }
  }
}
