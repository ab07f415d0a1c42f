// Reported values as an audit file writes them, and what of them does not fit the standard.

internal import Measures
internal import Standards

extension StrictValue {
  /// The section `reported`: values by the ids of their indicators.
  func reportedValues() -> [ReportedValue]? {
    guard let entries = entries() else { return nil }
    return entries.compactMap { entry -> ReportedValue? in
      let value = entry.value
      // A bare number is what people write first.
      if value.isNumber || value.isYesOrNo, let text = value.writtenText {
        value.fault(
          .wrongType, "\(entry.key) must be a mapping, and is \(value.kindText)",
          suggestion: "write { value: \(text), date: …, evidence: … }")
        return nil
      }
      guard let mapping = value.mapping(AuditForms.reportedValue) else { return nil }
      return ReportedValue(
        id: entry.key, place: entry.keyPlace, value: mapping["value"]?.amount(),
        previous: mapping["previous"]?.amount(), unit: mapping["unit"]?.text(),
        date: mapping["date"]?.date(), note: mapping["note"]?.localizedText(),
        evidence: mapping["evidence"]?.paths() ?? [], districts: mapping["districts"]?.districtValues() ?? [])
    }
  }

  /// A number, yes or no; nothing where it is null.
  private func amount() -> ReportedAmount? {
    if isNull { return nil }
    if isYesOrNo { return yesOrNo().map { .answer($0) } }
    // A text without a digit is no number that somebody miswrote.
    if let text = writtenText, !isNumber, !text.contains(where: \.isNumber) {
      fault(
        .wrongType, "\(label) must be a number, yes or no, and is \(kindText)",
        suggestion: "write yes or no, or a number without its unit")
      return nil
    }
    return number(unit: "in the value's unit").map { .number($0) }
  }

  /// A day, a month or a year.
  private func date() -> String? {
    let text = writtenText ?? ""
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = parts.map(\.count)
    let isDate =
      [[4], [4, 2], [4, 2, 2]].contains(lengths)
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard isDate else {
      fault(
        .wrongType, "\(label) must be a date, and is \(kindText)",
        suggestion: "write the day, the month or the year: 2023-11-30, 2023-11 or 2023")
      return nil
    }
    let numbers = parts.map { Int($0) ?? 0 }
    let isInCalendar =
      (parts.count < 2 || (1...12).contains(numbers[1]))
      && (parts.count < 3 || (1...Self.days(ofMonth: numbers[1], in: numbers[0])).contains(numbers[2]))
    guard isInCalendar else {
      fault(
        .impossibleValue, "\(label): there is no \(parts.count == 3 ? "day" : "month") \(text)",
        suggestion: "write the day, the month or the year: 2023-11-30, 2023-11 or 2023")
      return nil
    }
    return text
  }

  /// How many days a month of the Gregorian calendar has.
  private static func days(ofMonth month: Int, in year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// A path, or a list of them.
  private func paths() -> [String]? {
    isList ? (list() ?? []).compactMap { $0.path() } : path().map { [$0] }
  }

  private func districtValues() -> [ReportedValue.District]? {
    guard let entries = entries() else { return nil }
    return entries.compactMap { entry -> ReportedValue.District? in
      guard entry.value.isMapping else {
        return ReportedValue.District(id: entry.key, value: entry.value.amount())
      }
      guard let mapping = entry.value.mapping(AuditForms.reportedDistrict) else { return nil }
      return ReportedValue.District(
        id: entry.key, value: mapping["value"]?.amount(), previous: mapping["previous"]?.amount())
    }
  }
}

extension AuditFile {
  /// What this file reports for an indicator; nil where it reports nothing.
  public subscript(reported id: String) -> ReportedValue? { reported.first { $0.id == id } }

  /// A fault for each reported value that no indicator of the standard takes, or not in this form.
  func reportedFaults(under standards: [Standard]) -> [DocumentFault] {
    let indicators = standards.flatMap(\.indicators)
    let ids = indicators.compactMap { indicator -> String? in
      if case .reported = indicator.measure { return indicator.id }
      return nil
    }
    return reported.flatMap { value -> [DocumentFault] in
      guard let indicator = indicators.first(where: { $0.id == value.id }) else {
        let names = standards.map { "'\($0.id)'" }
        let near = nearestWord(to: value.id, among: ids)
        return [
          fault(
            .unknownKey, value,
            names.count == 1
              ? "the standard \(names[0]) has no indicator \(quoted(value.id))"
              : "none of the standards \(names.joined(separator: ", ")) has an indicator \(quoted(value.id))",
            near.map { "did you mean '\($0)'?" }, ids)
        ]
      }
      guard case .reported(let definition) = indicator.measure else {
        return [
          fault(
            .impossibleValue, value,
            "\(value.id) is computed from layers (\(indicator.measure.word)), not reported",
            "remove it here; a city's own target goes under overrides")
        ]
      }
      return misfits(of: value, to: indicator, unit: definition.unit)
    }
  }

  private func misfits(
    of value: ReportedValue, to indicator: Indicator, unit: String?
  ) -> [DocumentFault] {
    if let own = value.unit, let unit, own != unit {
      return [
        fault(
          .impossibleValue, value, "\(value.id) is in '\(unit)', and is reported in '\(own)'",
          "convert the value, and leave unit out")
      ]
    }
    let unit = unit ?? value.unit
    var wantsAnswer = unit == MeasureUnit.yesNo.rawValue
    if case .answer? = indicator.target { wantsAnswer = true }
    let isAnswered = { (amount: ReportedAmount) in if case .answer = amount { true } else { false } }
    // Without a unit and a target either will do, but not both.
    let isFree = unit == nil && indicator.target == nil
    let amounts = value.amounts
    let wrong = amounts.first { isAnswered($0) != (isFree ? isAnswered(amounts[0]) : wantsAnswer) }
    if let wrong {
      let isAnswer = isAnswered(wrong)
      return [
        fault(
          .wrongType, value,
          "\(value.id) takes \(isAnswer ? "a number" : "yes or no"), and is reported as \(wrong.written)",
          isAnswer ? "write the number" : "write value: yes, or value: no")
      ]
    }
    guard let unit, let range = MeasureUnit(rawValue: unit).range,
      let wrong = amounts.first(where: { !range.contains($0.number) })?.number
    else { return [] }
    return [
      fault(
        .impossibleValue, value,
        "\(value.id) is a \(unit) from \(plain(range.lowerBound)) to 1, and is reported as \(plain(wrong))",
        remedy(for: wrong, range))
    ]
  }

  private func remedy(for number: Double, _ range: ClosedRange<Double>) -> String? {
    if number < 0, range.lowerBound == 0 {
      return "a rate of change, which may be below 0, has unit: rate in the standard"
    }
    guard abs(number) > 1, abs(number) <= 100 else { return nil }
    return "write \(plain(number / 100)) for \(plain(number)) %"
  }

  private func fault(
    _ kind: DocumentFault.Kind, _ value: ReportedValue, _ message: String, _ suggestion: String?,
    _ validWords: [String] = []
  ) -> DocumentFault {
    DocumentFault(
      kind, file: file, line: value.place?.line, column: value.place?.column, path: "reported.\(value.id)",
      message: message, suggestion: suggestion, validWords: validWords)
  }
}

extension ReportedAmount {
  fileprivate var written: String {
    switch self {
    case .number(let number): plain(number)
    case .answer(let isYes): isYes ? "yes" : "no"
    }
  }
}
