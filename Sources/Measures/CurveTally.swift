// How much of a demand would be within reach at every distance up to 2 km: the curve that shows whether a threshold lies
// on a slope or on a plateau.

internal import Planar

/// The share of a demand within each of a row of distances.
public struct ReachCurve: Sendable, Hashable {
  /// The distances in metres, ascending: 0, 50, 100 … 2000.
  public static let distances: [Double] = (0...40).map { Double($0) * 50 }

  /// The weight within each distance, inclusive.
  public var within: [DistrictSums]
  /// The weight of the demand whose distance is known, however far it is.
  public var total: DistrictSums

  /// A curve.
  public init(within: [DistrictSums], total: DistrictSums) {
    self.within = within
    self.total = total
  }
}

/// Places added up by their distance as they pass.
public struct CurveTally: Sendable {
  // A sum for each distance: of the places beyond the one before; at last of those beyond all.
  private var sums: [BinSums]

  /// A tally of nothing.
  public init(binCount: Int) {
    sums = Array(repeating: BinSums(binCount: binCount), count: ReachCurve.distances.count + 1)
  }

  /// Adds places.
  ///
  /// - Parameters:
  ///   - members: The places of the batch that belong to the demand.
  ///   - weights: The weight of each place of the batch.
  ///   - distances: The distance of each place in metres; infinite where there is nothing to go to, not-a-number where
  ///     it is not known.
  public mutating func add(_ members: [Int], weights: PlaceWeights, distances: [Double]) {
    for place in members where weights.bins[place] >= 0 && !distances[place].isNaN {
      sums[Self.step(of: distances[place])].add(weights.amounts[place], to: weights.bins[place])
    }
  }

  /// Adds another tally.
  public mutating func add(_ other: CurveTally) {
    for step in sums.indices { sums[step].add(other.sums[step]) }
  }

  /// The curve, once it is known what the weights' bins are worth.
  public func curve(_ worth: BinWorth) -> ReachCurve {
    var sum = sums[0]
    var within = [worth.weights(sum)]
    for step in sums.indices.dropFirst() {
      sum.add(sums[step])
      within.append(worth.weights(sum))
    }
    let total = within.removeLast()
    return ReachCurve(within: within, total: total)
  }

  /// The first distance that a place is within, inclusive with a micrometre.
  static func step(of distance: Double) -> Int {
    guard distance <= ReachCurve.distances[ReachCurve.distances.count - 1] + Distance.tolerance else {
      return ReachCurve.distances.count
    }
    let step = Int(max(0, distance - Distance.tolerance) / 50)
    return distance - Distance.tolerance <= ReachCurve.distances[step] ? step : step + 1
  }
}
