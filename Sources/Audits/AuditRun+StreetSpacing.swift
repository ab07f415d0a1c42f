// Spacing along streets as an indicator: the share of street metres in gaps up to the norm for their class.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  func spacing(
    _ indicator: Indicator, _ definition: SpacingDefinition, along: StreetSpacing
  ) throws -> IndicatorResult {
    func unknown(_ reason: LocalizedText) -> IndicatorResult {
      self.unknown(indicator, unit: .share, numerator: .metres, denominator: .metres, because: reason)
    }
    guard let supply = select(definition.supply) else { return unknown(noLayer(definition.supply.layer)) }
    guard !supply.features.isEmpty else {
      return unknown(nothing(in: definition.supply.layer, where: definition.supply.condition))
    }
    guard let streets = streets(along.streets.layer, for: .asDrawn) else {
      return unknown(noStreets(along.streets.layer))
    }
    let places = supply.geometries
    let links = (0..<places.count).map { feature in
      places.centroid(of: feature).flatMap { streets.linker.link(x: $0.x, y: $0.y) }
    }
    let gaps = StreetGaps(
      streets.graph,
      sources: links.enumerated().compactMap { feature, link in link.map { WalkSource($0, owner: feature) } })
    let classes = try classes(of: streets, along: along)
    guard classes.contains(where: { !$0.parts.isEmpty }) else {
      return unknown(
        LocalizedText(
          en:
            "no walked street of '\(streets.layer.name)' has a class with a norm; map its words with 'classes'",
          zh: "图层“\(streets.layer.name)”没有任何规定间距类别的街道；请用 classes 对应类别名"))
    }
    let outcomes = classes.map {
      GapSpacing.measure($0.parts, in: gaps, norm: $0.norm.within, districtCount: city.districts.count)
    }
    let nothing = DistrictSums(districtCount: city.districts.count)
    func sum(_ part: KeyPath<GapSpacingOutcome, DistrictSums>) -> DistrictSums {
      outcomes.reduce(into: nothing) { $0.add($1[keyPath: part]) }
    }
    let (within, beyond, total) = (sum(\.within), sum(\.beyond), sum(\.total))
    balance(indicator.id, [within, beyond], total: total, says: "within + beyond = total")
    balanceWhole(indicator.id, total)
    let next = distances(between: links, gaps, of: places)
    let judgement = Judgement(target: indicator.target, unit: .metres)
    let (whole, districts) = self.places { place, district in
      judgement.judge(
        &place, numerator: within.value(district), denominator: total.value(district),
        ifEmpty: LocalizedText(
          en: "no street of a class with a norm lies here", zh: "此处没有规定间距类别的街道"),
        doubt: Doubt.all(doubt(about: supply), district == nil ? skippedDistricts : nil))
      place.detail = [
        DetailEntry("beyond_m", .number(beyond.value(district))),
        DetailEntry("unreached_m", .number(sum(\.unreached).value(district))),
        DetailEntry(
          "classes",
          .list(
            zip(classes, outcomes).map { .object(detail(of: $0.norm, $1, gaps, streets, in: district)) })),
      ]
      let ascending = district.map { next.districts[$0] } ?? next.city
      for (key, share) in [("min", 0.0), ("median", 0.5), ("p90", 0.9), ("max", 1)] {
        place.detail.append(
          DetailEntry(
            "next_\(key)_m", Spacing.quantile(share, of: ascending).map { .number($0) } ?? .null))
      }
    }
    var result = IndicatorResult(
      indicator: indicator, unit: .share, numeratorUnit: .metres, denominatorUnit: .metres, city: whole,
      districts: districts,
      detail: streetsDetail(streets) + [
        DetailEntry("facilities_linked", .integer(links.count { $0 != nil })),
        DetailEntry("facilities_not_linked", .integer(links.count { $0 == nil })),
        DetailEntry("outside_districts", .number(total.outside.value)),
      ],
      supply: supply.features.enumerated().map { position, feature in
        SupplyFeature(
          layer: supply.layer.name, feature: feature, isCounted: links[position] != nil,
          reason: links[position] != nil ? nil : Self.notLinked)
      })
    if options.streets {
      result.streets = StreetEvidence(
        zip(classes, outcomes).map { ($0.norm, $1) }, gaps, of: streets.graph,
        districtCount: city.districts.count)
    }
    return result
  }

  /// A norm and the streets that it is for.
  private struct NormedStreets {
    var norm: StreetNorm
    var parts: [StreetPart]
  }

  private func classes(of streets: CityStreets, along: StreetSpacing) throws -> [NormedStreets] {
    let isAsked: [Bool]? = select(along.streets).flatMap { selected in
      guard selected.condition != nil else { return nil }
      var isAsked = [Bool](repeating: false, count: streets.layer.count)
      for street in selected.features { isAsked[street] = true }
      return isAsked
    }
    let words = streets.layer.columns[CityStreets.classField(of: streets.layer, streets.entry)]?.texts
    // The first norm that names a street's class is its norm.
    var normOf: [String?: Int] = [:]
    func norm(of word: String?) -> Int {
      if let known = normOf[word] { return known }
      let found = along.norms.firstIndex { norm in
        norm.className.map { name in word.map { streets.entry.words(forClass: name).contains($0) } ?? false }
          ?? true
      }
      normOf[word] = found ?? -1
      return found ?? -1
    }
    var classes = along.norms.map { NormedStreets(norm: $0, parts: []) }
    for part in try parts(of: streets).parts where isAsked?[Int(part.street)] ?? true {
      let place = norm(of: words?[Int(part.street)])
      if place >= 0 { classes[place].parts.append(part) }
    }
    return classes
  }

  /// The distances from facilities to the next along streets, ascending, by the district of the facility.
  private func distances(
    between links: [StreetLink?], _ gaps: StreetGaps, of places: PlanarGeometries
  ) -> (districts: [[Double]], city: [Double]) {
    var found = [[Double]](repeating: [], count: city.districts.count)
    for (feature, next) in gaps.nextFacilities(count: links.count).enumerated() {
      guard let next, let place = places.centroid(of: feature),
        let district = city.districts.district(x: place.x, y: place.y)
      else { continue }
      found[district].append(next)
    }
    return (found.map { $0.sorted() }, found.flatMap { $0 }.sorted())
  }

  private func detail(
    of norm: StreetNorm, _ outcome: GapSpacingOutcome, _ gaps: StreetGaps, _ streets: CityStreets,
    in district: Int?
  ) -> [DetailEntry] {
    var detail = [
      DetailEntry("class", norm.className.map { .text($0) } ?? .null),
      DetailEntry("norm_m", .number(norm.within)),
      DetailEntry("streets_m", .number(outcome.total.value(district))),
      DetailEntry("beyond_m", .number(outcome.beyond.value(district))),
      DetailEntry("unreached_m", .number(outcome.unreached.value(district))),
    ]
    let longest = district.map { outcome.longest[$0] } ?? outcome.cityLongest
    guard let longest else { return detail + [DetailEntry("longest_gap", .null)] }
    let gap = gaps.gaps[longest]
    let middle = unproject(streets.graph.place(onEdge: Int(gap.edge), along: gap.along))
    detail.append(
      DetailEntry(
        "longest_gap",
        .object([
          DetailEntry("length_m", .number(gap.length)),
          DetailEntry("is_dead_end", .boolean(gap.isOpen)),
          DetailEntry("middle_lon", .number(middle.longitude)),
          DetailEntry("middle_lat", .number(middle.latitude)),
        ])))
    return detail
  }
}
