// Why an indicator went from one figure to another: one cause after the other, so that their parts add up.

/// What may make an indicator come to something else.
public enum ChangeCause: Sendable, Hashable {
  /// The old ledger was made by another version; its figures are those recorded, then those of this version.
  case engine
  /// The old ledger was made by this very version, and its inputs do not give what it recorded.
  case record
  /// Old files of these layers are no longer there: what they did cannot be computed again. Where the ledger was made by
  /// another version, what that did is in it.
  case lostLayers([String])
  /// The standard, or what the audit file says of it, of layers or of walking.
  case parameters
  /// A reported value, or its evidence.
  case reported
  /// The file of this layer.
  case layer(String)
  /// None of these.
  case other
}

/// What one cause does to one place.
public struct ChangeStep: Sendable, Hashable {
  /// The cause.
  public var cause: ChangeCause
  /// From what to what it takes the place, after all causes before it in the order; a step begins where the one before it
  /// ends, so the parts add up to the whole.
  public var part: FigureChange
  /// From what to what it takes the place if it is the only thing that is exchanged; nil where that is ``part``, as for the
  /// first cause.
  public var alone: FigureChange?

  /// A step.
  public init(cause: ChangeCause, part: FigureChange, alone: FigureChange? = nil) {
    self.cause = cause
    self.part = part
    self.alone = alone
  }

  /// Whether the cause alone does something else than it does in the order, beyond rounding.
  public var interacts: Bool {
    guard let alone else { return false }
    switch (alone.value, part.value) {
    case (let one?, let other?):
      if abs(one - other) > max(alone.valueRounding, part.valueRounding) { return true }
    case (nil, nil): break
    default: return true
    }
    switch (alone.shortfall, part.shortfall) {
    case (let one?, let other?):
      return abs(one - other) > max(alone.shortfallRounding, part.shortfallRounding)
    case (nil, nil): return alone.verdict != part.verdict
    default: return true
    }
  }
}
