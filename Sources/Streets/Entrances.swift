// Where supply is entered from the street: a park by its gates, or by what stands for them.

public import Planar

/// How features that are not points are entered.
public enum EntranceChoice: Sendable, Hashable {
  /// Where a street crosses the border or comes within so many metres of it: at its nearest point, or all along where it
  /// runs beside the border.
  case crossings(within: Double)
  /// At points of the border so many metres apart, each joined to the street nearest to it.
  case every(Double)
  /// Anywhere: a street has arrived wherever it is in the polygon or within so many metres of its border.
  case boundary(within: Double)
}

/// Where the features of a supply are entered from the street.
public struct Entrances: Sendable {
  /// Where walks begin, by feature.
  public private(set) var sources: [WalkSource] = []
  /// How many entrances each feature has.
  public private(set) var counts: [Int]
  /// Features that no street comes near: they cannot be entered. Ascending.
  public private(set) var unlinked: [Int] = []
  /// Features without an entrance of the kind chosen, entered from the street nearest to them. Ascending.
  public private(set) var byNearestStreet: [Int] = []

  /// The entrances of features: points are their own.
  ///
  /// - Parameters:
  ///   - supply: Points, lines and valid polygons; a feature with several entrances is still one.
  ///   - choice: How lines and polygons are entered.
  ///   - linker: The network.
  public init(of supply: PlanarGeometries, by choice: EntranceChoice, linker: StreetLinker) {
    counts = Array(repeating: 0, count: supply.count)
    let frontage = StreetFrontage(linker)
    for feature in 0..<supply.count {
      switch supply.layout.kinds[feature] {
      case .empty: continue
      case .point: addPoints(of: feature, supply, linker)
      case .line, .polygon: add(feature, of: supply, choice, linker, frontage)
      }
      if counts[feature] == 0 { unlinked.append(feature) }
    }
  }

  /// The entrances of features by gates: each gate is a point with the feature that it belongs to.
  ///
  /// A feature without a gate is entered from the street nearest to it.
  ///
  /// - Parameters:
  ///   - supply: Points, lines and valid polygons.
  ///   - gates: The gates; one feature each, which stands at its centroid.
  ///   - owners: The feature that each gate belongs to; nil for one that belongs to none.
  ///   - linker: The network.
  public init(of supply: PlanarGeometries, gates: PlanarGeometries, owners: [Int?], linker: StreetLinker) {
    precondition(owners.count == gates.count, "one owner a gate")
    counts = Array(repeating: 0, count: supply.count)
    var hasGates = [Bool](repeating: false, count: supply.count)
    for gate in 0..<gates.count {
      guard let owner = owners[gate], let place = gates.centroid(of: gate) else { continue }
      hasGates[owner] = true
      if let link = linker.link(x: place.x, y: place.y) { add(WalkSource(link, owner: owner)) }
    }
    for feature in 0..<supply.count {
      switch supply.layout.kinds[feature] {
      case .empty: continue
      case .point where !hasGates[feature]: addPoints(of: feature, supply, linker)
      case .line where !hasGates[feature], .polygon where !hasGates[feature]:
        addNearest(feature, of: supply, linker)
      default: break
      }
      if counts[feature] == 0 { unlinked.append(feature) }
    }
    sources.sort { ($0.owner, $0.edge, $0.from, $0.to) < ($1.owner, $1.edge, $1.from, $1.to) }
  }

  /// The entrances of some of the features, which are numbered by their place among these.
  ///
  /// - Parameter features: The features, ascending.
  public func selecting(_ features: [Int]) -> Entrances {
    var places = [Int32](repeating: -1, count: counts.count)
    for (place, feature) in features.enumerated() { places[feature] = Int32(place) }
    func selected(_ list: [Int]) -> [Int] { list.compactMap { places[$0] < 0 ? nil : Int(places[$0]) } }
    var some = self
    some.sources = sources.compactMap { source in
      var source = source
      source.owner = places[Int(source.owner)]
      return source.owner < 0 ? nil : source
    }
    some.counts = features.map { counts[$0] }
    some.unlinked = selected(unlinked)
    some.byNearestStreet = selected(byNearestStreet)
    return some
  }

  private mutating func add(_ source: WalkSource) {
    sources.append(source)
    counts[Int(source.owner)] += 1
  }

  private mutating func addPoints(of feature: Int, _ supply: PlanarGeometries, _ linker: StreetLinker) {
    for vertex in supply.layout.vertices(ofFeature: feature) {
      if let link = linker.link(x: supply.x[vertex], y: supply.y[vertex]) {
        add(WalkSource(link, owner: feature))
      }
    }
  }

