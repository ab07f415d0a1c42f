// A random town whose demand can be measured both ways: held as a whole, or passed through in batches.

import Measures
import Planar
import Streets
import TestSupport

/// Where the residents of a random town come from.
enum PeopleSource: CaseIterable {
  case field, districts, cells, nobody
}

/// A random town: homes that are polygons, points and lines, some of them outside or on a border.
struct PassedTown {
  let districts: Districts
  var homes = PlanarGeometries()
  // One entry a home; nil where nobody knows. No storeys are as good as unknown ones.
  var storeys: [Double?] = []
  var people: [Double?] = []
  var dwellings: [Double?] = []
  /// The homes that a condition takes, ascending.
  var members: [Int] = []
  let cells: PlanarGeometries
  let cellPeople: [Double?]
  let supply: [ServiceArea]
  /// Streets so far apart that not every home joins one.
  let streets: StreetLinker
  let walkedSupply: [WalkedSupply]

  init(seed: UInt64, homes count: Int = 260) {
    var random = SplitMix64(seed: seed)
    // The fourth district is empty, the fifth knows nobody; between the first two and the others is a gap.
    districts = Districts(
      rectangles: [
        (0, 0, 500, 500), (500, 0, 1000, 500), (0, 520, 1000, 900), (2000, 2000, 2100, 2100),
        (1000, 0, 1200, 900),
      ], residents: [random.number(100...9000), random.number(0...900), 0, 77, nil])
    for home in 0..<count {
      // Whole tens, so that middles lie on borders and on one another, and homes are 50 m from each other.
      let x = Double(random.whole(-5...130)) * 10
      let y = Double(random.whole(-5...100)) * 10
      let (width, height) = (Double(random.whole(1...3)) * 10, Double(random.whole(1...3)) * 10)
      switch random.whole(0...9) {
      case 0, 1: homes.addPoint(PlanarPoint(x: x, y: y))
      case 2: homes.addLine([PlanarPoint(x: x, y: y), PlanarPoint(x: x + width, y: y)])
      default:
        homes.addPolygon(rings: [corners(x - width, y - height, x + width, y + height)])
      }
      storeys.append([nil, 1, 2, 2.5, 6, 33][random.whole(0...5)])
      people.append([nil, 0, random.number(0...80)][random.whole(0...2)])
      dwellings.append([nil, 0, Double(random.whole(1...40))][random.whole(0...2)])
      if home < 3 || random.whole(0...4) > 0 { members.append(home) }
    }
    // Cells over borders, with a gap between every two columns; a point among them gives nothing.
    var cells = PlanarGeometries()
    var cellPeople: [Double?] = []
    for column in 0..<6 {
      for row in 0..<5 {
        let (x, y) = (Double(column) * 210 - 60, Double(row) * 190 - 30)
        cells.addPolygon(rings: [corners(x, y, x + 170, y + 190)])
        cellPeople.append([nil, 0, random.number(1...400), random.number(1...400)][random.whole(0...3)])
      }
    }
    cells.addPoint(PlanarPoint(x: 300, y: 300))
    cellPeople.append(50)
    cells.addPolygon(rings: [corners(3000, 3000, 3100, 3100)])
    cellPeople.append(12)
    (self.cells, self.cellPeople) = (cells, cellPeople)
    supply = (0..<3).map { _ in
      let places = (0..<7).map { _ in (random.number(0...1200), random.number(0...900)) }
      return ServiceArea(
        supply: .points(places),
        reaches: places.map { _ in random.whole(0...5) == 0 ? nil : random.number(40...260) })
    }
    let walks = Walks(
      [0, 300, 600, 900].map { y in (0...12).map { (Double($0) * 100, y) } }
        + [0, 500, 1200].map { x in (0...3).map { (x, Double($0) * 300) } },
      rule: LinkRule(within: 90))
    streets = walks.linker
    walkedSupply = supply.map { area in
      let places = (0..<area.supply.count).map { (area.supply.x[$0], area.supply.y[$0]) }
      return WalkedSupply(
        WalkingArea(walks.graph, sources: walks.sources(places), reaches: area.reaches), supply: area.supply,
        reaches: area.reaches)
    }
  }

