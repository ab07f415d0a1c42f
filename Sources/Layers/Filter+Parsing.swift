// A filter's text into its tree: tokens, then recursive descent, every fault with its character.

/// Reads the filter language; see ``Filter`` for the grammar.
struct FilterParser {
  private enum Token: Equatable {
    case word(String)
    case field(String)
    case text(String)
    case number(Double, String)
    case symbol(String)
    case end
  }

  // Deep enough for any condition a person writes, shallow enough for the stack.
  private static let depthLimit = 200
  private static let valueHint = "a value such as 'market', 12.5 or true"

  private let text: String
  private let characters: [Character]
  private var position = 0
  private var token = Token.end
  private var tokenStart = 0
  private var depth = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func parse() throws(FilterError) -> Filter.Node {
    try advance()
    if token == .end {
      throw fault("the filter is empty; write a condition such as kind = 'market', or leave the filter out")
    }
    let node = try disjunction()
    guard token == .end else { throw expected("'and', 'or' or the end of the filter") }
    return node
  }

  // MARK: Grammar

  private mutating func disjunction() throws(FilterError) -> Filter.Node {
    var node = try conjunction()
    while takeKeyword("or") != nil {
      try advance()
      node = .or(node, try conjunction())
    }
    return node
  }

  private mutating func conjunction() throws(FilterError) -> Filter.Node {
    var node = try condition()
    while takeKeyword("and") != nil {
      try advance()
      node = .and(node, try condition())
    }
    return node
  }

