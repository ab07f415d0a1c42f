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
