// Areas of whole districts by counting places, without any of CityCheck's code: no projection, index, arc or overlay.
//
// Cells of a few metres lie over the city in longitude and latitude, and each holds one place, drawn at random in it. A
// place is land when an odd number of a polygon's edges lie east of it, and served when it lies in a supply polygon or
// within the reach of one of its edges. Degrees become metres by the ellipsoid's radii of curvature (J. P. Snyder, "Map
// Projections: A Working Manual", 1987, pp. 24 f.): a cell's area is exact, a distance of some hundred metres, taken at
// the middle latitude, is to a millimetre.
//
// How far off the count may be: only cells that a border runs through can be wrong, n = about 1.3 x perimeter / step of
// them, so never by more than perimeter x step or so. As each place is drawn by itself the errors do not add up: of a
// cell of which the share f lies inside, the count is off by a² f (1 - f) in the mean square, at most a² / 4. The
// standard deviation is at most a √n / 2.

import Foundation

/// What was counted in a district.
struct GridCount: Sendable {
  /// m²; land first, then what each supply serves of it, then what all do.
  var areas: [Double]
  /// How many cells a border of each runs through.
  var borderCells: [Int]

  init(kinds: Int) {
    areas = Array(repeating: 0, count: kinds)
    borderCells = Array(repeating: 0, count: kinds)
  }

  mutating func add(_ other: GridCount) {
    for kind in areas.indices {
      areas[kind] += other.areas[kind]
      borderCells[kind] += other.borderCells[kind]
    }
  }
}

/// A city with a grid over it.
struct DistrictGrid: Sendable {
  var land: GridShapes
  var districts: GridShapes
  var supplies: [GridSupply]
  /// Which supplies must serve a place for it to have all.
  var common: Set<Int>
  /// Metres.
  var step: Double
  var seed: UInt64

  // Degrees a cell, from the city's middle latitude.
  private var width: Double { step / Ellipsoid.metresEast(middle) }
  private var height: Double { step / Ellipsoid.metresNorth(middle) }
  private var middle: Double {
    (districts.windows.map(\.south).min() ?? 0) / 2 + (districts.windows.map(\.north).max() ?? 0) / 2
  }

  /// How many standard deviations a count may be off by chance, in m².
  func tolerance(_ count: GridCount, kind: Int, deviations: Double) -> Double {
    deviations * step * step * Double(count.borderCells[kind]).squareRoot() / 2
  }

  /// The count of some features of the land, by district; each feature less the land of earlier ones.
  func count(_ features: Range<Int>) -> [GridCount] {
    var counts = Array(repeating: GridCount(kinds: supplies.count + 2), count: districts.count)
    for feature in features { count(feature, into: &counts) }
    return counts
  }

  private func count(_ feature: Int, into counts: inout [GridCount]) {
    let window = land.windows[feature]
    let (width, height) = (width, height)
    // One more to the east and north, so that the last border is crossed.
    let columns = Int((window.west / width).rounded(.down))...Int((window.east / width).rounded(.down)) + 1
    let rows = Int((window.south / height).rounded(.down))...Int((window.north / height).rounded(.down)) + 1
    // Metres a degree of longitude are as good as a linear function of latitude here; c0 + c1 (φ + φ') is their number
    // at the middle of φ and φ'.
    let slope =
      (Ellipsoid.metresEast(window.north + 0.01) - Ellipsoid.metresEast(window.south - 0.01))
      / (window.north - window.south + 0.02)
    let metres = GridMetres(
      c0: Ellipsoid.metresEast(window.south) - slope * window.south, c1: slope / 2,
      north: Ellipsoid.metresNorth((window.south + window.north) / 2))
    let own = GridPolygons([land.edges(of: feature) { _ in true }])
    let earlier = GridPolygons(
      (0..<feature).filter { land.windows[$0].meets(window) }.map { land.edges(of: $0) { _ in true } })
    // What lies west of the window, above or below it crosses no ray to the east of any of its places.
    let borders = GridPolygons(
      (0..<districts.count).map { district in
        districts.edges(of: district) {
          $0.east >= window.west && $0.south <= window.north && $0.north >= window.south
        }
      })
    let isWhole = (0..<districts.count).allSatisfy { district in
      districts.edges(of: district) { $0.meets(window) }.isEmpty
    }
    var near = supplies.map { GridNearSupply($0, window: window, metres: metres) }
    var fixed = isWhole ? borders.first(window.west, window.south) : nil
    if isWhole && fixed == nil { fixed = -1 }
    var states = [UInt16](repeating: 0, count: columns.count)
    let all = common.reduce(0) { $0 | UInt16(1) << UInt16($1) }
    for row in rows {
      let cell = width * height * Ellipsoid.metresEast((Double(row) + 0.5) * height) * metres.north
      var west: UInt16 = 0
      for column in columns {
        let (x, y) = place(column, row, width, height)
        var state: UInt16 = 0
        if own.first(x, y) != nil && earlier.first(x, y) == nil {
          if let district = fixed ?? borders.first(x, y), district >= 0 {
            var served: UInt16 = 0
            for supply in near.indices where near[supply].serves(x, y, metres) { served |= 1 << supply }
            state = UInt16(district + 1) << 8 | served
            counts[district].areas[0] += cell
            for supply in near.indices where served >> supply & 1 == 1 {
              counts[district].areas[supply + 1] += cell
            }
            if served & all == all { counts[district].areas[supplies.count + 1] += cell }
          }
        }
        let index = column - columns.lowerBound
        for other in [west, states[index]] where other != state {
          note(state, other, all, &counts)
          note(other, state, all, &counts)
        }
        states[index] = state
        west = state
      }
    }
  }

  /// Two neighbouring places differ: a border of what the first is runs between them.
  private func note(_ state: UInt16, _ other: UInt16, _ all: UInt16, _ counts: inout [GridCount]) {
    guard state > 0 else { return }
    let district = Int(state >> 8) - 1
    let isElsewhere = other >> 8 != state >> 8
    if isElsewhere { counts[district].borderCells[0] += 1 }
    for supply in supplies.indices
    where state >> supply & 1 == 1 && (isElsewhere || other >> supply & 1 == 0) {
      counts[district].borderCells[supply + 1] += 1
    }
    if state & all == all && (isElsewhere || other & all != all) {
      counts[district].borderCells[supplies.count + 1] += 1
    }
  }

  /// The place of a cell: two numbers that hang on the seed and the cell alone, mixed as in SplitMix64.
  private func place(_ column: Int, _ row: Int, _ width: Double, _ height: Double) -> (Double, Double) {
    var bits = seed ^ UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30 ^ UInt64(truncatingIfNeeded: row) << 17) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    let unit = 1.0 / 4_294_967_296
    return (
      (Double(column) + Double(bits >> 32) * unit) * width,
      (Double(row) + Double(bits & 0xFFFF_FFFF) * unit) * height
    )
  }
}
