// The quarters of a streamed city: planned on all threads, written in their order, and what is kept of each.

internal import Planar

/// What is kept of a quarter after it is written.
struct QuarterTally: Sendable {
  var district: Int
  var buildings: Int
  var residents: Int
  /// Residents by the register, and households.
  var registered: Int
  var households: Int
  /// Features by file.
  var counts: [Int]
  var faults: [SyntheticFault]
  var population: [PopulationCell]
}

extension StreamedCity {
  /// The quarter that has the faults: the one farthest east, so that what is moved east leaves the city.
  private var faultyQuarter: Int? {
    hasFaults ? layout.quarters.indices.max { layout.quarters[$0].column < layout.quarters[$1].column } : nil
  }

  func writeQuarters(
    to files: OrderedFiles, threads: Int, isCancelled: @Sendable () -> Bool,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> [QuarterTally] {
    let faulty = faultyQuarter
    return try OrderedParallel.chunks(of: quarterCount, chunkSize: 1, threads: threads) { range in
      let index = range.lowerBound
      do {
        if isCancelled() { throw SyntheticCityError.cancelled }
        let plan = layout.plan(of: index)
        let layers = CityFile.allCases.map { plan.layer($0, hasFaults: index == faulty) }
        let pieces = Dictionary(uniqueKeysWithValues: layers.enumerated().map { ($0, $1.bytes) })
        try files.add(pieces, number: index)
        progress(index + 1, quarterCount)
        return QuarterTally(
          district: layout.quarters[index].district, buildings: plan.buildings.count,
          residents: plan.buildings.reduce(0) { $0 + $1.people },
          registered: plan.registered[0], households: plan.households[0], counts: layers.map(\.count),
          faults: layers.flatMap(\.faults), population: plan.population)
      } catch {
        files.fail()
        throw error
      }
    }
  }

  /// Writes the population grid; a cell on a seam has residents from both sides.
  ///
  /// - Returns: How many cells there are, and in how many contributions they were written.
  func writePopulation(
    _ tallies: [QuarterTally], to files: OrderedFiles, threads: Int, isCancelled: @Sendable () -> Bool
  ) throws -> (count: Int, chunks: Int) {
    var land = CityLand(layout)
    let cells = PopulationCell.gathered(
      PopulationCell.joined(tallies.map(\.population)), isLand: { land.holds($0) })
    let size = 4096
    let before = quarterCount
    let frame = CityFrame(longitude: 121.6, latitude: 31.9)
    _ = try OrderedParallel.chunks(of: cells.count, chunkSize: size, threads: threads) { range in
      do {
        if isCancelled() { throw SyntheticCityError.cancelled }
        let features = range.map { index in cells[index].feature(frame: frame, number: index + 1, digits: 6) }
        let text = GeoJSONBytes.features(features, separator: ",\n")
        try files.add([CityFile.allCases.count + 1: text], number: before + range.lowerBound / size)
      } catch {
        files.fail()
        throw error
      }
    }
    return (cells.count, (cells.count + size - 1) / size)
  }

  func writeDistricts(_ tallies: [QuarterTally], to files: OrderedFiles, number: Int) throws {
    let frame = CityFrame(longitude: 121.6, latitude: 31.9)
    let features = zip(layout.plans, layout.outlines).enumerated().map { index, district in
      let own = tallies.filter { $0.district == index }
      return district.0.feature(
        outline: district.1, frame: frame, registered: own.reduce(0) { $0 + $1.registered },
        households: own.reduce(0) { $0 + $1.households })
    }
    let text = GeoJSONBytes.features(features, separator: ",\n")
    try files.add([CityFile.allCases.count: text], number: number)
  }

  func summary(_ tallies: [QuarterTally], cells: Int, bytes: Int) -> Summary {
    var counts = CityFile.allCases.map { ($0.name, 0) }
    var faults: [[SyntheticFault]] = counts.map { _ in [] }
    for tally in tallies {
      for fault in tally.faults {
        guard let file = counts.firstIndex(where: { $0.0 == fault.file }) else { continue }
        // A quarter counts from its own first feature, the file from the city's.
        faults[file].append(
          SyntheticFault(kind: fault.kind, file: fault.file, feature: fault.feature + counts[file].1))
      }
      for file in counts.indices { counts[file].1 += tally.counts[file] }
    }
    counts += [("districts.geojson", districtCount), ("population.geojson", cells)]
    return Summary(
      buildings: tallies.reduce(0) { $0 + $1.buildings }, residents: tallies.reduce(0) { $0 + $1.residents },
      features: counts.sorted { $0.0 < $1.0 }, bytes: bytes, faults: faults.flatMap { $0 })
  }
}
