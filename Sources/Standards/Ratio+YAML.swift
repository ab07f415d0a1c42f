// Ratios as a standard writes them: a condition, limits by condition, or grades by the worst parameter.

internal import Measures

extension StrictValue {
  /// A ratio: `{ layer: lines, weight: length, where: "underground = true", of: "class = 'primary'" }`, or with
  /// `limits`, `grades` or `holds` in place of `where`.
  func ratio() -> RatioDefinition? {
    guard let mapping = mapping(StandardForms.ratio) else { return nil }
    let layer = mapping["layer"]?.text()
    let weight = mapping["weight"]?.text().map(RatioWeight.init(word:))
    let of = mapping["of"]?.condition()
    let factor = mapping["times"]?.text()
    if let weight, weight != .length, weight != .area {
      mapping["times"]?.fault(
        .impossibleValue, "times multiplies lengths and areas, and the weight is neither",
        suggestion: weight == .count ? "write the property itself as the weight" : "weigh by length or area")
    }
    var test: RatioTest?
    if let condition = mapping["where"]?.condition() { test = .condition(condition) }
    if let limits = mapping["limits"]?.limits() { test = .limits(limits) }
    if let scale = mapping["grades"]?.gradeScale() {
      test = .grades(scale)
      if scale.samples != nil, let weight, weight != .count {
        mapping["weight"]?.fault(
          .impossibleValue, "samples make points, and a point is one and no more",
          suggestion: "write weight: count, or leave samples out")
      }
    }
    if let contents = mapping["holds"]?.contents() { test = .holds(contents) }
    guard let layer, let weight, let test else { return nil }
    return RatioDefinition(layer: layer, weight: weight, times: factor, test: test, of: of)
  }

  /// A reported value: `{}` or `{ unit: share }`.
  func reported() -> ReportedDefinition? {
    guard let mapping = mapping(StandardForms.reported) else { return nil }
    return ReportedDefinition(unit: mapping["unit"]?.text())
  }

  private func contents() -> RatioContents? {
    guard let mapping = mapping(StandardForms.holds) else { return nil }
    let supply = mapping.selection("supply", condition: "where")
    let categories = mapping["categories"]?.categories(.atLeastZero, form: StandardForms.content)
    guard let supply, let categories else { return nil }
    return RatioContents(supply: supply, categories: categories)
  }

