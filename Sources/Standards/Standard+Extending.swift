// A standard that extends another: the base's indicators in their order, changed or left out, then its own.

/// What the indicators of a standard start from.
enum Inheritance {
  /// It extends none.
  case nothing
  /// It extends one that could not be read; what of it is changed here cannot be known.
  case unreadable
  /// It extends this one.
  case base(Standard)
}

extension StrictMapping {
  /// What a standard extends.
  func inheritance(_ bases: StandardBases) -> Inheritance {
    guard let extends = self["extends"] else {
      self["leave_out"]?.fault(
        .impossibleValue, "leave_out has no effect: the standard extends none",
        suggestion: "add extends: …, or take leave_out out")
      return .nothing
    }
    return bases.base(namedBy: extends).map { .base($0) } ?? .unreadable
  }

  /// The indicators of a standard.
  func indicators(onto inheritance: Inheritance) -> [Indicator]? {
    var base: [Indicator] = []
    if case .base(let standard) = inheritance { base = standard.indicators }
    let leftOut = self["leave_out"].map { $0.leftOut(of: inheritance) } ?? [:]
    let stays = base.filter { leftOut[$0.id] == nil }
    var own: [Indicator] = []
    if let value = self["indicators"] {
      guard let read = value.indicators(onto: inheritance, leftOut: leftOut) else { return nil }
      own = read
    }
    if !base.isEmpty, stays.isEmpty, self["indicators"]?.isEmptyList ?? true {
      self["leave_out"]?.fault(
        .impossibleValue, "no indicator is left", suggestion: "a standard has at least one indicator")
    }
    let changes = Dictionary(own.map { ($0.id, $0) }) { first, _ in first }
    let known = Set(base.map(\.id))
    return stays.map { changes[$0.id] ?? $0 } + own.filter { !known.contains($0.id) }
  }
}

extension StrictValue {
  /// The ids that are left out, with their lines.
  fileprivate func leftOut(of inheritance: Inheritance) -> [String: Int] {
    var lines: [String: Int] = [:]
    for item in list() ?? [] {
      guard let id = item.text() else { continue }
      if let line = lines[id] {
        item.fault(
          .duplicateKey, "\(quoted(id)) is left out twice", suggestion: "the first is in line \(line)")
        continue
      }
      lines[id] = item.place.line
      if case .base(let standard) = inheritance, standard[id] == nil {
        item.noSuchIndicator(id, in: standard, remedy: "take it out of leave_out")
      }
    }
    return lines
  }

  fileprivate var isEmptyList: Bool { isList && list()?.isEmpty == true }

  private func noSuchIndicator(_ id: String, in standard: Standard, remedy: String) {
    let ids = standard.indicators.map(\.id)
    fault(
      .impossibleValue, "the standard '\(standard.id)' has no indicator \(quoted(id))",
      suggestion: nearestWord(to: id, among: ids).map { "did you mean '\($0)'?" } ?? remedy)
  }

  /// The indicators that a standard states itself: its own, and those of the base with what it changes.
  fileprivate func indicators(onto inheritance: Inheritance, leftOut: [String: Int]) -> [Indicator]? {
    guard let items = list() else { return nil }
    if items.isEmpty, case .nothing = inheritance {
      fault(.impossibleValue, "indicators is empty", suggestion: "a standard has at least one indicator")
    }
    var indicators: [Indicator] = []
    var lines: [String: Int] = [:]
    for item in items {
      // The id is looked at by itself, so that a doubled id is found even where the rest of an indicator is
      // faulty.
      if let id = item.peek("id"), let text = id.writtenText {
        if let line = lines[text] {
          id.fault(
            .duplicateKey, "the id \(quoted(text)) is taken by the indicator of line \(line)",
            suggestion: "give this one another id")
        } else {
          lines[text] = id.place.line
        }
        if let line = leftOut[text] {
          id.fault(
            .duplicateKey, "\(quoted(text)) is left out in line \(line) and stated here",
            suggestion: "take it out of leave_out, or give this one another id")
        }
      }
      if let indicator = item.indicator(onto: inheritance) { indicators.append(indicator) }
    }
    return indicators
  }

  private func indicator(onto inheritance: Inheritance) -> Indicator? {
    switch inheritance {
    case .nothing: return indicator()
    case .unreadable: return indicator(StandardForms.changedIndicator)
    case .base(let standard):
      let id = peek("id")
      if let text = id?.writtenText, let base = standard[text] {
        if keyTexts == ["id"] {
          fault(
            .missingKey, "the indicator \(quoted(text)) changes nothing",
            suggestion: "add what differs, such as target: …, or take it out")
        }
        return indicator(StandardForms.changedIndicator, changing: base)
      }
      // Without a name and a measure it was meant to change one.
      if let id, let text = id.writtenText, isMapping, peek("name") == nil, peek("measure") == nil {
        id.noSuchIndicator(text, in: standard, remedy: "add name: … and measure: … for one of your own")
        return indicator(StandardForms.changedIndicator)
      }
      return indicator()
    }
  }
}
