// A city's walking network: the streets layer read by the walking rules, and how places join it.

internal import Layers
internal import Measures
internal import Planar
internal import Streets

/// What a network is for.
enum NetworkUse: String {
  /// Walking: the streets that are walked, slower ones longer.
  case walking
  /// Distances along streets: the streets that are walked, as long as they are drawn.
  case asDrawn
  /// The metres of all lines of the layer, walked or not.
  case allLines
}

/// A network of a city's streets.
struct CityStreets {
  let layer: Layer
  let entry: LayerEntry
  let rules: WalkingRules
  let linker: StreetLinker
  let health: NetworkHealth
  /// How many streets are not walked.
  let notWalked: Int

  var graph: StreetGraph { linker.graph }

  /// Properties that streets are read for besides their class.
  static let fields = ["highway", "class", "foot", "access", "bridge", "tunnel", "layer"]

  /// The network of a layer.
  ///
  /// - Parameters:
  ///   - layer: The streets.
  ///   - entry: What the audit file says of them.
  ///   - rules: How people walk.
  ///   - use: What it is for.
  ///   - barriers: What nobody crosses between a place and its street.
  init(
    _ layer: Layer, entry: LayerEntry, rules: WalkingRules, use: NetworkUse, barriers: PlanarGeometries?
  ) {
    self.layer = layer
    self.entry = entry
    self.rules = rules
    let kinds =
      use == .allLines
      ? Array(repeating: StreetKind(), count: layer.count) : Self.kinds(of: layer, entry: entry, rules: rules)
    notWalked = kinds.count { $0 == nil }
    var lines = StreetLines(layer.geometries, kinds: kinds)
    if rules.joinsCrossings { lines = lines.joinedAtCrossings() }
    let graph = StreetGraph(lines, tolerance: rules.join)
    linker = StreetLinker(
      graph,
      rule: LinkRule(
        target: rules.link == .node ? .node : .street, within: rules.linkWithin,
        countsWay: rules.linkDistance == .counted),
      barriers: barriers)
    health = NetworkHealth(linker)
  }

  /// The property that holds the class of street: the one the audit file names, else `highway`, else `class`.
  static func classField(of layer: Layer, _ entry: LayerEntry) -> String {
    if let field = entry.classField { return field }
    let column = layer.columns["highway"]
    let hasHighways = column.map { column in (0..<column.count).contains { column.text($0) != nil } } ?? false
    return hasHighways ? "highway" : "class"
  }

  private static func kinds(of layer: Layer, entry: LayerEntry, rules: WalkingRules) -> [StreetKind?] {
    let classes = rules.classes.map { WalkingClasses(only: $0) } ?? WalkingClasses()
    func texts(_ field: String?) -> [String?] {
      guard let field, let column = layer.columns[field] else {
        return Array(repeating: nil, count: layer.count)
      }
      return column.texts
    }
    let classNames = texts(classField(of: layer, entry))
    let (feet, accesses) = (texts("foot"), texts("access"))
    let (bridges, tunnels, levels) = (texts("bridge"), texts("tunnel"), texts("layer"))
    let slopes = rules.slopeField.flatMap { layer.columns[$0] }
    // Few combinations, many streets.
    var known: [[String?]: StreetKind?] = [:]
    return (0..<layer.count).map { street in
      guard layer.geometries.layout.kinds[street] == .line else { return nil }
      // By whole tenths of a percent: finer than anyone measures, and few kinds.
      let slope = slopes?.number(street).map { ($0 * 10).rounded() / 10 }
      let said = [
        classNames[street], feet[street], accesses[street], bridges[street], tunnels[street], levels[street],
        slope.map { "\($0)" },
      ]
      if let kind = known[said] { return kind }
      let name = classNames[street]
      var kind: StreetKind?
      if classes.isWalked(className: name, foot: feet[street], access: accesses[street]) {
        var slowness = rules.speed / rules.speed(onClass: name)
        if let slope { slowness *= WalkingClasses.slowness(ofSlope: slope) }
        kind = StreetKind(
          className: name ?? "", slowness: slowness,
          level: StreetLevel(
            isBridge: isSet(bridges[street]), isTunnel: isSet(tunnels[street]),
            layer: levels[street].flatMap { Int($0) } ?? 0))
      }
      known[said] = kind
      return kind
    }
  }

  private static func isSet(_ word: String?) -> Bool {
    guard let word else { return false }
    return !["", "no", "false", "0", "否"].contains(word)
  }

  /// Whether the network reaches the districts' outer border and ends there, so that what is near the border may look
  /// worse served than it is: no street runs farther out than the link distance.
  func endsAtCityLimit(_ districts: Districts) -> Bool {
    let city = districts.geometries.box
    let streets = PlanarGeometries(points: graph.nodes).box
    guard !streets.isEmpty, !city.isEmpty else { return false }
    let margin = rules.linkWithin
    return streets.minX > city.minX - margin || streets.maxX < city.maxX + margin
      || streets.minY > city.minY - margin || streets.maxY < city.maxY + margin
  }
}
