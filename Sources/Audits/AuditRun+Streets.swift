// What is reached on foot: the network of the city, made once, and where supply is entered from it.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

extension AuditRun {
  /// The network of a layer of streets; nil when the audit has no such layer, or no street of it is walked.
  ///
  /// - Parameter use: What it is for.
  func streets(_ name: String, for use: NetworkUse) -> CityStreets? {
    var rules = file.walking
    // Where nothing slows people down, both are the same.
    let isAsDrawn = rules.speeds.isEmpty && rules.slopeField == nil
    let use = use == .asDrawn && isAsDrawn ? .walking : use
    if use != .walking { (rules.speeds, rules.slopeField) = ([], nil) }
    let key = "\(name) \(use)"
    if let known = networks[key] { return known.graph.edgeCount > 0 ? known : nil }
    guard let layer = city.layers[name], let entry = file[layer: name] else { return nil }
    let barriers = rules.barriers.compactMap { city.layers[$0]?.geometries }
    let made = options.timings.measure(
      "build the network of \(name)", unit: "streets", amount: { _ in Double(layer.count) }
    ) {
      CityStreets(
        layer, entry: entry, rules: rules, use: use,
        barriers: barriers.isEmpty ? nil : PlanarGeometries(joining: barriers))
    }
    networks[key] = made
    reportBarriers(rules.barriers)
    if use != .allLines { report(made.problems { self.unproject($0) }) }
    return made.graph.edgeCount > 0 ? made : nil
  }

  /// Barriers that are points bar nothing.
  private func reportBarriers(_ names: [String]) {
    for layer in names.compactMap({ city.layers[$0] }) {
      let points = layer.geometries.layout.kinds.count { $0 == .point }
      guard points > 0 else { continue }
      report([
        LayerProblem(
          .wrongGeometryType, action: .kept, layer: layer.name, file: layer.provenance.path, count: points,
          message:
            "as a barrier the layer '\(layer.name)' has \(points) point(s), which bar nothing; draw lines or polygons"
        )
      ])
    }
  }

  /// The network that people walk on.
  var walkedStreets: CityStreets? { streets(file.walking.streets, for: .walking) }

  /// Why nothing can be said about reach on foot: there is no network.
  func noStreets(_ name: String) -> LocalizedText {
    guard let layer = city.layers[name] else { return noLayer(name) }
    return LocalizedText(
      en: "none of the \(layer.count) features of '\(name)' is a street that is walked",
      zh: "图层“\(name)”的 \(layer.count) 个要素中没有可步行的街道")
  }

  /// Where the features of a layer are entered from the streets, made once.
  func entrances(of layer: Layer, _ entry: LayerEntry, to streets: CityStreets) -> Entrances {
    if let known = entrancesOfLayers[layer.name] { return known }
    let made = options.timings.measure("link \(layer.name)") {
      makeEntrances(of: layer, entry, to: streets)
    }
    entrancesOfLayers[layer.name] = made
    reportUnlinked(made, of: layer, within: streets.rules.linkWithin)
    return made
  }

  private func makeEntrances(of layer: Layer, _ entry: LayerEntry, to streets: CityStreets) -> Entrances {
    let choice: EntranceChoice
    switch entry.entrances {
    case .layer(_, let within, let field)?:
      guard let gates = city.layers[entry.gateLayerName] else { fallthrough }
      let owners = owners(of: gates, among: layer, within: within, field: field)
      return Entrances(
        of: layer.geometries, gates: gates.geometries, owners: owners, linker: streets.linker)
    case nil: choice = .crossings(within: LayerEntry.defaultCrossingDistance)
    case .crossings(let within)?: choice = .crossings(within: within)
    case .every(let step)?: choice = .every(step)
    case .boundary(let within)?: choice = .boundary(within: within)
    }
    return Entrances(of: layer.geometries, by: choice, linker: streets.linker)
  }

  /// The feature that each gate belongs to; nil for one that belongs to none.
  private func owners(of gates: Layer, among layer: Layer, within: Double, field: String?) -> [Int?] {
    if let field {
      let features = Dictionary(
        layer.ids.enumerated().compactMap { feature, id in id.map { ($0, feature) } },
        uniquingKeysWith: { first, _ in first })
      let named = gates.columns[field]?.texts ?? []
      let owners = named.map { $0.flatMap { features[$0] } }
      reportGates(owners, of: gates, "no feature of '\(layer.name)' has the id that its '\(field)' names")
      return owners
    }
    let index = SegmentIndex(layer.geometries)
    let owners = (0..<gates.count).map { gate in
      gates.geometries.centroid(of: gate).flatMap {
        index.nearest(x: $0.x, y: $0.y, within: within + Distance.tolerance)?.feature
      }
    }
    reportGates(
      owners, of: gates, "no feature of '\(layer.name)' lies within \(HumanNumber.text(within, .metres))")
    return owners
  }