  private func limits() -> [RatioLimit]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(
        .impossibleValue, "limits is empty",
        suggestion: "give at least one, such as { where: \"zone = '2'\", field: leq, at_most: 60 }")
    }
    var lastForAll: StrictValue?
    return items.compactMap { item -> RatioLimit? in
      if lastForAll != nil {
        item.fault(
          .impossibleValue, "no feature comes to this limit: the one before it has no 'where'",
          suggestion: "put the limit for all the rest last")
      }
      guard let mapping = item.mapping(StandardForms.limit) else { return nil }
      if mapping["where"] == nil, !mapping.hasForeignKeys { lastForAll = item }
      let condition = mapping["where"]?.condition()
      let field = mapping["field"]?.text()
      guard let field, let word = mapping.chosen,
        let number = mapping[word]?.number(unit: "in the field's unit"),
        mapping["where"] == nil || condition != nil
      else { return nil }
      let bound: NumberBound =
        switch word {
        case "at_least": .atLeast(number)
        case "more_than": .moreThan(number)
        case "at_most": .atMost(number)
        default: .lessThan(number)
        }
      return RatioLimit(condition: condition, field: field, bound: bound)
    }
  }

  // MARK: - Grades

  private func gradeScale() -> GradeScale? {
    guard let mapping = mapping(StandardForms.grades) else { return nil }
    let grades = mapping["best_first"]?.gradeNames()
    let worse = mapping["worse"]?.text()
    let parameters = mapping["parameters"]?.gradeParameters(count: grades?.count)
    let passes = mapping["passes"]?.text()
    let samples = mapping["samples"]?.sampleRule()
    if let worse, let grades, grades.contains(worse) {
      mapping["worse"]?.fault(
        .duplicateKey, "\(quoted(worse)) is one of the grades", suggestion: "give what is worse another name")
    }
    guard let grades, let parameters, let passes else { return nil }
    guard let last = grades.firstIndex(of: passes) else {
      mapping["passes"]?.fault(
        .impossibleValue, "\(quoted(passes)) is none of the grades",
        suggestion: nearestWord(to: passes, among: grades).map { "did you mean '\($0)'?" },
        validWords: grades)
      return nil
    }
    return GradeScale(grades: grades, worse: worse, parameters: parameters, passes: last, samples: samples)
  }

  private func gradeNames() -> [String]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(
        .impossibleValue, "best_first is empty", suggestion: "name the grades, the best first: [I, II, III]")
    }
    var names: [String] = []
    for item in items {
      guard let name = item.text() else { return nil }
      if names.contains(name) {
        item.fault(.duplicateKey, "the grade \(quoted(name)) is given twice", suggestion: "keep one of them")
      }
      names.append(name)
    }
    return names.isEmpty ? nil : names
  }

  private func gradeParameters(count: Int?) -> [GradeParameter]? {
    guard let entries = entries() else { return nil }
    if entries.isEmpty {
      fault(
        .impossibleValue, "parameters is empty",
        suggestion: "name at least one, such as { cod_mn: { at_most: [2, 4, 6, 10, 15] } }")
    }
    return entries.compactMap { entry -> GradeParameter? in
      guard let mapping = entry.value.mapping(StandardForms.parameter) else { return nil }
      if mapping.keys.isEmpty, !mapping.hasForeignKeys {
        entry.value.fault(
          .missingKey, "the parameter \(quoted(entry.key)) has no limits", suggestion: "add one of them",
          validWords: StandardForms.parameter.keys)
      }
      let low = mapping["at_least"]?.gradeLimits(count: count, isRising: false)
      let high = mapping["at_most"]?.gradeLimits(count: count, isRising: true)
      guard low != nil || high != nil else { return nil }
      return GradeParameter(field: entry.key, atLeast: low, atMost: high)
    }
  }

  /// One limit for each grade; each grade asks no more than the one before it.
  private func gradeLimits(count: Int?, isRising: Bool) -> [Double]? {
    guard let items = list() else { return nil }
    let limits = items.compactMap { $0.number(unit: "in the parameter's unit") }
    guard limits.count == items.count else { return nil }
    if let count, limits.count != count {
      fault(
        .impossibleValue,
        "\(label) has \(limits.count) limit\(limits.count == 1 ? "" : "s") for \(count) grade\(count == 1 ? "" : "s")",
        suggestion: "give one for each grade of best_first, in their order")
      return nil
    }
    for (index, (limit, next)) in zip(limits, limits.dropFirst()).enumerated()
    where isRising ? next < limit : next > limit {
      items[index + 1].fault(
        .impossibleValue, "a worse grade asks more: \(label) \(plain(next)) after \(plain(limit))",
        suggestion: "limits of \(label) \(isRising ? "rise" : "fall") from the best grade to the worst")
      return nil
    }
    return limits
  }

  private func sampleRule() -> SampleRule? {
    guard let mapping = mapping(StandardForms.samples) else { return nil }
    let by = mapping["by"]?.text()
    let oneIn = mapping["one_in"]?.number(.aboveZeroUpTo(1), unit: "a share of the samples")
    let severalIn = mapping["several_in"]?.number(.aboveZeroUpTo(1), unit: "a share of the samples")
    guard let by, let oneIn, let severalIn else { return nil }
    if severalIn > oneIn {
      mapping["several_in"]?.fault(
        .impossibleValue,
        "several_in is \(plain(severalIn)), more than one_in, \(plain(oneIn)): it would have no effect",
        suggestion: "several parameters need a smaller share of the samples than one")
    }
    return SampleRule(by: by, oneIn: oneIn, severalIn: severalIn)
  }
}

extension RatioWeight {
  /// A weight by its word; any other text is the name of a property.
  fileprivate init(word: String) {
    switch word {
    case "count": self = .count
    case "length": self = .length
    case "area": self = .area
    default: self = .field(word)
    }
  }
}
