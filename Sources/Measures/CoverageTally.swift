// The coverage of places that pass through.

internal import Planar

/// The coverage of places by one service area, added up as they come.
public struct CoverageTally: Sendable {
  private var covered: BinSums
  private var unlinked: BinSums
  private var uncoveredResidents: BinSums
  private var cells = UncoveredCells()
  private let isByResidents: Bool
  private let side: PatchSide

  /// A tally of nothing.
  ///
  /// - Parameters:
  ///   - binCount: The number of bins of the weight.
  ///   - residentsBinCount: The number of bins of the residents.
  ///   - isByResidents: Whether residents are what is weighed.
  ///   - side: What is gathered into patches.
  public init(
    binCount: Int, residentsBinCount: Int, isByResidents: Bool, patches side: PatchSide = .outOfReach
  ) {
    covered = BinSums(binCount: binCount)
    unlinked = covered
    uncoveredResidents = BinSums(binCount: residentsBinCount)
    self.isByResidents = isByResidents
    self.side = side
  }

  /// Adds places.
  ///
  /// - Parameters:
  ///   - members: The places of the batch that belong to the demand.
  ///   - batch: The places.
  ///   - weights: The weight of each place of the batch.
  ///   - residents: The residents of each place of the batch.
  ///   - isServed: Whether each place of the batch is served.
  ///   - isLinked: Whether each place joins a street; nil where that is not asked.
  public mutating func add(
    _ members: [Int], of batch: PlaceBatch, weights: PlaceWeights, residents: PlaceWeights, isServed: [Bool],
    isLinked: [Bool]? = nil
  ) {
    for place in members where weights.bins[place] >= 0 {
      if let isLinked, !isLinked[place] {
        unlinked.add(weights.amounts[place], to: weights.bins[place])
        continue
      }
      if isServed[place] == (side == .withinReach), weights.amounts[place] > 0 {
        cells.add(place, of: batch, residents: residents)
      }
      if isServed[place] {
        covered.add(weights.amounts[place], to: weights.bins[place])
        continue
      }
      if residents.bins[place] >= 0 {
        uncoveredResidents.add(residents.amounts[place], to: residents.bins[place])
      }
    }
  }

  /// Adds another tally.
  public mutating func add(_ other: CoverageTally) {
    covered.add(other.covered)
    unlinked.add(other.unlinked)
    uncoveredResidents.add(other.uncoveredResidents)
    cells.add(other.cells)
  }

  /// The weight that is covered, by district.
  public func covered(_ worth: BinWorth) -> DistrictSums { worth.weights(covered) }

  /// What was found; with the places that nothing serves, or those that are served, gathered into patches.
  ///
  /// - Parameters:
  ///   - demand: The tally of the demand's places.
  ///   - total: The tally of their weights.
  ///   - worth: What the weights' bins are worth.
  ///   - residents: What the residents' bins are worth; nil where nobody knows any.
  public func outcome(
    of demand: DemandTally, total: WeightTally, worth: BinWorth, residents: BinWorth?
  ) -> CoverageOutcome {
    var left = total.amounts
    for bin in left.sums.indices {
      left.sums[bin].subtract(covered.sums[bin])
      left.sums[bin].subtract(unlinked.sums[bin])
    }
    return CoverageOutcome(
      covered: worth.weights(covered), uncovered: worth.weights(left), total: worth.weights(total.amounts),
      unlinked: worth.weights(unlinked),
      uncoveredResidents: residents.map { $0.weights(uncoveredResidents) } ?? demand.places.zeroed,
      unknownPieces: total.unknownPlaces(worth), pieces: demand.places,
      patches: cells.patches(residents: residents, mustHavePeople: isByResidents), cutPieces: 0)
  }
}
