// Whether a layer lies where the districts are, watched while its features pass: swapped or shifted coordinates, and
// features outside all districts.

public import Planar

/// What is seen of where a layer's features lie.
public struct LayerPlacement: Sendable {
  private struct Outsider: Sendable {
    var feature: Int
    var id: String?
    var place: PlanarPoint
  }

  private let layer: String
  private let file: String
  private let datum: CoordinateDatum
  private var bounds = DegreeBounds()
  private var features = 0
  private var first: (feature: Int, id: String?, place: GeographicPoint)?
  // The first vertices of the features from `level` on: some thousand, spread over the file, show a shift as well as
  // all. A feature's level is its own, so that the sample does not depend on how the layer is cut into batches.
  private var sample: [(level: Int, place: GeographicPoint)] = []
  private var level = 0
  private var located = 0
  private var outside = 0
  // The first of those outside; as many as problems are listed one by one.
  private var outsiders: [Outsider] = []

  /// The most places that are looked at for a shift.
  static let sampleLimit = 4096

  /// A watch over a layer of which nothing has been seen.
  public init(_ source: LayerSource) {
    layer = source.name
    file = source.displayPath
    datum = source.datum
  }

  /// Sees a layer in degrees.
  public mutating func see(_ degrees: GeographicLayer) {
    see(degrees.geometries, sourceIndices: degrees.sourceIndices, ids: degrees.ids)
  }

  /// Sees features in degrees.
  public mutating func see(_ degrees: FeatureBatch) {
    see(degrees.geometries, sourceIndices: degrees.sourceIndices, ids: degrees.ids)
  }

  private mutating func see(_ degrees: GeographicGeometries, sourceIndices: [Int], ids: [String?]) {
    bounds.extend(degrees)
    for feature in 0..<degrees.count {
      features += 1
      guard let place = degrees.firstVertex(of: feature) else { continue }
      if first == nil { first = (sourceIndices[feature], ids[feature], place) }
      let own = Self.level(ofFeature: sourceIndices[feature])
      guard own >= level else { continue }
      sample.append((own, place))
      thin(to: level)
    }
  }

  /// Half of all features are of level 0, half of the others of level 1, and so on; those of each level are spread evenly
  /// over the file. (Fibonacci hashing: D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4.)
  private static func level(ofFeature position: Int) -> Int {
    (UInt64(position) &* 0x9E37_79B9_7F4A_7C15).leadingZeroBitCount
  }

  /// Leaves out what is below a level, and below as many more as it takes to keep the limit.
  private mutating func thin(to least: Int) {
    var least = least
    while true {
      if least > level {
        level = least
        sample.removeAll { [level] in $0.level < level }
      }
      guard sample.count > Self.sampleLimit else { return }
      least = level + 1
    }
  }

  /// Sees the place of a feature in the plane.
  ///
  /// - Parameters:
  ///   - place: Its centroid.
  ///   - isOutside: Whether it lies in no district.
  ///   - feature: Its position in the file, from 0.
  ///   - id: Its id.
  @inline(__always)
  public mutating func see(
    _ place: PlanarPoint, isOutside: Bool, feature: Int, id: @autoclosure () -> String?
  ) {
    located += 1
    guard isOutside else { return }
    outside += 1
    if outsiders.count < ProblemGathering.limit {
      outsiders.append(Outsider(feature: feature, id: id(), place: place))
    }
  }

  /// Sees the features of a layer in the plane.
  public mutating func see(_ plane: Layer, districts: RegionLocator) {
    for row in 0..<plane.count {
      guard let place = plane.geometries.centroid(of: row) else { continue }
      see(
        place, isOutside: districts.first(x: place.x, y: place.y) == nil, feature: plane.sourceIndices[row],
        id: plane.ids[row])
    }
  }

  /// Adds what was seen of the features that follow.
  public mutating func add(_ later: LayerPlacement) {
    bounds.extend(later.bounds)
    if first == nil { first = later.first }
    features += later.features
    thin(to: later.level)
    sample += later.sample.filter { [level] in $0.level >= level }
    thin(to: level)
    located += later.located
    outside += later.outside
    outsiders += later.outsiders.prefix(ProblemGathering.limit - outsiders.count)
  }

  // MARK: What it comes to

  /// A `swapped-coordinates` error when the layer misses the districts' extent, and would meet it with longitude and
  /// latitude exchanged; nothing otherwise.
  public func swappedProblems(districts: DegreeBounds) -> [LayerProblem] {
    guard !bounds.isEmpty, !districts.isEmpty, !bounds.meets(districts), bounds.swapped.meets(districts),
      let first
    else { return [] }
    let place = first.place
    return [
      LayerProblem(
        .swappedCoordinates, severity: .error, action: .kept, layer: layer, file: file,
        feature: first.feature, featureID: first.id,
        value: "[\(PropertyColumn.spelling(place.longitude)),\(PropertyColumn.spelling(place.latitude))]",
        position: place, count: features,
        message:
          """
          longitude and latitude are swapped: exchanged, the layer lies where the districts are; GeoJSON \
          writes [longitude, latitude]: exchange them in the file
          """
      )
    ]
  }

