// Coverage: how much of a demand lies within reach of a supply.
//
// Land counts by the part of its area within the service area, places by whether they stand in it. People, dwellings
// and features on land are taken as spread evenly over it.

public import Planar

/// What a coverage found: sums by district and the uncovered parts.
public struct CoverageOutcome: Sendable {
  /// The weight of the demand within reach.
  public var covered: DistrictSums
  /// The weight of the demand out of reach.
  public var uncovered: DistrictSums
  /// The weight of the whole demand.
  public var total: DistrictSums
  /// The weight of the demand that joins no street, which is neither in reach nor out of it; 0 for straight lines.
  public var unlinked: DistrictSums
  /// The people out of reach, where the residents are known.
  public var uncoveredResidents: DistrictSums
  /// The number of pieces in each district whose weight nobody knows; they are in no sum.
  public var unknownPieces: DistrictSums
  /// The number of pieces in each district.
  public var pieces: DistrictSums
  /// What no supply reaches, or what some reaches where that was asked for, with a known weight above 0.
  public var patches: UncoveredPatches
  /// How many land pieces the service area's boundary comes near; the others were settled by one place of them.
  public var cutPieces: Int
  /// How many of these failed the check of the exact cut and were cut by GEOS, with drawn arcs.
  public var fallbackPieces = 0
}

/// Computes coverages.
public enum Coverage {
  // How many pieces one worker takes at a time.
  private static let chunkSize = 256

