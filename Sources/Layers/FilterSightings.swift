// What a layer's own filter met in the file: properties that no feature has, and values that none has, are most likely
// slips of the pen, and what such a filter keeps or drops says nothing of the city.

/// What a filter met of the properties that it compares.
public struct FilterSightings: Sendable {
  /// A property that is to equal a value, or one of several.
  struct Question: Sendable {
    var field: Int
    var literals: [Filter.Literal]
    var isMet: [Bool]
  }

  /// Values of one `=` or one list of `in` that no feature has.
  public struct Unmet: Sendable, Hashable {
    /// The property.
    public var field: String
    /// The values that no feature has, in the order of the filter.
    public var values: [String]
    /// Whether none of those that the filter lists is met.
    public var isAll: Bool
    /// The values that features have, in the order of the file: the first twenty of them.
    public var met: [String]
  }

  /// How many values are kept of a property.
  static let mostValues = 20

  /// The filter.
  public let filter: Filter
  private let fields: [String]
  private var isSeen: [Bool]
  private var questions: [Question] = []
  // The values seen of each property of which some value is still sought.
  private var values: [[String]]
  private var isSettled = false

  /// A filter that has met nothing.
  init(_ filter: Filter) {
    self.filter = filter
    fields = filter.comparedFields.sorted()
    isSeen = Array(repeating: false, count: fields.count)
    values = Array(repeating: [], count: fields.count)
    for (field, literals) in filter.equalities {
      guard let place = fields.firstIndex(of: field) else { continue }
      questions.append(
        Question(field: place, literals: literals, isMet: Array(repeating: false, count: literals.count)))
    }
    isSettled = fields.isEmpty
  }

  /// Sees a feature; to see it twice is to see it once.
  mutating func see(_ value: (String) -> PropertyValue) {
    guard !isSettled else { return }
    for field in fields.indices {
      let value = value(fields[field])
      guard value != .missing else { continue }
      isSeen[field] = true
      var isSought = false
      for place in questions.indices where questions[place].field == field {
        for literal in questions[place].literals.indices where !questions[place].isMet[literal] {
          questions[place].isMet[literal] = Filter.holds(value, .equal, questions[place].literals[literal])
        }
        if questions[place].isMet.contains(false) { isSought = true }
      }
      if isSought, let text = value.spelling { keep(text, of: field) }
    }
    isSettled = !isSeen.contains(false) && !questions.contains { $0.isMet.contains(false) }
  }

  private mutating func keep(_ text: String, of field: Int) {
    guard values[field].count < Self.mostValues, !values[field].contains(text) else { return }
    values[field].append(text)
  }

  /// Adds what the same filter met farther on in the file.
  mutating func add(_ later: FilterSightings) {
    for field in fields.indices {
      if later.isSeen[field] { isSeen[field] = true }
      for text in later.values[field] { keep(text, of: field) }
    }
    for place in questions.indices {
      for literal in questions[place].isMet.indices where later.questions[place].isMet[literal] {
        questions[place].isMet[literal] = true
      }
    }
    isSettled = !isSeen.contains(false) && !questions.contains { $0.isMet.contains(false) }
  }

  /// The properties that the filter compares and no feature has, ascending.
  public var absentFields: [String] { fields.indices.filter { !isSeen[$0] }.map { fields[$0] } }

  /// The values that are asked for and no feature has, of properties that some have, in the order of the filter.
  public var unmet: [Unmet] {
    questions.compactMap { question in
      guard isSeen[question.field], question.isMet.contains(false) else { return nil }
      return Unmet(
        field: fields[question.field],
        values: zip(question.literals, question.isMet).filter { !$0.1 }.map(\.0.spelling),
        isAll: !question.isMet.contains(true), met: values[question.field])
    }
  }
}

extension Filter {
  /// The properties that are to equal a value or one of several, in the order of the text; not those that are not to.
  fileprivate var equalities: [(field: String, values: [Literal])] {
    var found: [(field: String, values: [Literal])] = []
    func gather(_ node: Node, isWanted: Bool) {
      switch node {
      case .comparison(let field, .equal, let literal) where isWanted: found.append((field, [literal]))
      case .comparison(let field, .notEqual, let literal) where !isWanted: found.append((field, [literal]))
      case .membership(let field, let literals, let negated) where negated != isWanted:
        found.append((field, literals))
      case .comparison, .membership, .exists: break
      case .not(let node): gather(node, isWanted: !isWanted)
      case .and(let left, let right), .or(let left, let right):
        gather(left, isWanted: isWanted)
        gather(right, isWanted: isWanted)
      }
    }
    gather(root, isWanted: true)
    return found
  }
}

extension Filter.Literal {
  fileprivate var spelling: String {
    switch self {
    case .text(let text): text
    case .number(let number): PropertyColumn.spelling(number)
    case .boolean(let value): String(value)
    }
  }
}

extension PropertyValue {
  fileprivate var spelling: String? {
    switch self {
    case .text(let text): text
    case .number(let number): PropertyColumn.spelling(number)
    case .boolean(let value): String(value)
    case .missing, .null, .nested: nil
    }
  }
}
