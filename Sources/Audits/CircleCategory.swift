// The categories of a life circle: whose facilities they are, and what is within reach of them.

internal import Measures
internal import Planar
internal import Standards
internal import Streets

/// The facilities of a life circle's category.
struct CircleFacilities: Sendable {
  var wanted: LifeCircleCategory
  var layer: String
  /// The features of the layer, ascending, and their geometries.
  var features: [Int]
  var geometries: PlanarGeometries
  /// What people call them; nil for one that has neither a name nor an id.
  var labels: [String?] = []
  /// Where they are entered from the streets; nil where nothing is walked.
  var entrances: Entrances?

  /// The category: what is within reach in each way, and how far places are from it where anyone asks.
  ///
  /// - Parameter graph: The network; nil where there is none.
  func category(ways: [ReachWay], graph: StreetGraph?, wantsDistances: Bool) -> CircleCategory {
    let reaches = [Double?](repeating: wanted.within, count: geometries.count)
    var distances: [ReachedBy] = []
    let reached = ways.compactMap { way -> ReachedBy? in
      switch way {
      case .straight:
        let area = ServiceArea(supply: geometries, reaches: reaches)
        if wantsDistances { distances.append(.straight(area)) }
        return .straight(area)
      case .walk:
        guard let graph, let entrances else { return nil }
        func supply(_ area: WalkingArea) -> WalkedSupply {
          WalkedSupply(area, supply: geometries, reaches: reaches)
        }
        if wantsDistances {
          distances.append(
            .walk(
              supply(WalkingArea(everywhere: graph, sources: entrances.sources, namesOwners: false))))
        }
        return .walk(
          supply(WalkingArea(graph, sources: entrances.sources, reaches: reaches, namesOwners: false)))
      }
    }
    // Where walks decide, who joins no street does not count.
    let counts = ways.first == .walk ? entrances?.counts : nil
    return CircleCategory(
      name: wanted.name, within: wanted.within, facilities: features.count, ways: reached,
      distances: distances, sources: entrances?.sources ?? [], labels: labels,
      supply: features.enumerated().map { position, feature in
        let isLinked = counts.map { $0[position] > 0 } ?? true
        return SupplyFeature(
          layer: layer, feature: feature, isCounted: isLinked,
          reason: isLinked ? nil : AuditRun.notLinked, category: wanted.name)
      })
  }
}

/// A life circle's category with its facilities.
struct CircleCategory {
  var name: String
  var within: Double
  var facilities: Int
  /// What is within reach in each way, the deciding one first; fewer where there are no streets to walk on.
  var ways: [ReachedBy]
  /// How far places are from the facilities, in each way; empty where nobody asks.
  var distances: [ReachedBy] = []
  /// Where walks from the facilities begin; empty where nothing is walked.
  var sources: [WalkSource] = []
  /// What people call the facilities.
  var labels: [String?] = []
  var supply: [SupplyFeature]

  /// The places within a straight distance; nil where that is not asked for.
  var straight: ServiceArea? { ways.straight }

  /// The places within walking reach; nil where that is not asked for.
  var walked: WalkedSupply? { ways.walked }

  /// A facility by its category and what people call it, such as `market 城东市场`.
  func label(of facility: Int) -> String {
    labels[facility].map { "\(name) \($0)" } ?? name
  }
}

/// The categories of a life circle.
struct CircleCategories {
  /// Those that there is data on.
  var categories: [CircleCategory]
  /// The names of the others.
  var withoutData: [String]
}
