// Which features of a layer are used: a small language of comparisons over properties, such as
// `class in ('primary', 'secondary') and not (access = 'private')`.
//
// Two-valued on purpose: SQL's third value surprises everyone who counts.

/// A condition on a feature's properties.
///
/// ```swift
/// let filter = try Filter("kind = 'market' and area >= 2000")
/// filter.matches { properties[$0] ?? .missing }
/// ```
///
/// The language, keywords in any case:
///
/// - `field = value`, and `!=` (or `<>`), `<`, `<=`, `>`, `>=`;
/// - `field in (value, …)`, `field not in (value, …)`;
/// - `field is null`, `field is not null`, `exists(field)`, `field exists`;
/// - `and`, `or`, `not`, parentheses; `not` binds tighter than `and`, `and` tighter than `or`.
///
/// A value is a number (`12.5`, `-3`, `1e3`), a string in single or double quotes (the quote itself is
/// doubled), `true` or `false`. A field's name may use letters of any script, digits and `_ : . - @`; any
/// other name, and one that is a keyword, goes into backticks.
///
/// The rules of comparison:
///
/// - A property that is absent or null equals nothing: `=`, `in` and the orders are false, `!=` and `not in` are true.
///   A park that says nothing about its access is not private. So `!=` is always `not (… = …)`.
/// - `is null` holds when the property is null or absent; `exists` is the opposite.
/// - With a number literal, a string that is wholly a number compares as that number (`"2000"` is 2000). With
///   a string literal that is wholly a number, a number compares as one (`7` is `'7'`).
/// - With `true` and `false`, the strings `"true"` and `"false"` compare as booleans.
/// - Strings are equal when they are canonically equivalent in Unicode, and are ordered by their code points,
///   whatever the locale.
/// - Values of different kinds are not equal and have no order: `=` and `<` are false, `!=` is true. So it is
///   with arrays and objects.
public struct Filter: Sendable, Hashable {
  /// The filter as it was written.
  public let text: String
  let root: Node

  /// How two values are compared.
  enum Comparison: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A value that a filter names.
  enum Literal: Sendable, Hashable {
    case number(Double)
    case text(String)
    case boolean(Bool)
  }

  /// A filter's syntax tree.
  indirect enum Node: Sendable, Hashable {
    case comparison(field: String, Comparison, Literal)
    case membership(field: String, [Literal], negated: Bool)
    case exists(field: String)
    case not(Node)
    case and(Node, Node)
    case or(Node, Node)
  }

  /// Reads a filter.
  ///
  /// - Throws: ``FilterError`` with the character where the filter stops making sense.
  public init(_ text: String) throws(FilterError) {
    self.text = text
    var parser = FilterParser(text)
    root = try parser.parse()
  }

  /// The properties that the filter reads.
  public var fields: Set<String> { fields(withExistence: true) }

  /// The properties that the filter compares with something; not those of which it only asks whether they are there.
  public var comparedFields: Set<String> { fields(withExistence: false) }

  private func fields(withExistence: Bool) -> Set<String> {
    var fields: Set<String> = []
    func gather(_ node: Node) {
      switch node {
      case .comparison(let field, _, _), .membership(let field, _, _): fields.insert(field)
      case .exists(let field):
        if withExistence { fields.insert(field) }
      case .not(let node): gather(node)
      case .and(let left, let right), .or(let left, let right):
        gather(left)
        gather(right)
      }
    }
    gather(root)
    return fields
  }

  /// Whether a feature satisfies the filter; `value` gives its properties by name.
  public func matches(_ value: (String) -> PropertyValue) -> Bool { Self.matches(root, value) }

  private static func matches(_ node: Node, _ value: (String) -> PropertyValue) -> Bool {
    switch node {
    case .comparison(let field, let comparison, let literal):
      return holds(value(field), comparison, literal)
    case .membership(let field, let literals, let negated):
      let value = value(field)
      if value == .missing || value == .null { return negated }
      return literals.contains { holds(value, .equal, $0) } != negated
    case .exists(let field):
      let value = value(field)
      return value != .missing && value != .null
    case .not(let node): return !matches(node, value)
    case .and(let left, let right): return matches(left, value) && matches(right, value)
    case .or(let left, let right): return matches(left, value) || matches(right, value)
    }
  }

  static func holds(_ value: PropertyValue, _ comparison: Comparison, _ literal: Literal) -> Bool {
    switch (value, literal) {
    case (.missing, _), (.null, _): return comparison == .notEqual
    case (.number(let value), .number(let literal)): return compare(value, comparison, literal)
    case (.text(let value), .number(let literal)):
      guard let value = Double(value), value.isFinite else { return comparison == .notEqual }
      return compare(value, comparison, literal)
    case (.text(let value), .text(let literal)): return compare(value, comparison, literal)
    case (.number(let value), .text(let literal)):
      guard let literal = Double(literal), literal.isFinite else { return comparison == .notEqual }
      return compare(value, comparison, literal)
    case (.boolean(let value), .boolean(let literal)):
      return comparison == .equal ? value == literal : comparison == .notEqual && value != literal
    case (.text(let value), .boolean(let literal)):
      guard value == "true" || value == "false" else { return comparison == .notEqual }
      return holds(.boolean(value == "true"), comparison, .boolean(literal))
    default: return comparison == .notEqual
    }
  }

  private static func compare<Value: Comparable>(
    _ value: Value, _ comparison: Comparison, _ literal: Value
  ) -> Bool {
    switch comparison {
    case .equal: value == literal
    case .notEqual: value != literal
    case .less: value < literal
    case .lessOrEqual: value <= literal
    case .greater: value > literal
    case .greaterOrEqual: value >= literal
    }
  }
}
