// People on a demand layer: from its own field, from a population layer, or from the districts, spread by floor area or
// land. What was done is kept, because it decides how far the numbers can be trusted.

public import Planar

/// Where the residents of a demand come from.
public enum ResidentsOrigin: String, Sendable, Hashable, CaseIterable {
  /// A property of the demand features themselves.
  case field
  /// A layer of population cells, each spread over the demand inside it.
  case cells = "population-cells"
  /// A layer of population points, each spread over the demand nearest to it in its district.
  case points = "population-points"
  /// The districts' residents, each spread over the demand in the district.
  case districts
  /// Nobody knows.
  case none
}

/// The residents of each piece of a demand.
public struct ResidentsSpread: Sendable {
  /// The residents of each piece; not-a-number where nobody knows.
  public let perPiece: [Double]
  /// Where they come from.
  public let origin: ResidentsOrigin
  /// Residents that could not be placed on any piece, by district.
  public let notPlaced: DistrictSums

  /// The residents of a piece; nil where nobody knows.
  public subscript(piece: Int) -> Double? { perPiece[piece].isNaN ? nil : perPiece[piece] }

  /// Residents that the demand features carry themselves, split over a feature's pieces by area.
  ///
  /// - Parameters:
  ///   - residents: One entry a feature; nil where the property is missing.
  ///   - demand: The pieces.
  ///   - districtCount: The number of districts.
  public init(ofFeatures residents: [Double?], on demand: Demand, districtCount: Int) {
    origin = .field
    notPlaced = DistrictSums(districtCount: districtCount)
    perPiece = demand.sharedOut(residents)
  }

  /// Each district's residents spread over the pieces in it, by weight.
  ///
  /// - Parameters:
  ///   - districts: Districts with residents; pieces of one without stay unknown.
  ///   - demand: The pieces; those outside all districts stay unknown.
  ///   - weights: The weight of each piece, at least 0, such as its floor area in m².
  public init(of districts: Districts, over demand: Demand, weights: [Double]) {
    origin = districts.residents.contains { $0 != nil } ? .districts : .none
    var totals = DistrictSums(districtCount: districts.count)
    for piece in 0..<demand.count { totals.add(weights[piece], to: Int(demand.districts[piece])) }
    var notPlaced = DistrictSums(districtCount: districts.count)
    for district in 0..<districts.count {
      if let residents = districts.residents[district], totals.districts[district].value <= 0 {
        notPlaced.add(residents, to: district)
      }
    }
    self.notPlaced = notPlaced
    // Rounding an exact sum takes longer than all else here.
    let sums = totals.districts.map(\.value)
    perPiece = (0..<demand.count).map { piece in
      let district = Int(demand.districts[piece])
      guard district >= 0, let residents = districts.residents[district] else { return .nan }
      let total = sums[district]
      return total > 0 ? residents * (weights[piece] / total) : .nan
    }
  }

  /// A population layer spread over the pieces.
  ///
  /// - **Cells** give their residents to the demand inside them, by weight: land by the part of it that lies in the
  ///   cell, places when they stand in it. A cell without any demand is counted in ``notPlaced``.
  /// - **Points** give theirs to the demand of their district that they are the nearest point of, by weight; a point
  ///   that is no demand's nearest gives all to the demand nearest to it. Only those of a district without demand are
  ///   counted in ``notPlaced``.
  ///
  /// Demand that nobody gives to has no residents.
  ///
  /// - Parameters:
  ///   - population: Cells (polygons) or points.
  ///   - residents: The residents of each feature of `population`; nil where nobody knows.
  ///   - demand: The pieces.
  ///   - weights: The weight of each piece, at least 0, such as its floor area in m².
  ///   - districts: The districts.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when land cannot be cut by a cell.
  public init(
    of population: PlanarGeometries, residents: [Double?], over demand: Demand, weights: [Double],
    districts: Districts, threads: Int = 1
  ) throws {
    let hasCells = population.layout.kinds.contains(.polygon)
    origin = hasCells ? .cells : .points
    let districtOfSource = (0..<population.count).map { source in
      population.centroid(of: source).flatMap { districts.district(x: $0.x, y: $0.y) } ?? -1
    }
    let gifts =
      hasCells
      ? try Self.cellGifts(population, demand: demand, weights: weights, threads: threads)
      : Self.pointGifts(
        population, residents: residents, districtOfSource: districtOfSource, demand: demand, weights: weights
      )
    var totals = [ExactSum](repeating: ExactSum(), count: population.count)
    for gift in gifts { totals[gift.source].add(gift.weight) }
    var notPlaced = DistrictSums(districtCount: districts.count)
    for source in 0..<population.count {
      if let people = residents[source], totals[source].value <= 0 {
        notPlaced.add(people, to: districtOfSource[source])
      }
    }
    self.notPlaced = notPlaced
    var sums = [ExactSum](repeating: ExactSum(), count: demand.count)
    var isUnknown = [Bool](repeating: false, count: demand.count)
    for gift in gifts {
      guard let people = residents[gift.source] else {
        isUnknown[gift.piece] = true
        continue
      }
      let total = totals[gift.source].value
      if total > 0 { sums[gift.piece].add(people * (gift.weight / total)) }
    }
    perPiece = (0..<demand.count).map { isUnknown[$0] ? .nan : sums[$0].value }
  }

