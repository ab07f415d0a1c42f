// Provision: an amount of supply in each district, to be divided by what it is for.

public import Planar

/// What a provision found.
public struct ProvisionOutcome: Sendable {
  /// The amount in each district: m², metres, features, or the unit of a property.
  public var amount: DistrictSums
  /// The same by drawn geometry without a least size or an effective area, for comparison; equal where there is neither.
  public var gross: DistrictSums
  /// How many features count, by the district of their centroid.
  public var counted: DistrictSums
  /// How many features were left out as too small, by the district of their centroid.
  public var tooSmall: DistrictSums
  /// How many features of each district do not say how much they are; they are in no sum.
  public var unknown: DistrictSums
  /// For each feature, whether it counts.
  public var isCounted: [Bool]
}

/// Computes amounts of supply.
public enum Provision {
  /// The area of polygons in each district, overlaps counted once: the sum over districts is the area of the union.
  ///
  /// - Parameters:
  ///   - supply: Valid polygons; other kinds have no area and are counted as unknown.
  ///   - districts: The districts.
  ///   - minArea: The least area of a feature that counts, in m².
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be overlaid.
  public static func area(
    of supply: PlanarGeometries, districts: Districts, minArea: Double, threads: Int
  ) throws -> ProvisionOutcome {
    var outcome = ProvisionOutcome(districtCount: districts.count, features: supply.count)
    var chosen: [Int] = []
    for feature in 0..<supply.count {
      let district = outcome.district(of: feature, in: supply, districts)
      guard supply.layout.kinds[feature] == .polygon else {
        outcome.unknown.add(1, to: district)
        continue
      }
      if supply.area(of: feature) < minArea {
        outcome.tooSmall.add(1, to: district)
      } else {
        outcome.isCounted[feature] = true
        outcome.counted.add(1, to: district)
        chosen.append(feature)
      }
    }
    outcome.amount = try landSums(supply.selecting(chosen), districts: districts, threads: threads)
    outcome.gross =
      minArea > 0
      ? try landSums(supply, districts: districts, threads: threads) : outcome.amount
    return outcome
  }

  /// The area of the union of polygons in each district, in m².
  public static func landSums(
    _ polygons: PlanarGeometries, districts: Districts, threads: Int
  ) throws -> DistrictSums {
    // Only polygons that may overlap are dissolved together: one union of a whole city costs more than many small ones.
    let groups = overlapGroups(of: polygons)
    let chunks = try OrderedParallel.chunks(of: groups.count, chunkSize: 64, threads: threads) {
      range in
      let overlay = Overlay()
      var dissolved = PlanarGeometries()
      for group in groups[range] {
        if group.count == 1 {
          dissolved.add(feature: group[0], of: polygons)
        } else {
          dissolved.add(feature: 0, of: try overlay.union(of: polygons.selecting(group)))
        }
      }
      return dissolved
    }
    var dissolved = PlanarGeometries()
    for chunk in chunks {
      for feature in 0..<chunk.count { dissolved.add(feature: feature, of: chunk) }
    }
    let pieces = try Demand(dissolved, as: .land, districts: districts, threads: threads)
    var sums = DistrictSums(districtCount: districts.count)
    for piece in 0..<pieces.count { sums.add(pieces.areas[piece], to: Int(pieces.districts[piece])) }
    return sums
  }

