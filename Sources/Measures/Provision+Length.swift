// The length of lines in each district, and on land: lines are cut where they cross a border, and what runs along a
// border is shared half and half between its two sides.

public import Planar

extension Provision {
  /// How near to a border a line has to run, in metres, to be taken as running along it.
  public static let borderDistance = 1.0

  /// The length of lines in each district, in metres.
  ///
  /// What runs along a border of districts, no farther than ``borderDistance`` from it, counts half for either side; at
  /// the border of the city half of it lies outside.
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
        for (district, length) in shares(a, b) { gross.add(length, to: district) }
        for (start, end) in onLand(a, b) {
          isOnLand = true
          for (district, length) in shares(start, end) { sums.add(length, to: district) }
        }
      }
    }
    return isOnLand
  }

  /// The parts of a straight piece that are on the land.
  private func onLand(_ a: PlanarPoint, _ b: PlanarPoint) -> [(PlanarPoint, PlanarPoint)] {
    guard let land else { return [(a, b)] }
    func place(_ share: Double) -> PlanarPoint {
      // The very ends, so that nothing is lost by rounding.
      share <= 0
        ? a : share >= 1 ? b : PlanarPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
    }
    return land.parts(from: a, to: b).compactMap { part in
      part.region == nil ? nil : (place(part.from), place(part.to))
    }
  }

  /// The length of a straight piece by district; -1 outside all.
  private func shares(_ a: PlanarPoint, _ b: PlanarPoint) -> [(district: Int, length: Double)] {
    let length = a.distance(to: b)
    guard length > 0 else { return [] }
    let box = Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    guard districts.cutter.bordersTouch(box.expanded(by: Provision.borderDistance)) else {
      return [(districts.district(x: a.x, y: a.y) ?? -1, length)]
    }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    // A step to the left of the way.
    let (sideX, sideY) = (
      -dy / length * Provision.borderDistance, dx / length * Provision.borderDistance
    )
    return districts.cutter.parts(from: a, to: b).flatMap { part -> [(district: Int, length: Double)] in
      let own = (part.to - part.from) * length
      let middle = (part.from + part.to) / 2
      let (x, y) = (a.x + middle * dx, a.y + middle * dy)
      // What is shorter than the border is near to, crosses it and does not run along it.
      guard own > 2 * Provision.borderDistance else { return [(part.region ?? -1, own)] }
      let left = districts.district(x: x + sideX, y: y + sideY) ?? -1
      let right = districts.district(x: x - sideX, y: y - sideY) ?? -1
      return left == right ? [(part.region ?? -1, own)] : [(left, own / 2), (right, own / 2)]
    }
  }
}
