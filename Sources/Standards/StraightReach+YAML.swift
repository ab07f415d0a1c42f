// Reach as a standard writes it: straight lines only in this version, with one distance or with tiers by
// size.

internal import Measures

extension StrictValue {
  /// The reach of a coverage: `{ straight: { within: 300 } }`.
  func reach() -> StraightReach? {
    if isList {
      fault(
        .notInThisVersion, "several reaches side by side are not in this version",
        suggestion: "keep one: straight: { within: … }")
      return nil
    }
    if let word = writtenText, isText {
      if word == "walk" {
        fault(
          .notInThisVersion, "walking reach is not in this version", suggestion: "use straight: { within: … }"
        )
      } else {
        fault(
          .wrongType, "reach must be a mapping, and is \(kindText)",
          suggestion: "give the distance in metres: { straight: { within: 300 } }")
      }
      return nil
    }
    guard let straight = mapping(StandardForms.reach)?["straight"],
      let mapping = straight.mapping(StandardForms.straight)
    else { return nil }
    if let within = mapping["within"] {
      return within.number(.aboveZero, unit: "metres").map { StraightReach(within: $0) }
    }
    return mapping["tiers"]?.tiers().map { StraightReach(tiers: $0) }
  }

  private func tiers() -> [ReachTier]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(.impossibleValue, "tiers is empty", suggestion: "give at least one: { min_area: 0, within: 300 }")
    }
    var tiers: [ReachTier] = []
    var areas: Set<Double> = []
    for item in items {
      guard let mapping = item.mapping(StandardForms.tier) else { continue }
      let minArea = mapping["min_area"].map { $0.number(.atLeastZero, unit: "m²") } ?? 0
      let within = mapping["within"]?.number(.aboveZero, unit: "metres")
      guard let minArea, let within else { continue }
      if !areas.insert(minArea).inserted {
        (mapping["min_area"] ?? item).fault(
          .impossibleValue, "two tiers have the same min_area",
          suggestion: "a feature must belong to one tier: change min_area or remove one of them")
      }
      tiers.append(ReachTier(minArea: minArea, within: within))
    }
    return tiers
  }

  /// The reach of a life circle, whose distances are its categories': the word `straight`.
  func checkIsStraight() {
    if isMapping || isList {
      let isWalking = isList || peek("walk") != nil
      fault(
        isWalking ? .notInThisVersion : .wrongType,
        isWalking
          ? "walking reach is not in this version"
          : "reach of a life circle must be the word straight, and is \(kindText)",
        suggestion: "use reach: straight; the distances are those of the categories")
    } else {
      _ = word(as: LifeCircleReach.self, later: StandardForms.laterReaches)
    }
  }
}

/// The words for the reach of a life circle.
private enum LifeCircleReach: String, CaseIterable {
  case straight
}
