// Whether a filter can be decided at all: three-valued, after S. C. Kleene, "Introduction to Metamathematics", 1952,
// § 64. A ratio must not count a feature as failing because nobody wrote down what it is asked.

extension Filter {
  /// Whether a feature satisfies the filter; nil where its properties do not say.
  ///
  /// - A comparison, and `in`, is undecided where the property is absent, null, an array or an object; also where an
  ///   order, or a comparison with true or false, meets a value of another kind, such as `leq < 60` a leq of 'n/a'.
  /// - `exists` and `is null` are always decided.
  /// - `and` is false where one side is, `or` true where one side is, whatever the other; otherwise one side that is
  ///   undecided leaves both so, and so is `not` of it.
  public func decision(_ value: (String) -> PropertyValue) -> Bool? { Self.decision(root, value) }

  private static func decision(_ node: Node, _ value: (String) -> PropertyValue) -> Bool? {
    switch node {
    case .comparison(let field, let comparison, let literal):
      return decision(value(field), comparison, literal)
    case .membership(let field, let literals, let negated):
      let value = value(field)
      var isUndecided = literals.isEmpty
      for literal in literals {
        switch decision(value, .equal, literal) {
        case true?: return !negated
        case nil: isUndecided = true
        case false?: break
        }
      }
      return isUndecided ? nil : negated
    case .exists(let field):
      let value = value(field)
      return value != .missing && value != .null
    case .not(let node): return decision(node, value).map { !$0 }
    case .and(let left, let right):
      let (left, right) = (decision(left, value), decision(right, value))
      if left == false || right == false { return false }
      return left == nil || right == nil ? nil : true
    case .or(let left, let right):
      let (left, right) = (decision(left, value), decision(right, value))
      if left == true || right == true { return true }
      return left == nil || right == nil ? nil : false
    }
  }

  private static func decision(
    _ value: PropertyValue, _ comparison: Comparison, _ literal: Literal
  ) -> Bool? {
    let isOrder = comparison != .equal && comparison != .notEqual
    func isNumber(_ text: String) -> Bool { Double(text)?.isFinite ?? false }
    switch (value, literal) {
    case (.missing, _), (.null, _), (.nested, _): return nil
    case (.boolean, .boolean): break
    case (.text(let text), .boolean): if text != "true" && text != "false" { return nil }
    case (_, .boolean): return nil
    case (.text(let text), .number): if isOrder && !isNumber(text) { return nil }
    case (.number, .text(let text)): if isOrder && !isNumber(text) { return nil }
    case (.boolean, _): if isOrder { return nil }
    case (.number, .number), (.text, .text): break
    }
    return holds(value, comparison, literal)
  }
}
