// The districts layer as a table: ids, names, residents, households, in the order of the ids.

internal import Layers
internal import Measures
internal import Planar

/// The districts of a city.
struct DistrictTable {
  /// The layer in the order of the ids.
  let layer: Layer
  /// What is wrong with its numbers.
  private(set) var problems: [LayerProblem] = []
  private(set) var districts: Districts
  private(set) var summaries: [DistrictSummary]

  /// No district of the world holds more people.
  private static let plausibleResidents = 0.0...100_000_000.0

  /// The table of a districts layer.
  init(_ layer: Layer, entry: LayerEntry) {
    let canonical = layer.inCanonicalOrder()
    let nameField = entry.nameField ?? "name"
    let ids = (0..<canonical.count).map { feature in
      canonical.ids[feature] ?? canonical.columns[nameField]?.text(feature) ?? "district-\(feature + 1)"
    }
    // By id, and where ids repeat by place: stable, since the layer is in canonical order already.
    let order = (0..<canonical.count).sorted { (ids[$0], $0) < (ids[$1], $1) }
    let sorted = canonical.selecting(order)
    self.layer = sorted

    // Problems name features by their place in the file, so they are looked for in the file's order.
    var found: [LayerProblem] = []
    func column(_ name: String?) -> [Double?] {
      guard let name else { return Array(repeating: nil, count: sorted.count) }
      found += layer.numbers(name, range: Self.plausibleResidents, required: true).problems
      return sorted.numbers(name, range: Self.plausibleResidents, required: false).values
    }
    let residents = column(entry.residentsField)
    let households = column(entry.householdsField)
    problems = found
    var fields: [String: [Double?]] = [:]
    for name in sorted.columns.keys {
      // Beyond what the exact sums hold a number is a mistake; as a base it is unknown.
      fields[name] = sorted.numbers(name, range: -1e15...1e15, required: false).values
    }
    districts = Districts(
      geometries: sorted.geometries, residents: residents, households: households, fields: fields)
    summaries = []
    summaries = (0..<sorted.count).map { feature in
      let id = ids[order[feature]]
      return DistrictSummary(
        id: id, name: sorted.columns[nameField]?.text(feature) ?? id, area: districts.areas[feature],
        residents: residents[feature], households: households[feature])
    }
  }

  /// Gives districts without residents those of the population layer that live in them, and compares where both say.
  ///
  /// A population feature belongs to the district of its centroid.
  ///
  /// - Returns: What is doubtful about it.
  mutating func fillResidents(from population: Layer?, entry: LayerEntry?) -> [LayerProblem] {
    guard let population, let entry else { return [] }
    let field = entry.residentsField ?? Plan.populationField
    let counted = population.numbers(field, range: Self.plausibleResidents, required: true)
    var found = counted.problems
    var sums = DistrictSums(districtCount: districts.count)
    var unstated = sums
    for feature in 0..<population.count {
      guard let place = population.geometries.centroid(of: feature) else { continue }
      let district = districts.district(x: place.x, y: place.y) ?? -1
      guard let people = counted.values[feature] else {
        unstated.add(1, to: district)
        continue
      }
      sums.add(people, to: district)
    }
    var residents = districts.residents
    for district in residents.indices {
      let people = sums.districts[district].value
      guard let stated = residents[district] else {
        // A sum that lacks a part is not the district's number.
        let isWhole = people > 0 && unstated.districts[district].value == 0
        residents[district] = isWhole ? people : nil
        continue
      }
      if abs(people - stated) > 0.2 * stated {
        found.append(
          LayerProblem(
            .residentsDisagree, action: .kept, layer: population.name, file: population.provenance.path,
            featureID: summaries[district].id, field: field,
            message: """
              the population layer holds \(Int(people.rounded())) people in the district \
              '\(summaries[district].name)', the districts layer says \(Int(stated.rounded())); the districts \
              layer decides per-resident values, the population layer where people live; check which is right
              """))
      }
    }
    districts = Districts(
      geometries: districts.geometries, residents: residents, households: districts.households,
      fields: districts.fields)
    for district in summaries.indices { summaries[district].residents = residents[district] }
    return found
  }
}