  private mutating func condition() throws(FilterError) -> Filter.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw fault("more than \(Self.depthLimit) conditions nested in each other")
    }
    if takeKeyword("not") != nil {
      try advance()
      return .not(try condition())
    }
    if token == .symbol("(") {
      try advance()
      let node = try disjunction()
      try close()
      return node
    }
    return try comparison()
  }

  private mutating func comparison() throws(FilterError) -> Filter.Node {
    if takeKeyword("exists") != nil {
      try advance()
      guard token == .symbol("(") else { throw expected("'(' after exists, as in exists(name)") }
      try advance()
      let field = try field()
      try close()
      return .exists(field: field)
    }
    let field = try field()
    if case .symbol(let symbol) = token, let comparison = Self.comparison(symbol) {
      try advance()
      let start = tokenStart
      let value = try literal()
      if case .boolean = value, comparison != .equal, comparison != .notEqual {
        throw FilterError(
          text: text, offset: start, message: "true and false have no order; compare with = or !=")
      }
      return .comparison(field: field, comparison, value)
    }
    switch takeKeyword("in", "not", "is", "exists") {
    case "in":
      try advance()
      return .membership(field: field, try list(), negated: false)
    case "not":
      try advance()
      guard takeKeyword("in") != nil else { throw expected("'in', as in class not in ('a', 'b')") }
      try advance()
      return .membership(field: field, try list(), negated: true)
    case "is":
      try advance()
      let negated = takeKeyword("not") != nil
      if negated { try advance() }
      guard takeKeyword("null") != nil else { throw expected("null, as in 'name is null'") }
      try advance()
      return negated ? .exists(field: field) : .not(.exists(field: field))
    case "exists":
      try advance()
      return .exists(field: field)
    default:
      throw expected("an operator (= != < <= > >= in, is null, exists) after the field '\(field)'")
    }
  }

  private static func comparison(_ symbol: String) -> Filter.Comparison? {
    switch symbol {
    case "<>": .notEqual
    case "==": .equal
    default: Filter.Comparison(rawValue: symbol)
    }
  }

  private mutating func field() throws(FilterError) -> String {
    switch token {
    case .word(let name) where !Self.keywords.contains(name.lowercased()), .field(let name):
      try advance()
      return name
    default:
      throw expected("a field's name (in backticks if it is a keyword or has other characters)")
    }
  }

  private mutating func literal() throws(FilterError) -> Filter.Literal {
    let value: Filter.Literal
    switch token {
    case .text(let string): value = .text(string)
    case .number(let number, _): value = .number(number)
    case .word(let word) where word.lowercased() == "true": value = .boolean(true)
    case .word(let word) where word.lowercased() == "false": value = .boolean(false)
    case .word(let word) where word.lowercased() == "null":
      throw fault("null satisfies no comparison; write 'is null' or 'is not null'")
    case .word(let word): throw expected(Self.valueHint, hint: "; a string goes into quotes: '\(word)'")
    default: throw expected(Self.valueHint)
    }
    try advance()
    return value
  }

  private mutating func list() throws(FilterError) -> [Filter.Literal] {
    guard token == .symbol("(") else { throw expected("'(' and a list of values, as in class in ('a', 'b')") }
    try advance()
    var values = [try literal()]
    while token == .symbol(",") {
      try advance()
      values.append(try literal())
    }
    guard token == .symbol(")") else { throw expected("',' or ')'") }
    try advance()
    return values
  }

  private mutating func close() throws(FilterError) {
    guard token == .symbol(")") else { throw expected("')'") }
    try advance()
  }

  // MARK: Tokens

  private static let keywords: Set<String> = [
    "and", "or", "not", "in", "is", "null", "exists", "true", "false",
  ]

  private func takeKeyword(_ keywords: String...) -> String? {
    guard case .word(let word) = token else { return nil }
    let lower = word.lowercased()
    return keywords.contains(lower) ? lower : nil
  }

  private func fault(_ message: String) -> FilterError {
    FilterError(text: text, offset: tokenStart, message: message)
  }

  private func expected(_ what: String, hint: String = "") -> FilterError {
    let found =
      switch token {
      case .word(let word): "'\(word)'"
      case .field(let name): "the field `\(name)`"
      case .text(let string): "the string '\(string)'"
      case .number(_, let spelling): spelling
      case .symbol(let symbol): "'\(symbol)'"
      case .end: "the end of the filter"
      }
    return fault("expected \(what), found \(found)\(hint)")
  }

  private mutating func advance() throws(FilterError) {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    tokenStart = position
    guard position < characters.count else {
      token = .end
      return
    }
    let first = characters[position]
    switch first {
    case "'", "\"": token = .text(try quoted(by: first))
    case "`":
      let name = try quoted(by: first)
      guard !name.isEmpty else { throw fault("a field's name in backticks is empty") }
      token = .field(name)
    case "(", ")", ",":
      position += 1
      token = .symbol(String(first))
    case "=", "!", "<", ">":
      position += 1
      var symbol = String(first)
      if position < characters.count,
        characters[position] == "=" || (first == "<" && characters[position] == ">")
      {
        symbol.append(characters[position])
        position += 1
      }
      token = .symbol(symbol)
      if symbol == "!" { throw fault("expected '!=' (write 'not' to negate a condition)") }
    case "0"..."9", "-", "+", ".": token = try number()
    default:
      if let remedy = FullWidthSign.remedy(first) { throw fault(remedy) }
      guard first.isLetter || first == "_" || first == "@" else {
        throw fault(
          "'\(first)' does not belong here; a field's name with such characters goes into backticks")
      }
      while position < characters.count, Self.continuesWord(characters[position]) { position += 1 }
      token = .word(String(characters[tokenStart..<position]))
    }
  }

  private static func continuesWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_:.-@".contains(character)
  }

  private mutating func number() throws(FilterError) -> Token {
    while position < characters.count,
      Self.continuesWord(characters[position]) || characters[position] == "+"
    {
      position += 1
    }
    let spelling = String(characters[tokenStart..<position])
    // Double reads hexadecimal, "inf" and "nan" too, which no one means here.
    guard spelling.allSatisfy({ "0123456789.eE+-".contains($0) }), let value = Double(spelling),
      value.isFinite
    else {
      throw fault("'\(spelling)' is not a number; a field's name that starts like one goes into backticks")
    }
    return .number(value, spelling)
  }

  private mutating func quoted(by quote: Character) throws(FilterError) -> String {
    position += 1
    var content = ""
    while position < characters.count {
      if characters[position] == quote {
        position += 1
        guard position < characters.count, characters[position] == quote else { return content }
      }
      content.append(characters[position])
      position += 1
    }
    let sign = content.first { "‘’“”＂＇｀".contains($0) }.flatMap(FullWidthSign.remedy)
    throw fault(
      "the \(quote == "`" ? "name" : "string") that starts here has no closing \(quote)"
        + (sign.map { "; in it, \($0)" } ?? ""))
  }
}
