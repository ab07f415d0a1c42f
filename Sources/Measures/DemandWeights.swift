// What each piece of a demand weighs, and why a weight may be unknown.

/// The weight of each piece of a demand.
public struct DemandWeights: Sendable {
  /// The weight of each piece, at least 0; not-a-number where nobody knows.
  public let perPiece: [Double]
  /// The unit of the weights.
  public let unit: MeasureUnit

  /// Weights that are known already.
  public init(perPiece: [Double], unit: MeasureUnit) {
    self.perPiece = perPiece
    self.unit = unit
  }

  /// Land, in m².
  public static func area(of demand: Demand) -> DemandWeights {
    DemandWeights(perPiece: demand.areas, unit: .squareMetres)
  }

  /// Features: 1 each, shared out by area where a district border cuts one.
  public static func count(of demand: Demand) -> DemandWeights {
    DemandWeights(
      perPiece: demand.sharedOut([Double?](repeating: 1, count: demand.featureCount)), unit: .features)
  }

  /// People.
  public static func residents(_ spread: ResidentsSpread) -> DemandWeights {
    DemandWeights(perPiece: spread.perPiece, unit: .residents)
  }

  /// Dwellings, one entry a feature; nil where the property is missing.
  public static func dwellings(_ dwellings: [Double?], of demand: Demand) -> DemandWeights {
    DemandWeights(perPiece: demand.sharedOut(dwellings), unit: .dwellings)
  }
}
