// The edge of a service area as segments and circular arcs, with an index over them.

/// The boundary of the places within reach of a supply: every place of it lies on a piece, and no piece lies deeper in
/// the service area than rounding goes. Where boundaries of several features coincide, several pieces may.
struct ServiceAreaBoundary: Sendable {
  // How many supply features one worker takes at a time.
  private static let chunkSize = 32
  // How far from a window pieces still count as meeting it, in metres: far above the rounding of a city's coordinates.
  private static let nearness = 1e-6

  private let pieces: [BoundaryPiece]
  // The place that each piece's coordinates are measured from.
  private let anchors: [PlanarPoint]
  private let index: PackedIndex
  let edges: SupplyEdges

  /// The boundary of a service area; the same for any number of threads.
  init(_ serviceArea: ServiceArea, threads: Int) {
    let features = serviceArea.distinctFeatures()
    let edges = SupplyEdges(serviceArea, features: features)
    let chunks = try? OrderedParallel.chunks(
      of: features.count, chunkSize: Self.chunkSize, threads: threads
    ) { range in
      var trimmer = BoundaryTrimmer(serviceArea, edges: edges)
      for place in range { trimmer.add(feature: features[place]) }
      return (trimmer.pieces, trimmer.anchors)
    }
    guard let chunks else { preconditionFailure("trimming does not throw") }
    pieces = chunks.flatMap(\.0)
    anchors = chunks.flatMap(\.1)
    self.edges = edges
    index = PackedIndex(
      zip(pieces, anchors).map { piece, anchor in piece.moved(byX: anchor.x, anchor.y).box })
  }

  /// The number of pieces.
  var count: Int { pieces.count }

  /// Calls `body` with each piece whose box meets the window, in metres from an origin.
  @inline(__always)
  func forEachPiece(near window: Box, from origin: PlanarPoint, _ body: (BoundaryPiece) -> Void) {
    index.forEach(intersecting: window.expanded(by: Self.nearness)) { place in
      body(pieces[place].moved(byX: anchors[place].x - origin.x, anchors[place].y - origin.y))
    }
  }

  /// Whether a place lies in the service area, without any tolerance: on the boundary either answer may come.
  func holds(x: Double, y: Double) -> Bool { edges.hold(x: x, y: y) }
}

extension ServiceArea {
  /// The features that count, each but once: of features with equal coordinates and equal reach the first.
  fileprivate func distinctFeatures() -> [Int] {
    var alike: [Int: [Int]] = [:]
    var distinct: [Int] = []
    for feature in 0..<supply.count where supply.layout.kinds[feature] != .empty {
      guard let reach = reaches[feature] else { continue }
      var hasher = Hasher()
      hasher.combine(reach)
      let vertices = supply.layout.vertices(ofFeature: feature)
      // A few corners tell most features apart.
      for vertex in vertices.prefix(4) {
        hasher.combine(supply.x[vertex])
        hasher.combine(supply.y[vertex])
      }
      hasher.combine(vertices.count)
      let key = hasher.finalize()
      let isKnown = alike[key, default: []].contains { other in
        reaches[other] == reach && supply.isEqual(feature, other)
      }
      if isKnown { continue }
      alike[key, default: []].append(feature)
      distinct.append(feature)
    }
    return distinct
  }
}

extension PlanarGeometries {
  /// Whether two features have the same kind, the same cut and the same coordinates.
  fileprivate func isEqual(_ one: Int, _ other: Int) -> Bool {
    let these = layout.vertices(ofFeature: one)
    let those = layout.vertices(ofFeature: other)
    guard layout.kinds[one] == layout.kinds[other], these.count == those.count else { return false }
    let ends = { (feature: Int, first: Int) in
      layout.rings(ofFeature: feature).map { layout.vertices(of: $0).upperBound - first }
    }
    return x[these].elementsEqual(x[those]) && y[these].elementsEqual(y[those])
      && ends(one, these.lowerBound) == ends(other, those.lowerBound)
      && layout.parts(of: one).map { layout.rings(of: $0).count }
        == layout.parts(of: other).map { layout.rings(of: $0).count }
  }
}
