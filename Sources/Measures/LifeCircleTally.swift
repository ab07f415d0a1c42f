// The life circle of places that pass through.

internal import Planar

/// The life circle of places, added up as they come.
public struct LifeCircleTally: Sendable {
  private var complete: BinSums
  private var reached: [BinSums]
  private var categoriesMet: BinSums
  private var unlinked: BinSums
  private var uncoveredResidents: BinSums
  private var uncovered = UncoveredCells()
  private let isByResidents: Bool

  /// A tally of nothing.
  ///
  /// - Parameters:
  ///   - categoryCount: The number of categories, at least 1.
  ///   - binCount: The number of bins of the weight.
  ///   - residentsBinCount: The number of bins of the residents.
  ///   - isByResidents: Whether residents are what is weighed.
  public init(categoryCount: Int, binCount: Int, residentsBinCount: Int, isByResidents: Bool) {
    complete = BinSums(binCount: binCount)
    reached = Array(repeating: complete, count: categoryCount)
    categoriesMet = complete
    unlinked = complete
    uncoveredResidents = BinSums(binCount: residentsBinCount)
    self.isByResidents = isByResidents
  }

  /// Adds places.
  ///
  /// - Parameters:
  ///   - members: The places of the batch that belong to the demand.
  ///   - batch: The places.
  ///   - weights: The weight of each place of the batch.
  ///   - residents: The residents of each place of the batch.
  ///   - isReached: For each category, whether each place of the batch reaches it.
  ///   - isLinked: Whether each place joins a street; nil where that is not asked.
  public mutating func add(
    _ members: [Int], of batch: PlaceBatch, weights: PlaceWeights, residents: PlaceWeights,
    isReached: [[Bool]], isLinked: [Bool]? = nil
  ) {
    let everyone = members
    let members = isLinked.map { isLinked in everyone.filter { isLinked[$0] } } ?? everyone
    if let isLinked {
      for place in everyone where !isLinked[place] && weights.bins[place] >= 0 {
        unlinked.add(weights.amounts[place], to: weights.bins[place])
      }
    }
    var met = [Int](repeating: 0, count: batch.count)
    for category in isReached.indices {
      let reaches = isReached[category]
      for place in members where weights.bins[place] >= 0 && reaches[place] {
        met[place] += 1
        reached[category].add(weights.amounts[place], to: weights.bins[place])
      }
    }
    for place in members where weights.bins[place] >= 0 {
      let amount = weights.amounts[place]
      categoriesMet.add(amount * Double(met[place]), to: weights.bins[place])
      if met[place] == isReached.count {
        complete.add(amount, to: weights.bins[place])
        continue
      }
      if residents.bins[place] >= 0 {
        uncoveredResidents.add(residents.amounts[place], to: residents.bins[place])
      }
      if amount > 0 { uncovered.add(place, of: batch, residents: residents) }
    }
  }

  /// Adds another tally.
  public mutating func add(_ other: LifeCircleTally) {
    complete.add(other.complete)
    for category in reached.indices { reached[category].add(other.reached[category]) }
    categoriesMet.add(other.categoriesMet)
    unlinked.add(other.unlinked)
    uncoveredResidents.add(other.uncoveredResidents)
    uncovered.add(other.uncovered)
  }

  /// What was found; with the places that nothing serves gathered into patches.
  ///
  /// - Parameters:
  ///   - demand: The tally of the demand's places.
  ///   - total: The tally of their weights.
  ///   - worth: What the weights' bins are worth.
  ///   - residents: What the residents' bins are worth; nil where nobody knows any.
  public func outcome(
    of demand: DemandTally, total: WeightTally, worth: BinWorth, residents: BinWorth?
  ) -> LifeCircleOutcome {
    var left = total.amounts
    for bin in left.sums.indices {
      left.sums[bin].subtract(complete.sums[bin])
      left.sums[bin].subtract(unlinked.sums[bin])
    }
    return LifeCircleOutcome(
      complete: worth.weights(complete), incomplete: worth.weights(left),
      total: worth.weights(total.amounts), unlinked: worth.weights(unlinked),
      reached: reached.map { worth.weights($0) },
      categoriesMet: worth.weights(categoriesMet),
      uncoveredResidents: residents.map { $0.weights(uncoveredResidents) } ?? demand.places.zeroed,
      unknownPieces: total.unknownPlaces(worth), pieces: demand.places,
      patches: uncovered.patches(residents: residents, mustHavePeople: isByResidents))
  }
}
