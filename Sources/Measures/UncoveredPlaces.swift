// The places that nothing serves, kept while the others pass: what the findings and the map are made of.

internal import Planar

/// Places of a demand that are not served.
///
/// A place takes 56 bytes; the places that are served take none.
public struct UncoveredPlaces: Sendable {
  private struct Place: Sendable {
    // Its residents are an amount until the bins' worth is known.
    var place: UncoveredPlace
    var residentsBin: Int32
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
        place: UncoveredPlace(
          x: batch.x[place], y: batch.y[place], area: batch.areas[place],
          residents: residents.amounts[place], district: batch.districts[place]),
        residentsBin: residents.bins[place]))
  }

  mutating func add(_ other: UncoveredPlaces) {
    if places.isEmpty { places = other.places } else { places += other.places }
  }

  /// The places gathered into patches, in an order that does not depend on the order in which they came.
  ///
  /// - Parameters:
  ///   - worth: What the residents' bins are worth; nil where nobody knows any.
  ///   - mustHavePeople: Whether places without people are left out, because people are what is weighed.
  mutating func patches(residents worth: BinWorth?, mustHavePeople: Bool) -> UncoveredPatches {
    var found: [UncoveredPlace] = []
    found.reserveCapacity(places.count)
    for entry in places {
      var place = entry.place
      place.residents = worth?.weight(place.residents, in: entry.residentsBin) ?? .nan
      if !mustHavePeople || place.residents > 0 { found.append(place) }
    }
    places = []
    found.sort(by: Self.precedes)
    var patches = UncoveredPatches()
    patches.addPlaces(found)
    return patches
  }

  private static func precedes(_ a: UncoveredPlace, _ b: UncoveredPlace) -> Bool {
    if a.x != b.x { return a.x < b.x }
    if a.y != b.y { return a.y < b.y }
    if a.area != b.area { return a.area < b.area }
    // Whether they are known, then how many.
    if a.residents.isNaN != b.residents.isNaN { return b.residents.isNaN }
    return a.residents < b.residents
  }
}
