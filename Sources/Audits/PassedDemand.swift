// A demand layer that passes through: batch by batch it is placed, served and added up, and nothing of it is kept but
// sums and the places that nothing serves.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

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

/// What is to be found out while a layer passes.
struct DemandPass: Sendable {
  /// A coverage to be measured.
  struct Coverage: Sendable {
    var indicator: String
    var weight: DemandWeight
    var serviceArea: ServiceArea
    /// The same with all supply of unknown size reaching farthest; nil where all sizes are known.
    var farthest: ServiceArea?
  }

  /// A life circle to be measured.
  struct Circle: Sendable {
    var indicator: String
    var weight: DemandWeight
    var names: [String]
    var categories: [ServiceArea]
  }

  /// A part of the layer that indicators read.
  struct Part: Sendable {
    var selection: LayerSelection
    var filter: Filter?
    var coverages: [Coverage] = []
    var circles: [Circle] = []

    /// What its places are weighed by.
    var weights: Set<DemandWeight> {
      Set(coverages.map(\.weight) + circles.map(\.weight) + [.residents])
    }

    /// All service areas, in a fixed order.
    fileprivate var serviceAreas: [ServiceArea] {
      get {
        coverages.flatMap { [$0.serviceArea] + ($0.farthest.map { [$0] } ?? []) }
          + circles.flatMap(\.categories)
      }
      set {
        var next = newValue.makeIterator()
        func take(_ area: inout ServiceArea) { if let new = next.next() { area = new } }
        for index in coverages.indices {
          take(&coverages[index].serviceArea)
          if var farthest = coverages[index].farthest {
            take(&farthest)
            coverages[index].farthest = farthest
          }
        }
        for index in circles.indices {
          for category in circles[index].categories.indices { take(&circles[index].categories[category]) }
        }
      }
    }
  }

  let entry: LayerEntry
  let districts: Districts
  let residents: ResidentsScheme
  let parts: [Part]

  /// A pass for about so many places, of which each service area is to be ready.
  init(
    entry: LayerEntry, districts: Districts, residents: ResidentsScheme, parts: [Part], places: Int,
    threads: Int
  ) throws {
    self.entry = entry
    self.districts = districts
    self.residents = residents
    var parts = parts
    for part in parts.indices {
      let areas = parts[part].serviceAreas
      parts[part].serviceAreas = try OrderedParallel.chunks(of: areas.count, chunkSize: 1, threads: threads) {
        areas[$0.lowerBound].prepared(forManyPlaces: places)
      }
    }
    self.parts = parts
  }

  /// The number of bins that a weight is added up in.
  func binCount(_ weight: DemandWeight) -> Int {
    weight == .residents ? residents.binCount : districts.count + 1
  }

  /// The places of a batch, and what is wrong with their numbers.
  struct Seen: Sendable {
    var residents: NumberReading?
    var placement: LayerPlacement
  }

  /// Adds a batch of features to a tally.
  ///
  /// - Returns: The places of the batch and by what each is served.
  @discardableResult
  func add(_ layer: Layer, to tally: inout PassTally, seen: inout Seen) -> ServedBatch {
    let batch = PlaceBatch(layer.geometries, districts: districts)
    look(at: layer, batch, &seen.placement)
    let known = numbers(of: layer, seen: &seen)
    func perPlace(_ numbers: [Double?]) -> [Double?] { batch.features.map { numbers[Int($0)] } }
    let storeys = known.storeys.isEmpty ? [] : perPlace(known.storeys)
    let people =
      residents.origin == .field
      ? PlaceWeights(
        known: perPlace(known.residents).map { $0 ?? .nan }, districts: batch.districts)
      : residents.weights(of: batch, storeys: storeys)
    var weights: [DemandWeight: PlaceWeights] = [.residents: people]
    for weight in Set(parts.flatMap(\.weights)) where weight != .residents {
      let perPlace =
        switch weight {
        case .area: batch.areas
        case .dwellings: perPlace(known.dwellings).map { $0 ?? .nan }
        case .count, .residents: Array(repeating: 1.0, count: batch.count)
        }
      weights[weight] = PlaceWeights(known: perPlace, districts: batch.districts)
    }
    var served = ServedBatch(places: batch, parts: [])
    for part in parts.indices {
      let members = members(of: parts[part], layer, batch)
      let columns = ServedBatch.Part(parts[part], members, of: batch)
      tally.parts[part].add(
        columns, of: batch, storeys: storeys, weights: weights, residents: people, part: parts[part])
      tally.parts[part].lines += lines(of: parts[part], layer, batch)
      served.parts.append(columns)
    }
    return served
  }

  /// Sees where the features of a batch stand, also the lines, which are no places.
  private func look(at layer: Layer, _ batch: PlaceBatch, _ placement: inout LayerPlacement) {
    var next = 0
    for row in 0..<layer.count {
      if next < batch.count && Int(batch.features[next]) == row {
        placement.see(
          PlanarPoint(x: batch.x[next], y: batch.y[next]), isOutside: batch.districts[next] < 0,
          feature: layer.sourceIndices[row], id: layer.ids[row])
        next += 1
      } else if let middle = layer.geometries.centroid(of: row) {
        placement.see(
          middle, isOutside: districts.district(x: middle.x, y: middle.y) == nil,
          feature: layer.sourceIndices[row], id: layer.ids[row])
      }
    }
  }