  // MARK: Held

  /// The homes of the condition as a demand that is held, with its people.
  func held(_ source: PeopleSource) throws -> (demand: Demand, spread: ResidentsSpread) {
    let demand = try Demand(
      homes.selecting(members), as: .centroids, districts: districts, overlaps: .countedOnce, threads: 1)
    func perMember(_ numbers: [Double?]) -> [Double?] { members.map { numbers[$0] } }
    // The rules once more: unknown storeys are the median ones of what has a place, a point is of average size.
    let known = demand.features.compactMap { storeys[members[Int($0)]] }.sorted()
    let median = known.isEmpty ? 1 : (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
    let drawn = demand.areas.filter { $0 > 0 }
    let average = drawn.isEmpty ? 1 : drawn.reduce(0, +) / Double(drawn.count)
    let floorArea = (0..<demand.count).map { piece in
      (demand.areas[piece] > 0 ? demand.areas[piece] : average)
        * (storeys[members[Int(demand.features[piece])]] ?? median)
    }
    let spread =
      switch source {
      case .field:
        ResidentsSpread(ofFeatures: perMember(people), on: demand, districtCount: districts.count)
      case .districts: ResidentsSpread(of: districts, over: demand, weights: floorArea)
      case .nobody: ResidentsSpread(of: districts.unpeopled, over: demand, weights: floorArea)
      case .cells:
        try ResidentsSpread(
          of: cells, residents: cellPeople, over: demand, weights: floorArea, districts: districts)
      }
    return (demand, spread)
  }

  /// What the pieces of a demand that is held weigh.
  func weights(_ weight: Weight, _ demand: Demand, _ spread: ResidentsSpread) -> DemandWeights {
    switch weight {
    case .area: .area(of: demand)
    case .count: .count(of: demand)
    case .residents: .residents(spread)
    case .dwellings: .dwellings(members.map { dwellings[$0] }, of: demand)
    }
  }

  enum Weight: CaseIterable {
    case area, count, residents, dwellings
  }

  // MARK: Passed

  func scheme(_ source: PeopleSource) -> ResidentsScheme {
    switch source {
    case .field: ResidentsScheme(field: true, districts: districts)
    case .districts: ResidentsScheme(of: districts)
    case .nobody: ResidentsScheme(of: districts.unpeopled)
    case .cells: ResidentsScheme(ofCells: cells, residents: cellPeople, districts: districts)
    }
  }

  /// Runs of homes of uneven sizes, empty ones among them, in any order.
  func batches(using random: inout SplitMix64) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < homes.count {
      let end = min(homes.count, start + [0, 1, 2, 7, 40, 90][random.whole(0...5)])
      runs.append(start..<end)
      start = end
    }
    return runs.shuffled(using: &random)
  }

  /// What was added up, and what its bins are worth.
  struct Passed {
    var demand: DemandTally
    var total: WeightTally
    var coverage: CoverageTally
    var circle: LifeCircleTally
    /// The same on foot.
    var walked: CoverageTally
    var walkedCircle: LifeCircleTally
  }

  func nothing(_ source: PeopleSource, _ weight: Weight) -> Passed {
    let bins = weight == .residents ? scheme(source).binCount : districts.count + 1
    let isByResidents = weight == .residents
    let coverage = CoverageTally(
      binCount: bins, residentsBinCount: scheme(source).binCount, isByResidents: isByResidents)
    let circle = LifeCircleTally(
      categoryCount: supply.count, binCount: bins, residentsBinCount: scheme(source).binCount,
      isByResidents: isByResidents)
    return Passed(
      demand: DemandTally(districtCount: districts.count),
      total: WeightTally(binCount: bins, districtCount: districts.count), coverage: coverage, circle: circle,
      walked: coverage, walkedCircle: circle)
  }

