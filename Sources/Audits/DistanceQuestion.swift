// How far each place is from a supply, for tables of distances and for curves over all thresholds.

public import Measures
internal import Planar
internal import Standards
internal import Streets

/// What is asked of each place: how far it is from the nearest feature of a supply, in one way.
struct DistanceQuestion: Sendable {
  /// The column's name in tables, such as `park-coverage/walk_m`.
  var column: String
  /// The supply, whose areas know of all distances, in either way.
  var supply: ReachedBy

  /// The distance of each place in metres: infinite where there is nothing to go to; not-a-number for what is not a
  /// member, and for what joins no street where it is walked.
  func distances(of members: [Int], in batch: PlaceBatch, links: StreetLinks?) -> [Double] {
    var distances = [Double](repeating: .nan, count: batch.count)
    for place in members {
      distances[place] = distance(x: batch.x[place], y: batch.y[place], link: links?.links[place])
    }
    return distances
  }

  /// The distance of a place in metres, as ``distances(of:in:links:)`` gives it.
  func distance(x: Double, y: Double, link: StreetLink?) -> Double {
    switch supply {
    case .straight(let area): area.nearest(x: x, y: y)?.distance ?? .infinity
    case .walk(let supply): link.map { supply.distance(of: $0, x: x, y: y) } ?? .nan
    }
  }
}

/// A curve that is asked for: over the distance to the farthest of some supplies.
struct CurveQuestion: Sendable {
  var indicator: String
  var way: ReachWay
  var weight: DemandWeight
  /// The supplies, by their places in the part's questions.
  var questions: [Int]

  /// The distances that the curve is over: the greatest of each place's.
  func distances(_ answers: [[Double]]) -> [Double] {
    guard var farthest = questions.first.map({ answers[$0] }) else { return [] }
    for question in questions.dropFirst() {
      for place in farthest.indices {
        // Not-a-number stays.
        let next = answers[question][place]
        farthest[place] = next.isNaN ? next : max(farthest[place], next)
      }
    }
    return farthest
  }
}

/// A curve of an indicator.
public struct IndicatorCurve: Sendable {
  /// The way in which distances are measured.
  public var way: ReachWay
  /// The curve.
  public var curve: ReachCurve
}

extension MeasureDefinition {
  /// The columns of distances that an indicator's demand gets, in order.
  func distanceColumns(_ indicator: String) -> [String] {
    switch self {
    case .coverage(let definition) where definition.weight != .length:
      definition.reaches.map { "\(indicator)/\($0.way.rawValue)_m" }
    case .lifeCircle(let definition):
      definition.ways.flatMap { way in
        definition.categories.map { "\(indicator)/\($0.name)/\(way.rawValue)_m" }
      }
    default: []
    }
  }
}
