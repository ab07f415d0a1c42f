// A mapping of a YAML document whose keys are known beforehand.

/// A mapping that was read by a form: all of its keys are the form's.
package struct StrictMapping {
  /// The mapping as a value, for faults that concern the whole of it.
  package let value: StrictValue
  private let values: [String: StrictValue]
  /// The known keys that are there, in the order of the document.
  package let keys: [String]
  /// The one key that is there of those that the form has a choice of; nil where none or several are.
  package let chosen: String?
  /// Whether a key was there that the form does not know, or is reserved: what is missing may be a
  /// consequence.
  package let hasForeignKeys: Bool

  /// The value of a key; nil when the key is not there. A required key that is not there has had its fault
  /// already.
  package subscript(key: String) -> StrictValue? { values[key] }

  fileprivate init(
    value: StrictValue, values: [String: StrictValue], keys: [String], chosen: String?, hasForeignKeys: Bool
  ) {
    self.value = value
    self.values = values
    self.keys = keys
    self.chosen = chosen
    self.hasForeignKeys = hasForeignKeys
  }
}

extension StrictValue {
  /// Reads a mapping by its form: adds a fault for each key that is unknown, reserved, doubled or missing.
  ///
  /// - Returns: The mapping; nil for anything else, and where of all keys exactly one must be there and is not.
  package func mapping(_ form: DocumentForm) -> StrictMapping? {
    guard isMapping, let entries = entries() else {
      if !isMapping {
        fault(
          .wrongType, "\(label) must be a mapping, and is \(kindText)",
          suggestion: "write { \(form.required.first ?? form.choice.first ?? form.keys.first ?? ""): … }")
      }
      return nil
    }
    var values: [String: StrictValue] = [:]
    var meant: Set<String> = []
    var hasForeignKeys = false
    for entry in entries {
      if form.keys.contains(entry.key) {
        values[entry.key] = entry.value
      } else if let reserved = form.later.first(where: { $0.word == entry.key }) {
        hasForeignKeys = true
        entry.value.fault(
          .notInThisVersion, reserved.message, suggestion: reserved.remedy, at: entry.keyPlace)
      } else {
        hasForeignKeys = true
        let near = nearestWord(to: entry.key, among: form.keys)
        if let near { meant.insert(near) }
        entry.value.fault(
          .unknownKey, "unknown key \(quoted(entry.key)) in \(form.name)",
          suggestion: near.map { "did you mean '\($0)'?" }, validWords: form.keys, at: entry.keyPlace)
      }
    }
    // A key that is there under a misspelt name is one fault, not two.
    for key in form.required where values[key] == nil && !meant.contains(key) {
      fault(.missingKey, "\(form.name) needs the key '\(key)'", suggestion: "add \(key): …")
    }
    let keys = entries.map(\.key).filter { values[$0] != nil }
    let chosen = keys.filter(form.choice.contains)
    let isMisspelt = form.takesOne ? hasForeignKeys : !meant.isDisjoint(with: form.choice)
    if !form.choice.isEmpty, chosen.count > 1 || chosen.isEmpty && !isMisspelt {
      let wanted = form.takesOne ? "exactly one key" : "exactly one of the keys \(listed(form.choice))"
      fault(
        chosen.isEmpty ? .missingKey : .duplicateKey,
        "\(form.name) takes \(wanted), and has \(chosen.isEmpty ? "none" : listed(chosen))",
        suggestion: chosen.isEmpty ? "add one of them" : form.ifSeveral,
        validWords: form.takesOne ? form.keys : [])
      if form.takesOne { return nil }
    }
    return StrictMapping(
      value: self, values: values, keys: keys, chosen: chosen.count == 1 ? chosen[0] : nil,
      hasForeignKeys: hasForeignKeys)
  }

  private func listed(_ keys: [String]) -> String {
    let quoted = keys.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}
