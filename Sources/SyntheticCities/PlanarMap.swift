// The city's land as faces that share their vertices: streets, canals and borders are the edges between them.
//
// An edge is never removed. When a street meets it, it is split, and the split is remembered; whoever holds
// the old edge (a face, a street, a district's border) looks the new vertices up. So neighbours agree vertex
// by vertex.

/// A partition of the land, cut finer by one line after the other.
struct PlanarMap: Sendable {
  /// Two vertices, the smaller first.
  struct Edge: Hashable, Sendable {
    let a: Int32
    let b: Int32
    init(_ a: Int32, _ b: Int32) {
      self.a = min(a, b)
      self.b = max(a, b)
    }
  }

  /// A piece of land.
  struct Face: Sendable {
    /// Vertices, counterclockwise; may lack those that later splits put on its edges.
    var ring: [Int32]
    /// The piece of the coarse map it was cut from.
    var superblock = 0
    /// Not to be cut further: the site of a large park.
    var isWhole = false
  }

  private(set) var vertices: [GroundPoint] = []
  var faces: [Face] = []
  /// The line that an edge belongs to, by the edge as it was before it was split.
  private var lineOfEdge = EdgeTable()
  private var splits = EdgeTable()
  /// The lines whose edges are never split: what meets them takes the nearer end.
  var seams: Set<Int32> = []

  mutating func addVertex(_ point: GroundPoint) -> Int32 {
    vertices.append(point)
    return Int32(vertices.count - 1)
  }

  /// Adds a piece of land that touches no other.
  mutating func addLand(_ ring: GroundRing, lines: [Int32]) {
    let corners = ring.points.map { addVertex($0) }
    for index in corners.indices {
      let next = corners[index + 1 == corners.count ? 0 : index + 1]
      lineOfEdge.set(Edge(corners[index], next), lines[index])
    }
    faces.append(Face(ring: corners))
  }

  func line(_ a: Int32, _ b: Int32) -> Int32? { lineOfEdge[Edge(a, b)] }

  /// A chain of vertices with every later split put in. A closed ring repeats its first vertex.
  func expanded(chain: [Int32]) -> [Int32] {
    guard let first = chain.first else { return [] }
    var result: [Int32] = []
    result.reserveCapacity(chain.count + 8)
    result.append(first)
    for index in 1..<max(1, chain.count) { append(from: chain[index - 1], to: chain[index], to: &result) }
    return result
  }

  func expanded(ring: [Int32]) -> [Int32] {
    guard let first = ring.first else { return [] }
    var result: [Int32] = []
    result.reserveCapacity(ring.count + 8)
    result.append(first)
    for index in 1..<max(1, ring.count) { append(from: ring[index - 1], to: ring[index], to: &result) }
    append(from: ring[ring.count - 1], to: first, to: &result)
    result.removeLast()
    return result
  }

  private func append(from a: Int32, to b: Int32, to result: inout [Int32]) {
    if let middle = splits[Edge(a, b)] {
      append(from: a, to: middle, to: &result)
      append(from: middle, to: b, to: &result)
    } else {
      result.append(b)
    }
  }

  func ring(of face: Face) -> GroundRing {
    GroundRing(expanded(ring: face.ring).map { vertices[Int($0)] })
  }

  func points(_ chain: [Int32]) -> [GroundPoint] { chain.map { vertices[Int($0)] } }

  /// Puts a vertex on an edge, at a point of it; an end of the edge that lies within `snap` metres is taken
  /// instead.
  mutating func split(_ a: Int32, _ b: Int32, at point: GroundPoint, snap: Double) -> Int32 {
    var (from, to) = (a, b)
    while let middle = splits[Edge(from, to)] {
      let along = vertices[Int(to)] - vertices[Int(from)]
      let whole = along.dot(along)
      let part = (point - vertices[Int(from)]).dot(along) / whole
      let share = (vertices[Int(middle)] - vertices[Int(from)]).dot(along) / whole
      if part < share { to = middle } else { from = middle }
    }
    let (near, far) = (point.distance(to: vertices[Int(from)]), point.distance(to: vertices[Int(to)]))
    if min(near, far) <= snap || isSeam(from, to) { return near <= far ? from : to }
    let middle = addVertex(point)
    splits.set(Edge(from, to), middle)
    if let line = lineOfEdge[Edge(from, to)] {
      lineOfEdge.set(Edge(from, middle), line)
      lineOfEdge.set(Edge(middle, to), line)
    }
    return middle
  }

  private func isSeam(_ a: Int32, _ b: Int32) -> Bool {
    !seams.isEmpty && lineOfEdge[Edge(a, b)].map(seams.contains) ?? false
  }

  /// Cuts a face in two along a chain whose ends are vertices of its ring; false where that is not possible.
  ///
  /// The first part keeps the face's index, the second is added at the end.
  mutating func cut(face index: Int, along chain: [Int32], line: Int32) -> Bool {
    let ring = expanded(ring: faces[index].ring)
    guard chain.count >= 2, chain[0] != chain[chain.count - 1],
      let start = ring.firstIndex(of: chain[0]),
      let end = ring.firstIndex(of: chain[chain.count - 1])
    else { return false }
    let inner = Array(chain.dropFirst().dropLast())
    let there = Self.walk(ring, from: start, to: end)
    let back = Self.walk(ring, from: end, to: start)
    if inner.isEmpty, there.count == 2 || back.count == 2 { return false }
    let first = there + inner.reversed()
    let second = back + inner
    if area(first) < 25 || area(second) < 25 { return false }
    for step in 1..<chain.count { lineOfEdge.set(Edge(chain[step - 1], chain[step]), line) }
    var other = faces[index]
    faces[index].ring = first
    other.ring = second
    faces.append(other)
    return true
  }

  /// Square metres of a ring without splits.
  private func area(_ ring: [Int32]) -> Double {
    guard let first = ring.first, let last = ring.last else { return 0 }
    let origin = vertices[Int(first)]
    var twice = 0.0
    var previous = vertices[Int(last)] - origin
    for vertex in ring {
      let here = vertices[Int(vertex)] - origin
      twice += previous.cross(here)
      previous = here
    }
    return twice / 2
  }

  private static func walk(_ ring: [Int32], from start: Int, to end: Int) -> [Int32] {
    start <= end ? Array(ring[start...end]) : Array(ring[start...]) + Array(ring[...end])
  }
}
