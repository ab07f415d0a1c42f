// The places that a supply reaches, in straight lines or on foot: two answers to one question.

internal import Measures
internal import Planar
internal import Streets

/// The places within reach of a supply in one way.
enum ReachedBy: Sendable {
  /// Those within a straight distance.
  case straight(ServiceArea)
  /// Those within a walking distance along streets.
  case walk(WalkedSupply)

  /// The way.
  var way: ReachWay {
    switch self {
    case .straight: .straight
    case .walk: .walk
    }
  }

  /// The same, ready to answer for about so many places.
  func prepared(forManyPlaces count: Int) -> ReachedBy {
    switch self {
    case .straight(let area): .straight(area.prepared(forManyPlaces: count))
    case .walk: self
    }
  }

  /// Whether each of the places is within reach; what is not a member, or joins no street, is not.
  ///
  /// - Parameters:
  ///   - members: The places asked about, ascending.
  ///   - batch: The places.
  ///   - links: Where they join the streets; nil where nothing is walked.
  func covers(_ members: [Int], of batch: PlaceBatch, links: StreetLinks?) -> [Bool] {
    switch self {
    case .straight(let area):
      var isServed = [Bool](repeating: false, count: batch.count)
      for place in members { isServed[place] = area.covers(x: batch.x[place], y: batch.y[place]) }
      return isServed
    case .walk(let supply):
      guard let links else { preconditionFailure("places that walk have been linked") }
      return supply.covers(links, x: batch.x, y: batch.y)
    }
  }
}

extension [ReachedBy] {
  /// The places within a straight distance; nil where that is not asked for.
  var straight: ServiceArea? {
    for case .straight(let area) in self { return area }
    return nil
  }

  /// The places within walking reach; nil where that is not asked for.
  var walked: WalkedSupply? {
    for case .walk(let supply) in self { return supply }
    return nil
  }
}
