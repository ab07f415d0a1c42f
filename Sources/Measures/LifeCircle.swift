// The life circle: how much of a demand reaches every one of several categories.
//
// A place reaches a category when a facility of it lies within the category's distance. Land reaches all categories in
// the part that lies in every category's service area.

public import Planar

/// What a life circle found.
public struct LifeCircleOutcome: Sendable {
  /// The weight of the demand that reaches every category.
  public var complete: DistrictSums
  /// The weight of the demand that misses at least one.
  public var incomplete: DistrictSums
  /// The weight of the whole demand.
  public var total: DistrictSums
  /// The weight of the demand that joins no street, which neither reaches nor misses; 0 for straight lines.
  public var unlinked: DistrictSums
  /// For each category, the weight of the demand that reaches it.
  public var reached: [DistrictSums]
  /// The sum over the demand of weight x number of categories reached.
  public var categoriesMet: DistrictSums
  /// The people who miss at least one category, where the residents are known.
  public var uncoveredResidents: DistrictSums
  /// The number of pieces in each district whose weight nobody knows; they are in no sum.
  public var unknownPieces: DistrictSums
  /// The number of pieces in each district.
  public var pieces: DistrictSums
  /// What misses at least one category.
  public var patches: UncoveredPatches
  /// How many land pieces the boundary of a category comes near; the others were settled by one place of them.
  public var cutPieces = 0
  /// How many of these failed the check of the exact cut and were cut by GEOS, with drawn arcs.
  public var fallbackPieces = 0
}

/// Computes life circles.
public enum LifeCircle {
  private static let chunkSize = 256

  /// The life circle of a demand.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - categories: The service area of each category; at least one.
  ///   - districtCount: The number of districts.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, categories: [ServiceArea],
    districtCount: Int, threads: Int
  ) throws -> LifeCircleOutcome {
    let categories = categories.map { $0.prepared(forManyPlaces: demand.placeCount) }
    // Places need no boundary.
    let hasLand = (0..<demand.count).contains { demand.isLand($0) }
    let coveredArea = CoveredArea(hasLand ? categories : [], threads: threads)
    return try measure(
      demand, weights: weights, residents: residents, categoryCount: categories.count,
      districtCount: districtCount, threads: threads
    ) { piece, chunk in
      try chunk.shares(piece, of: demand, categories: categories, coveredArea: coveredArea)
    }
  }

  /// The life circle of a demand along streets.
  ///
  /// A place reaches a category or not; land, and whoever is on it, by the share of its frontage that does. What joins
  /// no street is neither in reach nor out of it.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - streets: How the demand joins the streets.
  ///   - categories: The places within reach of each category; at least one.
  ///   - districtCount: The number of districts.
  ///   - threads: How many threads work; the result does not depend on it.
  public static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, streets: WalkedDemand,
    categories: [WalkedSupply], districtCount: Int, threads: Int
  ) throws -> LifeCircleOutcome {
    try measure(
      demand, weights: weights, residents: residents, categoryCount: categories.count,
      districtCount: districtCount, threads: threads
    ) { piece, chunk in
      guard let shares = streets.shares(of: piece, in: categories) else { return nil }
      return chunk.walked(piece, of: demand, ofCategory: shares.ofEach, all: shares.ofAll)
    }
  }

  /// What reaches every category in a straight line, and not all of them on foot: it is what is incomplete; of the
  /// categories nothing is said one by one.
  ///
  /// Of land it is the share of its frontage by which less is complete on foot than of its area in straight lines.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - categories: The service area of each category; at least one.
  ///   - streets: How the demand joins the streets.
  ///   - walked: The places within walking reach of each category, as many.
  ///   - districtCount: The number of districts.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func severed(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, categories: [ServiceArea],
    streets: WalkedDemand, walked: [WalkedSupply], districtCount: Int, threads: Int
  ) throws -> LifeCircleOutcome {
    let categories = categories.map { $0.prepared(forManyPlaces: demand.placeCount) }
    let hasLand = (0..<demand.count).contains { demand.isLand($0) }
    let coveredArea = CoveredArea(hasLand ? categories : [], threads: threads)
    return try measure(
      demand, weights: weights, residents: residents, categoryCount: 0, districtCount: districtCount,
      threads: threads
    ) { piece, chunk in
      guard let onFoot = streets.shares(of: piece, in: walked) else { return nil }
      let straight = try chunk.shares(piece, of: demand, categories: categories, coveredArea: coveredArea)
      let all = 1 - max(0, straight.all - onFoot.ofAll)
      return chunk.walked(piece, of: demand, ofCategory: [], all: all)
    }
  }

  private static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, categoryCount: Int,
    districtCount: Int, threads: Int,
    serve: @Sendable (_ piece: Int, inout LifeCircleChunk) throws -> ReachedShares?
  ) throws -> LifeCircleOutcome {
    let people = residents.flatMap { $0.origin == .none ? nil : $0.perPiece }
    let chunks = try OrderedParallel.chunks(of: demand.count, chunkSize: chunkSize, threads: threads) {
      range in
      var chunk = LifeCircleChunk(districtCount: districtCount, categoryCount: categoryCount)
      for piece in range {
        try chunk.add(
          piece, of: demand, weight: weights.perPiece[piece], residents: people?[piece], serve: serve)
      }
      return chunk
    }
    var all = LifeCircleChunk(districtCount: districtCount, categoryCount: categoryCount)
    var patches = UncoveredPatches()
    for chunk in chunks {
      all.add(chunk)
      for land in chunk.land { patches.add(land, of: chunk.outlines) }
    }
    patches.addPlaces(all.places, of: demand, residents: people, districtCount: districtCount)
    return LifeCircleOutcome(
      complete: all.complete, incomplete: all.incomplete, total: all.total, unlinked: all.unlinked,
      reached: all.reached,
      categoriesMet: all.categoriesMet, uncoveredResidents: all.uncoveredResidents,
      unknownPieces: all.unknownPieces, pieces: all.pieces, patches: patches,
      cutPieces: all.cutPieces, fallbackPieces: all.fallbackPieces)
  }
}

