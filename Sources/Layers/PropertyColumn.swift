// One property of all features of a layer, as a typed column.

/// A JSON property's value, as far as a column keeps it.
public enum PropertyValue: Sendable, Hashable {
  /// The property is absent.
  case missing
  /// The property is there, and null.
  case null
  /// true or false.
  case boolean(Bool)
  /// A number.
  case number(Double)
  /// A string.
  case text(String)
  /// An array or an object; its content is not kept.
  case nested
}

/// One property of all features of a layer: a kind and a number a feature, and each different string once.
public struct PropertyColumn: Sendable {
  enum Kind: UInt8, Sendable { case missing, null, boolean, number, text, nested }

  // How many rows come before the first that has the property: a property that no feature has takes no space.
  private var leading = 0
  private var kinds: [Kind] = []
  // The number, 0 or 1 for booleans, the place in `words` for strings.
  private var numbers: [Double] = []
  private var words: [String] = []
  private var places = TextPlaces()

  /// A column without rows.
  public init() {}

  /// A column of a property that no feature has.
  static func absent(count: Int) -> PropertyColumn {
    var column = PropertyColumn()
    column.leading = count
    return column
  }

  /// The number of rows.
  public var count: Int { leading + kinds.count }

  /// Adds a row.
  public mutating func append(_ value: PropertyValue) {
    switch value {
    case .missing: append(.missing, 0)
    case .null: append(.null, 0)
    case .boolean(let value): append(.boolean, value ? 1 : 0)
    case .number(let value): append(.number, value)
    case .nested: append(.nested, 0)
    case .text(let value):
      var value = value
      value.withUTF8 { unsafe append(text: $0) }
    }
  }

  /// Adds a row of another kind than text.
  mutating func append(_ kind: Kind, _ number: Double) {
    if kind == .missing && kinds.isEmpty {
      leading += 1
      return
    }
    kinds.append(kind)
    numbers.append(number)
  }

  /// Adds a row of text, given in UTF-8.
  mutating func append(text: UnsafeBufferPointer<UInt8>) {
    let place = unsafe places.place(of: text, in: &words)
    append(.text, Double(place))
  }

  /// Adds all rows of another column.
  mutating func append(_ other: PropertyColumn) {
    if count == 0 {
      self = other
      return
    }
    if kinds.isEmpty {
      leading += other.leading
    } else {
      kinds.append(contentsOf: repeatElement(.missing, count: other.leading))
      numbers.append(contentsOf: repeatElement(0, count: other.leading))
    }
    let newPlaces = other.words.map { text in
      var text = text
      return Double(text.withUTF8 { unsafe places.place(of: $0, in: &words) })
    }
    kinds.append(contentsOf: other.kinds)
    for (kind, number) in zip(other.kinds, other.numbers) {
      numbers.append(kind == .text ? newPlaces[Int(number)] : number)
    }
  }

  /// The value of a row.
  public subscript(row: Int) -> PropertyValue {
    guard row >= leading else { return .missing }
    let number = numbers[row - leading]
    return switch kinds[row - leading] {
    case .missing: .missing
    case .null: .null
    case .boolean: .boolean(number == 1)
    case .number: .number(number)
    case .text: .text(words[Int(number)])
    case .nested: .nested
    }
  }

  /// Whether the value of each row satisfies a condition; a text that many rows have is asked about once.
  public func rows(satisfying condition: (PropertyValue) -> Bool) -> [Bool] {
    var ofText = [Bool?](repeating: nil, count: words.count)
    let ofMissing = leading > 0 && condition(.missing)
    return (0..<count).map { row in
      guard row >= leading else { return ofMissing }
      guard kinds[row - leading] == .text else { return condition(self[row]) }
      let place = Int(numbers[row - leading])
      if let known = ofText[place] { return known }
      let answer = condition(.text(words[place]))
      ofText[place] = answer
      return answer
    }
  }

  /// The number in a row: a number, or a string that is wholly one; nil otherwise.
  public func number(_ row: Int) -> Double? {
    switch self[row] {
    case .number(let value): value
    case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  /// The text in a row: a string, or a number or boolean written as one; nil otherwise.
  ///
  /// A whole number is written without a fraction, so that an id of 7 is "7" whether the file says 7, 7.0 or
  /// "7".
  public func text(_ row: Int) -> String? {
    switch self[row] {
    case .text(let text): text
    case .number(let value): Self.spelling(value)
    case .boolean(let value): String(value)
    default: nil
    }
  }

  /// The texts of all rows, as ``text(_:)`` gives them.
  public var texts: [String?] { (0..<count).map { text($0) } }

  /// The different texts of a column, nil among them, and for each row which it has; nil for a column that no row has a
  /// text in.
  public var codedTexts: (texts: [String?], codes: [Int32])? {
    var texts: [String?] = [nil]
    var codes = [Int32](repeating: 0, count: count)
    var codeOfWord = [Int32](repeating: -1, count: words.count)
    var codeOfText: [String: Int32] = [:]
    func code(of text: String) -> Int32 {
      if let known = codeOfText[text] { return known }
      let code = Int32(texts.count)
      texts.append(text)
      codeOfText[text] = code
      return code
    }
    for row in leading..<count {
      if kinds[row - leading] == .text {
        let word = Int(numbers[row - leading])
        if codeOfWord[word] < 0 { codeOfWord[word] = code(of: words[word]) }
        codes[row] = codeOfWord[word]
      } else if let text = text(row) {
        codes[row] = code(of: text)
      }
    }
    return texts.count > 1 ? (texts, codes) : nil
  }

  /// A number as messages and ids write it: without a fraction when it is whole.
  static func spelling(_ value: Double) -> String {
    value == value.rounded(.towardZero) && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// The rows chosen, in the order given.
  public func selecting(_ rows: some Sequence<Int>) -> PropertyColumn {
    var chosen = PropertyColumn()
    for row in rows { chosen.append(self[row]) }
    return chosen
  }
}
