// A large city before any of its quarters is planned: how many there are, where they lie, what they are like and
// which district they belong to.

/// The quarters of a large city.
struct CityLayout: Sendable {
  let seed: UInt64
  let grid: QuarterGrid
  /// District by district, within each from the south-west, row by row.
  let quarters: [Quarter]
  let plans: [DistrictPlan]
  private let places: Set<Place>

  struct Place: Hashable, Sendable {
    var column: Int
    var row: Int
  }

  /// Buildings that a quarter has at least where the city is small, and about as many where it is large.
  private static let quarterSize = 2_000

  /// Lays out a city of about so many buildings.
  init(seed: UInt64, buildings: Int) {
    self.seed = seed
    let count = max(8, (buildings + Self.quarterSize - 1) / Self.quarterSize)
    let places = Self.nearest(count)
    let groups = Self.divide(places, into: Self.districtCount(buildings: buildings, quarters: count))
    var random = RandomSource(seed: seed, stream: .landUse)
    let reach = (Double(count) / Double.pi).squareRoot()
    var cells: [(place: Place, zone: Block.Zone, district: Int)] = []
    for (district, group) in groups.enumerated() {
      for place in group.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
        let (x, y) = (Double(place.column) + 0.5, Double(place.row) + 0.5)
        let out = (x * x + y * y).squareRoot() / reach
        let chance = random.unit()
        let zone: Block.Zone =
          out < 0.3
          ? (chance < 0.7 ? .old : .urban)
          : out < 0.75
            ? (chance < 0.3 ? .new : .urban) : (chance < 0.25 ? .new : chance < 0.5 ? .urban : .town)
        cells.append((place, zone, district))
      }
    }
    // The land that the buildings need, with some to spare: a quarter with too many leaves some out.
    let weights = cells.map { Self.buildingsPerHectare($0.zone) }
    let total = weights.reduce(0, +)
    // Small quarters lose more of their land to main streets.
    let spare = 1.14 + 800 / Double(buildings)
    grid = QuarterGrid(seed: seed, side: (Double(buildings) * spare / total * 10_000).squareRoot())
    var reached = 0.0
    var given = 0
    quarters = zip(cells, weights).map { cell, weight in
      reached += weight
      let due = Int((Double(buildings) * reached / total).rounded())
      defer { given = due }
      return Quarter(
        column: cell.place.column, row: cell.place.row, zone: cell.zone, district: cell.district,
        buildings: due - given)
    }
    plans = DistrictPlan.random(count: groups.count, random: &random)
    self.places = Set(places)
  }

  /// Residential buildings that a hectare of a quarter holds, streets, parks and fields counted in.
  private static func buildingsPerHectare(_ zone: Block.Zone) -> Double {
    switch zone {
    case .old: 3.0
    case .urban: 1.45
    case .new: 1.2
    case .town, .rural: 2.6
    }
  }

  /// 8 for a city of the sample's size, 40 for a million buildings: it grows with the cube root.
  static func districtCount(buildings: Int, quarters: Int) -> Int {
    var count = 1
    while (count + 1) * (count + 1) * (count + 1) * 125 <= buildings * 8 { count += 1 }
    return min(count, quarters)
  }

  /// The places nearest to the centre.
  private static func nearest(_ count: Int) -> [Place] {
    var reach = 2
    while reach * reach < count { reach += 1 }
    var all: [(distance: Int, place: Place)] = []
    for row in -reach..<reach {
      for column in -reach..<reach {
        // Doubled, so that the middle of a cell is whole; the city is a little longer from north to south.
        let (x, y) = (2 * column + 1, 2 * row + 1)
        all.append((x * x * 5 + y * y * 4, Place(column: column, row: row)))
      }
    }
    all.sort { ($0.distance, $0.place.row, $0.place.column) < ($1.distance, $1.place.row, $1.place.column) }
    return all.prefix(count).map(\.place)
  }

  /// Parts of nearly equal size, each cut from a larger one across its longer side.
  private static func divide(_ places: [Place], into count: Int) -> [[Place]] {
    guard count > 1 else { return [places] }
    let columns = places.map(\.column)
    let rows = places.map(\.row)
    let isWide = (columns.max() ?? 0) - (columns.min() ?? 0) >= (rows.max() ?? 0) - (rows.min() ?? 0)
    let sorted = places.sorted {
      isWide
        ? ($0.column, $0.row) < ($1.column, $1.row) : ($0.row, $0.column) < ($1.row, $1.column)
    }
    let half = count / 2
    let cut = places.count * half / count
    return divide(Array(sorted[..<cut]), into: half) + divide(Array(sorted[cut...]), into: count - half)
  }

  func isInside(_ column: Int, _ row: Int) -> Bool { places.contains(Place(column: column, row: row)) }

  /// Plans one quarter; the same whichever were planned before.
  func plan(of index: Int) -> CityPlan {
    let wanted = quarters[index].buildings
    var best = plan(of: index, attempt: 0)
    // Main streets that happen to leave narrow blocks leave little room: such a quarter is drawn anew.
    for attempt in 1..<5 where best.buildings.count * 100 < wanted * 95 {
      let other = plan(of: index, attempt: attempt)
      if other.buildings.count > best.buildings.count { best = other }
    }
    return best
  }

  private func plan(of index: Int, attempt: Int) -> CityPlan {
    let quarter = quarters[index]
    let own = RandomSource.mixed(seed ^ RandomSource.mixed(UInt64(index + attempt << 32) &+ 0x9A12_7E12))
    var random = RandomSource(seed: own, stream: .terrain)
    let land = quarter.land(grid: grid, random: &random, isInside: isInside)
    let site = quarter.site(grid: grid, plan: plans[quarter.district], random: &random)
    let number = String(index + 1)
    return CityPlan(
      seed: own, terrain: Terrain(scale: 1, seed: seed, site: site), land: land, residents: nil,
      most: quarter.buildings,
      tag: String(repeating: "0", count: max(0, 4 - number.count)) + number + "-",
      parallel: quarter.heart(grid: grid).y)
  }
}
