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
    addPlaces(
      places.map { piece in
        let vertex = demand.pieces.layout.vertices(ofFeature: piece).lowerBound
        return UncoveredPlace(
          x: demand.pieces.x[vertex], y: demand.pieces.y[vertex], area: demand.areas[piece],
          residents: residents?[piece] ?? .nan, district: demand.districts[piece])
      })
  }

  /// Adds uncovered places, gathered into patches; those outside all districts are no finding of any.
  mutating func addPlaces(_ all: [UncoveredPlace]) {
    let places = all.contains { $0.district < 0 } ? all.filter { $0.district >= 0 } : all
    let groups = NearPlaces.groups(places, within: Self.gathering)
    for group in 0..<groups.count { addGroup(groups[group].map { places[Int($0)] }) }
  }

  private mutating func addGroup(_ places: [UncoveredPlace]) {
    guard let first = places.first else { return }
    var area = ExactSum()
    var people = ExactSum()
    var isKnown = true
    var x = 0.0
    var y = 0.0
    for place in places {
      geometries.addVertex(x: place.x, y: place.y)
      geometries.endRing()
      geometries.endPart()
      area.add(place.area)
      if place.residents.isNaN { isKnown = false } else { people.add(place.residents) }
      // Next to the first one, so that coordinates far from the origin keep their digits.
      x += place.x - first.x
      y += place.y - first.y
    }
    geometries.endFeature(kind: .point)
    let middle = PlanarPoint(x: first.x + x / Double(places.count), y: first.y + y / Double(places.count))
    func distance(_ place: UncoveredPlace) -> Double {
      PlanarPoint(x: place.x, y: place.y).distance(to: middle)
    }
    let nearest = places.min { distance($0) < distance($1) } ?? first
    patches.append(
      UncoveredPatch(
        district: Int(first.district), geometry: geometries.count - 1, area: area.value,
        residents: isKnown ? people.value : nil, features: places.count,
        centroid: PlanarPoint(x: nearest.x, y: nearest.y)))
  }
}

/// A place of a demand that nothing serves.
struct UncoveredPlace: NearPlaces.Place, Sendable {
  var x: Double
  var y: Double
  /// The area of its polygon in m²; 0 for a point.
  var area: Double
  /// The people in it; not-a-number where nobody knows.
  var residents: Double
  /// Its district; -1 outside all.
  var district: Int32

  var kind: Int32 { district }
}
