// What a demand layer leaves when it has passed through: sums and patches, and nothing of the layer itself.

internal import Measures

/// What a coverage found, in each way that was asked for.
struct CoverageOutcomes: Sendable {
  /// For each way, the deciding one first.
  var ways: [CoverageOutcome]
  /// What would be covered if supply of unknown size reached farthest; nil where all sizes are known.
  var farthestCovered: DistrictSums?
  /// What is near in a straight line and far on foot, as what is uncovered; nil where not both were asked for.
  var severed: CoverageOutcome?
}

/// What a life circle found, in each way that was asked for.
struct LifeCircleOutcomes: Sendable {
  /// For each way, the deciding one first.
  var ways: [LifeCircleOutcome]
  /// What is complete in straight lines and not on foot; nil where not both were asked for.
  var severed: SeveredCircle?
}

/// What is near every facility of a life circle in straight lines, and not on foot.
struct SeveredCircle: Sendable {
  /// The weight of the demand that is.
  var weight: DistrictSums
  /// The people who are, where the residents are known.
  var residents: DistrictSums
  var patches: UncoveredPatches
}

/// What a demand left that has passed through.
struct PassedDemand {
  /// The coverages by the indicators' ids.
  var coverages: [String: CoverageOutcomes] = [:]
  /// The life circles by the indicators' ids.
  var lifeCircles: [String: LifeCircleOutcomes] = [:]
  /// The curves by the indicators' ids.
  var curves: [String: [IndicatorCurve]] = [:]
  /// The places whose weight nobody knows.
  var unknownWeights: [DemandWeight: UnknownWeights] = [:]
}
