// A number as files carry it: every digit that it has and none more.

extension Double {
  /// The shortest decimal that reads back as the same number, a whole number without a fraction, -0 as `0`.
  ///
  /// Valid JSON and CSV. What is no finite number, such as a sum past all bounds, is as good as unknown: `null`.
  package var exactText: String {
    guard isFinite else { return "null" }
    if self == 0 { return "0" }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
