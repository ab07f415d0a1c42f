// One pass over a demand layer for all indicators that read it.

internal import Foundation
internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Synchronization

extension AuditRun {
  /// Lets a layer pass through: every indicator over it is measured, and its demands are placed.
  ///
  /// - Throws: ``LayerError`` when the layer cannot be read.
  func passThrough(_ name: String) throws {
    guard let source = city.passing[name], let entry = file[layer: name] else { return }
    let pass = try options.timings.measure("prepare \(name)") {
      try DemandPass(
        entry: entry, districts: city.districts, residents: residentsScheme(of: entry),
        parts: parts(of: entry), linker: walkedStreets?.linker, places: Self.placesExpected(source),
        threads: threads)
    }
    let nothing = DemandPass.Seen(
      residents: entry.residentsField.map {
        NumberReading(
          $0, of: name, file: source.displayPath, range: DemandNumbers.residents, required: true)
      }, placement: LayerPlacement(source))
    var seen = nothing
    // Sums are exact, so it does not matter which tally a batch is added to: as many as there are threads at work.
    let tallies = Mutex<[PassTally]>([])
    let passing = LayerPassing(
      projector: city.projector, threads: threads, options: options, onPassing: onPassing)
    let sink = options.features
    let districtIDs = city.summaries.map(\.id)
    let distances = options.distances
    let end = try passing.pass(source) { degrees, plane, projector -> PassedBatch in
      var batch = nothing
      batch.placement.see(degrees)
      var tally = tallies.withLock { $0.popLast() } ?? PassTally(pass)
      let served = pass.add(plane, to: &tally, seen: &batch)
      tallies.withLock { [tally] in $0.append(tally) }
      var passed = PassedBatch(seen: batch)
      if let sink {
        passed.features = sink.render(
          try pass.features(served, of: plane, districtIDs: districtIDs, by: projector))
      }
      if let distances {
        passed.distances = distances.render(
          try pass.distances(served, of: plane, districtIDs: districtIDs, by: projector))
      }
      return passed
    } consume: { batch in
      seen.placement.add(batch.seen.placement)
      if let residents = batch.seen.residents { seen.residents?.add(residents) }
      try handOn { try sink?.write(name, batch.features) }
      try handOn { try distances?.write(batch.distances) }
    }
    try handOn { try sink?.end(name) }
    var whole = PassTally(pass)
    for tally in tallies.withLock({ $0 }) { whole.add(tally) }
    let isElsewhere = try reportPlacement(seen.placement, of: end, in: &whole, pass)
    if !isElsewhere { report(seen.residents?.problems(propertyNames: end.propertyNames) ?? []) }
    if let sightings = end.sightings {
      passedProblems += sightings.problems(of: end.provenance, names: end.propertyNames)
      passedSightings[name] = sightings
    }
    passed.append(end.provenance)
    try options.timings.measure("settle \(name)") {
      for (index, part) in pass.parts.enumerated() {
        demands[part.selection] = try placed(part, whole.parts[index], pass, end.provenance)
      }
    }
  }

  /// Tells what the sink throws from what goes wrong in the layer.
  private func handOn(_ body: () throws -> Void) throws(AuditError) {
    do {
      try body()
    } catch {
      throw .features(error)
    }
  }

