// What is on foot otherwise than in a straight line, where it is so for most people, and the longest gaps along streets.

internal import Audits
internal import Measures
internal import Planar
internal import Standards

extension TerminalSummary {
  /// How many severed places of the city are listed.
  private static let placesListed = 3

  /// The section on streets; nothing for an audit that measures straight lines alone.
  func walking(of result: AuditResult) -> [String] {
    let besides = result.indicators.flatMap(sideBySide)
    let gaps = result.indicators.flatMap(gaps)
    guard !besides.isEmpty || !gaps.isEmpty else { return [] }
    return paragraph("On foot, along streets", style: .heading) + besides + severedPlaces(of: result) + gaps
      + reservations(of: result)
  }

  // MARK: Reservations

  /// What joins no street, unless the indicators' own reasons say it below, and where streets end too soon.
  private func reservations(of result: AuditResult) -> [String] {
    let unlinked = result.indicators.compactMap { indicator -> (text: String, isSaid: Bool)? in
      guard let layer = indicator.demandLayer, let amount = indicator.city.notLinked, amount > 0 else {
        return nil
      }
      let text = "\(HumanNumber.text(amount, indicator.numeratorUnit)) of '\(layer)'"
      // The reasons of an indicator without a target are not printed while it has a value.
      return (text, indicator.indicator.target != nil && indicator.city.reason != nil)
    }
    var said = Set(unlinked.filter(\.isSaid).map(\.text))
    let unsaid = unlinked.map(\.text).filter { said.insert($0).inserted }
    var lines =
      unsaid.isEmpty
      ? []
      : entry("Not linked, too far from every walked street, and left out: \(unsaid.joined(separator: ", "))")
    let endsEarly = result.indicators.contains {
      $0.detail["streets"]?.asObject?["ends_at_city_limit"]?.asFlag ?? false
    }
    if endsEarly {
      lines += entry("The streets given end at the city limit: near it, walks may be shorter than it seems.")
    }
    return lines
  }

  // MARK: Side by side

  private func sideBySide(_ indicator: IndicatorResult) -> [String] {
    guard let way = indicator.way, let beside = indicator.city.beside else { return [] }
    let deciding = "\(way.word) \(indicator.valueText(of: indicator.city))"
    let other = "\(beside.way.word) \(beside.value.map { HumanNumber.text($0, indicator.unit) } ?? "–")"
    let ways = way == .straight ? [deciding, other] : [other, deciding]
    return entry("\(indicator.indicator.name.en): \(ways.joined(separator: ", "))\(severed(of: indicator))")
  }

  private func severed(of indicator: IndicatorResult) -> String {
    guard let severed = indicator.city.severed, severed > 0 else { return "" }
    let amount = indicator.amountText(severed)
    // People are what a planner counts, whatever the indicator weighs.
    let people = indicator.city.severedResidents.flatMap { residents in
      indicator.numeratorUnit == .residents || residents <= 0
        ? nil : " (\(HumanNumber.text(residents, .residents)))"
    }
    let verb = HumanNumber.decimal(severed, digits: 0) == "1" ? "is" : "are"
    return ": \(amount)\(people ?? "") \(verb) near as the crow flies and far on foot"
  }

  /// The severed places where a crossing may be missing for most people in the city, each once, whatever the number of indicators that show it.
  private func severedPlaces(of result: AuditResult) -> [String] {
    struct Place: Hashable {
      var district: Int
      var supply: String?
    }
    let all = result.indicators.flatMap { indicator in
      (indicator.severance?.patches ?? []).map { (indicator: indicator, patch: $0) }
    }
    // Where a crossing may be missing comes before what is merely far; those without known people come last, by their land;
    // ties stay in the standard's order.
    func rank(_ patch: Patch, _ place: Int) -> (Int, Double, Double, Int) {
      (patch.mayLackCrossing ? 0 : 1, -(patch.residents ?? -1), -(patch.area ?? 0), place)
    }
    let ranked = all.enumerated().sorted { a, b in
      rank(a.element.patch, a.offset) < rank(b.element.patch, b.offset)
    }.map(\.element)
    var said: Set<Place> = []
    let worst = ranked.filter {
      said.insert(Place(district: $0.patch.district, supply: $0.patch.nearestSupply)).inserted
    }.prefix(Self.placesListed)
    guard !worst.isEmpty else { return [] }
    // Of one indicator there is nothing to be told apart.
    let isNamed = result.indicators.count { $0.severance?.patches.isEmpty == false } > 1
    var table = TerminalTable(columns: [.init(""), .init("", wraps: true)])
    for (indicator, patch) in worst {
      table.addRow([
        .init("-"),
        .init(
          (isNamed ? "\(indicator.indicator.name.en): " : "")
            + "\(indicator.statement(ofSevered: patch).en) (\(placeText(patch.location)))"),
      ])
    }
    let more = folder != nil && all.count > worst.count ? "; all are in patches/*.severance.geojson" : ""
    return entry("Worst places\(more)") + table.lines(width: width, color: color, hasHeader: false, indent: 4)
  }

