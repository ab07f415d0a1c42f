// What a measure computes, as parameters without any data: what a standard says, and what a result repeats.

/// One of the measures, with its parameters. Layers are named by their names in the audit file.
public enum MeasureDefinition: Sendable, Hashable {
  /// The share of a demand that lies within reach of a supply.
  case coverage(CoverageDefinition)
  /// An amount of supply per resident, household or area.
  case provision(ProvisionDefinition)
  /// The share of a demand that reaches every one of several categories.
  case lifeCircle(LifeCircleDefinition)
  /// How far apart facilities of one kind are.
  case spacing(SpacingDefinition)

  /// The measure's word in a standard: `coverage`, `provision`, `lifeCircle` or `spacing`.
  public var word: String {
    switch self {
    case .coverage: "coverage"
    case .provision: "provision"
    case .lifeCircle: "lifeCircle"
    case .spacing: "spacing"
    }
  }
}

/// A layer, or those of its features that satisfy a condition.
public struct LayerSelection: Sendable, Hashable {
  /// The layer's name in the audit file, such as `parks`.
  public var layer: String
  /// The condition, in the filter language, such as `kind = 'market'`; nil takes all features.
  public var condition: String?

  /// A layer and a condition.
  public init(layer: String, condition: String? = nil) {
    self.layer = layer
    self.condition = condition
  }
}

/// What a demand is weighed by.
public enum DemandWeight: String, Sendable, Hashable, CaseIterable {
  /// Land, in m².
  case area
  /// People.
  case residents
  /// Dwellings.
  case dwellings
  /// Features.
  case count
}

/// How far a supply feature of a certain size reaches.
public struct ReachTier: Sendable, Hashable {
  /// The least area of a feature in this tier, in m², inclusive; 0 takes every feature, points and lines among them.
  public var minArea: Double
  /// The greatest distance, in metres, inclusive; above 0.
  public var within: Double

  /// A tier of features of at least `minArea` m² that reach `within` metres.
  public init(minArea: Double = 0, within: Double) {
    self.minArea = minArea
    self.within = within
  }
}

/// How far supply reaches in a straight line from its border.
public struct StraightReach: Sendable, Hashable {
  /// The tiers, largest least area first. A feature belongs to the first whose least area it has; a feature that
  /// belongs to none does not count.
  public var tiers: [ReachTier]

  /// Tiers in any order.
  public init(tiers: [ReachTier]) {
    self.tiers = tiers.sorted { $0.minArea > $1.minArea }
  }

  /// Every feature reaches `within` metres.
  public init(within: Double) {
    tiers = [ReachTier(within: within)]
  }

  /// The greatest reach of any feature in metres; nil without a tier.
  public var farthest: Double? { tiers.map(\.within).max() }

  /// The reach of a feature of the given area in metres; nil when it is too small to count.
  public func distance(forArea area: Double) -> Double? {
    tiers.first { area >= $0.minArea }?.within
  }
}

/// The parameters of a coverage: sum of the demand within reach / sum of the demand.
public struct CoverageDefinition: Sendable, Hashable {
  /// What is to be served.
  public var demand: LayerSelection
  /// What the demand is weighed by.
  public var weight: DemandWeight
  /// What serves.
  public var supply: LayerSelection
  /// How far it serves.
  public var reach: StraightReach

  /// A coverage of a demand by a supply.
  public init(demand: LayerSelection, weight: DemandWeight, supply: LayerSelection, reach: StraightReach) {
    self.demand = demand
    self.weight = weight
    self.supply = supply
    self.reach = reach
  }
}

/// What is added up over a supply.
public enum SupplyAmount: Sendable, Hashable {
  /// The area of the polygons in m², overlaps counted once.
  case area
  /// The number of features.
  case count
  /// The length of the lines in metres.
  case length
  /// The number in a property, such as the persons that a shelter holds.
  case field(String)
}

/// What an amount of supply is divided by.
public enum ProvisionBase: Sendable, Hashable {
  /// Each resident.
  case resident
  /// Ten thousand residents.
  case tenThousandResidents
  /// A hundred households.
  case hundredHouseholds
  /// A square kilometre: of the district, or of a layer's land.
  case squareKilometre
  /// The number in a property of the districts, such as vehicles.
  case field(String)
}

/// The parameters of a provision: sum of the supply's amount / what it is for.
public struct ProvisionDefinition: Sendable, Hashable {
  /// What is provided.
  public var supply: LayerSelection
  /// What is added up.
  public var amount: SupplyAmount
  /// What it is divided by.
  public var per: ProvisionBase
  /// The least size of a feature that counts, in m²; 0 takes all.
  public var minArea: Double
  /// The property that holds a feature's effective area in m², used instead of the drawn one for `area` and `minArea`.
  public var areaField: String?
  /// For `squareKilometre`: the layer whose land is the base, instead of the whole district.
  public var land: LayerSelection?

  /// A provision of an amount per base.
  public init(
    supply: LayerSelection, amount: SupplyAmount, per: ProvisionBase, minArea: Double = 0,
    areaField: String? = nil, land: LayerSelection? = nil
  ) {
    self.supply = supply
    self.amount = amount
    self.per = per
    self.minArea = minArea
    self.areaField = areaField
    self.land = land
  }
}

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
  /// What is to be served.
  public var demand: LayerSelection
  /// What the demand is weighed by.
  public var weight: DemandWeight
  /// The layer of facilities, told apart by their kind.
  public var supply: LayerSelection
  /// What is to be reached, in the standard's order.
  public var categories: [LifeCircleCategory]

  /// A life circle of categories.
  public init(
    demand: LayerSelection, weight: DemandWeight, supply: LayerSelection, categories: [LifeCircleCategory]
  ) {
    self.demand = demand
    self.weight = weight
    self.supply = supply
    self.categories = categories
  }
}

/// The parameters of a spacing: features whose nearest neighbour is within the norm / features.
public struct SpacingDefinition: Sendable, Hashable {
  /// The facilities.
  public var supply: LayerSelection
  /// The greatest distance to the nearest other facility, in metres, inclusive.
  public var within: Double

  /// A spacing of at most `within` metres.
  public init(supply: LayerSelection, within: Double) {
    self.supply = supply
    self.within = within
  }
}
