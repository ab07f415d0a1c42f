// Residential buildings in rows facing south, as the sunlight rules of Chinese housing make them stand.

/// A residential building.
struct Building: Sendable {
  var ring: GroundRing
  /// A closed yard, counterclockwise.
  var yard: GroundRing?
  var levels: Int
  var parcel: Int
  var district: Int
  /// m² of floor, all levels.
  var floor: Double
  var dwellings: Int
  var people = 0

  /// The buildings of all residential land, in its order; residents are spread over them by floor area.
  ///
  /// - Parameters:
  ///   - residents: How many people live in them; nil where the floor decides.
  ///   - most: Buildings beyond this number are taken out again.
  static func all(
    parcels: [Parcel], residents: Int?, most: Int? = nil, field: OrientationField,
    random: inout RandomSource
  ) -> [Building] {
    var buildings: [Building] = []
    for (index, parcel) in parcels.enumerated() {
      let form = BuildingForm(of: parcel, hasMany: field.terrain.site.hasManyForms, random: &random)
      for ring in [parcel.ring] + [parcel.other].compactMap({ $0 }) {
        let row = BuildingRows(parcel: parcel, index: index, ring: ring, form: form, field: field)
        row.fill(random: &random, into: &buildings)
      }
    }
    if let most { thin(&buildings, to: most, random: &random) }
    let floor = buildings.reduce(0) { $0 + $1.floor }
    house(residents ?? Int(floor / 46), in: &buildings, parcels: parcels, random: &random)
    return buildings
  }

  /// Takes out buildings at random places until no more than `most` are left; the others keep their order.
  private static func thin(_ buildings: inout [Building], to most: Int, random: inout RandomSource) {
    var surplus = buildings.count - most
    guard surplus > 0 else { return }
    var left = buildings.count
    // Selection sampling (Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm S).
    buildings.removeAll { _ in
      let isTaken = random.whole(1, left) <= surplus
      left -= 1
      if isTaken { surplus -= 1 }
      return isTaken
    }
  }

  private static func house(
    _ residents: Int, in buildings: inout [Building], parcels: [Parcel], random: inout RandomSource
  ) {
    // Old homes are fuller; new towers stand partly empty.
    let weights = buildings.indices.map { index in
      let crowd: Double =
        switch parcels[buildings[index].parcel].zone {
        case .old: 1.35
        case .new: 0.8
        case .rural: 0.55
        default: 1
        }
      return buildings[index].floor * crowd * random.between(0.8, 1.2)
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return }
    var reached = 0.0
    var given = 0
    for index in buildings.indices {
      reached += weights[index]
      let due = Int((Double(residents) * reached / total).rounded())
      buildings[index].people = due - given
      given = due
    }
  }
}
