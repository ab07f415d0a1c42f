// The word that was probably meant: restricted Damerau-Levenshtein distance (a swap of neighbours is one
// slip, as in "wihtin"), F. J. Damerau, "A technique for computer detection and correction of spelling
// errors", CACM 7(3), 1964.

/// The number of slips between two words: letters added, left out, replaced or swapped with their neighbour.
package func slips(between first: String, and second: String) -> Int {
  let a = Array(first.unicodeScalars)
  let b = Array(second.unicodeScalars)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    for j in 1...b.count {
      var least = min(
        previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        least = min(least, beforePrevious[j - 2] + 1)
      }
      current.append(least)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}

/// The word of a list that was probably meant, or nil when none is near: at most one slip for each three
/// letters, case and the kind of hyphen left aside. Of equally near words the first.
package func nearestWord(to word: String, among words: [String]) -> String? {
  // A text that long is no slip of the pen, and the comparison takes the square of its length.
  guard word.unicodeScalars.count <= 60 else { return nil }
  func plain(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
  let sought = plain(word)
  var best: (word: String, slips: Int)?
  for candidate in words {
    let count = slips(between: sought, and: plain(candidate))
    let allowed = max(1, min(sought.unicodeScalars.count, candidate.unicodeScalars.count) / 3)
    if count <= allowed, count < best?.slips ?? .max { best = (candidate, count) }
  }
  return best?.word
}

/// A value in quotes for a message: control characters made visible, cut to 60 characters.
package func quoted(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(60) {
    switch scalar.properties.generalCategory {
    // A document must not be able to move the cursor of a terminal or to turn a line of text around.
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      shown += "\\u{\(String(scalar.value, radix: 16))}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.count > 60 ? "'\(shown)…'" : "'\(shown)'"
}
