// The few colours of the terminal, the same for a verdict everywhere (ECMA-48 SGR): told apart also by those
// who do not see red and green.

/// How a text is shown on a terminal that has colours.
public enum TerminalStyle: Sendable, Hashable {
  /// As the terminal shows text.
  case plain
  /// A heading.
  case heading
  /// Something less important.
  case faint
  /// Met: cyan.
  case met
  /// Short: yellow, which many terminals show as orange.
  case short
  /// Unknown: faint.
  case unknown

  /// The text within the style's control sequences; the text alone for `plain` or without colour.
  func applied(to text: String, color: Bool) -> String {
    let code =
      switch self {
      case .plain: ""
      case .heading: "1"
      case .faint, .unknown: "2"
      case .met: "36"
      case .short: "33"
      }
    return color && !code.isEmpty && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
