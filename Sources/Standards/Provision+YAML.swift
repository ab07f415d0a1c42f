// Provisions as a standard writes them.

internal import Measures

extension StrictValue {
  /// A provision.
  func provision() -> ProvisionDefinition? {
    guard let mapping = mapping(StandardForms.provision) else { return nil }
    let supply = mapping.selection("supply", condition: "where")
    let amount = mapping["amount"]?.text().map(SupplyAmount.init(word:))
    let per = mapping.provisionBase()
    let minArea = mapping["min_area"]?.number(.atLeastZero, unit: "m²")
    let areaField = mapping["area_field"]?.text()
    let land = mapping.selection("of", condition: "of_where")
    let onLand = mapping["on_land"]?.number(.atLeastZero, unit: "metres")
    mapping.checkProvision(amount, per, hasLand: land != nil)
    guard let supply, let amount, let per else { return nil }
    return ProvisionDefinition(
      supply: supply, amount: amount, per: per, minArea: minArea ?? 0, areaField: areaField, land: land,
      onLand: onLand)
  }
}

extension StrictMapping {
  /// What an amount is divided by; nil where it is not said, or said wrongly.
  fileprivate func provisionBase() -> ProvisionBase? {
    guard let per = self["per"], let word = per.text() else { return nil }
    guard word == "supply" else {
      self["base"]?.fault(
        .impossibleValue, "base has no effect: per is not supply",
        suggestion: "write per: supply, or leave base out")
      return ProvisionBase(word: word)
    }
    guard let base = self["base"] else {
      per.fault(
        .missingKey, "per is supply, and no base says which property of the supply",
        suggestion: "add base: the property that is added up, such as base: bays")
      return nil
    }
    return base.text().map(ProvisionBase.supply)
  }

  /// A key without effect is a misunderstanding, and the planner should hear of it.
  fileprivate func checkProvision(_ amount: SupplyAmount?, _ per: ProvisionBase?, hasLand: Bool) {
    let isDensity = per == .squareKilometre || per == .squareMetre
    if let of = self["of"], per != nil, !isDensity, amount != .largestNearestLand {
      of.fault(
        .impossibleValue, "of is the land of a density, and per is neither km2 nor m2",
        suggestion: "write per: km2, or leave of out")
    }
    if let condition = self["of_where"], !hasLand {
      condition.fault(
        .impossibleValue, "of_where has no effect: no of names a layer of land",
        suggestion: "add of: the layer, or leave of_where out")
    }
    if let onLand = self["on_land"] {
      if !hasLand {
        onLand.fault(
          .impossibleValue, "on_land has no effect: no of names a layer of land",
          suggestion: "add of: the layer, or leave on_land out")
      }
      if amount == .area || amount == .largestNearestLand {
        onLand.fault(
          .impossibleValue, "on_land is for features that are counted, and for lines",
          suggestion: "leave on_land out; for land on land write a coverage with within: 0")
      }
    }
    if amount == .largestNearestLand, per != nil, per != .district {
      self["per"]?.fault(
        .impossibleValue, "the largest land of one facility is not divided by anything",
        suggestion: "write per: district")
    }
    if let field = self["area_field"], let amount, amount != .area, self["min_area"] == nil {
      field.fault(
        .impossibleValue, "area_field has no effect: amount is not area and there is no min_area",
        suggestion: "write amount: area, add min_area, or leave area_field out")
    }
  }
}

extension SupplyAmount {
  /// An amount by its word; any other text is the name of a property.
  fileprivate init(word: String) {
    switch word {
    case "area": self = .area
    case "count": self = .count
    case "length": self = .length
    case "largest_nearest_land": self = .largestNearestLand
    default: self = .field(word)
    }
  }
}

extension ProvisionBase {
  /// A base by its word; any other text is the name of a property of the districts.
  fileprivate init(word: String) {
    switch word {
    case "resident": self = .resident
    case "10000_residents": self = .tenThousandResidents
    case "100_households": self = .hundredHouseholds
    case "km2": self = .squareKilometre
    case "m2": self = .squareMetre
    case "district": self = .district
    case "feature": self = .feature
    default: self = .field(word)
    }
  }
}
