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
  ///   - ofFeatures: One entry a feature; nil where the property is missing.
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
    perPiece = (0..<demand.count).map { piece in
      let district = Int(demand.districts[piece])
      guard district >= 0, let residents = districts.residents[district] else { return .nan }
      let total = totals.districts[district].value
      return total > 0 ? residents * (weights[piece] / total) : .nan
    }
  }

  /// A population layer spread over the pieces.
  ///
  /// A piece belongs to the first cell that holds its centroid; where the layer has points, to the nearest point in the
  /// same district. A cell's or point's residents are shared out over its pieces by weight; one without a piece is
  /// counted in ``notPlaced``. Pieces that belong to none have no residents.
  ///
  /// - Parameters:
  ///   - population: Cells (polygons) or points.
  ///   - residents: The residents of each feature of `population`; nil where nobody knows.
  ///   - demand: The pieces.
  ///   - weights: The weight of each piece, at least 0, such as its floor area in m².
  ///   - districts: The districts.
  public init(
    of population: PlanarGeometries, residents: [Double?], over demand: Demand, weights: [Double],
    districts: Districts
  ) {
    let hasCells = population.layout.kinds.contains(.polygon)
    origin = hasCells ? .cells : .points
    let centroids = (0..<demand.count).map { demand.pieces.centroid(of: $0) }
    let sources = (0..<population.count).map { population.centroid(of: $0) }
    let districtOfSource = sources.map { place in
      place.flatMap { districts.district(x: $0.x, y: $0.y) } ?? -1
    }
    var holders = [Int](repeating: -1, count: demand.count)
    if hasCells {
      let cells = RegionLocator(population)
      for piece in 0..<demand.count {
        if let place = centroids[piece] { holders[piece] = cells.first(x: place.x, y: place.y) ?? -1 }
      }
    } else {
      // Points of other districts are not candidates: a district's people live in it.
      let boxes = sources.map { place in
        place.map { Box(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y) } ?? .empty
      }
      let index = PackedIndex(boxes)
      for piece in 0..<demand.count {
        guard let place = centroids[piece] else { continue }
        let nearest = index.nearest(x: place.x, y: place.y, limit: 1) { source in
          guard residents[source] != nil, districtOfSource[source] == Int(demand.districts[piece])
          else { return nil }
          return boxes[source].squaredDistance(x: place.x, y: place.y)
        }
        holders[piece] = nearest.first?.item ?? -1
      }
    }
    var totals = [ExactSum](repeating: ExactSum(), count: population.count)
    for piece in 0..<demand.count where holders[piece] >= 0 { totals[holders[piece]].add(weights[piece]) }
    var notPlaced = DistrictSums(districtCount: districts.count)
    for source in 0..<population.count {
      if let people = residents[source], totals[source].value <= 0 {
        notPlaced.add(people, to: districtOfSource[source])
      }
    }
    self.notPlaced = notPlaced
    perPiece = (0..<demand.count).map { piece in
      guard holders[piece] >= 0 else { return 0 }
      guard let people = residents[holders[piece]] else { return .nan }
      let total = totals[holders[piece]].value
      return total > 0 ? people * (weights[piece] / total) : 0
    }
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
