// The parameters of a coverage: what is to be served, by what, and how far that serves.

/// The parameters of a coverage: sum of the demand within reach / sum of the demand.
public struct CoverageDefinition: Sendable, Hashable {
  /// What is to be served.
  public var demand: LayerSelection
  /// What the demand is weighed by.
  public var weight: DemandWeight
  /// What serves.
  public var supply: LayerSelection
  /// How far it serves, at least one, no two in the same way. The first decides; the others stand beside it.
  public private(set) var reaches: [Reach]

  /// Whether the supply shares out the land, such as the cells of a grid, each place to one: where two of it overlap,
  /// that is a problem.
  public var isExclusive = false

  /// The reach that decides: the first.
  public var reach: Reach {
    get { reaches[0] }
    set { reaches[0] = newValue }
  }

  /// A coverage of a demand by a supply that reaches one way.
  public init(demand: LayerSelection, weight: DemandWeight, supply: LayerSelection, reach: Reach) {
    self.init(demand: demand, weight: weight, supply: supply, reaches: [reach])
  }

  /// A coverage of a demand by a supply, by several reaches side by side.
  ///
  /// - Precondition: `reaches` holds at least one, and no two in the same way.
  public init(demand: LayerSelection, weight: DemandWeight, supply: LayerSelection, reaches: [Reach]) {
    precondition(!reaches.isEmpty, "a coverage has a reach")
    precondition(Set(reaches.map(\.way)).count == reaches.count, "a coverage reaches each way once")
    self.demand = demand
    self.weight = weight
    self.supply = supply
    self.reaches = reaches
  }

  /// Sets the least area of supply that counts, in m², in every reach: what counts is the same for all of them.
  ///
  /// - Returns: Whether that was possible: where a reach has several tiers, nothing is changed.
  public mutating func setMinArea(_ area: Double) -> Bool {
    guard reaches.allSatisfy({ $0.onlyMinArea != nil }) else { return false }
    for index in reaches.indices { reaches[index].onlyMinArea = area }
    return true
  }
}
