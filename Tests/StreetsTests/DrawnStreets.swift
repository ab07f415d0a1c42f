// Streets as a test draws them: lines by their places, each of a kind, and made-up towns of them.

import Planar
import TestSupport

@testable import Streets

extension PlanarPoint {
  /// A place, said briefly.
  init(_ x: Double, _ y: Double) { self.init(x: x, y: y) }
}

/// Lines of streets that a test draws.
struct DrawnStreets {
  struct Line {
    var points: [PlanarPoint]
    var kind = StreetKind()
  }

  var lines: [Line] = []

  init() {}

  /// Lines that are all walked alike, each by its places.
  init(_ lines: [[(Double, Double)]]) {
    self.lines = lines.map { Line(points: $0.map { PlanarPoint($0.0, $0.1) }) }
  }

  mutating func add(_ points: [PlanarPoint], slowness: Double = 1) {
    lines.append(Line(points: points, kind: StreetKind(slowness: slowness)))
  }

  var streets: StreetLines {
    var geometries = PlanarGeometries()
    for line in lines { geometries.addLine(line.points) }
    return StreetLines(geometries, kinds: lines.map(\.kind))
  }

  var graph: StreetGraph { StreetGraph(streets) }

  /// The length of all lines as drawn, in metres.
  var drawnLength: Double {
    lines.reduce(0) { sum, line in
      zip(line.points, line.points.dropFirst()).reduce(sum) { $0 + $1.0.distance(to: $1.1) }
    }
  }

  /// The same lines in another order.
  func shuffled(_ random: inout SplitMix64) -> DrawnStreets {
    var other = self
    other.lines.shuffle(using: &random)
    return other
  }

  /// The same lines, some of them drawn from the other end.
  func turned(_ random: inout SplitMix64) -> DrawnStreets {
    var other = self
    for line in other.lines.indices where random.whole(0...1) == 0 { other.lines[line].points.reverse() }
    return other
  }

  /// A town of crooked blocks: a grid whose corners are jolted about, with streets left out, bent, drawn alone or as
  /// one long line, some of them slow; beside it pieces that nothing joins to the town.
  static func town(_ random: inout SplitMix64, columns: Int = 5, rows: Int = 5) -> DrawnStreets {
    var corners: [[PlanarPoint]] = []
    for row in 0..<rows {
      corners.append(
        (0..<columns).map { column in
          PlanarPoint(
            Double(column) * 100 + random.number(-35...35), Double(row) * 100 + random.number(-35...35))
        })
    }
    var town = DrawnStreets()
    func course(_ corners: [PlanarPoint], _ random: inout SplitMix64) {
      var points = [corners[0]]
      var slowness = 1.0
      func end() {
        if points.count > 1 { town.add(points, slowness: slowness) }
        slowness = 1
      }
      for (a, b) in zip(corners, corners.dropFirst()) {
        if random.whole(0...3) == 0 {
          end()
          points = [b]
          continue
        }
        for bend in 0..<random.whole(0...2) {
          let share = (Double(bend) + 1) / 3
          points.append(
            PlanarPoint(
              a.x + share * (b.x - a.x) + random.number(-12...12),
              a.y + share * (b.y - a.y) + random.number(-12...12)
            ))
        }
        points.append(b)
        if random.whole(0...2) == 0 {
          if random.whole(0...3) == 0 { slowness = 2 }
          end()
          points = [b]
        }
      }
      end()
    }
    for row in 0..<rows { course(corners[row], &random) }
    for column in 0..<columns { course(corners.map { $0[column] }, &random) }
    for piece in 0..<random.whole(0...3) {
      let (x, y) = (Double(columns) * 100 + 60, Double(piece) * 150)
      let near = [PlanarPoint(x, y), PlanarPoint(x + random.number(20...90), y + random.number(-40...40))]
      town.add(near)
      // Some pieces are rings.
      if random.whole(0...1) == 0 { town.add([near[1], PlanarPoint(x, y + 60), near[0]]) }
    }
    return town.shuffled(&random).turned(&random)
  }
}

/// A town of 5 by 4 blocks of 100 m with a dead end of 60 m at its north-eastern corner: every distance is arithmetic.
enum GridTown {
  /// Streets right through the town.
  static var long: DrawnStreets {
    var lines: [[(Double, Double)]] = []
    for row in 0...4 { lines.append((0...5).map { (Double($0) * 100, Double(row) * 100) }) }
    for column in 0...5 { lines.append((0...4).map { (Double(column) * 100, Double($0) * 100) }) }
    lines.append([(500, 400), (560, 400)])
    return DrawnStreets(lines)
  }

  /// A line from each crossing to the next.
  static var short: DrawnStreets {
    var town = DrawnStreets()
    for line in long.lines {
      for (a, b) in zip(line.points, line.points.dropFirst()) { town.add([a, b]) }
    }
    return town
  }
}

/// A network as one can compare it: where its nodes stand, what its edges join, how long and of which kind they are.
struct GraphSummary: Equatable {
  struct Edge: Equatable {
    var from: Int
    var to: Int
    var length: Double
    var kind: StreetKind
  }

  var nodes: [PlanarPoint]
  var edges: [Edge]

  init(_ graph: StreetGraph) {
    nodes = graph.nodes
    edges = (0..<graph.edgeCount).map {
      let (from, to) = graph.ends(of: $0)
      return Edge(from: from, to: to, length: graph.length(of: $0), kind: graph.kind(of: $0))
    }
  }

  /// The lengths of all edges in centimetres, ascending.
  static func lengths(_ graph: StreetGraph) -> [Double] {
    (0..<graph.edgeCount).map { (graph.length(of: $0) * 100).rounded() / 100 }.sorted()
  }
}

extension StreetGraph {
  /// The place so far along an edge, found by walking it, with its straight piece and how far along that it lies.
  func place(_ edge: Int, along: Double) -> (place: PlanarPoint, segment: Int, offset: Double) {
    var found = (place: PlanarPoint(.nan, .nan), segment: -1, offset: 0.0)
    forEachSegment(of: edge) { segment, start, a, b in
      guard along >= start || found.segment < 0 else { return }
      let length = a.distance(to: b)
      let offset = min(length, along - start)
      let share = length > 0 ? offset / length : 0
      // From the vertex that the file begins the piece at.
      let isForward = lines.geometries.x[segment] == a.x && lines.geometries.y[segment] == a.y
      found = (
        PlanarPoint(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)), segment,
        isForward ? offset : length - offset
      )
    }
    return found
  }
}
