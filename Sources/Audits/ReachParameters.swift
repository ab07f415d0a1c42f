// The reaches of a coverage as `results.json` repeats them: a single straight one as a list of tiers, others as a
// standard writes them, units in their names.

internal import Measures

extension [Reach] {
  /// One reach as an object, several as a list of such objects, the one that decides first.
  var json: DetailValue {
    guard count == 1 else { return .list(map(\.json)) }
    guard self[0].way == .straight, self[0].speed == nil else { return self[0].json }
    return .object([DetailEntry("straight", .list(self[0].tiers.map { .object(self[0].entries(of: $0)) }))])
  }
}

extension Reach {
  fileprivate var json: DetailValue {
    let isForAll = tiers.count == 1 && tiers[0].minArea == 0
    var distances =
      isForAll
      ? entries(of: tiers[0], withMinArea: false)
      : [DetailEntry("tiers", .list(tiers.map { .object(entries(of: $0)) }))]
    if let speed { distances.append(DetailEntry("speed_m_per_min", .number(speed))) }
    return .object([DetailEntry(way.rawValue, .object(distances))])
  }

  fileprivate func entries(of tier: ReachTier, withMinArea: Bool = true) -> [DetailEntry] {
    var entries = [DetailEntry("within_m", .number(tier.within))]
    if withMinArea { entries.insert(DetailEntry("min_area_m2", .number(tier.minArea)), at: 0) }
    if let minutes = minutes(of: tier) { entries.append(DetailEntry("minutes", .number(minutes))) }
    return entries
  }
}
