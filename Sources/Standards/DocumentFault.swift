// What is wrong with a rulebook or an audit file, where exactly, and what to write instead. All faults of a
// file are gathered, so that a planner mends it in one go.

/// One fault of a YAML document.
public struct DocumentFault: Sendable, Hashable {
  /// What kind of fault it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be read.
    case unreadableFile = "unreadable-file"
    /// The text is not YAML.
    case syntax
    /// A key that the place does not know.
    case unknownKey = "unknown-key"
    /// A key that the place needs and does not have.
    case missingKey = "missing-key"
    /// A key that is given twice, or an id that is taken.
    case duplicateKey = "duplicate-key"
    /// A value of another type than the place wants, such as a text for a number.
    case wrongType = "wrong-type"
    /// A value of the right type that cannot be, such as a negative distance.
    case impossibleValue = "impossible-value"
    /// A word that the format reserves for a later version.
    case notInThisVersion = "not-in-this-version"
  }

  /// What kind of fault it is.
  public var kind: Kind
  /// The document, as people named it.
  public var file: String
  /// The line, from 1; nil when the fault concerns the whole file.
  public var line: Int?
  /// The column in Unicode scalars, from 1; nil when the fault concerns the whole file.
  public var column: Int?
  /// The place in the document, such as `indicators[2].measure.coverage.weight`; empty at the top.
  public var path: String
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var suggestion: String?
  /// The keys or words that would do, in the order of the format.
  public var validWords: [String]
  /// The text that is wrong with a caret under the very character, in two lines; nil where the place says enough.
  public var excerpt: String?

  /// A fault with everything that is known about it.
  public init(
    _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, path: String = "", message: String,
    suggestion: String? = nil, validWords: [String] = [], excerpt: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
    self.suggestion = suggestion
    self.validWords = validWords
    self.excerpt = excerpt
  }
}

extension DocumentFault: CustomStringConvertible {
  /// One line, such as `core.yaml:12:7: unknown key 'wihtin' in reach; did you mean 'within'? (keys: within,
  /// tiers)`; where there is an excerpt, it follows in lines of its own.
  public var description: String {
    var text = file
    if let line, let column { text += ":\(line):\(column)" }
    text += ": \(message)"
    if let suggestion { text += "; \(suggestion)" }
    if !validWords.isEmpty {
      let isAboutKeys = kind == .unknownKey || kind == .missingKey || kind == .duplicateKey
      text += " (\(isAboutKeys ? "keys" : "words"): \(validWords.joined(separator: ", ")))"
    }
    if let excerpt { text += "\n\(excerpt)" }
    return text
  }
}

/// All faults of a document, and of those it is made of, in the order of their lines.
public struct DocumentFaults: Error, Sendable, Hashable, CustomStringConvertible {
  /// The faults, file by file, each by line and column; never empty.
  public let faults: [DocumentFault]

  /// Faults in any order; files, and faults of one place, keep theirs.
  public init(_ faults: [DocumentFault]) {
    var files: [String: Int] = [:]
    for fault in faults where files[fault.file] == nil { files[fault.file] = files.count }
    let ordered = faults.enumerated().sorted { left, right in
      func key(_ fault: DocumentFault, _ offset: Int) -> (Int, Int, Int, Int) {
        (files[fault.file] ?? 0, fault.line ?? 0, fault.column ?? 0, offset)
      }
      return key(left.element, left.offset) < key(right.element, right.offset)
    }
    self.faults = ordered.map(\.element)
  }

  /// Whether the document could not be read at all, as against read and found faulty.
  public var isUnreadable: Bool { faults.contains { $0.kind == .unreadableFile } }

  /// The faults, one a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// A line and a column of a document.
public struct DocumentPlace: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
