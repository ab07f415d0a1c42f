// An indicator's value in one place, with its verdict and what is missing.

public import Measures
public import Standards

/// What an indicator comes to in one place.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The target is met.
  case met
  /// The target is missed.
  case short
  /// Data or target is missing; never confused with short.
  case unknown
}

/// What is missing, in plain units.
public struct Shortfall: Sendable, Hashable {
  /// How much is missing to meet the target, or too much for one that is a maximum; at least 0, and 0 only where a
  /// strict target is hit exactly.
  public var value: Double
  /// In which unit: m², residents, facilities, …
  public var unit: MeasureUnit

  /// A shortfall.
  public init(value: Double, unit: MeasureUnit) {
    self.value = value
    self.unit = unit
  }
}

/// An indicator's value in one district, or in the whole city.
public struct PlaceResult: Sendable, Hashable {
  /// The district's id; nil for the city.
  public var districtID: String?
  /// The district's name; the city's name for the city.
  public var name: String
  /// numerator / denominator; nil when unknown.
  public var value: Double?
  /// The numerator, in `IndicatorResult.numeratorUnit`; nil when unknown.
  public var numerator: Double?
  /// The denominator, in `IndicatorResult.denominatorUnit`; nil when unknown.
  public var denominator: Double?
  /// Whether the target is met.
  public var verdict: Verdict
  /// Why the verdict is unknown, or what limits the value; nil when there is nothing to say.
  public var reason: LocalizedText?
  /// What is missing to meet the target; nil when it is met or unknown.
  public var shortfall: Shortfall?
  /// More numbers of this place, in a stable order.
  public var detail: [DetailEntry]

  /// A result for a place.
  public init(
    districtID: String?, name: String, value: Double? = nil, numerator: Double? = nil,
    denominator: Double? = nil, verdict: Verdict = .unknown, reason: LocalizedText? = nil,
    shortfall: Shortfall? = nil, detail: [DetailEntry] = []
  ) {
    self.districtID = districtID
    self.name = name
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.verdict = verdict
    self.reason = reason
    self.shortfall = shortfall
    self.detail = detail
  }
}
