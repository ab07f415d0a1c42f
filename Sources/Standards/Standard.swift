// A rulebook: indicators under one name.

/// A rulebook of indicators.
public struct Standard: Sendable, Hashable {
  /// The stable id, such as `core`.
  public var id: String
  /// Its title.
  public var title: LocalizedText
  /// Its indicators, in the rulebook's order; ids are unique.
  public var indicators: [Indicator]

  /// A rulebook.
  public init(id: String, title: LocalizedText, indicators: [Indicator]) {
    self.id = id
    self.title = title
    self.indicators = indicators
  }

  /// The indicator of an id.
  public subscript(id: String) -> Indicator? { indicators.first { $0.id == id } }
}
