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
    let (kinds, kindOf) =
      use == .allLines
      ? ([StreetKind()], Array(repeating: 0, count: layer.count))
      : Self.kinds(of: layer, entry: entry, rules: rules)
    notWalked = kindOf.count { $0 < 0 }
    var lines = StreetLines(layer.geometries, kinds: kinds, of: kindOf)
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

  /// The kinds of street that the layer has, and the kind of each feature by its place among them; -1 for one that is
  /// not walked.
  private static func kinds(
    of layer: Layer, entry: LayerEntry, rules: WalkingRules
  ) -> (kinds: [StreetKind], kindOf: [Int]) {
    let classes = rules.classes.map { WalkingClasses(only: $0) } ?? WalkingClasses()
    var fields = [classField(of: layer, entry), "foot", "access", "bridge", "tunnel", "layer"]
    if let slope = rules.slopeField { fields.append(slope) }
    let columns = fields.map { layer.columns[$0]?.codedTexts }
    // Few combinations, many streets: each combination is a number, found column by column.
    var combinations = [Int32](repeating: 0, count: layer.count)
    var said: [[String?]] = [[]]
    for column in columns {
      guard let (texts, codes) = column else {
        for combination in said.indices { said[combination].append(nil) }
        continue
      }
      var numbers: [UInt64: Int32] = [:]
      var longer: [[String?]] = []
      for street in combinations.indices {
        let key = UInt64(combinations[street]) << 32 | UInt64(codes[street])
        if let known = numbers[key] {
          combinations[street] = known
          continue
        }
        let number = Int32(longer.count)
        longer.append(said[Int(combinations[street])] + [texts[Int(codes[street])]])
        numbers[key] = number
        combinations[street] = number
      }
      said = longer
    }
    var kinds: [StreetKind] = []
    let places = said.map { said in
      guard let kind = kind(saying: said, classes: classes, rules: rules) else { return -1 }
      kinds.append(kind)
      return kinds.count - 1
    }
    let kindOf = combinations.indices.map { street in
      layer.geometries.layout.kinds[street] == .line ? places[Int(combinations[street])] : -1
    }
    return (kinds, kindOf)
  }

  /// The kind of a street by what its file says: class, foot, access, bridge, tunnel, layer, slope.
  private static func kind(saying said: [String?], classes: WalkingClasses, rules: WalkingRules)
    -> StreetKind?
  {
    guard classes.isWalked(className: said[0], foot: said[1], access: said[2]) else { return nil }
    var slowness = rules.speed / rules.speed(onClass: said[0])
    if said.count > 6, let slope = said[6].flatMap(Double.init), slope.isFinite {
      // By whole tenths of a percent: finer than anyone measures, and few kinds.
      slowness *= WalkingClasses.slowness(ofSlope: (slope * 10).rounded() / 10)
    }
    return StreetKind(
      className: said[0] ?? "", slowness: slowness,
      level: StreetLevel(
        isBridge: isSet(said[3]), isTunnel: isSet(said[4]), layer: said[5].flatMap { Int($0) } ?? 0))
  }

  private static func isSet(_ word: String?) -> Bool {
    guard let word else { return false }
    return !["", "no", "false", "0", "否"].contains(word)
  }

  /// Whether the streets end with the city, so that what is near its border may look worse served than it is: of the
  /// places where streets meet or end, fewer than one in fifty lie outside of all districts.
  func endsAtCityLimit(_ districts: Districts) -> Bool {
    let outside = graph.nodes.count { districts.district(x: $0.x, y: $0.y) == nil }
    return outside * 50 < graph.nodeCount
  }
}
