// The parameters of what is not computed from layers but reported: no more than its unit.

/// The parameters of a reported value.
public struct ReportedDefinition: Sendable, Hashable {
  /// The unit, such as `share`, `rate` or `yuan`; `yes_no` where the answer is one of the two; nil leaves it to the audit file.
  public var unit: String?

  /// A reported value.
  public init(unit: String? = nil) { self.unit = unit }
}
