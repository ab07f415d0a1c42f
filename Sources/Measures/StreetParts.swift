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
  /// - Parameter threads: How many threads work; the result does not depend on it.
  public init(_ graph: StreetGraph, districts: Districts, threads: Int) throws {
    parts = try OrderedParallel.chunks(of: graph.edgeCount, chunkSize: 2048, threads: threads) { range in
      var parts: [StreetPart] = []
      for edge in range {
        for run in graph.streets(of: edge) { Self.add(run, of: edge, graph, districts, to: &parts) }
      }
      return parts
    }.flatMap { $0 }
  }

  private static func add(
    _ run: StreetCourse, of edge: Int, _ graph: StreetGraph, _ districts: Districts,
    to parts: inout [StreetPart]
  ) {
    func add(_ from: Double, _ to: Double, _ district: Int?) {
      let district = Int32(district ?? -1)
      guard to > from else { return }
      if let last = parts.last, last.stretch.edge == Int32(edge), last.street == run.street,
        last.district == district, last.stretch.to == from
      {
        parts[parts.count - 1].stretch.to = to
      } else {
        parts.append(
          StreetPart(
            stretch: StreetStretch(edge: edge, from: from, to: to), street: run.street, district: district))
      }
    }
    var box = Box.empty
    for point in run.points { box.extend(x: point.x, y: point.y) }
    guard let first = run.points.first else { return }
    guard districts.cutter.bordersTouch(box) else {
      return add(run.from, run.to, districts.district(x: first.x, y: first.y))
    }
    var along = run.from
    for (a, b) in zip(run.points, run.points.dropFirst()) {
      let length = a.distance(to: b)
      for part in districts.cutter.parts(from: a, to: b) {
        // The last piece ends where the run does, whatever the sums of lengths say.
        add(along + part.from * length, along + part.to * length, part.region)
      }
      along += length
    }
  }
}