  /// Adds a run of homes.
  func add(_ run: Range<Int>, to passed: inout Passed, _ scheme: ResidentsScheme, _ weight: Weight) {
    let batch = PlaceBatch(homes.selecting(run), districts: districts)
    func perPlace(_ numbers: [Double?]) -> [Double?] {
      batch.features.map { numbers[run.lowerBound + Int($0)] }
    }
    let wanted = Set(members)
    let chosen = (0..<batch.count).filter { wanted.contains(run.lowerBound + Int(batch.features[$0])) }
    let heights = perPlace(storeys)
    let residents =
      scheme.origin == .field
      ? PlaceWeights(known: perPlace(people).map { $0 ?? .nan }, districts: batch.districts)
      : scheme.weights(of: batch, storeys: heights)
    let amounts =
      switch weight {
      case .residents: residents
      case .area: PlaceWeights(known: batch.areas, districts: batch.districts)
      case .count:
        PlaceWeights(known: batch.areas.map { _ in 1 }, districts: batch.districts)
      case .dwellings:
        PlaceWeights(known: perPlace(dwellings).map { $0 ?? .nan }, districts: batch.districts)
      }
    func isServed(by area: ServiceArea) -> [Bool] {
      (0..<batch.count).map { area.covers(x: batch.x[$0], y: batch.y[$0]) }
    }
    passed.demand.add(chosen, of: batch, storeys: heights)
    passed.total.add(chosen, of: batch, weights: amounts)
    passed.coverage.add(
      chosen, of: batch, weights: amounts, residents: residents, isServed: isServed(by: supply[0]))
    passed.circle.add(
      chosen, of: batch, weights: amounts, residents: residents, isReached: supply.map(isServed))
    let links = streets.links(x: batch.x, y: batch.y)
    let isLinked = (0..<batch.count).map(links.isLinked)
    func isWalked(to supply: WalkedSupply) -> [Bool] { supply.covers(links, x: batch.x, y: batch.y) }
    passed.walked.add(
      chosen, of: batch, weights: amounts, residents: residents, isServed: isWalked(to: walkedSupply[0]),
      isLinked: isLinked)
    passed.walkedCircle.add(
      chosen, of: batch, weights: amounts, residents: residents, isReached: walkedSupply.map(isWalked),
      isLinked: isLinked)
  }

  /// All homes passed in batches over several tallies, which are added up in any order and grouping.
  func passed(_ source: PeopleSource, _ weight: Weight, using random: inout SplitMix64) -> Passed {
    let scheme = scheme(source)
    var tallies = (0..<random.whole(1...4)).map { _ in nothing(source, weight) }
    for run in batches(using: &random) {
      add(run, to: &tallies[random.whole(0...(tallies.count - 1))], scheme, weight)
    }
    while tallies.count > 1 {
      let other = tallies.remove(at: random.whole(0...(tallies.count - 1)))
      let into = random.whole(0...(tallies.count - 1))
      tallies[into].demand.add(other.demand)
      tallies[into].total.add(other.total)
      tallies[into].coverage.add(other.coverage)
      tallies[into].circle.add(other.circle)
      tallies[into].walked.add(other.walked)
      tallies[into].walkedCircle.add(other.walkedCircle)
    }
    return tallies[0]
  }

  /// What the bins of the residents and those of a weight are worth, and who has no place.
  func worth(
    _ source: PeopleSource, _ weight: Weight, of passed: Passed, residents: BinSums
  ) -> (residents: BinWorth?, weight: BinWorth, notPlaced: DistrictSums) {
    let (people, notPlaced) = scheme(source).worth(
      of: residents, storeys: passed.demand.medianStoreys ?? 1, area: passed.demand.averageArea ?? 1)
    return (
      source == .nobody ? nil : people, weight == .residents ? people : BinWorth(knownIn: districts.count),
      notPlaced
    )
  }
}

extension Districts {
  /// The same districts of which nobody knows the residents.
  fileprivate var unpeopled: Districts {
    let unknown = [Double?](repeating: nil, count: count)
    return Districts(geometries: geometries, residents: unknown, households: unknown)
  }
}
