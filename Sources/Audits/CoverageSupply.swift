// What serves in a coverage, and how far each of it reaches.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

/// What serves in a coverage, and how far.
struct CoverageSupply {
  let selected: SelectedLayer
  /// The size of each feature in m²; nil where nobody knows.
  let sizes: [Double?]
  /// How far each feature reaches in metres, in the way that decides; nil for one that does not count.
  let reaches: [Double?]
  /// How many features of unknown size would reach farther if they were large.
  let unsized: Int
  /// The places within a straight distance of these reaches.
  let serviceArea: ServiceArea
  /// What is within reach in each way, the deciding one first; empty where there are no streets to walk on.
  var ways: [ReachedBy] = []
  /// The deciding one with all supply of unknown size reaching farthest; nil where all sizes are known.
  var farthest: ReachedBy?
  /// How many entrances each feature has, where it is reached on foot; 0 for one that is not linked.
  var entrances: [Int]?
  /// Where walks from all features that count begin; nil where nothing is walked.
  var everywhere: [WalkSource]?
  /// How far places are from the features that count, in each way; empty where nobody asks.
  var distances: [ReachedBy] = []

  /// Both ways; nil where only one is asked for.
  var bothWays: (ServiceArea, WalkedSupply)? {
    guard let straight = ways.straight, let walked else { return nil }
    return (straight, walked)
  }

  /// What is within walking reach; nil where nothing is walked.
  var walked: WalkedSupply? { ways.walked }
}

extension AuditRun {
  /// What serves in a coverage; nil when the audit has no such layer.
  func makeCoverageSupply(of definition: CoverageDefinition) -> CoverageSupply? {
    guard let supply = select(definition.supply) else { return nil }
    let geometries = supply.geometries
    let sizes = sizes(of: supply)
    func reaches(_ reach: Reach) -> [Double?] { sizes.map { reach.distance(forArea: $0 ?? 0) } }
    let deciding = reaches(definition.reach)
    let farthest = sizes.indices.map {
      sizes[$0] == nil ? definition.reach.farthest : deciding[$0]
    }
    let unsized = sizes.indices.count { farthest[$0] != deciding[$0] }
    let area = ServiceArea(supply: geometries, reaches: deciding)
    var made = CoverageSupply(
      selected: supply, sizes: sizes, reaches: deciding, unsized: unsized, serviceArea: area)
    func reached(_ way: ReachWay, _ reaches: [Double?]) -> ReachedBy? {
      switch way {
      case .straight: return .straight(ServiceArea(supply: geometries, reaches: reaches))
      case .walk:
        guard let streets = walkedStreets else { return nil }
        let walked = walkedSupply(
          of: supply.layer, supply.entry, features: supply.features, geometries, reaches: reaches,
          on: streets)
        if definition.reach.way == .walk { made.entrances = walked.entrances }
        if made.everywhere == nil {
          made.everywhere = walked.sources.filter { deciding[Int($0.owner)] != nil }
        }
        return .walk(walked.supply)
      }
    }
    let ways = definition.reaches.enumerated().compactMap { place, reach in
      place == 0 && reach.way == .straight ? .straight(area) : reached(reach.way, reaches(reach))
    }
    // Without a network nothing is known of any way.
    guard ways.count == definition.reaches.count else { return made }
    made.ways = ways
    if options.wantsDistances {
      made.distances = definition.reaches.compactMap { reach in
        switch reach.way {
        case .straight: .straight(area)
        case .walk:
          walkedStreets.map { streets in
            let area = WalkingArea(
              everywhere: streets.graph, sources: made.everywhere ?? [], namesOwners: false)
            return .walk(WalkedSupply(area, supply: geometries, reaches: deciding))
          }
        }
      }
    }
    made.farthest = unsized == 0 ? nil : reached(definition.reach.way, farthest)
    return made
  }

  /// The supply, counted or not and why.
  func supplyFeatures(of found: CoverageSupply) -> [SupplyFeature] {
    let supply = found.selected
    return supply.features.indices.map { position in
      let isUnlinked = found.entrances.map { $0[position] == 0 } ?? false
      let reason: LocalizedText? =
        found.reaches[position] == nil
        ? (found.sizes[position] == nil ? Self.unsized : Self.tooSmall) : isUnlinked ? Self.notLinked : nil
      return SupplyFeature(
        layer: supply.layer.name, feature: supply.features[position], isCounted: reason == nil,
        reason: reason, amount: found.sizes[position], amountUnit: .squareMetres)
    }
  }

  /// The size of each supply feature in m²: what the city's area property states, else what is drawn; nil for points
  /// and lines that do not state one.
  private func sizes(of supply: SelectedLayer) -> [Double?] {
    var stated: [Double?] = []
    if let field = supply.entry.areaField {
      let counted = supply.layer.numbers(field, range: 0...1_000_000_000_000, required: false)
      report(counted.problems)
      stated = supply.features.map { counted.values[$0] }
    }
    return supply.features.indices.map { position in
      if !stated.isEmpty, let size = stated[position] { return size }
      let feature = supply.features[position]
      let geometries = supply.layer.geometries
      return geometries.layout.kinds[feature] == .polygon ? geometries.area(of: feature) : nil
    }
  }

  private static var unsized: LocalizedText {
    LocalizedText(en: "no area, drawn or stated, says whether it counts", zh: "无面积，无法判断是否计入")
  }

  static var notLinked: LocalizedText {
    LocalizedText(en: "no walked street comes near it", zh: "附近没有可步行的街道")
  }

  static var tooSmall: LocalizedText {
    LocalizedText(en: "smaller than the least size that counts", zh: "小于计入的最小规模")
  }
}

extension SelectedLayer {
  /// What supply of unknown size does to a coverage: it may be more, up to what it is if all of it reaches farthest.
  func unsizedDoubt(
    _ count: Int, from least: Double, to most: Double, of total: Double, target: Target?
  ) -> Doubt {
    // Where the most and the least come to the same verdict, it stands.
    let isProved = target.map { $0.isMet(by: least, of: total) == $0.isMet(by: most, of: total) } ?? false
    return Doubt(
      bound: isProved ? .near : .lower,
      reason: LocalizedText(
        en:
          "\(count) features of '\(layer.name)' have no area, so that nobody knows how far they reach: with all of them the value is at most \(HumanNumber.text(most / total, .share))",
        zh:
          "图层“\(layer.name)”有 \(count) 个要素没有面积，无法判断其服务半径；全部计入时数值至多为 \(HumanNumber.chinese(most / total, .share))"
      ))
  }
}
