// A demand on foot: where its pieces join the streets, and how much of each is within walking reach.
//
// A place joins the nearest street and is served or not. Land is served by the share of its frontage that is: the
// streets in it and so many metres around it. Land without frontage joins the street nearest to it, as a place does.

public import Planar
public import Streets

/// The places within walking reach of a supply.
public struct WalkedSupply: Sendable {
  /// What is within reach along streets.
  public private(set) var area: WalkingArea
  // Whoever stands in a polygon of the supply is there already.
  private let inside: RegionLocator?

  /// - Parameters:
  ///   - area: What is within reach along streets.
  ///   - supply: The features, whether they count or not; nil for points.
  ///   - reaches: The reach of each feature; nil for one that does not count.
  public init(_ area: WalkingArea, supply: PlanarGeometries, reaches: [Double?]) {
    self.area = area
    let polygons = (0..<supply.count).filter {
      supply.layout.kinds[$0] == .polygon && reaches[$0] != nil
    }
    inside = polygons.isEmpty ? nil : RegionLocator(supply, features: polygons)
  }

  /// The same as far as a distance, in metres of level footway, that is at most the area's limit.
  public func cut(at distance: Double) -> WalkedSupply {
    var cut = self
    cut.area = area.cut(at: distance)
    return cut
  }

  /// What is walked from a place to the nearest feature, in metres of level footway: 0 in a polygon of the supply;
  /// infinite beyond the area's limit.
  public func distance(of link: StreetLink, x: Double, y: Double) -> Double {
    holds(x: x, y: y) ? 0 : area.cost(of: link)
  }

  /// Whether a place stands in a polygon of the supply.
  public func holds(x: Double, y: Double) -> Bool { inside?.first(x: x, y: y) != nil }

  /// Whether each of many places is within reach, or in a polygon of the supply.
  ///
  /// - Parameters:
  ///   - links: Where the places join the streets.
  ///   - x: Their eastings in metres.
  ///   - y: Their northings in metres.
  public func covers(_ links: StreetLinks, x: [Double], y: [Double]) -> [Bool] {
    var isCovered = area.covers(links)
    guard let inside else { return isCovered }
    for place in isCovered.indices where !isCovered[place] && links.isLinked(place) {
      isCovered[place] = inside.first(x: x[place], y: y[place]) != nil
    }
    return isCovered
  }
}

/// Where the pieces of a demand join the streets.
public struct WalkedDemand: Sendable {
  private enum Joint: Sendable {
    case none
    case place(StreetLink, PlanarPoint)
    case frontage([StreetStretch])
  }

  private let joints: [Joint]

  /// The joints of a demand.
  ///
  /// - Parameters:
  ///   - demand: The demand.
  ///   - linker: The network, and how places join it.
  ///   - distance: How far from land a street may run and still be its frontage, in metres.
  ///   - threads: How many threads work; the result does not depend on it.
  public init(_ demand: Demand, linker: StreetLinker, frontage distance: Double, threads: Int) throws {
    let frontage = StreetFrontage(linker)
    let chunks = try OrderedParallel.chunks(of: demand.count, chunkSize: 256, threads: threads) { range in
      range.map { piece -> Joint in
        let pieces = demand.pieces
        guard demand.isLand(piece) else {
          let vertex = pieces.layout.vertices(ofFeature: piece).lowerBound
          let place = PlanarPoint(x: pieces.x[vertex], y: pieces.y[vertex])
          return linker.link(x: place.x, y: place.y).map { .place($0, place) } ?? .none
        }
        let stretches = frontage.stretches(near: piece, of: pieces, within: distance)
        if !stretches.isEmpty { return .frontage(stretches) }
        let place = pieces.centroid(of: piece) ?? pieces.box(of: piece).center
        return linker.nearestLink(toBorderOf: piece, of: pieces).map { .place($0, place) } ?? .none
      }
    }
    joints = chunks.flatMap { $0 }
  }

  /// How many pieces join no street.
  public var unlinkedCount: Int {
    joints.count { if case .none = $0 { true } else { false } }
  }

  /// How much of a piece is within reach, 0 to 1; nil when it joins no street.
  public func share(of piece: Int, in supply: WalkedSupply) -> Double? {
    switch joints[piece] {
    case .none: nil
    case .place(let link, let place):
      supply.area.covers(link) || supply.holds(x: place.x, y: place.y) ? 1 : 0
    case .frontage(let stretches):
      min(1, supply.area.coveredLength(of: stretches) / stretches.reduce(0) { $0 + $1.length })
    }
  }

  /// How much of a piece is within reach of each of several supplies, and of all of them at once; nil when it joins no
  /// street.
  public func shares(of piece: Int, in supplies: [WalkedSupply]) -> (ofEach: [Double], ofAll: Double)? {
    guard case .frontage(let stretches) = joints[piece] else {
      let each = supplies.compactMap { share(of: piece, in: $0) }
      guard each.count == supplies.count else { return nil }
      return (each, each.min() ?? 1)
    }
    let length = stretches.reduce(0) { $0 + $1.length }
    var common = stretches
    var each: [Double] = []
    for supply in supplies {
      each.append(min(1, supply.area.coveredLength(of: stretches) / length))
      common = supply.area.coveredParts(of: common)
    }
    return (each, min(1, common.reduce(0) { $0 + $1.length } / length))
  }
}
