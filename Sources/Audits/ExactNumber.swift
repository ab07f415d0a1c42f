// A number as files carry it: every digit that it has and none more.

extension Double {
  /// The shortest decimal that reads back as the same number, a whole number without a fraction, -0 as `0`.
  ///
  /// Valid JSON and CSV for every finite number.
  ///
  /// - Precondition: The number is finite. A measure that has no number says so with nil.
  package var exactText: String {
    precondition(isFinite, "a result must hold finite numbers; what is unknown is nil")
    if self == 0 { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