  /// About how many places will pass: a feature takes some 300 bytes, and what comes from a pipe may be long.
  private static func placesExpected(_ source: LayerSource) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: source.path)
    return (attributes?[.size] as? Int).map { max(1000, $0 / 300) } ?? 1_000_000
  }

  private func residentsScheme(of entry: LayerEntry) -> ResidentsScheme {
    if entry.residentsField != nil { return ResidentsScheme(field: true, districts: city.districts) }
    guard let population = city.population else { return ResidentsScheme(of: city.districts) }
    return ResidentsScheme(
      ofCells: population.geometries, residents: population.residents, districts: city.districts)
  }

  /// What the indicators over a layer want of it, by the part of it that they read.
  private func parts(of entry: LayerEntry) throws -> [DemandPass.Part] {
    var parts: [DemandPass.Part] = []
    func part(_ selection: LayerSelection) -> Int {
      if let known = parts.firstIndex(where: { $0.selection == selection }) { return known }
      parts.append(
        DemandPass.Part(selection: selection, filter: selection.condition.flatMap { plan.conditions[$0] }))
      return parts.count - 1
    }
    for indicator in standard.indicators {
      switch indicator.measure {
      case .coverage(let definition)
      where definition.demand.layer == entry.name && definition.weight != .length:
        let index = part(definition.demand)
        guard let supply = coverageSupply(of: definition), !supply.selected.isWithoutData,
          !supply.ways.isEmpty, entry.canWeigh(by: definition.weight)
        else { continue }
        let same = parts[index].coverages.firstIndex {
          $0.definition == definition && $0.patches == indicator.patchSide
        }
        parts[index].coverages.append(
          DemandPass.Coverage(
            indicator: indicator.id, definition: definition, weight: definition.weight, ways: supply.ways,
            farthest: supply.farthest, patches: indicator.patchSide, same: same))
        ask(
          indicator.measure.distanceColumns(indicator.id), supply.distances, indicator.id, definition.weight,
          of: &parts[index])
      case .lifeCircle(let definition) where definition.demand.layer == entry.name:
        let index = part(definition.demand)
        guard let categories = try categories(of: definition)?.categories, !categories.isEmpty,
          entry.canWeigh(by: definition.weight)
        else { continue }
        let ways = definition.ways.indices.map { way in
          // Without streets there is the straight way and no other.
          categories.compactMap { way < $0.ways.count ? $0.ways[way] : nil }
        }
        guard ways.allSatisfy({ $0.count == categories.count }) else { continue }
        let same = parts[index].circles.firstIndex { $0.definition == definition }
        parts[index].circles.append(
          DemandPass.Circle(
            indicator: indicator.id, definition: definition, weight: definition.weight,
            names: categories.map(\.name), ways: ways, same: same))
        for way in definition.ways.indices {
          ask(
            categories.map { "\(indicator.id)/\($0.name)/\(definition.ways[way].rawValue)_m" },
            categories.compactMap { $0.distances.isEmpty ? nil : $0.distances[way] }, indicator.id,
            definition.weight, together: true, of: &parts[index])
        }
      default: continue
      }
    }
    return parts
  }

  /// Asks for distances, where anyone wants them, and for the curves over them.
  ///
  /// - Parameter together: Whether the curve is over the farthest of all of them, instead of one curve each.
  private func ask(
    _ columns: [String], _ supplies: [ReachedBy], _ indicator: String, _ weight: DemandWeight,
    together: Bool = false, of part: inout DemandPass.Part
  ) {
    guard !supplies.isEmpty, supplies.count == columns.count else { return }
    let first = part.distances.count
    part.distances += zip(columns, supplies).map { DistanceQuestion(column: $0, supply: $1) }
    let all = Array(first..<part.distances.count)
    for (place, questions) in (together ? [all] : all.map { [$0] }).enumerated() {
      part.curves.append(
        CurveQuestion(indicator: indicator, way: supplies[place].way, weight: weight, questions: questions))
    }
  }

  /// Reports what is wrong with where a layer lies.
  ///
  /// - Returns: Whether it lies elsewhere altogether, so that nothing of it counts.
  private func reportPlacement(
    _ placement: LayerPlacement, of end: PassedLayer, in tally: inout PassTally, _ pass: DemandPass
  ) throws -> Bool {
    var problems = end.problems
    let swapped = placement.swappedProblems(districts: city.bounds)
    problems += swapped
    // What lies on the wrong side of the earth is no data, rather than data of nothing.
    if !swapped.isEmpty { tally = PassTally(pass) }
    problems += placement.shiftProblems(districts: city.locator, projection: projection)
    // A layer that lies elsewhere altogether has been said to; not once more for each feature.
    if swapped.isEmpty { problems += placement.outsideProblems(degreesBy: projection) }
    passedProblems += problems
    return !swapped.isEmpty
  }

  private func placed(
    _ part: DemandPass.Part, _ tally: PassTally.Part, _ pass: DemandPass, _ provenance: Provenance
  ) throws -> PlacedDemand {
    let count = city.districts.count
    let known = BinWorth(knownIn: count)
    let storeys = tally.demand.medianStoreys
    let amounts = tally.weights[.residents]?.amounts ?? BinSums(binCount: pass.residents.binCount)
    let (people, notPlaced) = pass.residents.worth(
      of: amounts, storeys: storeys ?? 1, area: tally.demand.averageArea ?? 1)
    reportNotPlaced(notPlaced, on: provenance)
    reportWithoutLand(lines: tally.lines, points: 0, of: provenance)
    @Sendable func worth(_ weight: DemandWeight) -> BinWorth { weight == .residents ? people : known }
    let residents = pass.residents.origin == .none ? nil : people
    var left = PassedDemand()
    for (weight, total) in tally.weights {
      left.unknownWeights[weight] = UnknownWeights(
        unknown: total.unknownPlaces(worth(weight)), all: tally.demand.places,
        unknownSize: total.unknownSize(worth(weight)), size: tally.demand.size)
    }
    // Gathering what nothing serves into patches takes the longest, and is the business of each indicator alone.
    let settled = try OrderedParallel.chunks(
      of: part.coverages.count + part.circles.count, chunkSize: 1, threads: threads
    ) { [tally] range -> SettledIndicator? in
      let index = range.lowerBound
      guard index < part.coverages.count else {
        let circle = part.circles[index - part.coverages.count]
        guard circle.same == nil else { return nil }
        return tally.weights[circle.weight].map { total in
          let found = tally.circles[index - part.coverages.count]
          let severed = found.severed?.outcome(
            of: tally.demand, total: total, worth: worth(circle.weight), residents: residents)
          return .lifeCircle(
            LifeCircleOutcomes(
              ways: found.ways.map {
                $0.outcome(of: tally.demand, total: total, worth: worth(circle.weight), residents: residents)
              },
              severed: severed.map {
                SeveredCircle(weight: $0.uncovered, residents: $0.uncoveredResidents, patches: $0.patches)
              }))
        }
      }
      let coverage = part.coverages[index]
      guard coverage.same == nil else { return nil }
      return tally.weights[coverage.weight].map { total in
        func outcome(_ tally: CoverageTally, of demand: DemandTally) -> CoverageOutcome {
          tally.outcome(of: demand, total: total, worth: worth(coverage.weight), residents: residents)
        }
        let found = tally.coverages[index]
        return .coverage(
          CoverageOutcomes(
            ways: found.ways.map { outcome($0, of: tally.demand) },
            farthestCovered: found.farthest?.covered(worth(coverage.weight)),
            severed: found.severed.map { outcome($0, of: tally.demand) }))
      }
    }
    for (indicator, settled) in zip(part.coverages.map(\.indicator) + part.circles.map(\.indicator), settled)
    {
      switch settled {
      case .coverage(let outcomes): left.coverages[indicator] = outcomes
      case .lifeCircle(let outcomes): left.lifeCircles[indicator] = outcomes
      case nil: continue
      }
    }
    for coverage in part.coverages {
      if let same = coverage.same {
        left.coverages[coverage.indicator] = left.coverages[part.coverages[same].indicator]
      }
    }
    for circle in part.circles {
      if let same = circle.same {
        left.lifeCircles[circle.indicator] = left.lifeCircles[part.circles[same].indicator]
      }
    }
    for (question, tally) in zip(part.curves, tally.curves) {
      left.curves[question.indicator, default: []].append(
        IndicatorCurve(way: question.way, curve: tally.curve(worth(question.weight))))
    }
    return PlacedDemand(
      entry: pass.entry, provenance: provenance, form: .centroids, count: tally.demand.count,
      overlapArea: 0, origin: pass.residents.origin,
      spreadBy: pass.residents.origin == .field ? nil : storeys == nil ? "footprint" : "floor-area",
      notPlaced: notPlaced, land: tally.demand.land, people: people.weights(amounts), content: .passed(left))
  }
}

/// A batch that has passed: what was seen of it, and what is written of it.
private struct PassedBatch: Sendable {
  var seen: DemandPass.Seen
  var features: [UInt8] = []
  var distances: [UInt8] = []
}

/// What an indicator found of a layer that has passed.
private enum SettledIndicator: Sendable {
  case coverage(CoverageOutcomes)
  case lifeCircle(LifeCircleOutcomes)
}