/// How much of a piece reaches each category, and all of them.
private struct ReachedShares {
  var ofCategory: [Double]
  var all: Double
  // The land that misses a category, in m².
  var areaLeft = 0.0
}

/// The sums of a run of pieces.
private struct LifeCircleChunk: Sendable {
  var complete: DistrictSums
  var incomplete: DistrictSums
  var total: DistrictSums
  var unlinked: DistrictSums
  var reached: [DistrictSums]
  var categoriesMet: DistrictSums
  var uncoveredResidents: DistrictSums
  var unknownPieces: DistrictSums
  var pieces: DistrictSums
  var cutPieces = 0
  var fallbackPieces = 0
  // Outlines of land that misses a category, one feature a land piece.
  var outlines = PlanarGeometries()
  var land: [UncoveredLand] = []
  var places: [Int] = []

  init(districtCount: Int, categoryCount: Int) {
    complete = DistrictSums(districtCount: districtCount)
    incomplete = complete
    total = complete
    unlinked = complete
    reached = Array(repeating: complete, count: categoryCount)
    categoriesMet = complete
    uncoveredResidents = complete
    unknownPieces = complete
    pieces = complete
  }

  /// Adds the sums and places of another run; outlines stay with their run.
  mutating func add(_ other: LifeCircleChunk) {
    complete.add(other.complete)
    incomplete.add(other.incomplete)
    total.add(other.total)
    unlinked.add(other.unlinked)
    for category in reached.indices { reached[category].add(other.reached[category]) }
    categoriesMet.add(other.categoriesMet)
    uncoveredResidents.add(other.uncoveredResidents)
    unknownPieces.add(other.unknownPieces)
    pieces.add(other.pieces)
    cutPieces += other.cutPieces
    fallbackPieces += other.fallbackPieces
    places += other.places
  }

  mutating func shares(
    _ piece: Int, of demand: Demand, categories: [ServiceArea], coveredArea: CoveredArea
  ) throws(GEOSError) -> ReachedShares {
    guard demand.isLand(piece) else {
      let vertex = demand.pieces.layout.vertices(ofFeature: piece).lowerBound
      let x = demand.pieces.x[vertex]
      let y = demand.pieces.y[vertex]
      let each = categories.map { $0.covers(x: x, y: y) ? 1.0 : 0.0 }
      return ReachedShares(ofCategory: each, all: each.contains(0) ? 0 : 1)
    }
    // Shares of the land as drawn: the weight may be people who live on land that counts with another feature.
    let coverage = try coveredArea.measureCommon(piece, of: demand.pieces, uncovered: &outlines)
    if coverage.settlement == .cut || coverage.settlement == .fallback { cutPieces += 1 }
    if coverage.settlement == .fallback { fallbackPieces += 1 }
    let area = coverage.area
    return ReachedShares(
      ofCategory: coverage.covered.map { area > 0 ? $0 / area : 0 },
      all: area > 0 ? coverage.common / area : 0, areaLeft: coverage.uncovered)
  }

  /// A piece by the shares of its frontage.
  mutating func walked(
    _ piece: Int, of demand: Demand, ofCategory: [Double], all: Double
  ) -> ReachedShares {
    guard demand.isLand(piece) else { return ReachedShares(ofCategory: ofCategory, all: all) }
    // Which part of the land it is that its frontage does not serve, nobody can say: its outline is the piece's.
    outlines.add(feature: piece, of: demand.pieces)
    return ReachedShares(
      ofCategory: ofCategory, all: all, areaLeft: demand.areas[piece] * (1 - all))
  }

  mutating func add(
    _ piece: Int, of demand: Demand, weight: Double, residents: Double?,
    serve: (_ piece: Int, inout LifeCircleChunk) throws -> ReachedShares?
  ) throws {
    let district = Int(demand.districts[piece])
    pieces.add(1, to: district)
    if weight.isNaN {
      unknownPieces.add(1, to: district)
      return
    }
    total.add(weight, to: district)
    guard let share = try serve(piece, &self) else {
      unlinked.add(weight, to: district)
      return
    }
    complete.add(weight * share.all, to: district)
    incomplete.add(weight - weight * share.all, to: district)
    for category in reached.indices {
      reached[category].add(weight * share.ofCategory[category], to: district)
      categoriesMet.add(weight * share.ofCategory[category], to: district)
    }
    let peopleLeft = residents.map { $0.isNaN ? $0 : $0 - $0 * share.all }
    if let peopleLeft, !peopleLeft.isNaN { uncoveredResidents.add(peopleLeft, to: district) }
    guard share.all < 1, weight > 0, district >= 0 else { return }
    if demand.isLand(piece) {
      let residents = peopleLeft.flatMap { $0.isNaN ? nil : $0 }
      let left = UncoveredLand(
        outlines.count - 1, of: outlines, area: share.areaLeft, district: district, residents: residents)
      if let left { land.append(left) }
    } else {
      places.append(piece)
    }
  }
}