  private mutating func add(
    _ feature: Int, of supply: PlanarGeometries, _ choice: EntranceChoice, _ linker: StreetLinker,
    _ frontage: StreetFrontage
  ) {
    switch choice {
    case .boundary(let distance):
      for stretch in frontage.stretches(near: feature, of: supply, within: distance) {
        add(WalkSource(edge: Int(stretch.edge), from: stretch.from, to: stretch.to, leg: 0, owner: feature))
      }
    case .crossings(let distance):
      let crossings = frontage.crossings(of: feature, of: supply)
      for (edge, along) in crossings {
        add(WalkSource(edge: edge, from: along, to: along, leg: 0, owner: feature))
      }
      // Streets that come near without crossing: each where it is nearest. One that crosses may also run along the border.
      let crossed = Set(crossings.map(\.edge))
      let near = frontage.nearestStretches(
        of: feature, of: supply, within: distance + Distance.tolerance,
        isAllowed: { !linker.isSeparated($0, $1) })
      for (stretch, away) in near {
        let isCrossing = crossed.contains(Int(stretch.edge))
        guard !isCrossing || (away <= Distance.tolerance && stretch.length > Distance.tolerance) else {
          continue
        }
        let leg = linker.rule.countsWay && away > Distance.tolerance ? away : 0
        add(
          WalkSource(edge: Int(stretch.edge), from: stretch.from, to: stretch.to, leg: leg, owner: feature))
      }
    case .every(let step):
      for place in supply.borderPoints(of: feature, every: step) {
        if let link = linker.link(x: place.x, y: place.y) { add(WalkSource(link, owner: feature)) }
      }
    }
    if counts[feature] == 0 { addNearest(feature, of: supply, linker) }
  }

  /// Enters a feature from the street nearest to it, or from those that are equally near.
  private mutating func addNearest(_ feature: Int, of supply: PlanarGeometries, _ linker: StreetLinker) {
    guard let link = linker.nearestLink(toBorderOf: feature, of: supply) else { return }
    byNearestStreet.append(feature)
    guard linker.rule.target == .street else { return add(WalkSource(link, owner: feature)) }
    // Of equally near streets none is the nearest, be it that they cross the border.
    let frontage = StreetFrontage(linker)
    let crossings = link.away == 0 ? frontage.crossings(of: feature, of: supply) : []
    for (edge, along) in crossings {
      add(WalkSource(edge: edge, from: along, to: along, leg: 0, owner: feature))
    }
    guard crossings.isEmpty else { return }
    let near = frontage.nearestStretches(
      of: feature, of: supply, within: link.away + Distance.tolerance,
      isAllowed: { !linker.isSeparated($0, $1) })
    for (stretch, away) in near {
      add(
        WalkSource(
          edge: Int(stretch.edge), from: stretch.from, to: stretch.to, leg: linker.rule.countsWay ? away : 0,
          owner: feature))
    }
    if near.isEmpty { add(WalkSource(link, owner: feature)) }
  }
}

extension StreetLinker {
  /// The point of a street nearest to the border of a polygon, or to a line; nil when there is none within the rule's
  /// distance, or each has a barrier before it.
  ///
  /// A street that crosses the border is there. Where places join nodes, it is the node nearest to a corner of the
  /// border.
  public func nearestLink(toBorderOf feature: Int, of geometries: PlanarGeometries) -> StreetLink? {
    let frontage = StreetFrontage(self)
    if rule.target == .street, let place = frontage.crossings(of: feature, of: geometries).first {
      return StreetLink(edge: place.edge, along: place.along, away: 0, leg: 0)
    }
    var best: StreetLink?
    for vertex in geometries.layout.vertices(ofFeature: feature) {
      guard let link = link(x: geometries.x[vertex], y: geometries.y[vertex]) else { continue }
      if best.map({ (link.away, link.edge, link.along) < ($0.away, $0.edge, $0.along) }) ?? true {
        best = link
      }
    }
    // Two lines that do not cross are nearest to each other at a corner of one of them: of the border, or of the street,
    // which may be near where no corner of the border is.
    guard rule.target == .street, best.map({ $0.away > 0 }) ?? true else { return best }
    let farthest = best?.away ?? farthest
    let points = frontage.nearestPoints(of: feature, of: geometries, within: farthest) {
      !isSeparated($0, $1)
    }
    if let (edge, near) = points.min(by: { ($0.1.distance, $0.0) < ($1.1.distance, $1.0) }),
      best.map({ near.distance < $0.away }) ?? true
    {
      best = StreetLink(
        edge: edge, along: near.along, away: near.distance, leg: rule.countsWay ? near.distance : 0)
    }
    return best
  }
}

