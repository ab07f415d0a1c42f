// Targets as a standard and an audit file write them.

package import Measures

extension StrictValue {
  /// A target: a mapping with one key, its comparison.
  package func target() -> Target? {
    if isNumber, let number = writtenText {
      fault(
        .wrongType, "\(label) must say how it compares, and is \(kindText)",
        suggestion: "write { at_least: \(number) }, { more_than: \(number) } or another of the words",
        validWords: StandardForms.target.keys)
      return nil
    }
    guard let mapping = mapping(StandardForms.target), let word = mapping.keys.first,
      let number = mapping[word]?.number(unit: "in the indicator's unit")
    else { return nil }
    switch word {
    case "at_least": return .atLeast(number)
    case "more_than": return .moreThan(number)
    case "at_most": return .atMost(number)
    default: return .lessThan(number)
    }
  }

  /// Adds a fault when no value of the measure could meet the target, or every value would miss its sense.
  package func checkTarget(_ target: Target, suits measure: MeasureDefinition) {
    guard let message = target.misfit(to: measure) else { return }
    let number = target.number
    let suggestion =
      measure.isShare && number > 1 && number <= 100 ? "write \(plain(number / 100)) for \(plain(number)) %" : nil
    fault(.impossibleValue, message, suggestion: suggestion)
  }
}

extension Target {
  /// Why a measure's value cannot be held against this target; nil when it can.
  package func misfit(to measure: MeasureDefinition) -> String? {
    if measure.isShare, !(0...1).contains(number) {
      return "the target of a \(measure.word) is a share from 0 to 1, and is \(plain(number))"
    }
    if number < 0 { return "the target of a \(measure.word) is 0 or more, and is \(plain(number))" }
    switch self {
    case .moreThan where measure.isShare && number == 1: return "no share is more than 1"
    case .lessThan where number == 0: return "no value of a \(measure.word) is less than 0"
    default: return nil
    }
  }
}

extension MeasureDefinition {
  /// Whether the measure's value is a share from 0 to 1.
  package var isShare: Bool {
    switch self {
    case .coverage, .lifeCircle, .spacing: true
    case .provision: false
    }
  }
}

/// A number for a message: without a fraction of zero.
package func plain(_ number: Double) -> String {
  if let whole = Int(exactly: number) { return String(whole) }
  return number.description
}
