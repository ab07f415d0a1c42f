// What the indicators over a demand layer have added up so far.

internal import Measures

/// What has been added up of a layer so far.
struct PassTally: Sendable {
  /// What has been added up for a coverage.
  struct Coverage: Sendable {
    /// For each way, the deciding one first.
    var ways: [CoverageTally]
    /// If supply of unknown size reached farthest; nil where all sizes are known.
    var farthest: CoverageTally?
    /// What is near in a straight line and far on foot counts as uncovered; nil where not both are asked for.
    var severed: CoverageTally?
  }

  /// What has been added up for a life circle.
  struct Circle: Sendable {
    /// For each way, the deciding one first.
    var ways: [LifeCircleTally]
    /// What is complete in straight lines and not on foot counts as uncovered; nil where not both are asked for.
    var severed: CoverageTally?
  }

  /// A part of the layer that indicators read.
  struct Part: Sendable {
    var demand: DemandTally
    var weights: [DemandWeight: WeightTally]
    var coverages: [Coverage]
    var circles: [Circle]
    var curves: [CurveTally]
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
        coverages: part.coverages.map { coverage in
          let empty = CoverageTally(
            binCount: pass.binCount(coverage.weight), residentsBinCount: residentsBins,
            isByResidents: coverage.weight == .residents, patches: coverage.patches)
          return Coverage(
            ways: Array(repeating: empty, count: coverage.ways.count),
            farthest: coverage.farthest.map { _ in empty },
            severed: Set(coverage.ways.map(\.way)).count > 1
              ? CoverageTally(
                binCount: pass.binCount(coverage.weight), residentsBinCount: residentsBins,
                isByResidents: coverage.weight == .residents) : nil)
        },
        circles: part.circles.map { circle in
          let (bins, isByResidents) = (pass.binCount(circle.weight), circle.weight == .residents)
          return Circle(
            ways: circle.ways.map {
              LifeCircleTally(
                categoryCount: $0.count, binCount: bins, residentsBinCount: residentsBins,
                isByResidents: isByResidents)
            },
            severed: Set(circle.ways.map { $0.first?.way }).count > 1
              ? CoverageTally(
                binCount: bins, residentsBinCount: residentsBins, isByResidents: isByResidents) : nil)
        }, curves: part.curves.map { CurveTally(binCount: pass.binCount($0.weight)) })
    }
  }

  /// Adds another tally.
  mutating func add(_ other: PassTally) {
    for part in parts.indices { parts[part].add(other.parts[part]) }
  }
}

extension PassTally.Part {
  mutating func add(
    _ served: ServedBatch.Part, of batch: PlaceBatch, isLinked: [Bool]?, storeys: [Double?],
    weights: [DemandWeight: PlaceWeights], residents: PlaceWeights, part: DemandPass.Part
  ) {
    let members = served.members
    demand.add(members, of: batch, storeys: storeys)
    for (weight, amounts) in weights {
      self.weights[weight]?.add(members, of: batch, weights: amounts)
    }
    for (index, coverage) in part.coverages.enumerated() where coverage.same == nil {
      guard let amounts = weights[coverage.weight] else { continue }
      let found = served.coverages[index]
      func add(_ isServed: [Bool], onFoot: Bool, to tally: inout CoverageTally) {
        tally.add(
          members, of: batch, weights: amounts, residents: residents, isServed: isServed,
          isLinked: onFoot ? isLinked : nil)
      }
      for way in coverage.ways.indices {
        add(found.ways[way], onFoot: coverage.ways[way].way == .walk, to: &coverages[index].ways[way])
      }
      if let isServed = found.farthest, var tally = coverages[index].farthest {
        coverages[index].farthest = nil
        add(isServed, onFoot: coverage.farthest?.way == .walk, to: &tally)
        coverages[index].farthest = tally
      }
      if let isSevered = found.isSevered, var tally = coverages[index].severed {
        coverages[index].severed = nil
        add(isSevered.map { !$0 }, onFoot: true, to: &tally)
        coverages[index].severed = tally
      }
    }
    for (index, circle) in part.circles.enumerated() where circle.same == nil {
      guard let amounts = weights[circle.weight] else { continue }
      let found = served.circles[index]
      for way in circle.ways.indices {
        let isOnFoot = circle.ways[way].contains { $0.way == .walk }
        circles[index].ways[way].add(
          members, of: batch, weights: amounts, residents: residents, isReached: found.ways[way],
          isLinked: isOnFoot ? isLinked : nil)
      }
      if let isSevered = found.isSevered, var tally = circles[index].severed {
        circles[index].severed = nil
        tally.add(
          members, of: batch, weights: amounts, residents: residents, isServed: isSevered.map { !$0 },
          isLinked: isLinked)
        circles[index].severed = tally
      }
    }
    for (index, curve) in part.curves.enumerated() {
      guard let amounts = weights[curve.weight] else { continue }
      curves[index].add(members, weights: amounts, distances: curve.distances(served.distances))
    }
  }

  mutating func add(_ other: PassTally.Part) {
    demand.add(other.demand)
    for (weight, tally) in other.weights { weights[weight]?.add(tally) }
    for index in coverages.indices {
      let theirs = other.coverages[index]
      for way in theirs.ways.indices { coverages[index].ways[way].add(theirs.ways[way]) }
      if let farthest = theirs.farthest { coverages[index].farthest?.add(farthest) }
      if let severed = theirs.severed { coverages[index].severed?.add(severed) }
    }
    for index in circles.indices {
      let theirs = other.circles[index]
      for way in theirs.ways.indices { circles[index].ways[way].add(theirs.ways[way]) }
      if let severed = theirs.severed { circles[index].severed?.add(severed) }
    }
    for index in curves.indices { curves[index].add(other.curves[index]) }
    lines += other.lines
  }
}