extension StreetFrontage {
  /// For each street that comes within a distance of a feature's border the point where it is nearest, by edge.
  ///
  /// - Parameter isAllowed: Whether one may go straight from a place of the border to a place of a street.
  func nearestPoints(
    of feature: Int, of geometries: PlanarGeometries, within distance: Double,
    isAllowed: (_ border: PlanarPoint, _ street: PlanarPoint) -> Bool = { _, _ in true }
  ) -> [(Int, (along: Double, distance: Double))] {
    var best: [Int: (along: Double, distance: Double)] = [:]
    for (edge, place, along) in cornersAndFeet(of: feature, of: geometries, within: distance) {
      let (border, away) = geometries.nearestBorder(to: place, of: feature)
      guard away <= distance else { continue }
      if let known = best[edge], (known.distance, known.along) <= (away, along) { continue }
      if isAllowed(border, place) { best[edge] = (along, away) }
    }
    return best.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// For each street that comes within a distance of a feature's border the stretches where it is nearest, by edge and
  /// along it, and how far they are from the border in metres; mostly of a single point.
  ///
  /// A street that runs beside a straight border is equally near all along it; which of its points a computer finds the
  /// nearest by its last digit is no answer.
  ///
  /// - Parameter isAllowed: Whether one may go straight from a place of the border to a place of a street.
  func nearestStretches(
    of feature: Int, of geometries: PlanarGeometries, within distance: Double,
    isAllowed: (_ border: PlanarPoint, _ street: PlanarPoint) -> Bool = { _, _ in true }
  ) -> [(stretch: StreetStretch, distance: Double)] {
    var found: [Int: [(along: Double, distance: Double)]] = [:]
    func away(_ place: PlanarPoint) -> Double? {
      let (border, away) = geometries.nearestBorder(to: place, of: feature)
      return away <= distance && isAllowed(border, place) ? away : nil
    }
    for (edge, place, along) in cornersAndFeet(of: feature, of: geometries, within: distance) {
      if let away = away(place) { found[edge, default: []].append((along, away)) }
    }
    var stretches: [(stretch: StreetStretch, distance: Double)] = []
    for (edge, points) in found.sorted(by: { $0.key < $1.key }) {
      let least = points.reduce(.infinity) { min($0, $1.distance) }
      let first = stretches.count
      for point in points.sorted(by: { ($0.along, $0.distance) < ($1.along, $1.distance) })
      where point.distance <= least + Distance.tolerance {
        if stretches.count > first, case let last = stretches[stretches.count - 1].stretch,
          let middle = away(place(onEdge: edge, along: (last.to + point.along) / 2)),
          middle <= least + Distance.tolerance
        {
          stretches[stretches.count - 1].stretch.to = point.along
        } else {
          stretches.append((StreetStretch(edge: edge, from: point.along, to: point.along), least))
        }
      }
    }
    return stretches
  }
}

extension PlanarGeometries {
  /// The place of the border of a polygon, or of a line, nearest to another, and how far it is from there in metres.
  fileprivate func nearestBorder(
    to place: PlanarPoint, of feature: Int
  ) -> (place: PlanarPoint, distance: Double) {
    var best = (place: place, squared: Double.infinity)
    for ring in layout.rings(ofFeature: feature) {
      for end in layout.vertices(of: ring).dropFirst() {
        let (dx, dy) = (x[end] - x[end - 1], y[end] - y[end - 1])
        let squaredLength = dx * dx + dy * dy
        let along = (place.x - x[end - 1]) * dx + (place.y - y[end - 1]) * dy
        let share = squaredLength > 0 ? Swift.min(1, Swift.max(0, along / squaredLength)) : 0
        let near = PlanarPoint(x: x[end - 1] + share * dx, y: y[end - 1] + share * dy)
        let (ex, ey) = (place.x - near.x, place.y - near.y)
        if ex * ex + ey * ey < best.squared { best = (near, ex * ex + ey * ey) }
      }
    }
    return (best.place, best.squared.squareRoot())
  }

  /// Points of a feature's border so many metres apart, each ring from its first vertex.
  fileprivate func borderPoints(of feature: Int, every step: Double) -> [PlanarPoint] {
    var points: [PlanarPoint] = []
    for ring in layout.rings(ofFeature: feature) {
      let vertices = layout.vertices(of: ring)
      let isClosed = layout.kinds[feature] == .polygon
      let whole = vertices.dropFirst().reduce(0) { sum, end in
        let (dx, dy) = (x[end] - x[end - 1], y[end] - y[end - 1])
        return sum + (dx * dx + dy * dy).squareRoot()
      }
      let first = points.count
      var next = 0.0
      var along = 0.0
      for end in vertices.dropFirst() {
        let (dx, dy) = (x[end] - x[end - 1], y[end] - y[end - 1])
        let length = (dx * dx + dy * dy).squareRoot()
        // A closed ring ends where it began, which is taken already.
        while length > 0, next <= along + length, !isClosed || points.count == first || next < whole - 1e-6 {
          let share = (next - along) / length
          points.append(PlanarPoint(x: x[end - 1] + share * dx, y: y[end - 1] + share * dy))
          next += step
        }
        along += length
      }
    }
    return points
  }
}
