// What a measure computes, as parameters without any data: what a standard says, and what a result repeats.

/// One of the measures, with its parameters. Layers are named by their names in the audit file.
public enum MeasureDefinition: Sendable, Hashable {
  /// The share of a demand that lies within reach of a supply.
  case coverage(CoverageDefinition)
  /// An amount of supply per resident, household or area.
  case provision(ProvisionDefinition)
  /// The share of a demand that reaches every one of several categories.
  case lifeCircle(LifeCircleDefinition)
  /// How far apart facilities of one kind are.
  case spacing(SpacingDefinition)
  /// The share of a layer's features that pass.
  case ratio(RatioDefinition)
  /// What is not computed from layers: a value that the audit file reports.
  case reported(ReportedDefinition)

  /// The measure's word in a standard: `coverage`, `provision`, `lifeCircle`, `spacing`, `ratio` or `reported`.
  public var word: String {
    switch self {
    case .coverage: "coverage"
    case .provision: "provision"
    case .lifeCircle: "lifeCircle"
    case .spacing: "spacing"
    case .ratio: "ratio"
    case .reported: "reported"
    }
  }
}

/// A layer, or those of its features that satisfy a condition.
public struct LayerSelection: Sendable, Hashable {
  /// The layer's name in the audit file, such as `parks`.
  public var layer: String
  /// The condition, in the filter language, such as `kind = 'market'`; nil takes all features.
  public var condition: String?

  /// A layer and a condition.
  public init(layer: String, condition: String? = nil) {
    self.layer = layer
    self.condition = condition
  }
}

/// What a demand is weighed by.
public enum DemandWeight: String, Sendable, Hashable, CaseIterable {
  /// Land, in m².
  case area
  /// People.
  case residents
  /// Dwellings.
  case dwellings
  /// Features.
  case count
  /// Streets, or other lines, in metres; for a coverage alone.
  case length
}
