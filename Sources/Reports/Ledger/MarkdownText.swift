// Text from data within Markdown (CommonMark 0.31, and the links that GitHub makes of bare addresses): shown as it is,
// never as markup.

internal import Audits

extension String {
  /// The text on one line with everything escaped that Markdown could take for markup.
  var asMarkdownText: String {
    let scalars = Array(onOneLine.unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      if scalar.isMarkup || scalar.mayBeginBlock(at: place, before: next, in: scalars)
        || scalar.mayBeLink(at: place, before: next, in: scalars)
      {
        escaped.append("\\")
      }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// The text on one line as a code span, in which nothing is markup.
  var asMarkdownCode: String {
    let text = onOneLine
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    // Spaces keep a backtick of the text from the fence's, and an empty span from being none; a reader drops them.
    let space = text.isEmpty || longest > 0 || text.hasPrefix(" ") || text.hasSuffix(" ") ? " " : ""
    return fence + space + text + space + fence
  }
}

extension Unicode.Scalar {
  /// Whether it is markup anywhere in a line.
  fileprivate var isMarkup: Bool {
    switch self {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "#", "!", "$", "^": true
    default: false
    }
  }

  /// Whether it could begin a list or a rule where the text begins a line.
  fileprivate func mayBeginBlock(at place: Int, before next: Unicode.Scalar?, in text: [Unicode.Scalar])
    -> Bool
  {
    switch self {
    case "-", "+", "=", ":": place == 0
    case ".", ")":
      place > 0 && (next == nil || next == " ") && text[..<place].allSatisfy { ("0"..."9").contains($0) }
    default: false
    }
  }

  /// Whether an address that becomes a link by itself would run through it.
  fileprivate func mayBeLink(at place: Int, before next: Unicode.Scalar?, in text: [Unicode.Scalar]) -> Bool {
    switch self {
    case ":": next == "/"
    case "@": true
    case ".": place >= 3 && text[(place - 3)..<place].allSatisfy { $0 == "w" || $0 == "W" }
    default: false
    }
  }
}
