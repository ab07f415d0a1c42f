// A target as an ordered tree: `{ "at_least": 0.8 }`, as a standard writes it.

package import Standards

extension Target {
  /// The target by its word in a standard.
  package var detail: DetailValue {
    let value: DetailValue =
      switch self {
      case .atLeast(let number), .moreThan(let number), .atMost(let number), .lessThan(let number):
        .number(number)
      case .rising, .falling, .notRising: .boolean(true)
      case .answer(let isYes): .boolean(isYes)
      }
    return .object([DetailEntry(word, value)])
  }
}
