// What a demand layer leaves when it has passed through: sums and patches, and nothing of the layer itself.

internal import Measures

/// What a demand left that has passed through.
struct PassedDemand {
  /// The coverages by the indicators' ids.
  var coverages: [String: CoverageOutcome] = [:]
  /// What would be covered if supply of unknown size reached farthest, by the indicators' ids.
  var farthestCovered: [String: DistrictSums] = [:]
  /// The life circles by the indicators' ids.
  var lifeCircles: [String: LifeCircleOutcome] = [:]
  /// The places whose weight nobody knows.
  var unknownWeights: [DemandWeight: UnknownWeights] = [:]
}