  /// That a piece takes a share of a population feature's residents.
  private struct Gift: Sendable {
    var source: Int
    var piece: Int
    var weight: Double
  }

  private static func cellGifts(
    _ cells: PlanarGeometries, demand: Demand, weights: [Double], threads: Int
  ) throws -> [Gift] {
    let locator = RegionLocator(cells)
    let borders = SegmentIndex(cells)
    let chunks = try OrderedParallel.chunks(of: demand.count, chunkSize: 256, threads: threads) { range in
      let overlay = Overlay()
      var gifts: [Gift] = []
      for piece in range {
        let box = demand.pieces.box(of: piece)
        guard demand.isLand(piece), demand.areas[piece] > 0, borders.touches(box) else {
          // No border of a cell comes near, or it is a place: it lies in one cell or in none.
          if let place = demand.pieces.centroid(of: piece), let cell = locator.first(x: place.x, y: place.y) {
            gifts.append(Gift(source: cell, piece: piece, weight: weights[piece]))
          }
          continue
        }
        for cell in locator.candidates(intersecting: box) {
          let part = try overlay.intersection(of: piece, in: demand.pieces, with: cell, in: cells)
          let share = part.area(of: 0) / demand.areas[piece]
          if share > 0 { gifts.append(Gift(source: cell, piece: piece, weight: weights[piece] * share)) }
        }
      }
      return gifts
    }
    return chunks.flatMap { $0 }
  }

  private static func pointGifts(
    _ points: PlanarGeometries, residents: [Double?], districtOfSource: [Int], demand: Demand,
    weights: [Double]
  ) -> [Gift] {
    func box(_ place: PlanarPoint?) -> Box {
      place.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) } ?? .empty
    }
    let sourceBoxes = (0..<points.count).map { box(points.centroid(of: $0)) }
    let pieceBoxes = (0..<demand.count).map { box(demand.pieces.centroid(of: $0)) }
    let sources = PackedIndex(sourceBoxes)
    var gifts: [Gift] = []
    var gives = [Bool](repeating: false, count: points.count)
    for piece in 0..<demand.count where !pieceBoxes[piece].isEmpty {
      let x = pieceBoxes[piece].minX
      let y = pieceBoxes[piece].minY
      // Points of other districts are not candidates: a district's people live in it.
      let nearest = sources.nearest(x: x, y: y, limit: 1) { source in
        guard residents[source] != nil, districtOfSource[source] == Int(demand.districts[piece]) else {
          return nil
        }
        return sourceBoxes[source].squaredDistance(x: x, y: y)
      }
      guard let source = nearest.first?.item else { continue }
      gifts.append(Gift(source: source, piece: piece, weight: weights[piece]))
      if weights[piece] > 0 { gives[source] = true }
    }
    // More points than homes: people of a point that no home is nearest to live somewhere, and that is the home
    // nearest to them.
    let pieces = PackedIndex(pieceBoxes)
    for source in 0..<points.count
    where !gives[source] && residents[source] != nil && !sourceBoxes[source].isEmpty {
      let x = sourceBoxes[source].minX
      let y = sourceBoxes[source].minY
      let nearest = pieces.nearest(x: x, y: y, limit: 1) { piece in
        guard Int(demand.districts[piece]) == districtOfSource[source], weights[piece] > 0 else { return nil }
        return pieceBoxes[piece].squaredDistance(x: x, y: y)
      }
      if let piece = nearest.first?.item {
        gifts.append(Gift(source: source, piece: piece, weight: weights[piece]))
      }
    }
    return gifts
  }
}

extension Demand {
  /// A number of each feature shared out over its pieces by area; not-a-number where it is missing.
  public func sharedOut(_ numbers: [Double?]) -> [Double] {
    guard form == .land else { return features.map { numbers[Int($0)] ?? .nan } }
    var totals = [ExactSum](repeating: ExactSum(), count: featureCount)
    var pieceCounts = [Int](repeating: 0, count: featureCount)
    for piece in 0..<count {
      totals[Int(features[piece])].add(areas[piece])
      pieceCounts[Int(features[piece])] += 1
    }
    return (0..<count).map { piece in
      let feature = Int(features[piece])
      guard let number = numbers[feature] else { return .nan }
      if pieceCounts[feature] == 1 { return number }
      let total = totals[feature].value
      return total > 0 ? number * (areas[piece] / total) : number / Double(pieceCounts[feature])
    }
  }
}
