// The keys that a mapping of a document may have. The decoder reads by these tables and the JSON Schemas are
// tested against them, so that the two cannot drift apart.

/// A word that the format reserves for a later version.
package struct LaterWord: Sendable {
  /// The word.
  package let word: String
  /// What to say about it, such as `walking reach is not in this version`.
  package let message: String
  /// What to write for now.
  package let remedy: String
  /// The required key whose place it takes; nil when it stands beside the others.
  package let instead: String?

  package init(_ word: String, _ message: String, remedy: String, instead: String? = nil) {
    self.word = word
    self.message = message
    self.remedy = remedy
    self.instead = instead
  }
}

/// The keys that a mapping of a document may have.
package struct DocumentForm: Sendable {
  /// Its name in messages and in the schema's `$defs`.
  package let name: String
  /// All keys, in the order in which messages list them.
  package let keys: [String]
  /// Those of them that must be there.
  package let required: [String]
  /// Whether exactly one of the keys must be there.
  package let takesOne: Bool
  /// Keys that a later version will have.
  package let later: [LaterWord]

  package init(
    _ name: String, keys: [String], required: [String] = [], takesOne: Bool = false, later: [LaterWord] = []
  ) {
    self.name = name
    self.keys = keys
    self.required = required
    self.takesOne = takesOne
    self.later = later
  }
}
