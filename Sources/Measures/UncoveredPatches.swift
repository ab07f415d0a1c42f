// The uncovered parts of a demand as things that can be listed, drawn and mended.
//
// Uncovered land is a patch a piece. Uncovered places are gathered: places of one district that are at most 50 m from
// one another form one patch (single linkage), because a list of ten thousand buildings helps nobody.

public import Planar

/// A part of the demand that is not served.
public struct UncoveredPatch: Sendable, Hashable {
  /// The district it lies in.
  public var district: Int
  /// Its feature in the patch geometries.
  public var geometry: Int
  /// Its area in m²; 0 for places without a polygon.
  public var area: Double
  /// The people in it; nil where nobody knows.
  public var residents: Double?
  /// How many demand features it is made of.
  public var features: Int
  /// A place in it: its centroid where that lies in it, else a point inside, or the member nearest to the centroid.
  public var centroid: PlanarPoint
}

/// Uncovered parts with their outlines.
public struct UncoveredPatches: Sendable {
  /// The patches, in the order of their pieces.
  public var patches: [UncoveredPatch] = []
  /// Their outlines: polygons, or points for places.
  public var geometries = PlanarGeometries()

  /// How near uncovered places of one patch are to each other, in metres.
  public static let gathering = 50.0

  /// No patch.
  public init() {}

  /// Adds uncovered land with its outline and its area in m², which is more exact than its outline's.
  mutating func addLand(
    _ feature: Int, of uncovered: PlanarGeometries, area: Double, district: Int, residents: Double?
  ) {
    guard var centroid = uncovered.centroid(of: feature) else { return }
    // The middle of a crescent lies outside of it, and may well be served.
    if !uncovered.covers(x: centroid.x, y: centroid.y, feature: feature) {
      centroid = (try? Overlay().pointInside(feature, of: uncovered)) ?? centroid
    }
    patches.append(
      UncoveredPatch(
        district: district, geometry: geometries.count, area: area, residents: residents, features: 1,
        centroid: centroid))
    geometries.add(feature: feature, of: uncovered)
  }

  /// Adds uncovered places of a demand, gathered into patches.
  mutating func addPlaces(_ places: [Int], of demand: Demand, residents: [Double]?) {
    let inDistricts = places.filter { demand.districts[$0] >= 0 }
    let points = inDistricts.map { piece in
      let vertex = demand.pieces.layout.vertices(ofFeature: piece).lowerBound
      return PlanarPoint(x: demand.pieces.x[vertex], y: demand.pieces.y[vertex])
    }
    let groups = NearPlaces.groups(
      points, kinds: inDistricts.map { demand.districts[$0] }, within: Self.gathering)
    for group in groups { addGroup(group.map { inDistricts[$0] }, of: demand, residents: residents) }
  }

  private mutating func addGroup(_ pieces: [Int], of demand: Demand, residents: [Double]?) {
    var area = ExactSum()
    var people = ExactSum()
    var isKnown = residents != nil
    for piece in pieces {
      geometries.addParts(ofFeature: piece, of: demand.pieces)
      area.add(demand.areas[piece])
      if let residents, !residents[piece].isNaN { people.add(residents[piece]) } else { isKnown = false }
    }
    geometries.endFeature(kind: .point)
    let feature = geometries.count - 1
    guard let middle = geometries.centroid(of: feature), let first = pieces.first else { return }
    let members = geometries.layout.vertices(ofFeature: feature).map {
      PlanarPoint(x: geometries.x[$0], y: geometries.y[$0])
    }
    let centroid = members.min { $0.distance(to: middle) < $1.distance(to: middle) } ?? middle
    patches.append(
      UncoveredPatch(
        district: Int(demand.districts[first]), geometry: feature, area: area.value,
        residents: isKnown ? people.value : nil, features: pieces.count, centroid: centroid))
  }
}
