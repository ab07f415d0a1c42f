// The streets of a network cut into parts that each lie in one district and belong to one street: what every measure of
// street metres adds up.

internal import Planar
public import Streets

/// A part of a street in one district.
public struct StreetPart: Sendable, Hashable {
  /// Where it lies on the network.
  public var stretch: StreetStretch
  /// The street, by its feature.
  public var street: Int32
  /// The district; -1 outside all.
  public var district: Int32
}

/// All streets of a network in parts, by edge and along it.
public struct StreetParts: Sendable {
  /// The parts.
  public let parts: [StreetPart]

  /// Cuts the streets of a network at district borders.
  ///
  /// - Parameters:
  ///   - graph: The network.
  ///   - districts: The districts.
  ///   - threads: How many threads work; the result does not depend on it.
  public init(_ graph: StreetGraph, districts: Districts, threads: Int) throws {
    var chunks = try OrderedParallel.chunks(of: graph.edgeCount, chunkSize: 8192, threads: threads) { range in
      var parts: [StreetPart] = []
      parts.reserveCapacity(range.count + range.count / 8)
      for edge in range {
        var along = 0.0
        graph.forEachStreet(of: edge) {
          along = Self.add($0, of: edge, from: along, graph, districts, to: &parts)
        }
      }
      return parts
    }
    var parts: [StreetPart] = []
    parts.reserveCapacity(chunks.reduce(0) { $0 + $1.count })
    // Each goes as soon as it is copied: the parts are not held twice.
    chunks.reverse()
    while let chunk = chunks.popLast() { parts += chunk }
    self.parts = parts
  }

  /// Adds the parts of a street's course.
  ///
  /// - Parameter start: Where along the edge it begins, in metres.
  /// - Returns: Where it ends.
  private static func add(
    _ course: StreetCourse, of edge: Int, from start: Double, _ graph: StreetGraph, _ districts: Districts,
    to parts: inout [StreetPart]
  ) -> Double {
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    func add(_ from: Double, _ to: Double, _ district: Int?) {
      let district = Int32(district ?? -1)
      guard to > from else { return }
      if let last = parts.last, last.stretch.edge == Int32(edge), last.street == course.street,
        last.district == district, last.stretch.to == from
      {
        parts[parts.count - 1].stretch.to = to
      } else {
        parts.append(
          StreetPart(
            stretch: StreetStretch(edge: edge, from: from, to: to), street: course.street, district: district)
        )
      }
    }
    func length(_ a: Int, _ b: Int) -> Double {
      let (dx, dy) = (x[b] - x[a], y[b] - y[a])
      return (dx * dx + dy * dy).squareRoot()
    }
    var box = Box.empty
    var along = start
    var vertex = course.first
    box.extend(x: x[vertex], y: y[vertex])
    while vertex != course.last {
      let next = vertex + course.step
      box.extend(x: x[next], y: y[next])
      along += length(vertex, next)
      vertex = next
    }
    guard districts.cutter.bordersTouch(box) else {
      add(start, along, districts.district(x: x[course.first], y: y[course.first]))
      return along
    }
    let end = along
    along = start
    vertex = course.first
    while vertex != course.last {
      let next = vertex + course.step
      let length = length(vertex, next)
      let parts = districts.cutter.parts(
        from: PlanarPoint(x: x[vertex], y: y[vertex]), to: PlanarPoint(x: x[next], y: y[next]))
      for part in parts { add(along + part.from * length, along + part.to * length, part.region) }
      along += length
      vertex = next
    }
    return end
  }
}
