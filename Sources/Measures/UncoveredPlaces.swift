// The places that nothing serves, kept while the others pass: what the findings and the map are made of.

internal import Planar

/// Places of a demand that are not served.
///
/// A place takes 48 bytes; the places that are served take none.
public struct UncoveredPlaces: Sendable {
  private struct Place: Sendable {
    var x: Double
    var y: Double
    var area: Double
    var residents: Double
    var residentsBin: Int32
    var district: Int32
  }

  private var places: [Place] = []

  /// No place.
  public init() {}

  /// The number of places.
  public var count: Int { places.count }

  /// Adds a place of a batch; one outside all districts is no finding of any.
  @inline(__always)
  mutating func add(_ place: Int, of batch: PlaceBatch, residents: PlaceWeights) {
    guard batch.districts[place] >= 0 else { return }
    places.append(
      Place(
        x: batch.x[place], y: batch.y[place], area: batch.areas[place], residents: residents.amounts[place],
        residentsBin: residents.bins[place], district: batch.districts[place]))
  }

  mutating func add(_ other: UncoveredPlaces) {
    if places.isEmpty { places = other.places } else { places += other.places }
  }

  /// The places gathered into patches, in an order that does not depend on the order in which they came.
  ///
  /// - Parameters:
  ///   - worth: What the residents' bins are worth; nil where nobody knows any.
  ///   - mustHavePeople: Whether places without people are left out, because people are what is weighed.
  consuming func patches(residents worth: BinWorth?, mustHavePeople: Bool) -> UncoveredPatches {
    var places = places
    if mustHavePeople {
      places.removeAll { place in
        !(worth.map { $0.weight(place.residents, in: place.residentsBin) > 0 } ?? false)
      }
    }
    places.sort { a, b in
      (a.x, a.y, a.area, a.residents, a.residentsBin) < (b.x, b.y, b.area, b.residents, b.residentsBin)
    }
    var demand = Demand()
    for place in places {
      demand.addPlace(x: place.x, y: place.y, district: place.district, area: place.area)
    }
    var patches = UncoveredPatches()
    patches.addPlaces(
      Array(places.indices), of: demand,
      residents: worth.map { worth in places.map { worth.weight($0.residents, in: $0.residentsBin) } })
    return patches
  }
}

extension Demand {
  /// A demand of places without any yet.
  init() {
    form = .centroids
    pieces = PlanarGeometries()
    districts = []
    features = []
    areas = []
    featureCount = 0
  }

  /// Adds a place that is no feature of a layer that is held.
  mutating func addPlace(x: Double, y: Double, district: Int32, area: Double) {
    pieces.addVertex(x: x, y: y)
    pieces.endRing()
    pieces.endPart()
    pieces.endFeature(kind: .point)
    features.append(Int32(districts.count))
    districts.append(district)
    areas.append(area)
  }
}