  /// The coverage of a demand by a service area.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - serviceArea: The places within reach.
  ///   - districtCount: The number of districts.
  ///   - side: What becomes patches.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, serviceArea: ServiceArea,
    districtCount: Int, patches side: PatchSide = .outOfReach, threads: Int
  ) throws -> CoverageOutcome {
    let serviceArea = serviceArea.prepared(forManyPlaces: demand.placeCount)
    // Places need no boundary.
    let hasLand = (0..<demand.count).contains { demand.isLand($0) }
    let coveredArea = CoveredArea(hasLand ? [serviceArea] : [], threads: threads)
    return try measure(
      demand, weights: weights, residents: residents, districtCount: districtCount, patches: side,
      threads: threads
    ) { piece, chunk in
      try chunk.served(piece, of: demand, serviceArea: serviceArea, coveredArea: coveredArea)
    }
  }

  /// The coverage of a demand along streets.
  ///
  /// A place is served or not; land, and whoever is on it, by the share of its frontage that is within reach. What joins
  /// no street is neither.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - streets: How the demand joins the streets.
  ///   - supply: The places within reach.
  ///   - districtCount: The number of districts.
  ///   - side: What becomes patches.
  ///   - threads: How many threads work; the result does not depend on it.
  public static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, streets: WalkedDemand,
    supply: WalkedSupply, districtCount: Int, patches side: PatchSide = .outOfReach, threads: Int
  ) throws -> CoverageOutcome {
    try measure(
      demand, weights: weights, residents: residents, districtCount: districtCount, patches: side,
      threads: threads
    ) { piece, chunk in
      chunk.walked(piece, of: demand, share: streets.share(of: piece, in: supply))
    }
  }

  /// What of a demand is within reach in a straight line and out of reach on foot, as an outcome in which that is what
  /// is uncovered, and everything else covered.
  ///
  /// Of land the share that is within straight reach beyond that of its frontage within walking reach.
  ///
  /// - Parameters:
  ///   - demand: What is to be served.
  ///   - weights: The weight of each piece.
  ///   - residents: The residents of each piece, for the patches; nil where nobody knows any.
  ///   - serviceArea: The places within straight reach.
  ///   - streets: How the demand joins the streets.
  ///   - supply: The places within walking reach.
  ///   - districtCount: The number of districts.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public static func severed(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, serviceArea: ServiceArea,
    streets: WalkedDemand, supply: WalkedSupply, districtCount: Int, threads: Int
  ) throws -> CoverageOutcome {
    let serviceArea = serviceArea.prepared(forManyPlaces: demand.placeCount)
    let hasLand = (0..<demand.count).contains { demand.isLand($0) }
    let coveredArea = CoveredArea(hasLand ? [serviceArea] : [], threads: threads)
    return try measure(
      demand, weights: weights, residents: residents, districtCount: districtCount, patches: .outOfReach,
      threads: threads
    ) { piece, chunk in
      guard let onFoot = streets.share(of: piece, in: supply) else { return nil }
      let straight = try chunk.served(piece, of: demand, serviceArea: serviceArea, coveredArea: coveredArea)
      return chunk.walked(piece, of: demand, share: 1 - max(0, straight.share - onFoot))
    }
  }

  private static func measure(
    _ demand: Demand, weights: DemandWeights, residents: ResidentsSpread?, districtCount: Int,
    patches side: PatchSide, threads: Int,
    serve: @Sendable (_ piece: Int, inout CoverageChunk) throws -> ServedPiece?
  ) throws -> CoverageOutcome {
    let people = residents.flatMap { $0.origin == .none ? nil : $0.perPiece }
    let chunks = try OrderedParallel.chunks(of: demand.count, chunkSize: chunkSize, threads: threads) {
      range in
      var chunk = CoverageChunk(districtCount: districtCount, side: side)
      for piece in range {
        try chunk.add(
          piece, of: demand, weight: weights.perPiece[piece], residents: people?[piece], serve: serve)
      }
      return chunk
    }
    var outcome = CoverageOutcome(
      covered: DistrictSums(districtCount: districtCount),
      uncovered: DistrictSums(districtCount: districtCount),
      total: DistrictSums(districtCount: districtCount),
      unlinked: DistrictSums(districtCount: districtCount),
      uncoveredResidents: DistrictSums(districtCount: districtCount),
      unknownPieces: DistrictSums(districtCount: districtCount),
      pieces: DistrictSums(districtCount: districtCount), patches: UncoveredPatches(), cutPieces: 0)
    var places: [Int] = []
    for chunk in chunks {
      outcome.covered.add(chunk.covered)
      outcome.uncovered.add(chunk.uncovered)
      outcome.total.add(chunk.total)
      outcome.unlinked.add(chunk.unlinked)
      outcome.uncoveredResidents.add(chunk.uncoveredResidents)
      outcome.unknownPieces.add(chunk.unknownPieces)
      outcome.pieces.add(chunk.pieces)
      outcome.cutPieces += chunk.cutPieces
      outcome.fallbackPieces += chunk.fallbackPieces
      for land in chunk.land { outcome.patches.add(land, of: chunk.outlines) }
      places += chunk.places
    }
    outcome.patches.addPlaces(places, of: demand, residents: people, districtCount: districtCount)
    return outcome
  }
}

/// How much of a piece is served.
private struct ServedPiece {
  var share: Double
  /// The land that becomes a patch, in m².
  var patchArea = 0.0
}

/// The sums of a run of pieces.
private struct CoverageChunk: Sendable {
  var covered: DistrictSums
  var uncovered: DistrictSums
  var total: DistrictSums
  var unlinked: DistrictSums
  var uncoveredResidents: DistrictSums
  var unknownPieces: DistrictSums
  var pieces: DistrictSums
  var cutPieces = 0
  var fallbackPieces = 0
  let side: PatchSide
  // Outlines of the land of that side, one feature a land piece that was measured, and which of them are patches.
  var outlines = PlanarGeometries()
  var land: [UncoveredLand] = []
  var places: [Int] = []

  init(districtCount: Int, side: PatchSide) {
    self.side = side
    covered = DistrictSums(districtCount: districtCount)
    uncovered = covered
    total = covered
    unlinked = covered
    uncoveredResidents = covered
    unknownPieces = covered
    pieces = covered
  }