  /// A number of each feature, placed where the feature lies: polygons are split between districts by area, other
  /// kinds belong to the district of their centroid.
  ///
  /// - Parameters:
  ///   - numbers: One entry a feature; nil where nobody knows.
  ///   - supply: Points, lines or valid polygons.
  ///   - districts: The districts.
  ///   - sizes: The size of each feature in m² that `minArea` is held against; nil entries are judged by geometry,
  ///     and a point or line without a size is counted as unknown.
  ///   - minArea: The least size of a feature that counts, in m²; 0 asks for no size.
  ///   - land: Where the middle of a feature has to be for it to count; nil counts all.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func sum(
    of numbers: [Double?], over supply: PlanarGeometries, districts: Districts, sizes: [Double?] = [],
    minArea: Double, onLand land: ServiceArea? = nil, threads: Int
  ) throws -> ProvisionOutcome {
    var outcome = ProvisionOutcome(districtCount: districts.count, features: supply.count)
    for feature in 0..<supply.count {
      guard isOn(land, feature, of: supply) else { continue }
      let district = outcome.district(of: feature, in: supply, districts)
      guard outcome.admits(feature, of: supply, sizes: sizes, minArea: minArea, district: district) else {
        continue
      }
      guard numbers[feature] != nil else {
        outcome.unknown.add(1, to: district)
        continue
      }
      outcome.isCounted[feature] = true
      outcome.counted.add(1, to: district)
    }
    let land = try Demand(supply, as: .land, districts: districts, threads: threads)
    let shares = land.sharedOut(numbers)
    for piece in 0..<land.count {
      let feature = Int(land.features[piece])
      guard !shares[piece].isNaN else { continue }
      outcome.gross.add(shares[piece], to: Int(land.districts[piece]))
      if outcome.isCounted[feature] {
        outcome.amount.add(shares[piece], to: Int(land.districts[piece]))
      }
    }
    // Lines give no piece of demand: they stand where their middle is.
    for feature in 0..<supply.count where supply.layout.kinds[feature] == .line {
      guard let number = numbers[feature], let place = supply.centroid(of: feature) else { continue }
      let district = districts.district(x: place.x, y: place.y) ?? -1
      outcome.gross.add(number, to: district)
      if outcome.isCounted[feature] { outcome.amount.add(number, to: district) }
    }
    return outcome
  }

  /// The number of features in each district, each in the district of its centroid.
  ///
  /// - Parameters:
  ///   - supply: Points, lines or valid polygons.
  ///   - districts: The districts.
  ///   - sizes: The size of each feature in m² that `minArea` is held against; nil entries are judged by geometry,
  ///     and a point or line without a size is counted as unknown.
  ///   - minArea: The least size of a feature that counts, in m²; 0 asks for no size.
  ///   - land: Where the middle of a feature has to be for it to count; nil counts all.
  public static func count(
    of supply: PlanarGeometries, districts: Districts, sizes: [Double?] = [], minArea: Double,
    onLand land: ServiceArea? = nil
  ) -> ProvisionOutcome {
    var outcome = ProvisionOutcome(districtCount: districts.count, features: supply.count)
    for feature in 0..<supply.count where supply.layout.kinds[feature] != .empty {
      let district = outcome.district(of: feature, in: supply, districts)
      outcome.gross.add(1, to: district)
      guard isOn(land, feature, of: supply) else { continue }
      guard outcome.admits(feature, of: supply, sizes: sizes, minArea: minArea, district: district) else {
        continue
      }
      outcome.isCounted[feature] = true
      outcome.counted.add(1, to: district)
      outcome.amount.add(1, to: district)
    }
    return outcome
  }

  /// Whether the middle of a feature is on land; where none is asked for, everything is.
  private static func isOn(_ land: ServiceArea?, _ feature: Int, of supply: PlanarGeometries) -> Bool {
    guard let land else { return true }
    return supply.centroid(of: feature).map { land.covers(x: $0.x, y: $0.y) } ?? false
  }

  /// Groups of polygons whose boxes chain together, each group ascending, the groups by their first polygon.
  private static func overlapGroups(of polygons: PlanarGeometries) -> [[Int]] {
    let boxes = (0..<polygons.count).map { polygons.box(of: $0) }
    let index = PackedIndex(boxes)
    var isGrouped = [Bool](repeating: false, count: polygons.count)
    var groups: [[Int]] = []
    for seed in 0..<polygons.count where !isGrouped[seed] && !boxes[seed].isEmpty {
      isGrouped[seed] = true
      var open = [seed]
      var group: [Int] = []
      while let polygon = open.popLast() {
        group.append(polygon)
        index.forEach(intersecting: boxes[polygon]) { other in
          if !isGrouped[other] {
            isGrouped[other] = true
            open.append(other)
          }
        }
      }
      groups.append(group.sorted())
    }
    return groups
  }
}

extension ProvisionOutcome {
  /// Sums of nothing.
  init(districtCount: Int, features: Int) {
    let none = DistrictSums(districtCount: districtCount)
    self.init(
      amount: none, gross: none, counted: none, tooSmall: none, unknown: none,
      isCounted: Array(repeating: false, count: features))
  }

  /// Whether a feature has the least size, stated or drawn; one that has not, or does not say, is counted as such.
  fileprivate mutating func admits(
    _ feature: Int, of supply: PlanarGeometries, sizes: [Double?], minArea: Double, district: Int
  ) -> Bool {
    guard minArea > 0 else { return true }
    let stated = sizes.isEmpty ? nil : sizes[feature]
    let drawn = supply.layout.kinds[feature] == .polygon ? supply.area(of: feature) : nil
    guard let size = stated ?? drawn else {
      unknown.add(1, to: district)
      return false
    }
    if size < minArea { tooSmall.add(1, to: district) }
    return size >= minArea
  }

  func district(
    of feature: Int, in supply: PlanarGeometries, _ districts: Districts
  ) -> Int {
    supply.centroid(of: feature).flatMap { districts.district(x: $0.x, y: $0.y) } ?? -1
  }
}
