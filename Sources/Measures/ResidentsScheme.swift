// People spread over places that pass through: who gives to whom is known at once, how much only at the end.
//
// The rules are those of `ResidentsSpread`; what differs is that no place is kept. A district, or a cell of a
// population layer, is a source. The places that it gives to are told apart by their district, and by what is known of
// their size: storeys that nobody knows are taken as the median ones, a point among polygons as one of average size,
// and both show only when everything has passed. So each pair of source and district has four bins.

public import Planar

/// Where the residents of places come from.
public struct ResidentsScheme: Sendable {
  /// Where the residents come from.
  public let origin: ResidentsOrigin
  /// The number of bins that amounts are added up in.
  public let binCount: Int

  private let districts: Districts
  // The people of each source; nil where nobody knows.
  private let people: [Double?]
  private let districtOfSource: [Int32]
  // A slot for each pair of a source and a district that it may give to, and at the end one a district, outside first,
  // for places that nothing gives to.
  private let sourceOfSlot: [Int32]
  private let districtOfSlot: [Int32]
  private let firstSlot: [Int]
  private let cells: RegionLocator?

  /// What is known of a place's size tells its bin within a slot.
  private static let sizes = 4

  /// Residents that the features carry themselves, or that nobody knows.
  public init(field isField: Bool, districts: Districts) {
    origin = isField ? .field : .none
    self.districts = districts
    people = []
    districtOfSource = []
    sourceOfSlot = []
    districtOfSlot = []
    firstSlot = []
    cells = nil
    binCount = districts.count + 1
  }

  /// Each district's residents spread over the places in it.
  public init(of districts: Districts) {
    self.init(
      districts.residents.contains { $0 != nil } ? .districts : .none, people: districts.residents,
      districtOfSource: (0..<districts.count).map(Int32.init),
      slots: (0..<districts.count).map { [Int32($0)] },
      cells: nil, districts: districts)
  }

  /// The residents of cells, each spread over the places that stand in it.
  ///
  /// - Parameters:
  ///   - cells: Valid polygons; other kinds of features give nothing.
  ///   - residents: The residents of each cell; nil where nobody knows.
  ///   - districts: The districts.
  public init(ofCells cells: PlanarGeometries, residents: [Double?], districts: Districts) {
    let slots = (0..<cells.count).map { cell -> [Int32] in
      guard cells.layout.kinds[cell] == .polygon else { return [] }
      return [-1] + districts.locator.candidates(intersecting: cells.box(of: cell)).map(Int32.init)
    }
    let ownDistricts = (0..<cells.count).map { cell in
      Int32(cells.centroid(of: cell).flatMap { districts.district(x: $0.x, y: $0.y) } ?? -1)
    }
    self.init(
      .cells, people: residents, districtOfSource: ownDistricts, slots: slots, cells: RegionLocator(cells),
      districts: districts)
  }

  private init(
    _ origin: ResidentsOrigin, people: [Double?], districtOfSource: [Int32], slots: [[Int32]],
    cells: RegionLocator?, districts: Districts
  ) {
    self.origin = origin
    self.districts = districts
    self.people = people
    self.districtOfSource = districtOfSource
    self.cells = cells
    var sources: [Int32] = []
    var places: [Int32] = []
    var first: [Int] = []
    for source in slots.indices {
      first.append(places.count)
      for district in slots[source] {
        sources.append(Int32(source))
        places.append(district)
      }
    }
    first.append(places.count)
    for district in -1..<districts.count {
      sources.append(-1)
      places.append(Int32(district))
    }
    sourceOfSlot = sources
    districtOfSlot = places
    firstSlot = first
    binCount = places.count * Self.sizes
  }

  /// The residents of places, as amounts of floor area or land that they are spread by.
  ///
  /// - Parameters:
  ///   - batch: The places.
  ///   - storeys: The storeys of each place, above 0; nil where nobody knows; empty where residents are spread by land.
  public func weights(of batch: PlaceBatch, storeys: [Double?]) -> PlaceWeights {
    var bins: [Int32] = []
    var amounts: [Double] = []
    bins.reserveCapacity(batch.count)
    amounts.reserveCapacity(batch.count)
    for place in 0..<batch.count {
      let slot = slot(x: batch.x[place], y: batch.y[place], district: batch.districts[place])
      let area = batch.areas[place]
      let height = storeys.isEmpty ? 1 : storeys[place]
      bins.append(slot < 0 ? -1 : slot * 4 + (area > 0 ? 0 : 2) + (height == nil ? 1 : 0))
      amounts.append((area > 0 ? area : 1) * (height ?? 1))
    }
    return PlaceWeights(bins: bins, amounts: amounts)
  }

  /// The slot of a place; -1 where nobody knows how many live in it.
  private func slot(x: Double, y: Double, district: Int32) -> Int32 {
    guard let cells else {
      // Without any source there are no people at all.
      guard district >= 0, !people.isEmpty, people[Int(district)] != nil else { return -1 }
      return district
    }
    guard let cell = cells.first(x: x, y: y) else { return Int32(firstSlot[people.count]) + district + 1 }
    guard people[cell] != nil else { return -1 }
    for slot in firstSlot[cell]..<firstSlot[cell + 1] where districtOfSlot[slot] == district {
      return Int32(slot)
    }
    preconditionFailure("a place in a cell lies in a district whose box meets the cell's")
  }

  /// What the bins are worth in people, and who could not be placed.
  ///
  /// - Parameters:
  ///   - amounts: The amounts of all places.
  ///   - storeys: What a place of unknown height counts as, in storeys.
  ///   - area: What a place without a polygon counts as, in m².
  public func worth(
    of amounts: BinSums, storeys: Double, area: Double
  ) -> (worth: BinWorth, notPlaced: DistrictSums) {
    var notPlaced = DistrictSums(districtCount: districts.count)
    guard origin != .field && !(origin == .none && sourceOfSlot.isEmpty) else {
      return (BinWorth(knownIn: districts.count), notPlaced)
    }
    let scale = [1, storeys, area, area * storeys]
    var totals = [ExactSum](repeating: ExactSum(), count: people.count)
    for slot in sourceOfSlot.indices where sourceOfSlot[slot] >= 0 {
      for size in 0..<Self.sizes {
        totals[Int(sourceOfSlot[slot])].add(amounts.sums[slot * Self.sizes + size].value * scale[size])
      }
    }
    for source in people.indices {
      if let lost = people[source], totals[source].value <= 0 {
        notPlaced.add(lost, to: Int(districtOfSource[source]))
      }
    }
    let perUnit = sourceOfSlot.flatMap { source -> [Double] in
      guard source >= 0 else { return [0, 0, 0, 0] }
      guard let people = people[Int(source)] else { return [.nan, .nan, .nan, .nan] }
      let total = totals[Int(source)].value
      // Homes of no size in a district: nobody knows who lives in which. In a cell, nobody does.
      guard total > 0 else { return Array(repeating: cells == nil ? .nan : 0, count: Self.sizes) }
      return scale.map { people / total * $0 }
    }
    let worth = BinWorth(
      perUnit: perUnit, districts: districtOfSlot.flatMap { Array(repeating: $0, count: Self.sizes) },
      districtCount: districts.count)
    return (worth, notPlaced)
  }
}
