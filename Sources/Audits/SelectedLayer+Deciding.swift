// Conditions of a standard put to features one by one, in three values, with `kind` and `class` in the standard's words.

internal import Layers

extension SelectedLayer {
  /// For each feature used, whether it satisfies a condition; nil where it does not say.
  ///
  /// `kind` is read from the layer's own property for it and understood in the standard's words, as everywhere; so is
  /// `class` where the audit file says how the layer calls its classes.
  func decisions(_ filter: Filter) -> [Bool?] {
    let names = filter.fields
    let columns = layer.columns.filter { names.contains($0.key) }
    var translated: [String: (column: PropertyColumn?, words: [KindWords])] = [:]
    if names.contains("kind") { translated["kind"] = (layer.columns[kindField], entry.kinds) }
    if names.contains("class"), entry.classField != nil || !entry.classes.isEmpty {
      translated["class"] = (layer.columns[entry.classField ?? "class"], entry.classes)
    }
    guard !translated.isEmpty else {
      return features.map { feature in filter.decision { columns[$0]?[feature] ?? .missing } }
    }
    return features.map { feature in
      let words = translated.mapValues { column, words in
        column?.text(feature).map { word in words.meanings(of: word).map { PropertyValue.text($0) } }
          ?? [.missing]
      }
      // A word of the file may mean several of the standard's: one that satisfies is enough.
      var isUndecided = false
      for kind in words["kind"] ?? [.missing] {
        for className in words["class"] ?? [.missing] {
          let decision = filter.decision { name in
            if words[name] != nil { return name == "kind" ? kind : className }
            return columns[name]?[feature] ?? .missing
          }
          if decision == true { return true }
          if decision == nil { isUndecided = true }
        }
      }
      return isUndecided ? nil : false
    }
  }
}

extension [KindWords] {
  /// What a word of the file means in the standard's words: itself, unless it is listed or its meaning is.
  fileprivate func meanings(of word: String) -> [String] {
    let meanings = filter { $0.words.contains(word) }.map(\.kind)
    return contains { $0.kind == word } ? meanings : meanings + [word]
  }
}
