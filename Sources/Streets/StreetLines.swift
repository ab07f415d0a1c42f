// What a street network is made from: lines, and what kind of street each of them is.

public import Planar

/// Whether a street runs at ground level, above or below it: streets of different levels cross without meeting.
public struct StreetLevel: Sendable, Hashable, Comparable {
  /// Whether it runs on a bridge.
  public var isBridge: Bool
  /// Whether it runs in a tunnel.
  public var isTunnel: Bool
  /// The layer that is drawn, 0 at ground level.
  public var layer: Int

  /// A level.
  public init(isBridge: Bool = false, isTunnel: Bool = false, layer: Int = 0) {
    self.isBridge = isBridge
    self.isTunnel = isTunnel
    self.layer = layer
  }

  private var rank: (Int, Int, Int) { (layer, isBridge ? 1 : 0, isTunnel ? 1 : 0) }

  /// By layer, then bridges, then tunnels.
  public static func < (a: StreetLevel, b: StreetLevel) -> Bool { a.rank < b.rank }
}

/// What streets have in common that are walked alike.
public struct StreetKind: Sendable, Hashable, Comparable {
  /// The class of street in the file's words, such as `residential`; empty where the file says none.
  public var className: String
  /// How many metres on a level footway each of its metres is worth; 1 for those, 2 where one walks half as fast.
  public var slowness: Double
  /// Whether it runs at ground level, above or below it.
  public var level: StreetLevel

  /// A kind of street.
  ///
  /// - Precondition: `slowness` is finite and above 0.
  public init(className: String = "", slowness: Double = 1, level: StreetLevel = StreetLevel()) {
    precondition(slowness > 0 && slowness.isFinite, "a street takes time to walk")
    self.className = className
    self.slowness = slowness
    self.level = level
  }

  /// The faster first, then by class and level.
  public static func < (a: StreetKind, b: StreetKind) -> Bool {
    (a.slowness, a.className, a.level) < (b.slowness, b.className, b.level)
  }
}

/// The lines of a street network.
public struct StreetLines: Sendable {
  /// The streets, one feature each; what is not a line is no street.
  public let geometries: PlanarGeometries
  /// The kinds of street, ascending.
  public let kinds: [StreetKind]
  /// The kind of each feature by its place in ``kinds``; -1 for one that is not walked.
  public let kindOf: [Int32]

  /// Lines, each of a kind; nil for one that is not walked. Lines with a coordinate that is not a finite number are
  /// not walked either.
  ///
  /// - Precondition: One kind a feature.
  public init(_ geometries: PlanarGeometries, kinds wanted: [StreetKind?]) {
    let kinds = Array(Set(wanted.compactMap { $0 }))
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    self.init(geometries, kinds: kinds, of: wanted.map { $0.flatMap { places[$0] } ?? -1 })
  }

  /// Lines, each of a kind out of a list that many of them share. Lines with a coordinate that is not a finite number
  /// are not walked.
  ///
  /// - Parameters:
  ///   - geometries: The streets, one feature each.
  ///   - listed: Kinds of street, in any order.
  ///   - places: The kind of each feature by its place in the list; -1 for one that is not walked.
  /// - Precondition: One kind a feature.
  public init(_ geometries: PlanarGeometries, kinds listed: [StreetKind], of places: [Int]) {
    precondition(places.count == geometries.count, "one kind a street")
    let isWalked = places.indices.map { street in
      geometries.layout.kinds[street] == .line && places[street] >= 0 && geometries.isFinite(street)
    }
    // Of the kinds those that are walked, each once.
    var isUsed = [Bool](repeating: false, count: listed.count)
    for street in places.indices where isWalked[street] { isUsed[places[street]] = true }
    let kinds = Set(listed.indices.lazy.filter { isUsed[$0] }.map { listed[$0] }).sorted()
    let ranks = listed.map { kind in Int32(kinds.firstIndex(of: kind) ?? -1) }
    self.geometries = geometries
    self.kinds = kinds
    kindOf = places.indices.map { isWalked[$0] ? ranks[places[$0]] : -1 }
  }

  /// Lines that are all walked alike.
  public init(_ geometries: PlanarGeometries) {
    self.init(geometries, kinds: Array(repeating: StreetKind(), count: geometries.count))
  }

  /// Calls `body` with each walked line: its street and the vertices along it.
  @inline(__always)
  func forEachLine(_ body: (_ street: Int, _ vertices: Range<Int>) -> Void) {
    for street in kindOf.indices where kindOf[street] >= 0 {
      for ring in geometries.layout.rings(ofFeature: street) {
        let vertices = geometries.layout.vertices(of: ring)
        if vertices.count > 1 { body(street, vertices) }
      }
    }
  }
}

extension StreetLines {
  /// The street that a vertex belongs to.
  func street(ofVertex vertex: Int) -> Int {
    // The last street that begins at or before the vertex.
    let layout = geometries.layout
    var (low, high) = (0, geometries.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      let rings = layout.rings(ofFeature: middle)
      if Int(layout.ringVertices[rings.lowerBound]) <= vertex { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The vertices of the line that a vertex belongs to.
  func line(ofVertex vertex: Int) -> Range<Int> {
    let layout = geometries.layout
    let lines = layout.rings(ofFeature: street(ofVertex: vertex)).lazy.map { layout.vertices(of: $0) }
    return lines.first { $0.contains(vertex) } ?? vertex..<vertex
  }
}
