// The length of lines in each district, and on land: lines are cut where they cross a border, and what runs along a
// border of districts or of the land is shared half and half between its two sides.

public import Planar

extension Provision {
  /// How near to a border a line has to run, in metres, to be taken as running along it.
  public static let borderDistance = 1.0

  /// The length of lines in each district, in metres.
  ///
  /// What runs along a border of districts, no farther than ``borderDistance`` from it, counts half for either side; at
  /// the border of the city half of it lies outside. So it is with the border of the land: half of it is on the land.
  ///
  /// - Parameters:
  ///   - supply: The lines; what is not a line has no length and is counted as unknown.
  ///   - districts: The districts.
  ///   - land: Polygons that alone count; nil counts all of the lines.
  ///   - threads: How many threads work; the result does not depend on it.
  public static func length(
    of supply: PlanarGeometries, districts: Districts, onLand land: PlanarGeometries? = nil, threads: Int
  ) throws -> ProvisionOutcome {
    let cutter = land.map { RegionCutter($0) }
    let chunks = try OrderedParallel.chunks(of: supply.count, chunkSize: 512, threads: threads) { range in
      var lengths = LineLengths(districts: districts, land: cutter)
      let isOnLand = range.map { feature in
        supply.layout.kinds[feature] == .line && lengths.add(feature, of: supply)
      }
      return (lengths.sums, lengths.gross, isOnLand)
    }
    var outcome = ProvisionOutcome(districtCount: districts.count, features: supply.count)
    outcome.isCounted = chunks.flatMap(\.2)
    for (sums, gross, _) in chunks {
      outcome.amount.add(sums)
      outcome.gross.add(gross)
    }
    for feature in 0..<supply.count where supply.layout.kinds[feature] != .empty {
      let district = outcome.district(of: feature, in: supply, districts)
      if supply.layout.kinds[feature] != .line {
        outcome.unknown.add(1, to: district)
      } else if outcome.isCounted[feature] {
        outcome.counted.add(1, to: district)
      }
    }
    return outcome
  }
}

/// Lengths of lines, added up by district.
private struct LineLengths {
  let districts: Districts
  /// The land that alone counts; nil where all does.
  let land: RegionCutter?
  /// The length on the land.
  var sums: DistrictSums
  /// The length of all.
  var gross: DistrictSums

  init(districts: Districts, land: RegionCutter?) {
    self.districts = districts
    self.land = land
    sums = DistrictSums(districtCount: districts.count)
    gross = sums
  }

  /// Adds a line.
  ///
  /// - Returns: Whether any of it is on the land.
  mutating func add(_ feature: Int, of lines: PlanarGeometries) -> Bool {
    var isOnLand = false
    for ring in lines.layout.rings(ofFeature: feature) {
      let vertices = lines.layout.vertices(of: ring)
      for (one, other) in zip(vertices, vertices.dropFirst()) {
        let (a, b) = (
          PlanarPoint(x: lines.x[one], y: lines.y[one]), PlanarPoint(x: lines.x[other], y: lines.y[other])
        )
        for half in halves(a, b) {
          gross.add(half.length, to: half.district)
          guard half.isOnLand else { continue }
          isOnLand = true
          sums.add(half.length, to: half.district)
        }
      }
    }
    return isOnLand
  }

  /// A part of a straight piece, or the half of one that belongs to one of its sides.
  private struct Half {
    /// -1 outside all.
    var district: Int
    var isOnLand: Bool
    var length: Double
  }

  /// A straight piece cut at the borders of districts and of the land.
  private func halves(_ a: PlanarPoint, _ b: PlanarPoint) -> [Half] {
    let length = a.distance(to: b)
    guard length > 0 else { return [] }
    let box = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    let window = box.expanded(by: Provision.borderDistance)
    let cutters = [districts.cutter, land].compactMap { $0 }.filter { $0.bordersTouch(window) }
    guard !cutters.isEmpty else { return [half(a.x, a.y, length)] }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    // A step to the left of the way.
    let (sideX, sideY) = (
      -dy / length * Provision.borderDistance, dx / length * Provision.borderDistance
    )
    let cuts = Set([0, 1] + cutters.flatMap { $0.parts(from: a, to: b).map(\.to) }).sorted()
    return zip(cuts, cuts.dropFirst()).flatMap { from, to -> [Half] in
      let own = (to - from) * length
      let middle = (from + to) / 2
      let (x, y) = (a.x + middle * dx, a.y + middle * dy)
      // What is shorter than the border is near to, crosses it and does not run along it.
      guard own > 2 * Provision.borderDistance else { return [half(x, y, own)] }
      let (left, right) = (
        half(x + sideX, y + sideY, own / 2), half(x - sideX, y - sideY, own / 2)
      )
      let isAlike = left.district == right.district && left.isOnLand == right.isOnLand
      // Land that is narrower than the step has no side on it.
      return isAlike && !left.isOnLand ? [half(x, y, own)] : [left, right]
    }
  }

  private func half(_ x: Double, _ y: Double, _ length: Double) -> Half {
    Half(
      district: districts.district(x: x, y: y) ?? -1,
      isOnLand: land.map { $0.locator.first(x: x, y: y) != nil } ?? true, length: length)
  }
}
