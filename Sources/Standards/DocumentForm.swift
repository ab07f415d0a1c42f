// The keys that a mapping of a document may have. The decoder reads by these tables and the JSON Schemas are
// tested against them, so that the two cannot drift apart.

/// A word that the format reserves for a later version.
package struct LaterWord: Sendable {
  /// The word.
  package let word: String
  /// What to say about it, such as `reported values are not in this version`.
  package let message: String
  /// What to write for now.
  package let remedy: String

  package init(_ word: String, _ message: String, remedy: String) {
    self.word = word
    self.message = message
    self.remedy = remedy
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
  /// Those of them of which exactly one must be there; empty where there is no such choice.
  package let choice: [String]
  /// What to do where several of the choice are there.
  package let ifSeveral: String
  /// Keys that a later version will have.
  package let later: [LaterWord]

  /// Whether exactly one of all keys must be there.
  package var takesOne: Bool { choice == keys }

  package init(
    _ name: String, keys: [String], required: [String] = [], takesOne: Bool = false, choice: [String] = [],
    ifSeveral: String = "keep one of them", later: [LaterWord] = []
  ) {
    self.name = name
    self.keys = keys
    self.required = required
    self.choice = takesOne ? keys : choice
    self.ifSeveral = ifSeveral
    self.later = later
  }
}
