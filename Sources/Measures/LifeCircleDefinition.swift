// The parameters of a life circle: what is to be served, and all that it should reach.

/// One thing that a home should reach.
public struct LifeCircleCategory: Sendable, Hashable {
  /// The category's name, such as `kindergarten`.
  public var name: String
  /// Where its facilities are; nil stands for the life circle's own supply layer, filtered by its kind.
  public var supply: LayerSelection?
  /// The greatest distance, in metres, inclusive.
  public var within: Double

  /// A category with its reach.
  public init(name: String, supply: LayerSelection? = nil, within: Double) {
    self.name = name
    self.supply = supply
    self.within = within
  }
}

/// The parameters of a life circle: sum of the demand that reaches all categories / sum of the demand.
public struct LifeCircleDefinition: Sendable, Hashable {
  /// What a life circle can be weighed by: homes reach things, streets do not.
  public static let weights: [DemandWeight] = [.area, .residents, .dwellings, .count]

  /// What is to be served.
  public var demand: LayerSelection
  /// What the demand is weighed by: one of ``weights``.
  public var weight: DemandWeight
  /// The layer of facilities, told apart by their kind.
  public var supply: LayerSelection
  /// What is to be reached, in the standard's order.
  public var categories: [LifeCircleCategory]
  /// The ways in which the categories' distances are measured, at least one, each once. The first decides; the others
  /// stand beside it.
  public let ways: [ReachWay]

  /// The way that decides: the first.
  public var way: ReachWay { ways[0] }

  /// A life circle of categories.
  ///
  /// - Precondition: `ways` holds at least one, and each once.
  public init(
    demand: LayerSelection, weight: DemandWeight, supply: LayerSelection, categories: [LifeCircleCategory],
    ways: [ReachWay] = [.straight]
  ) {
    precondition(!ways.isEmpty, "a life circle has a way of measuring")
    precondition(Set(ways).count == ways.count, "a life circle measures each way once")
    self.demand = demand
    self.weight = weight
    self.supply = supply
    self.categories = categories
    self.ways = ways
  }
}
