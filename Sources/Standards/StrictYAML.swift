// Strict reading of YAML: every fault of a document is gathered with its line and column, and none is guessed
// away. The syntax is YAML 1.1 as libyaml reads it.

internal import Yams

/// The faults of a document while it is being read.
package final class FaultCollector {
  /// The document, as people named it.
  package let file: String
  /// What was found so far, in the order of finding.
  package private(set) var faults: [DocumentFault] = []
  /// The keys that a stand-in was written over, by place, because Yams refuses a mapping with a key given
  /// twice.
  var maskedKeys: [DocumentPlace: String] = [:]

  /// The document's lines.
  private let lines: [[Unicode.Scalar]]

  package init(file: String, text: String = "") {
    self.file = file
    lines = text.unicodeScalars.drop { $0 == "\u{FEFF}" }.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.last == "\r" ? Array($0.dropLast()) : Array($0) }
  }

  /// A line of the document, by its number from 1; nil for one that it does not have.
  func line(_ number: Int) -> [Unicode.Scalar]? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  package func add(_ fault: DocumentFault) { faults.append(fault) }
}

/// Strict reading of YAML documents.
package enum StrictYAML {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - text: The YAML text: one document.
  ///   - file: The document's name in messages.
  ///   - body: Turns the document's root into a value; it adds a fault whenever it returns nil.
  /// - Throws: All faults of the document, those of its syntax alone if it has any.
  package static func decode<Value>(
    _ text: String, file: String, _ body: (StrictValue) -> Value?
  ) throws(DocumentFaults) -> Value {
    let collector = FaultCollector(file: file, text: text)
    guard let root = compose(text, collector) else { throw DocumentFaults(collector.faults) }
    let value = body(StrictValue(node: root, path: "", label: "the document", collector: collector))
    for (place, key) in collector.maskedKeys {
      collector.add(
        DocumentFault(
          .duplicateKey, file: file, line: place.line, column: place.column,
          message: "key \(quoted(key)) is given twice in one mapping", suggestion: "keep one of them"))
    }
    guard collector.faults.isEmpty else { throw DocumentFaults(collector.faults) }
    guard let value else {
      throw DocumentFaults([
        DocumentFault(.syntax, file: file, message: "the document could not be understood")
      ])
    }
    return value
  }

  private static func compose(_ original: String, _ collector: FaultCollector) -> Node? {
    // libyaml is told that the text is UTF-8 and then takes a byte order mark for a character of the
    // document.
    var text =
      original.unicodeScalars.first == "\u{FEFF}" ? String(original.unicodeScalars.dropFirst()) : original
    while true {
      do {
        if let root = try Yams.compose(yaml: text) { return root }
        collector.add(
          DocumentFault(
            .syntax, file: collector.file, line: 1, column: 1, message: "the document is empty"))
        return nil
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let place = DocumentPlace(line: context.mark.line, column: context.mark.column)
        let key = keys.first ?? ""
        if let masked = masking(key, at: place, in: text, number: collector.maskedKeys.count) {
          collector.maskedKeys[place] = key
          text = masked
        } else {
          collector.add(
            DocumentFault(
              .duplicateKey, file: collector.file, line: place.line, column: place.column,
              message: "key \(quoted(key)) is given twice in one mapping", suggestion: "keep one of them"))
          return nil
        }
      } catch {
        collector.add(syntaxFault(error, collector))
        return nil
      }
    }
  }

  /// The text with a key written over by a private character of the same length, so that all places stay as
  /// they are; nil when the key does not stand there as such.
  private static func masking(
    _ key: String, at place: DocumentPlace, in text: String, number: Int
  ) -> String? {
    guard number < 1_000, let standIn = Unicode.Scalar(0xE000 + UInt32(number)) else { return nil }
    var scalars = Array(text.unicodeScalars)
    guard var start = offset(of: place, in: scalars) else { return nil }
    if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
    let letters = Array(key.unicodeScalars)
    let end = start + letters.count
    guard !letters.isEmpty, end <= scalars.count, Array(scalars[start..<end]) == letters else { return nil }
    for position in start..<end { scalars[position] = standIn }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: scalars)
    return String(masked)
  }

  /// The position of a place among a text's scalars; line breaks are those of YAML 1.1.
  private static func offset(of place: DocumentPlace, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var position = 0
    while line < place.line {
      guard position < scalars.count else { return nil }
      switch scalars[position] {
      case "\r":
        if position + 1 < scalars.count, scalars[position + 1] == "\n" { position += 1 }
        line += 1
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": line += 1
      default: break
      }
      position += 1
    }
    position += place.column - 1
    return position < scalars.count ? position : nil
  }

  private static func syntaxFault(_ error: any Error, _ collector: FaultCollector) -> DocumentFault {
    var place: DocumentPlace?
    var message = "not YAML"
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      place = DocumentPlace(line: mark.line, column: mark.column)
      message = "not YAML: \(problem)"
      if let context { message += " (\(context.text), from line \(context.mark.line))" }
    case YamlError.reader(let problem, let offset, _, let yaml):
      message = "not YAML: \(problem)"
      if let offset {
        let before = yaml.prefix(offset)
        let lastLine = before.split(omittingEmptySubsequences: false) { $0.isNewline }.last ?? ""
        place = DocumentPlace(
          line: before.count { $0.isNewline } + 1, column: lastLine.unicodeScalars.count + 1)
      }
    default: break
    }
    var suggestion = "look at this line and the one before it"
    if message.contains("cannot start any token") || message.contains("tab character") {
      suggestion = "indent with spaces, not tabs, and put texts that begin with @, ` or % in quotes"
    } else if message.contains("mapping values are not allowed") {
      suggestion = "put a text that contains ': ' in quotes, and check the indent"
    } else if message.contains("Unicode character escape") {
      // JSON writes what is beyond U+FFFF as two halves; YAML does not.
      suggestion =
        "write the character itself instead of its escape, or \\U and eight digits for one like \\U0001F600"
    } else if message.contains("control characters") {
      suggestion = "remove the character; the file must be UTF-8 text"
    } else if message.contains("undefined alias") {
      suggestion = "put a text that begins with * in quotes"
    }
    if let sign = place.flatMap(collector.signMeantForYAML) {
      place = sign.place
      suggestion = sign.remedy
    }
    return DocumentFault(
      .syntax, file: collector.file, line: place?.line, column: place?.column, message: message,
      suggestion: suggestion)
  }
}
