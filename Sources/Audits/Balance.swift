// A sum that must come out, checked in every run.

/// A sum that must come out: covered + uncovered = total; districts + outside = whole.
public struct Balance: Sendable, Hashable {
  /// What is balanced, such as `park-coverage: covered + uncovered = total`.
  public var name: String
  /// The sum of the parts.
  public var parts: Double
  /// What they must add up to.
  public var whole: Double
  /// Whether they do, to a billionth of the whole.
  public var holds: Bool { abs(parts - whole) <= 1e-9 * max(1, abs(whole)) }

  /// A balance.
  public init(name: String, parts: Double, whole: Double) {
    self.name = name
    self.parts = parts
    self.whole = whole
  }
}
