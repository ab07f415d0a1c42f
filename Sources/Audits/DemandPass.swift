// A demand layer on its way: batch by batch it is placed, served and added up, and nothing of it is kept but sums and
// the places that nothing serves.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

/// What is to be found out while a layer passes.
struct DemandPass: Sendable {
  /// A coverage to be measured.
  struct Coverage: Sendable {
    var indicator: String
    var definition: CoverageDefinition
    var weight: DemandWeight
    /// What is within reach in each way, the deciding one first.
    var ways: [ReachedBy]
    /// The deciding one with all supply of unknown size reaching farthest; nil where all sizes are known.
    var farthest: ReachedBy?
    /// What becomes patches.
    var patches = PatchSide.outOfReach
    /// An earlier coverage of the part that asks the very same for another standard, and answers for this one too.
    var same: Int?
  }

  /// A life circle to be measured.
  struct Circle: Sendable {
    var indicator: String
    var definition: LifeCircleDefinition
    var weight: DemandWeight
    var names: [String]
    /// What is within reach of each category, in each way, the deciding one first.
    var ways: [[ReachedBy]]
    /// An earlier life circle of the part that asks the very same, and answers for this one too.
    var same: Int?
  }

  /// A part of the layer that indicators read.
  struct Part: Sendable {
    var selection: LayerSelection
    var filter: Filter?
    var coverages: [Coverage] = []
    var circles: [Circle] = []
    /// How far each place is from what, where that is asked for.
    var distances: [DistanceQuestion] = []
    /// The curves over these.
    var curves: [CurveQuestion] = []

    /// What its places are weighed by.
    var weights: Set<DemandWeight> {
      Set(coverages.map(\.weight) + circles.map(\.weight) + [.residents])
    }

    /// Whether it matters where its places join the streets.
    var isWalked: Bool {
      reached.contains { $0.way == .walk } || curves.contains { $0.way == .walk }
        || distances.contains { $0.supply.way == .walk }
    }

    /// All that is within reach of something, in a fixed order.
    fileprivate var reached: [ReachedBy] {
      get {
        coverages.filter { $0.same == nil }.flatMap { $0.ways + [$0.farthest].compactMap { $0 } }
          + circles.filter { $0.same == nil }.flatMap { $0.ways.flatMap { $0 } }
      }
      set {
        var next = newValue.makeIterator()
        func take(_ reached: inout ReachedBy) { if let new = next.next() { reached = new } }
        for index in coverages.indices where coverages[index].same == nil {
          for way in coverages[index].ways.indices { take(&coverages[index].ways[way]) }
          if var farthest = coverages[index].farthest {
            take(&farthest)
            coverages[index].farthest = farthest
          }
        }
        for index in circles.indices where circles[index].same == nil {
          for way in circles[index].ways.indices {
            for category in circles[index].ways[way].indices { take(&circles[index].ways[way][category]) }
          }
        }
      }
    }
  }

  let entry: LayerEntry
  let districts: Districts
  let residents: ResidentsScheme
  let parts: [Part]
  /// How places join the streets; nil where nothing is walked.
  let linker: StreetLinker?

  /// A pass for about so many places, of which each service area is to be ready.
  init(
    entry: LayerEntry, districts: Districts, residents: ResidentsScheme, parts: [Part],
    linker: StreetLinker?, places: Int, threads: Int
  ) throws {
    self.entry = entry
    self.districts = districts
    self.residents = residents
    var parts = parts
    for part in parts.indices {
      let areas = parts[part].reached
      parts[part].reached = try OrderedParallel.chunks(of: areas.count, chunkSize: 1, threads: threads) {
        areas[$0.lowerBound].prepared(forManyPlaces: places)
      }
    }
    self.parts = parts
    self.linker = parts.contains(where: \.isWalked) ? linker : nil
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
        // A place has no length.
        case .length: Array(repeating: Double.nan, count: batch.count)
        }
      weights[weight] = PlaceWeights(known: perPlace, districts: batch.districts)
    }
    let members = parts.map { self.members(of: $0, layer, batch) }
    let links = linker.map { $0.links(x: batch.x, y: batch.y, of: walking(members, of: batch)) }
    let isLinked = links.map { links in (0..<links.count).map(links.isLinked) }
    var served = ServedBatch(places: batch, isLinked: isLinked, parts: [])
    for part in parts.indices {
      let columns = ServedBatch.Part(parts[part], members[part], of: batch, links: links)
      tally.parts[part].add(
        columns, of: batch, isLinked: isLinked, storeys: storeys, weights: weights, residents: people,
        part: parts[part])
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

  /// The places whose walks are asked for, ascending; nil for all of them.
  private func walking(_ members: [[Int]], of batch: PlaceBatch) -> [Int]? {
    var walks = [Bool](repeating: false, count: batch.count)
    for (part, members) in zip(parts, members) where part.isWalked {
      if members.count == batch.count { return nil }
      for place in members { walks[place] = true }
    }
    return walks.indices.filter { walks[$0] }
  }

  private func lines(of part: Part, _ layer: Layer, _ batch: PlaceBatch) -> Int {
    guard batch.lines > 0 else { return 0 }
    guard let rows = rows(of: part, layer) else { return batch.lines }
    return rows.count { layer.geometries.layout.kinds[$0] == .line }
  }
}
