// Targets as a standard and an audit file write them.

extension StrictValue {
  /// A target: a mapping with one key, its comparison.
  package func target() -> Target? {
    if isNumber, let number = writtenText {
      fault(
        .wrongType, "\(label) must say how it compares, and is \(kindText)",
        suggestion: "write { at_least: \(number) }, or more_than, at_most or less_than")
      return nil
    }
    guard let mapping = mapping(StandardForms.target), let word = mapping.keys.first,
      let value = mapping[word]
    else { return nil }
    switch word {
    case "is": return value.yesOrNo().map { .answer($0) }
    case "rising": return value.isStated ? .rising : nil
    case "falling": return value.isStated ? .falling : nil
    case "not_rising": return value.isStated ? .notRising : nil
    default: break
    }
    guard let number = value.number(unit: "in the indicator's unit") else { return nil }
    switch word {
    case "at_least": return .atLeast(number)
    case "more_than": return .moreThan(number)
    case "at_most": return .atMost(number)
    default: return .lessThan(number)
    }
  }

  /// Whether a target without a number is switched on; adds a fault where it is not.
  private var isStated: Bool {
    guard let isTrue = truth() else { return false }
    if !isTrue {
      fault(
        .impossibleValue, "\(label): false says nothing",
        suggestion: "write \(label): true, another target, or none")
    }
    return isTrue
  }

  /// Adds a fault when no value of the measure could meet the target, or every value would miss its sense.
  func checkTarget(_ target: Target, suits measure: String, unit: String?) {
    guard let misfit = target.misfit(to: measure, unit: unit) else { return }
    fault(.impossibleValue, misfit.message, suggestion: misfit.suggestion)
  }
}

extension Target {
  /// Why the value of a measure, by its word, cannot be held against this target; nil when it can.
  ///
  /// - Parameter unit: The unit of a reported value, where the standard says it.
  package func misfit(to measure: String, unit: String? = nil) -> (message: String, suggestion: String?)? {
    guard let number else {
      if measure != "reported" {
        return (
          "the target '\(word)' is for reported values, and the measure is a \(measure)",
          "write at_least, more_than, at_most or less_than"
        )
      }
      if case .answer = self, let unit, unit != "yes_no" {
        return ("yes or no is the target of a value in '\(unit)'", "write a number, or leave unit out")
      }
      return nil
    }
    if measure == "reported", unit == "yes_no" {
      return ("the value is yes or no, and the target is \(plain(number))", "write { is: yes }")
    }
    let isShare = measure == "reported" ? unit == "share" : measure != "provision"
    if measure == "reported", unit == "rate", !(-1...1).contains(number) {
      let isPercent = abs(number) <= 100
      return (
        "the target of a rate of change is from -1 to 1, and is \(plain(number))",
        isPercent ? "write \(plain(number / 100)) for \(plain(number)) %" : nil
      )
    }
    if isShare, !(0...1).contains(number) {
      let isPercent = number > 1 && number <= 100
      return (
        "the target of a \(measure) is a share from 0 to 1, and is \(plain(number))",
        isPercent ? "write \(plain(number / 100)) for \(plain(number)) %" : nil
      )
    }
    if measure == "reported", !isShare { return nil }
    if number < 0 { return ("the target of a \(measure) is 0 or more, and is \(plain(number))", nil) }
    switch self {
    case .moreThan where isShare && number == 1:
      return ("no share is more than 1", "write at_least: 1 if all of it is meant")
    case .lessThan where number == 0:
      return ("no value of a \(measure) is less than 0", "write at_most: 0 if none of it is meant")
    default: return nil
    }
  }
}

/// A number for a message: without a fraction of zero.
package func plain(_ number: Double) -> String {
  if let whole = Int(exactly: number) { return String(whole) }
  return number.description
}