  private func reportGates(_ owners: [Int?], of gates: Layer, _ why: String) {
    let lost = owners.count { $0 == nil }
    guard lost > 0 else { return }
    report([
      LayerProblem(
        .gateWithoutOwner, action: .skipped, layer: gates.name, file: gates.provenance.path, count: lost,
        message: "\(lost) entrance(s) belong to nothing and are left out: \(why)")
    ])
  }

  private func reportUnlinked(_ entrances: Entrances, of layer: Layer, within: Double) {
    let inFile = entrances.unlinked.sorted { layer.sourceIndices[$0] < layer.sourceIndices[$1] }
    let distance = HumanNumber.text(within, .metres)
    func problem(_ feature: Int?, count: Int, _ message: String) -> LayerProblem {
      LayerProblem(
        .notLinked, action: .kept, layer: layer.name, file: layer.provenance.path,
        feature: feature.map { layer.sourceIndices[$0] }, featureID: feature.flatMap { layer.ids[$0] },
        position: feature.flatMap { layer.geometries.centroid(of: $0) }.map(unproject), count: count,
        message: message)
    }
    var found = inFile.prefix(CityStreets.mostNamed).map { feature in
      problem(
        feature, count: 1,
        "no walked street lies within \(distance) of it: on foot it serves nobody; see 'link_within' under 'walking'"
      )
    }
    let rest = inFile.count - found.count
    if rest > 0 {
      found.append(problem(nil, count: rest, "\(rest) more have no walked street within \(distance)"))
    }
    report(found)
  }

  /// The streets of a network cut at district borders, made once.
  func parts(of streets: CityStreets) throws -> StreetParts {
    let key = ObjectIdentifier(streets.graph)
    if let known = streetParts[key] { return known }
    let made = try options.timings.measure("cut \(streets.layer.name) at districts") {
      try StreetParts(streets.graph, districts: city.districts, threads: threads)
    }
    streetParts[key] = made
    return made
  }

  /// The streets within walking reach and the others, where the audit is to keep them.
  func evidence(within supply: WalkedSupply, of streets: CityStreets?) throws -> StreetEvidence? {
    guard options.streets, let streets else { return nil }
    let parts = try parts(of: streets).parts
    return options.timings.measure("keep the streets of \(streets.layer.name)") {
      StreetEvidence(parts, within: supply.area, districtCount: city.districts.count)
    }
  }

  /// What is within walking reach of features of a layer.
  ///
  /// - Parameters:
  ///   - features: The features, ascending.
  ///   - geometries: Their geometries, in that order.
  ///   - reaches: The reach of each in metres; nil for one that does not count.
  func walkedSupply(
    of layer: Layer, _ entry: LayerEntry, features: [Int], _ geometries: PlanarGeometries, reaches: [Double?],
    on streets: CityStreets
  ) -> (supply: WalkedSupply, sources: [WalkSource], entrances: [Int]) {
    let entrances = entrances(of: layer, entry, to: streets).selecting(features)
    let area = WalkingArea(
      streets.graph, sources: entrances.sources, reaches: reaches, namesOwners: false)
    return (WalkedSupply(area, supply: geometries, reaches: reaches), entrances.sources, entrances.counts)
  }

  /// How the pieces of a held demand join the streets, made once.
  ///
  /// - Precondition: there are streets.
  func walked(_ placed: PlacedDemand, _ held: HeldDemand) throws -> WalkedDemand {
    guard let streets = walkedStreets else { preconditionFailure("nothing is walked without streets") }
    let key = LayerSelection(layer: placed.layer, condition: held.selected.condition.map { "\($0)" })
    if let known = walkedDemands[key] { return known }
    let made = try options.timings.measure("link \(placed.layer)") {
      try WalkedDemand(
        held.demand, linker: streets.linker, frontage: streets.rules.frontage, threads: threads)
    }
    walkedDemands[key] = made
    return made
  }
}

extension LayerEntry {
  /// How near a street comes to a polygon without crossing its border and still leads into it, where the file does not
  /// say how polygons are entered, in metres.
  static let defaultCrossingDistance = 10.0
}

extension PlanarGeometries {
  /// Features of several column sets, one behind the other.
  fileprivate init(joining sets: [PlanarGeometries]) {
    self.init()
    for set in sets { append(set) }
  }
}