  mutating func add(
    _ piece: Int, of demand: Demand, weight: Double, residents: Double?,
    serve: (_ piece: Int, inout CoverageChunk) throws -> ServedPiece?
  ) throws {
    let district = Int(demand.districts[piece])
    pieces.add(1, to: district)
    if weight.isNaN {
      unknownPieces.add(1, to: district)
      return
    }
    total.add(weight, to: district)
    guard let served = try serve(piece, &self) else {
      unlinked.add(weight, to: district)
      return
    }
    let share = served.share
    covered.add(weight * share, to: district)
    uncovered.add(weight - weight * share, to: district)
    let peopleLeft = residents.map { $0.isNaN ? $0 : $0 - $0 * share }
    if let peopleLeft, !peopleLeft.isNaN { uncoveredResidents.add(peopleLeft, to: district) }
    let isPatch = side == .outOfReach ? share < 1 : share > 0
    guard isPatch, weight > 0, district >= 0 else { return }
    if demand.isLand(piece) {
      let people = side == .outOfReach ? peopleLeft : residents.map { $0 * share }
      let residents = people.flatMap { $0.isNaN ? nil : $0 }
      let left = UncoveredLand(
        outlines.count - 1, of: outlines, area: served.patchArea, district: district, residents: residents)
      if let left { land.append(left) }
    } else {
      places.append(piece)
    }
  }

  /// How much of a piece lies within reach by straight lines.
  mutating func served(
    _ piece: Int, of demand: Demand, serviceArea: ServiceArea, coveredArea: CoveredArea
  ) throws(GEOSError) -> ServedPiece {
    guard demand.isLand(piece) else {
      let vertex = demand.pieces.layout.vertices(ofFeature: piece).lowerBound
      return ServedPiece(
        share: serviceArea.covers(x: demand.pieces.x[vertex], y: demand.pieces.y[vertex]) ? 1 : 0)
    }
    let coverage: PolygonCoverage
    switch side {
    case .outOfReach: coverage = try coveredArea.measure(piece, of: demand.pieces, uncovered: &outlines)
    case .withinReach: coverage = try outlined(piece, of: demand, coveredArea: coveredArea)
    }
    if coverage.settlement == .cut || coverage.settlement == .fallback { cutPieces += 1 }
    if coverage.settlement == .fallback { fallbackPieces += 1 }
    return ServedPiece(
      share: coverage.area > 0 ? coverage.covered / coverage.area : 0,
      patchArea: side == .outOfReach ? coverage.uncovered : coverage.covered)
  }

  /// Measures a piece of land and outlines what of it is within reach.
  private mutating func outlined(
    _ piece: Int, of demand: Demand, coveredArea: CoveredArea
  ) throws(GEOSError) -> PolygonCoverage {
    var rest = PlanarGeometries()
    let coverage = try coveredArea.measure(piece, of: demand.pieces, uncovered: &rest)
    if coverage.covered <= 0 {
      outlines.endFeature(kind: .empty)
    } else if coverage.uncovered <= 0 || rest.count != 1 {
      outlines.add(feature: piece, of: demand.pieces)
    } else {
      // The outline is for the eye; the exact cut has said how much it is.
      let within = try Overlay().difference(of: piece, in: demand.pieces, without: 0, in: rest)
      outlines.add(feature: 0, of: within)
    }
    return coverage
  }

  /// A piece by the share of it that is within walking reach; nil for one that joins no street.
  mutating func walked(_ piece: Int, of demand: Demand, share: Double?) -> ServedPiece? {
    guard let share else { return nil }
    guard demand.isLand(piece) else { return ServedPiece(share: share) }
    // Which part of the land it is that its frontage serves, nobody can say: its outline is the piece's.
    outlines.add(feature: piece, of: demand.pieces)
    return ServedPiece(
      share: share, patchArea: demand.areas[piece] * (side == .outOfReach ? 1 - share : share))
  }
}
