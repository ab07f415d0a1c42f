// Street metres as a demand: how much of the streets is within reach of a supply, exact inside edges too.

public import Planar
public import Streets

/// What a coverage of street length found, in metres.
public struct StreetCoverageOutcome: Sendable {
  /// The street metres within reach.
  public var covered: DistrictSums
  /// The street metres out of reach.
  public var uncovered: DistrictSums
  /// All street metres.
  public var total: DistrictSums
  /// The stretches out of reach, with the district of each; -1 outside all. By edge and along it.
  public var gaps: [(stretch: StreetStretch, district: Int)]
}

/// Computes coverages of street length.
public enum StreetCoverage {
  /// The street metres within walking reach.
  ///
  /// - Parameters:
  ///   - parts: The streets, those that belong to the demand.
  ///   - area: What is within reach; of the same network.
  ///   - districtCount: The number of districts.
  public static func measure(
    _ parts: [StreetPart], within area: WalkingArea, districtCount: Int
  ) -> StreetCoverageOutcome {
    var known: (edge: Int32, covered: [StreetStretch]) = (-1, [])
    return measure(parts, districtCount: districtCount) { part in
      // Parts come by edge.
      if known.edge != part.stretch.edge {
        known = (part.stretch.edge, area.coveredStretches(of: Int(part.stretch.edge)))
      }
      return known.covered
    }
  }

  /// The street metres within a straight distance.
  ///
  /// - Parameters:
  ///   - parts: The streets, those that belong to the demand.
  ///   - graph: Their network.
  ///   - area: What is within reach.
  ///   - districtCount: The number of districts.
  public static func measure(
    _ parts: [StreetPart], of graph: StreetGraph, within area: ServiceArea, districtCount: Int
  ) -> StreetCoverageOutcome {
    var known: (edge: Int32, covered: [StreetStretch]) = (-1, [])
    return measure(parts, districtCount: districtCount) { part in
      if known.edge != part.stretch.edge {
        known = (part.stretch.edge, covered(Int(part.stretch.edge), of: graph, by: area))
      }
      return known.covered
    }
  }

  /// The stretches of an edge within a straight distance, along it.
  private static func covered(_ edge: Int, of graph: StreetGraph, by area: ServiceArea) -> [StreetStretch] {
    var stretches: [StreetStretch] = []
    let (x, y) = (graph.lines.geometries.x, graph.lines.geometries.y)
    var along = 0.0
    graph.forEachStreet(of: edge) { course in
      var vertex = course.first
      while vertex != course.last {
        let next = vertex + course.step
        let (a, b) = (PlanarPoint(x: x[vertex], y: y[vertex]), PlanarPoint(x: x[next], y: y[next]))
        let length = a.distance(to: b)
        for part in area.coveredParts(from: a, to: b) {
          let (from, to) = (along + part.from * length, along + part.to * length)
          if let last = stretches.last, from <= last.to {
            stretches[stretches.count - 1].to = max(last.to, to)
          } else if from < to {
            stretches.append(StreetStretch(edge: edge, from: from, to: to))
          }
        }
        along += length
        vertex = next
      }
    }
    return stretches
  }

  private static func measure(
    _ parts: [StreetPart], districtCount: Int, covered: (StreetPart) -> [StreetStretch]
  ) -> StreetCoverageOutcome {
    var outcome = StreetCoverageOutcome(
      covered: DistrictSums(districtCount: districtCount),
      uncovered: DistrictSums(districtCount: districtCount),
      total: DistrictSums(districtCount: districtCount), gaps: [])
    for part in parts {
      let district = Int(part.district)
      var next = part.stretch.from
      func leave(upTo end: Double) {
        guard end > next else { return }
        outcome.gaps.append((StreetStretch(edge: Int(part.stretch.edge), from: next, to: end), district))
        outcome.uncovered.add(end - next, to: district)
      }
      for stretch in covered(part) {
        let (from, to) = (max(stretch.from, part.stretch.from), min(stretch.to, part.stretch.to))
        guard from < to else { continue }
        leave(upTo: from)
        outcome.covered.add(to - from, to: district)
        next = to
      }
      leave(upTo: part.stretch.to)
      outcome.total.add(part.stretch.length, to: district)
    }
    return outcome
  }
}
