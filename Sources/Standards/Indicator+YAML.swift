// Indicators as a standard writes them.

internal import Measures

extension StrictValue {
  /// An indicator.
  ///
  /// - Parameters:
  ///   - form: Which keys it needs.
  ///   - base: The indicator that it changes: what it does not say stays as it is there.
  func indicator(_ form: DocumentForm = StandardForms.indicator, changing base: Indicator? = nil)
    -> Indicator?
  {
    guard let mapping = mapping(form) else { return nil }
    let id = mapping["id"]?.identifier()
    let item = mapping.read("item", or: base?.item) { $0.item() }
    let name = mapping.read("name", or: base?.name) { $0.localizedText() }
    let measure = mapping.read("measure", or: base?.measure) { $0.measure() }
    let target = mapping.read("target", or: base?.target) { $0.isNull ? nil : $0.target() }
    // The measure's word is enough: a target is looked at even where the measure's parameters are faulty.
    let word = mapping.read("measure", or: base?.measure.word) { measure in
      StandardForms.measure.keys.first { measure.peek($0) != nil }
    }
    let unit = mapping.read("measure", or: base?.measure.reportedUnit) { measure in
      measure.peek("reported")?.peek("unit")?.writtenText
    }
    if let target, let word {
      (mapping["target"] ?? mapping["measure"])?.checkTarget(target, suits: word, unit: unit)
    }
    let points = mapping.read("points", or: base?.points) { $0.isNull ? nil : $0.points() }
    // A target that could not be read is a fault already.
    if let points, target != nil || mapping["target"]?.isNull ?? true {
      (mapping["points"] ?? mapping["target"])?.checkPoints(points, suits: target)
    }
    let judged = mapping.read("judged", or: base?.judged) { $0.word(as: Judged.self) }
    let department = mapping.read("department", or: base?.department) { $0.localizedText() }
    let source = mapping.read("source", or: base?.source) { $0.source() }
    guard let id, let name, let measure else { return nil }
    var indicator = Indicator(
      id: id, item: item, name: name, measure: measure, target: target, points: points,
      judged: judged ?? .districts, department: department, source: source)
    // Whoever changes a number without saying where it comes from has the former number's source.
    if let base, mapping["source"] == nil { indicator.keepSource(of: base) }
    return indicator
  }

  /// An id: lower-case letters, digits and hyphens.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    let isID = text.unicodeScalars.allSatisfy {
      "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-"
    }
    guard isID else {
      fault(
        .impossibleValue, "\(quoted(text)) is not an id",
        suggestion: "use lower-case letters a to z, digits and hyphens only, such as park-coverage")
      return nil
    }
    return text
  }

  /// A text in two languages, or a plain one for both.
  package func localizedText() -> LocalizedText? {
    guard isMapping else { return text().map { LocalizedText(en: $0, zh: $0) } }
    guard let mapping = mapping(StandardForms.text) else { return nil }
    if mapping.keys.isEmpty, !mapping.hasForeignKeys {
      fault(
        .missingKey, "\(label) has a text in no language", suggestion: "add en: … or zh: …",
        validWords: StandardForms.text.keys)
    }
    let en = mapping["en"]?.text()
    let zh = mapping["zh"]?.text()
    guard let any = en ?? zh else { return nil }
    return LocalizedText(en: en ?? any, zh: zh ?? any)
  }

  private func item() -> Item? {
    guard let mapping = mapping(StandardForms.item) else { return nil }
    let series = mapping["series"]?.word(as: Item.Series.self)
    let number = mapping["number"]?.countingNumber()
    let folder = mapping["folder"]?.folderName()
    guard let series, let number else { return nil }
    return Item(series: series, number: number, folder: folder ?? Item.folder(of: series, number: number))
  }

  /// A name that can be a folder's on every system: it may come from a stranger's file.
  private func folderName() -> String? {
    guard let text = text() else { return nil }
    let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    if let mark = text.unicodeScalars.first(where: \.isMark) {
      let number = String(mark.value, radix: 16, uppercase: true)
      fault(
        .impossibleValue,
        "\(quoted(text)) cannot be the name of a folder: it has the invisible character "
          + "U+\(String(repeating: "0", count: max(0, 4 - number.count)) + number)",
        suggestion: "remove the character, or type the name anew")
      return nil
    }
    guard !text.contains(where: forbidden.contains),
      text.first != ".", text.last != ".", text.first != " ", text.last != " "
    else {
      fault(
        .impossibleValue, "\(quoted(text)) cannot be the name of a folder",
        suggestion: "leave out / \\ : * ? \" < > | and points or spaces at the ends")
      return nil
    }
    return text
  }

  private func source() -> Source? {
    guard let mapping = mapping(StandardForms.source) else { return nil }
    let clause = mapping["clause"]?.text()
    let confidence = mapping["confidence"]?.word(as: Confidence.self)
    let note = mapping["note"]?.localizedText()
    guard let clause, let confidence else { return nil }
    return Source(clause: clause, confidence: confidence, note: note)
  }
}

extension StrictMapping {
  /// What a key says, or what is inherited where it is not there.
  fileprivate func read<Value>(
    _ key: String, or inherited: Value?, _ read: (StrictValue) -> Value?
  ) -> Value? {
    guard let value = self[key] else { return inherited }
    return read(value)
  }
}

extension Unicode.Scalar {
  /// Whether it is seen by nobody: a control character, one that turns the direction of writing, or one of no width.
  fileprivate var isMark: Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
  }
}

extension Item {
  /// The folder that the notice asks for, such as 基础项第12条.
  static func folder(of series: Series, number: Int) -> String {
    "\(series == .basic ? "基础项" : "评价项")第\(number)条"
  }
}

extension MeasureDefinition {
  /// The unit that a reported value has in the standard.
  fileprivate var reportedUnit: String? {
    if case .reported(let definition) = self { definition.unit } else { nil }
  }
}
