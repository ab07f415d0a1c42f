// What places weigh, in a form that can be added up before all of it is known.
//
// A weight may be a share of something: people of a district are spread over its homes by floor area, and how much
// floor area there is shows only when the last home has passed. So a place's weight is an amount in a bin; amounts are
// added up bin by bin, exactly, and a bin's worth is known at the end.

internal import Planar

/// What each place of a run weighs.
///
/// Both arrays have one entry a place.
public struct PlaceWeights: Sendable {
  /// The bin that the amount belongs to; -1 where nobody knows the weight.
  public internal(set) var bins: [Int32]
  /// The amount, at least 0: the weight itself, or what the weight is a share by.
  public internal(set) var amounts: [Double]

  /// Weights that are known at once; not-a-number where nobody knows. Their bins are the districts, what is outside
  /// all of them first.
  public init(known weights: [Double], districts: [Int32]) {
    amounts = weights
    bins = zip(weights, districts).map { $0.isNaN ? -1 : $1 + 1 }
  }

  init(bins: [Int32], amounts: [Double]) {
    self.bins = bins
    self.amounts = amounts
  }
}

/// Exact sums of amounts, one a bin.
public struct BinSums: Sendable, Hashable {
  var sums: [ExactSum]

  /// Sums of nothing.
  public init(binCount: Int) { sums = Array(repeating: ExactSum(), count: binCount) }

  /// Adds an amount to a bin.
  @inline(__always)
  mutating func add(_ amount: Double, to bin: Int32) { sums[Int(bin)].add(amount) }

  /// Adds other sums, bin by bin.
  mutating func add(_ other: BinSums) {
    for bin in sums.indices { sums[bin].add(other.sums[bin]) }
  }
}

/// What the bins of a weight are worth, once everything has passed.
public struct BinWorth: Sendable {
  /// The weight of one unit of an amount, by bin; not-a-number where nobody knows.
  let perUnit: [Double]
  /// The district of each bin; -1 outside all.
  let districts: [Int32]
  let districtCount: Int

  /// The worth of weights that are known at once: each its own.
  public init(knownIn districtCount: Int) {
    perUnit = Array(repeating: 1, count: districtCount + 1)
    districts = (0...districtCount).map { Int32($0) - 1 }
    self.districtCount = districtCount
  }

  init(perUnit: [Double], districts: [Int32], districtCount: Int) {
    self.perUnit = perUnit
    self.districts = districts
    self.districtCount = districtCount
  }

  /// Sums of amounts as sums of weights, by district.
  public func weights(_ amounts: BinSums) -> DistrictSums {
    var sums = DistrictSums(districtCount: districtCount)
    for bin in perUnit.indices where !perUnit[bin].isNaN {
      sums.add(perUnit[bin] * amounts.sums[bin].value, to: Int(districts[bin]))
    }
    return sums
  }

  /// The weight of one amount; not-a-number where nobody knows.
  func weight(_ amount: Double, in bin: Int32) -> Double {
    bin < 0 ? .nan : amount * perUnit[Int(bin)]
  }
}