  /// A `shifted-coordinates` warning when the layer, declared WGS 84, fits the districts far better as GCJ-02 or BD-09.
  ///
  /// That is when at least ten features lie in the shifted part of the world, more than 30 % of them outside all
  /// districts, and converted from the other datum less than a tenth of these still do. A city much wider than the
  /// shift, some 500 m, hides it; so no warning does not mean that there is no shift.
  ///
  /// - Parameters:
  ///   - districts: The districts in the plane of `projection`.
  ///   - projection: From degrees to that plane.
  public func shiftProblems(districts: RegionLocator, projection: borrowing Projection) -> [LayerProblem] {
    guard datum == .wgs84, sample.count >= 10, sample.allSatisfy({ ShiftedCoordinates.isShifted($0.place) })
    else { return [] }
    let places = sample.map(\.place)
    let outside = Self.outside(places, districts, projection)
    guard outside * 10 > sample.count * 3 else { return [] }
    let trials = [CoordinateDatum.gcj02, .bd09].map { datum in
      (
        datum: datum,
        outside: Self.outside(places.map { ShiftedCoordinates.wgs84($0, from: datum) }, districts, projection)
      )
    }
    guard let best = trials.min(by: { $0.outside < $1.outside }), best.outside * 10 < outside else {
      return []
    }
    return [
      LayerProblem(
        .shiftedCoordinates, action: .kept, layer: layer, file: file, count: features,
        message:
          """
          the layer looks shifted: \(outside) of \(sample.count) features looked at lie outside the \
          districts, and \(best.outside) if its coordinates are \(best.datum.rawValue); if so, declare \
          'coordinates: \(best.datum.rawValue)' for it
          """
      )
    ]
  }

  private static func outside(
    _ places: [GeographicPoint], _ districts: RegionLocator, _ projection: borrowing Projection
  ) -> Int {
    var points = GeographicGeometries()
    for place in places {
      points.addVertex(longitude: place.longitude, latitude: place.latitude)
      points.endRing()
      points.endPart()
      points.endFeature(kind: .point)
    }
    let plane = projection.project(points)
    return plane.x.indices.count {
      !plane.x[$0].isFinite || districts.first(x: plane.x[$0], y: plane.y[$0]) == nil
    }
  }

  /// An `outside-districts` warning for each feature whose centroid lies in no district; one error when all do.
  ///
  /// Features are kept. A border belongs to its district.
  ///
  /// - Parameter projection: From degrees to the layer's plane; gives the places in degrees.
  public func outsideProblems(degreesBy projection: borrowing Projection) -> [LayerProblem] {
    var found = ProblemGathering(layer: layer, file: file)
    if let first = outsiders.first, outside == located {
      found.add(
        .outsideDistricts, severity: .error, action: .kept, feature: first.feature, featureID: first.id,
        position: projection.unproject(first.place), count: located,
        message:
          """
          none of its \(located) feature(s) lies in a district; is it the right file, of the right city, \
          with longitude before latitude?
          """
      )
      return found.gathered()
    }
    for number in 0..<outside {
      // Those behind the first twenty are only counted.
      let outsider = number < outsiders.count ? outsiders[number] : nil
      found.add(
        .outsideDistricts, action: .kept, feature: outsider?.feature, featureID: outsider?.id,
        position: outsider.map { projection.unproject($0.place) },
        message: "the feature's centroid lies in no district")
    }
    return found.gathered()
  }
}

/// The corners of a rectangle in degrees.
public struct DegreeBounds: Sendable, Hashable {
  /// The least and greatest longitude and latitude; the wrong way round for nothing.
  public private(set) var west = Double.infinity
  /// The least latitude.
  public private(set) var south = Double.infinity
  /// The greatest longitude.
  public private(set) var east = -Double.infinity
  /// The greatest latitude.
  public private(set) var north = -Double.infinity

  /// The bounds of nothing.
  public init() {}

  /// The bounds of geometries.
  public init(_ geometries: GeographicGeometries) { extend(geometries) }

  mutating func extend(_ geometries: GeographicGeometries) {
    (west, east) = Self.extended((west, east), by: geometries.longitudes)
    (south, north) = Self.extended((south, north), by: geometries.latitudes)
  }

  private static func extended(_ range: (Double, Double), by values: [Double]) -> (Double, Double) {
    // Two of each, because each comparison waits for the one before it.
    var (least, greatest) = range
    var (otherLeast, otherGreatest) = range
    var place = 0
    while place + 1 < values.count {
      least = min(least, values[place])
      greatest = max(greatest, values[place])
      otherLeast = min(otherLeast, values[place + 1])
      otherGreatest = max(otherGreatest, values[place + 1])
      place += 2
    }
    if place < values.count {
      least = min(least, values[place])
      greatest = max(greatest, values[place])
    }
    return (min(least, otherLeast), max(greatest, otherGreatest))
  }

  mutating func extend(_ other: DegreeBounds) {
    west = min(west, other.west)
    south = min(south, other.south)
    east = max(east, other.east)
    north = max(north, other.north)
  }

  /// Whether there is nothing in them.
  public var isEmpty: Bool { west > east }

  /// The south-western corner.
  public var southWest: GeographicPoint { GeographicPoint(longitude: west, latitude: south) }
  /// The north-eastern corner.
  public var northEast: GeographicPoint { GeographicPoint(longitude: east, latitude: north) }

  func meets(_ other: DegreeBounds) -> Bool {
    west <= other.east && east >= other.west && south <= other.north && north >= other.south
  }

  var swapped: DegreeBounds {
    var swapped = self
    (swapped.west, swapped.south) = (south, west)
    (swapped.east, swapped.north) = (north, east)
    return swapped
  }
}
