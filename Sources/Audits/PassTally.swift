// What the indicators over a demand layer have added up so far.

internal import Measures

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