  private func numbers(
    of layer: Layer, seen: inout Seen
  ) -> (residents: [Double?], dwellings: [Double?], storeys: [Double?]) {
    func quiet(_ field: String?, _ range: ClosedRange<Double>) -> [Double?] {
      field.map { layer.numbers($0, range: range, required: false).values } ?? []
    }
    return (
      seen.residents?.read(layer) ?? [], quiet(entry.dwellingsField, DemandNumbers.dwellings),
      // No storeys are as good as unknown ones.
      quiet(entry.levelsField, DemandNumbers.storeys).map { $0.flatMap { $0 > 0 ? $0 : nil } }
    )
  }

  private func rows(of part: Part, _ layer: Layer) -> [Int]? {
    guard let filter = part.filter else { return nil }
    return SelectedLayer(layer: layer, entry: entry, features: Array(0..<layer.count)).filtered(by: filter)
      .features
  }

  private func members(of part: Part, _ layer: Layer, _ batch: PlaceBatch) -> [Int] {
    guard let rows = rows(of: part, layer) else { return Array(0..<batch.count) }
    // Both ascend.
    var next = 0
    return (0..<batch.count).filter { place in
      while next < rows.count, rows[next] < Int(batch.features[place]) { next += 1 }
      return next < rows.count && rows[next] == Int(batch.features[place])
    }
  }

  private func lines(of part: Part, _ layer: Layer, _ batch: PlaceBatch) -> Int {
    guard batch.lines > 0 else { return 0 }
    guard let rows = rows(of: part, layer) else { return batch.lines }
    return rows.count { layer.geometries.layout.kinds[$0] == .line }
  }
}

/// The places of a batch, and by what each is served.
struct ServedBatch: Sendable {
  /// What was found of a part of the layer. Columns have one entry a place of the batch.
  struct Part: Sendable {
    /// The places that belong to the part, ascending.
    var members: [Int]
    /// A column a coverage.
    var coverages: [[Bool]]
    /// The same if supply of unknown size reached farthest; nil where all sizes are known.
    var farthest: [[Bool]?]
    /// For each life circle a column a category.
    var circles: [[[Bool]]]

    init(_ part: DemandPass.Part, _ members: [Int], of batch: PlaceBatch) {
      func isServed(by area: ServiceArea) -> [Bool] {
        var served = [Bool](repeating: false, count: batch.count)
        for place in members { served[place] = area.covers(x: batch.x[place], y: batch.y[place]) }
        return served
      }
      self.members = members
      coverages = part.coverages.map { isServed(by: $0.serviceArea) }
      farthest = part.coverages.map { $0.farthest.map(isServed) }
      circles = part.circles.map { $0.categories.map(isServed) }
    }
  }

  var places: PlaceBatch
  var parts: [Part]
}

/// What has been added up of a layer so far.
struct PassTally: Sendable {
  /// A part of the layer that indicators read.
  struct Part: Sendable {
    var demand: DemandTally
    var weights: [DemandWeight: WeightTally]
    var coverages: [CoverageTally]
    var farthest: [CoverageTally?]
    var circles: [LifeCircleTally]
    var lines = 0
  }

  var parts: [Part]

  /// A tally of nothing.
  init(_ pass: DemandPass) {
    let count = pass.districts.count
    let residentsBins = pass.residents.binCount
    parts = pass.parts.map { part in
      Part(
        demand: DemandTally(districtCount: count),
        weights: Dictionary(
          uniqueKeysWithValues: part.weights.map {
            ($0, WeightTally(binCount: pass.binCount($0), districtCount: count))
          }),
        coverages: part.coverages.map {
          CoverageTally(
            binCount: pass.binCount($0.weight), residentsBinCount: residentsBins,
            isByResidents: $0.weight == .residents)
        },
        farthest: part.coverages.map { coverage in
          coverage.farthest.map { _ in
            CoverageTally(
              binCount: pass.binCount(coverage.weight), residentsBinCount: residentsBins,
              isByResidents: coverage.weight == .residents)
          }
        },
        circles: part.circles.map {
          LifeCircleTally(
            categoryCount: $0.categories.count, binCount: pass.binCount($0.weight),
            residentsBinCount: residentsBins, isByResidents: $0.weight == .residents)
        })
    }
  }

  /// Adds another tally.
  mutating func add(_ other: PassTally) {
    for part in parts.indices { parts[part].add(other.parts[part]) }
  }
}

extension PassTally.Part {
  mutating func add(
    _ served: ServedBatch.Part, of batch: PlaceBatch, storeys: [Double?],
    weights: [DemandWeight: PlaceWeights], residents: PlaceWeights, part: DemandPass.Part
  ) {
    let members = served.members
    demand.add(members, of: batch, storeys: storeys)
    for (weight, amounts) in weights {
      self.weights[weight]?.add(members, of: batch, weights: amounts)
    }
    for (index, coverage) in part.coverages.enumerated() {
      guard let amounts = weights[coverage.weight] else { continue }
      coverages[index].add(
        members, of: batch, weights: amounts, residents: residents, isServed: served.coverages[index])
      if let isServed = served.farthest[index] {
        farthest[index]?.add(
          members, of: batch, weights: amounts, residents: residents, isServed: isServed)
      }
    }
    for (index, circle) in part.circles.enumerated() {
      guard let amounts = weights[circle.weight] else { continue }
      circles[index].add(
        members, of: batch, weights: amounts, residents: residents, isReached: served.circles[index])
    }
  }

  mutating func add(_ other: PassTally.Part) {
    demand.add(other.demand)
    for (weight, tally) in other.weights { weights[weight]?.add(tally) }
    for index in coverages.indices { coverages[index].add(other.coverages[index]) }
    for index in farthest.indices {
      if let theirs = other.farthest[index] { farthest[index]?.add(theirs) }
    }
    for index in circles.indices { circles[index].add(other.circles[index]) }
    lines += other.lines
  }
}
