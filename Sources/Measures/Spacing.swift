// Spacing: how far each facility is from its nearest neighbour.

public import Planar

/// What a spacing found. A facility stands at its centroid.
public struct SpacingOutcome: Sendable {
  /// The facilities of each district that have a neighbour within the norm.
  public var near: DistrictSums
  /// The facilities of each district.
  public var total: DistrictSums
  /// The distance from each facility to its nearest neighbour in metres, ascending, by district; facilities outside the
  /// districts are no one's, but serve as neighbours. Empty where a facility has no neighbour at all.
  public var distances: [[Double]]
  /// The distances of all facilities in the districts, ascending.
  public var cityDistances: [Double]
  /// Facilities that stand outside every district.
  public var outside: Int
}

/// Computes spacings.
public enum Spacing {
  /// The nearest-neighbour distances of facilities.
  ///
  /// - Parameters:
  ///   - supply: The facilities.
  ///   - within: The norm in metres, inclusive with ``Distance/tolerance``.
  ///   - districts: The districts.
  public static func measure(
    _ supply: PlanarGeometries, within: Double, districts: Districts
  ) -> SpacingOutcome {
    let places = (0..<supply.count).compactMap { supply.centroid(of: $0) }
    // Each place once: of many facilities at one spot every search would look at all.
    var standing: [PlanarPoint: Int] = [:]
    for place in places { standing[place, default: 0] += 1 }
    var seen: Set<PlanarPoint> = []
    let spots = places.filter { seen.insert($0).inserted }
    let index = PackedIndex(spots.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) })
    var outcome = SpacingOutcome(
      near: DistrictSums(districtCount: districts.count),
      total: DistrictSums(districtCount: districts.count),
      distances: Array(repeating: [], count: districts.count), cityDistances: [], outside: 0)
    for place in places {
      let district = districts.district(x: place.x, y: place.y) ?? -1
      outcome.total.add(1, to: district)
      if district < 0 { outcome.outside += 1 }
      let distance: Double
      if standing[place, default: 0] > 1 {
        distance = 0
      } else {
        // The nearest is the place itself.
        guard let next = index.nearest(x: place.x, y: place.y, limit: 2).dropFirst().first else { continue }
        distance = next.distance
      }
      if distance <= within + Distance.tolerance { outcome.near.add(1, to: district) }
      guard district >= 0 else { continue }
      outcome.distances[district].append(distance)
      outcome.cityDistances.append(distance)
    }
    for district in outcome.distances.indices { outcome.distances[district].sort() }
    outcome.cityDistances.sort()
    return outcome
  }

  /// The quantile of ascending numbers by linear interpolation between closest ranks (definition 7 of R. Hyndman and
  /// Y. Fan, "Sample quantiles in statistical packages", 1996; what numpy and Excel give); nil without numbers.
  ///
  /// - Parameters:
  ///   - share: 0 for the least, 0.5 for the median, 1 for the greatest.
  ///   - ascending: The numbers, the least first.
  public static func quantile(_ share: Double, of ascending: [Double]) -> Double? {
    guard let last = ascending.indices.last else { return nil }
    let rank = share * Double(last)
    let lower = min(last, Int(rank))
    let upper = min(last, lower + 1)
    return ascending[lower] + (rank - Double(lower)) * (ascending[upper] - ascending[lower])
  }
}
