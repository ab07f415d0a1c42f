// What is added up over places that pass through, whatever they are measured by.

internal import Planar

/// How many places there are, and how much land they stand on.
public struct DemandTally: Sendable {
  /// The number of places in each district.
  public private(set) var places: DistrictSums
  /// The area of their polygons in m².
  public private(set) var land: DistrictSums
  /// The same, a place without a polygon counting as 1 m²: a tower weighs more than a shed, also where nobody knows how
  /// much.
  public private(set) var size: DistrictSums
  /// How many of the places have a polygon with an area, and how many have none.
  private var drawn = 0
  private var drawnArea = ExactSum()
  private var storeys: [Double: Int] = [:]

  /// A tally of nothing.
  public init(districtCount: Int) {
    places = DistrictSums(districtCount: districtCount)
    land = places
    size = places
  }

  /// Adds places.
  ///
  /// - Parameters:
  ///   - members: The places of the batch that belong to the demand, ascending.
  ///   - batch: The places.
  ///   - known: The storeys of each place of the batch; nil where nobody knows; empty where nobody asks.
  public mutating func add(_ members: [Int], of batch: PlaceBatch, storeys known: [Double?]) {
    for place in members {
      let district = Int(batch.districts[place])
      let area = batch.areas[place]
      places.add(1, to: district)
      land.add(area, to: district)
      size.add(area > 0 ? area : 1, to: district)
      if area > 0 {
        drawn += 1
        drawnArea.add(area)
      }
      if !known.isEmpty, let height = known[place] { storeys[height, default: 0] += 1 }
    }
  }

  /// Adds another tally.
  public mutating func add(_ other: DemandTally) {
    places.add(other.places)
    land.add(other.land)
    size.add(other.size)
    drawn += other.drawn
    drawnArea.add(other.drawnArea)
    storeys.merge(other.storeys, uniquingKeysWith: +)
  }

  /// The number of places.
  public var count: Int { Int(places.whole.value) }

  /// The average area of the places that have one, in m²; nil where none has.
  public var averageArea: Double? { drawn > 0 ? drawnArea.value / Double(drawn) : nil }

  /// The median of the storeys that are known; nil where none are.
  public var medianStoreys: Double? {
    let count = storeys.values.reduce(0, +)
    guard count > 0 else { return nil }
    let ascending = storeys.sorted { $0.key < $1.key }
    func ranked(_ rank: Int) -> Double {
      var below = 0
      for (height, number) in ascending {
        below += number
        if rank < below { return height }
      }
      return ascending[ascending.count - 1].key
    }
    return (ranked((count - 1) / 2) + ranked(count / 2)) / 2
  }
}

/// The weights of places, added up.
public struct WeightTally: Sendable {
  /// The amounts of all places.
  public private(set) var amounts: BinSums
  // How many places each bin has, and which of them have no known weight.
  private var counts: BinSums
  private var sizes: BinSums
  private var unknown: DistrictSums
  private var unknownSize: DistrictSums

  /// A tally of nothing.
  public init(binCount: Int, districtCount: Int) {
    amounts = BinSums(binCount: binCount)
    counts = amounts
    sizes = amounts
    unknown = DistrictSums(districtCount: districtCount)
    unknownSize = unknown
  }

  /// Adds the weights of places.
  public mutating func add(_ members: [Int], of batch: PlaceBatch, weights: PlaceWeights) {
    for place in members {
      let bin = weights.bins[place]
      let size = batch.areas[place] > 0 ? batch.areas[place] : 1
      guard bin >= 0 else {
        unknown.add(1, to: Int(batch.districts[place]))
        unknownSize.add(size, to: Int(batch.districts[place]))
        continue
      }
      amounts.add(weights.amounts[place], to: bin)
      counts.add(1, to: bin)
      sizes.add(size, to: bin)
    }
  }

  /// Adds another tally.
  public mutating func add(_ other: WeightTally) {
    amounts.add(other.amounts)
    counts.add(other.counts)
    sizes.add(other.sizes)
    unknown.add(other.unknown)
    unknownSize.add(other.unknownSize)
  }

  /// How many places have no known weight.
  public func unknownPlaces(_ worth: BinWorth) -> DistrictSums { Self.unknown(unknown, counts, worth) }

  /// How much they have of ``DemandTally/size``.
  public func unknownSize(_ worth: BinWorth) -> DistrictSums { Self.unknown(unknownSize, sizes, worth) }

  private static func unknown(_ known: DistrictSums, _ inBins: BinSums, _ worth: BinWorth) -> DistrictSums {
    var sums = known
    for bin in worth.perUnit.indices where worth.perUnit[bin].isNaN {
      sums.add(inBins.sums[bin].value, to: Int(worth.districts[bin]))
    }
    return sums
  }
}
