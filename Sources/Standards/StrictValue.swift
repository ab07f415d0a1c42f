// A value of a YAML document that knows its place, and reads itself as what the place wants or says why not.

internal import Yams

/// A value of a YAML document with its place.
package struct StrictValue {
  let node: Node
  /// The path, such as `indicators[2].measure`; empty at the root.
  package let path: String
  /// What messages call it: its key.
  package let label: String
  let collector: FaultCollector

  /// Where it begins.
  package var place: DocumentPlace {
    DocumentPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// Whether it is `null`, `~` or nothing at all.
  package var isNull: Bool { tag == .null && node.scalar != nil }

  /// Whether it is a list.
  package var isList: Bool { node.sequence != nil }

  /// Whether it is a mapping.
  package var isMapping: Bool { node.mapping != nil }

  /// The text of a scalar as written, of whatever type.
  package var writtenText: String? { node.scalar?.string }

  /// Whether it is a text: quoted, or plain and nothing else.
  package var isText: Bool { node.scalar != nil && tag == .str }

  /// Whether it is written as a number.
  package var isNumber: Bool { node.scalar != nil && (tag == .int || tag == .float) }

  private var tag: Tag.Name { Tag.Name(rawValue: node.tag.description) }

  /// Adds a fault at this place, or at another of the same document.
  package func fault(
    _ kind: DocumentFault.Kind, _ message: String, suggestion: String? = nil, validWords: [String] = [],
    at other: DocumentPlace? = nil, excerpt: String? = nil
  ) {
    let place = other ?? self.place
    let sign = excerpt == nil ? remedyOfSigns(kind, message, isSuggested: suggestion != nil) : nil
    collector.add(
      DocumentFault(
        kind, file: collector.file, line: place.line, column: place.column, path: path, message: message,
        suggestion: sign ?? suggestion, validWords: validWords, excerpt: excerpt))
  }

  /// What it is, for messages.
  package var kindText: String {
    switch node {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .alias: return "an alias"
    case .scalar(let scalar):
      switch tag {
      case .null: return "empty"
      case .bool: return "the yes-or-no value \(quoted(scalar.string))"
      case .int, .float: return "the number \(quoted(scalar.string))"
      case .timestamp: return "the date \(quoted(scalar.string))"
      default: return "the text \(quoted(scalar.string))"
      }
    }
  }

  // MARK: - Scalars

  /// A text with something in it.
  package func text() -> String? {
    guard let scalar = node.scalar, isText else {
      let isPlain = node.scalar != nil && !isNull
      fault(
        .wrongType, "\(label) must be a text, and is \(kindText)",
        suggestion: isPlain
          ? "write it in quotes: \"\(quoted(writtenText ?? "").dropFirst().dropLast())\"" : nil)
      return nil
    }
    guard scalar.string.contains(where: { !$0.isWhitespace }) else {
      fault(.impossibleValue, "\(label) is an empty text", suggestion: "give a text or leave the key out")
      return nil
    }
    return scalar.string
  }

  /// One of a list of words: all of a type's, or some of them.
  package func word<Word: RawRepresentable & CaseIterable & Equatable>(
    as type: Word.Type, among words: [Word]? = nil
  ) -> Word? where Word.RawValue == String {
    let allowed = words ?? Array(Word.allCases)
    let texts = allowed.map(\.rawValue)
    guard let scalar = node.scalar, isText else {
      fault(.wrongType, "\(label) must be a word, and is \(kindText)", validWords: texts)
      return nil
    }
    if let word = Word(rawValue: scalar.string), allowed.contains(word) { return word }
    fault(
      .impossibleValue, "\(quoted(scalar.string)) is not a word for \(label)",
      suggestion: nearestWord(to: scalar.string, among: texts).map { "did you mean '\($0)'?" },
      validWords: texts)
    return nil
  }

  /// Yes or no, as `true` or `false`. The other words that YAML 1.1 has for them are texts to some programs.
  package func truth() -> Bool? {
    switch node.scalar.map({ tag == .bool ? $0.string : "" }) {
    case "true": return true
    case "false": return false
    default:
      fault(
        .wrongType, "\(label) must be true or false, and is \(kindText)", suggestion: "write true or false")
      return nil
    }
  }

  /// Yes or no as an answer: `yes`, `no`, `true`, `false`, 是 or 否, in capitals or not, in quotes or not.
  package func yesOrNo() -> Bool? {
    if let answer { return answer }
    fault(.wrongType, "\(label) must be yes or no, and is \(kindText)", suggestion: "write yes or no")
    return nil
  }

  /// Whether it is written as an answer that ``yesOrNo()`` reads.
  package var isYesOrNo: Bool { answer != nil }

  private var answer: Bool? {
    guard let scalar = node.scalar, tag == .bool || isText else { return nil }
    switch scalar.string.lowercased() {
    case "yes", "true", "是": return true
    case "no", "false", "否": return false
    default: return nil
    }
  }

  // MARK: - Collections

  /// A list, which may be empty.
  package func list() -> [StrictValue]? {
    guard let sequence = node.sequence else {
      fault(.wrongType, "\(label) must be a list, and is \(kindText)")
      return nil
    }
    return sequence.enumerated().map { index, item in
      StrictValue(node: item, path: "\(path)[\(index)]", label: "\(label)[\(index)]", collector: collector)
    }
  }

  /// The value of a key, without looking at the rest of the mapping and without a fault; nil when it is not
  /// there.
  package func peek(_ key: String) -> StrictValue? {
    node.mapping?.first { $0.key.scalar?.string == key }.map {
      StrictValue(
        node: $0.value, path: path.isEmpty ? key : "\(path).\(key)", label: key, collector: collector)
    }
  }

  /// The keys of a mapping in the order of the document, without a fault; empty for anything else.
  package var keyTexts: [String] {
    (node.mapping ?? [:]).compactMap { $0.key.scalar?.string }.filter { key in
      // What stands in for a key given twice is nobody's word.
      !key.unicodeScalars.contains { $0.properties.generalCategory == .privateUse }
    }
  }

  /// An entry of a mapping whose keys are free.
  package struct Entry {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let keyPlace: DocumentPlace
    /// The value.
    package let value: StrictValue
  }

  /// The entries of a mapping in the order of the document; faults for keys that are given twice or are no
  /// texts.
  package func entries() -> [Entry]? {
    guard let mapping = node.mapping else {
      fault(.wrongType, "\(label) must be a mapping, and is \(kindText)")
      return nil
    }
    var entries: [Entry] = []
    var places: [String: DocumentPlace] = [:]
    for (keyNode, valueNode) in mapping {
      let place = DocumentPlace(line: keyNode.mark?.line ?? 1, column: keyNode.mark?.column ?? 1)
      guard let written = keyNode.scalar?.string else {
        fault(.wrongType, "a key of \(label) is not a text", at: place)
        continue
      }
      let key = collector.maskedKeys.removeValue(forKey: place) ?? written
      if let first = places[key] {
        fault(
          .duplicateKey, "key \(quoted(key)) is given twice in \(label)",
          suggestion: "keep one of them; the first is in line \(first.line)", at: place)
        continue
      }
      places[key] = place
      let value = StrictValue(
        node: valueNode, path: path.isEmpty ? key : "\(path).\(key)", label: key, collector: collector)
      entries.append(Entry(key: key, keyPlace: place, value: value))
    }
    return entries
  }
}
