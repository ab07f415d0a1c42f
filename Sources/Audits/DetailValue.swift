// More numbers of an indicator, as an ordered tree that becomes JSON.

/// A value of an indicator's detail: an ordered tree that becomes JSON.
public indirect enum DetailValue: Sendable, Hashable {
  /// Nothing: what is unknown.
  case null
  /// Yes or no.
  case boolean(Bool)
  /// A count.
  case integer(Int)
  /// A finite number, in the unit that its name or its neighbour says.
  case number(Double)
  /// A text.
  case text(String)
  /// Values in order.
  case list([DetailValue])
  /// Named values in order; names are unique.
  case object([DetailEntry])
}

/// A named value of a detail object.
public struct DetailEntry: Sendable, Hashable {
  /// The name, in `snake_case` with its unit where it has one, such as `uncovered_m2`.
  public var key: String
  /// The value.
  public var value: DetailValue

  /// A named value.
  public init(_ key: String, _ value: DetailValue) {
    self.key = key
    self.value = value
  }
}
