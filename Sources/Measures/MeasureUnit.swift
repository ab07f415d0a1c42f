// The unit a number is in, said once and carried with it.

/// A unit of measure, by the symbol that `results.json` carries.
public struct MeasureUnit: Sendable, Hashable, RawRepresentable {
  /// The symbol, such as `m2/resident`.
  public let rawValue: String

  /// A unit by its symbol.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A share from 0 to 1.
  public static let share = MeasureUnit(rawValue: "share")
  /// A rate of change, as a share that may be below 0: -0.004 is a fall of 0.4 %.
  public static let rate = MeasureUnit(rawValue: "rate")
  /// Square metres.
  public static let squareMetres = MeasureUnit(rawValue: "m2")
  /// Metres.
  public static let metres = MeasureUnit(rawValue: "m")
  /// People.
  public static let residents = MeasureUnit(rawValue: "residents")
  /// Dwellings.
  public static let dwellings = MeasureUnit(rawValue: "dwellings")
  /// Features of a demand layer.
  public static let features = MeasureUnit(rawValue: "features")
  /// Facilities: features of a supply layer.
  public static let facilities = MeasureUnit(rawValue: "facilities")
  /// Households.
  public static let households = MeasureUnit(rawValue: "households")
  /// Points that samples are taken at.
  public static let samplingPoints = MeasureUnit(rawValue: "sampling_points")
  /// Yes, as 1, or no, as 0.
  public static let yesNo = MeasureUnit(rawValue: "yes_no")
  /// Square kilometres.
  public static let squareKilometres = MeasureUnit(rawValue: "km2")

  /// Whether its numbers are shown in per cent, and what two of them differ by in percentage points.
  public var isPerCent: Bool { self == .share || self == .rate }

  /// The numbers that a value of this unit can be; nil for any.
  public var range: ClosedRange<Double>? {
    switch self {
    case .share: 0...1
    case .rate: -1...1
    default: nil
    }
  }

  /// This unit per another, such as `m2/resident`.
  public func per(_ base: String) -> MeasureUnit { MeasureUnit(rawValue: "\(rawValue)/\(base)") }
}