  // MARK: Gaps

  private func gaps(_ indicator: IndicatorResult) -> [String] {
    guard case .spacing(let spacing) = indicator.indicator.measure, spacing.along != nil,
      let classes = indicator.city.detail["classes"]?.asList, !classes.isEmpty
    else { return [] }
    let lines = classes.compactMap(\.asObject).map(gapText)
    return entry("\(indicator.indicator.name.en), from one of '\(spacing.supply.layer)' to the next:")
      + lines.flatMap { line in entry(line, indent: 4) }
  }

  private func gapText(_ entries: [DetailEntry]) -> String {
    let name = entries["class"]?.asText ?? "all streets"
    // As a standard writes it: 1000 m, not 1.0 km.
    let metres = entries["norm_m"]?.asNumber ?? 0
    let norm = "\(HumanNumber.decimal(metres, digits: metres == metres.rounded() ? 0 : 1))\u{A0}m"
    let length = entries["streets_m"]?.asNumber ?? 0
    guard length > 0 else { return "\(name): no such street" }
    let beyond = (entries["beyond_m"]?.asNumber ?? 0) / length
    let head =
      "\(name): norm \(norm), \(HumanNumber.text(beyond, .share)) of \(HumanNumber.text(length, .metres)) in longer gaps"
    let unreached = entries["unreached_m"]?.asNumber ?? 0
    let lost =
      unreached > 0 ? "; on \(HumanNumber.text(unreached, .metres)) no way leads to any" : ""
    guard let longest = entries["longest_gap"]?.asObject, let gap = longest["length_m"]?.asNumber,
      let longitude = longest["middle_lon"]?.asNumber, let latitude = longest["middle_lat"]?.asNumber
    else { return head + lost }
    let isDeadEnd = longest["is_dead_end"]?.asFlag ?? false
    let place = placeText(GeographicPoint(longitude: longitude, latitude: latitude))
    return
      "\(head); the longest \(HumanNumber.text(gap, .metres)), \(isDeadEnd ? "dead end at" : "middle")\u{A0}\(place)"
      + lost
  }

  // MARK: Text

  /// A place in degrees to some ten metres, as map services take it: `121.6120,31.8840`.
  private func placeText(_ place: GeographicPoint) -> String {
    "\(HumanNumber.decimal(place.longitude, digits: 4)),\(HumanNumber.decimal(place.latitude, digits: 4))"
  }

  private func entry(_ text: String, indent: Int = 2) -> [String] {
    let space = String(repeating: " ", count: indent)
    return text.onOneLine.wrapped(to: width - indent - 2).enumerated().map { place, line in
      space + (place == 0 ? "" : "  ") + line.withPlainSpaces
    }
  }
}

extension IndicatorResult {
  /// The layer that is served; nil for measures without one.
  fileprivate var demandLayer: String? {
    switch indicator.measure {
    case .coverage(let coverage): coverage.demand.layer
    case .lifeCircle(let circle): circle.demand.layer
    case .provision, .spacing, .ratio, .reported: nil
    }
  }

  /// An amount of what is served, for people: `1240 residents`, `14.2 ha of residential land`.
  fileprivate func amountText(_ amount: Double) -> String {
    shortfallText(Shortfall(value: amount, unit: numeratorUnit))
  }
}

extension ReachWay {
  /// How it stands before a value.
  fileprivate var word: String {
    switch self {
    case .straight: "straight"
    case .walk: "on foot"
    }
  }
}
