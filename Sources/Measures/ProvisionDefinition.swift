// The parameters of a provision: what is added up, and what it is divided by.

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
  /// The largest land, in km², that a feature is nearest to of all: what its responsibility is by straight distance.
  case largestNearestLand
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
  /// A square metre, likewise.
  case squareMetre
  /// Nothing: the amount of the district as it is.
  case district
  /// Each feature that counts and says how much it is: the amount is a mean.
  case feature
  /// What another property of the very features that count adds up to, such as the bays of car parks.
  case supply(String)
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
  /// For `squareKilometre`, `squareMetre` and `largestNearestLand`: the layer whose land is meant, instead of the whole
  /// district.
  public var land: LayerSelection?
  /// Supply counts only on that land or so many metres from it: features by their middle, lines by the length that lies
  /// on it; nil counts all of the district's.
  public var onLand: Double?

  /// A provision of an amount per base.
  public init(
    supply: LayerSelection, amount: SupplyAmount, per: ProvisionBase, minArea: Double = 0,
    areaField: String? = nil, land: LayerSelection? = nil, onLand: Double? = nil
  ) {
    self.supply = supply
    self.amount = amount
    self.per = per
    self.minArea = minArea
    self.areaField = areaField
    self.land = land
    self.onLand = onLand
  }
}
