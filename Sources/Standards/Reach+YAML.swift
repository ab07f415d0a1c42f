// Reach as a standard writes it: in a straight line or on foot, by one distance or by tiers of size, in metres or in
// minutes with a speed; in several ways side by side.

internal import Measures

extension StrictValue {
  /// The reaches of a coverage: `{ straight: { within: 300 } }`, or a list of such mappings.
  ///
  /// - Returns: At least one, each way once.
  func reaches() -> [Reach]? {
    guard isList else { return reach().map { [$0] } }
    return each(\.way, example: "{ walk: { within: 500 } }") { $0.reach() }
  }

  /// The ways of a life circle, whose distances are its categories': a word, or a list of words.
  ///
  /// - Returns: At least one, each once.
  func reachWays() -> [ReachWay]? {
    guard isList else { return reachWay().map { [$0] } }
    return each(\.self, example: "straight") { $0.reachWay() }
  }

  /// The items of a list, each in a way of its own.
  private func each<Item>(
    _ way: (Item) -> ReachWay, example: String, _ read: (StrictValue) -> Item?
  ) -> [Item]? {
    guard let values = list() else { return nil }
    if values.isEmpty {
      fault(.impossibleValue, "\(label) is empty", suggestion: "give at least one, such as \(example)")
    }
    var items: [Item] = []
    for value in values {
      guard let item = read(value) else { continue }
      guard !items.contains(where: { way($0) == way(item) }) else {
        value.fault(
          .duplicateKey, "'\(way(item).rawValue)' is given twice in \(label)", suggestion: "keep one of them")
        continue
      }
      items.append(item)
    }
    return items.isEmpty ? nil : items
  }

  private func reachWay() -> ReachWay? {
    guard !isMapping, !isList else {
      fault(
        .wrongType, "\(label) of a life circle must be the word straight or walk, and is \(kindText)",
        suggestion: "use reach: straight or reach: walk; the distances are those of the categories")
      return nil
    }
    return word(as: ReachWay.self)
  }

  private func reach() -> Reach? {
    if isText, let word = writtenText {
      let way = ReachWay(rawValue: word) ?? .straight
      fault(
        .wrongType, "\(label) must be a mapping, and is \(kindText)",
        suggestion: "give the distance in metres: { \(way.rawValue): { within: 300 } }")
      return nil
    }
    guard let mapping = mapping(StandardForms.reach), let word = mapping.keys.first,
      let way = ReachWay(rawValue: word)
    else { return nil }
    return mapping[word]?.reach(way)
  }

  private func reach(_ way: ReachWay) -> Reach? {
    let form = way == .walk ? StandardForms.walk : StandardForms.straight
    guard let mapping = mapping(form) else { return nil }
    let stated = mapping["speed"]?.number(.aboveZero, unit: "metres a minute")
    let speed = stated ?? Reach.defaultSpeed
    let usesMinutes =
      mapping["minutes"] != nil
      || (mapping["tiers"].flatMap { $0.isList ? $0.list() : nil } ?? []).contains {
        $0.peek("minutes") != nil
      }
    if let key = mapping["speed"], mapping.chosen != nil, !usesMinutes {
      key.fault(
        .impossibleValue, "speed has no effect: no minutes are given",
        suggestion: "write minutes: … in place of within, or leave speed out")
    }
    let tiers: [ReachTier]? =
      mapping["tiers"].map { $0.tiers(speed: speed) }
      ?? mapping.distance(speed: speed, orZero: way == .straight).map {
        [ReachTier(within: $0)]
      }
    return tiers.map { Reach(way, tiers: $0, speed: usesMinutes ? speed : nil) }
  }

  private func tiers(speed: Double) -> [ReachTier]? {
    guard let items = list() else { return nil }
    if items.isEmpty {
      fault(.impossibleValue, "tiers is empty", suggestion: "give at least one: { min_area: 0, within: 300 }")
    }
    var tiers: [ReachTier] = []
    var areas: Set<Double> = []
    for item in items {
      guard let mapping = item.mapping(StandardForms.tier) else { continue }
      let minArea = mapping["min_area"].map { $0.number(.atLeastZero, unit: "m²") } ?? 0
      let within = mapping.distance(speed: speed)
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
}

extension StrictMapping {
  /// A distance in metres: `within`, or `minutes` at a speed in m/min.
  ///
  /// - Parameter orZero: Whether 0 is a distance too: what lies in the supply itself.
  fileprivate func distance(speed: Double, orZero: Bool = false) -> Double? {
    if let within = self["within"] {
      return within.number(orZero ? .atLeastZero : .aboveZero, unit: "metres")
    }
    guard let value = self["minutes"], let minutes = value.number(.aboveZero, unit: "minutes") else {
      return nil
    }
    let metres = minutes * speed
    guard metres > 0, metres <= StrictValue.greatestNumber else {
      value.fault(.impossibleValue, "\(plain(minutes)) minutes at \(plain(speed)) m/min are no distance")
      return nil
    }
    return metres
  }
}
