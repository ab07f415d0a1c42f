// The audit files that come with the layers: the whole standard of the notice, and the core alone.

extension SyntheticCity {
  /// `core.yaml` of the sample for the standard `core`.
  static let coreFile = auditFile(of: "Jianghai", title: "The sample city")

  /// `audit.yaml` of the sample for the standard `qidong-2023`.
  static let auditFile = """
    # The sample city under the whole standard: what is measured, what is reported, and a few rows for which it has no
    # layer (`unknown`). `core.yaml` beside it asks for the core alone. Paths are relative to this file.
    city: Jianghai
    standard: qidong-2023
    crs: auto
    layers:
    \(layerEntries)
      # Expressways are not walked: the classes under `walking` are.
      streets:
        path: streets.geojson
        id: id
        name: name
        class: class
        classes: { express: [快速路], main: [主干路], secondary: [次干路], branch: [支路], footway: [步行], cycleway: [] }
    walking:
      classes: [主干路, 次干路, 支路, 步行]
    \(Evidence.reported)
    """

  /// The layers under the names of the standard, each with its id and what else of it is read by role.
  private static let layerEntries: String = {
    let roles = [
      ("districts", "geojson", "id: code, name: name, residents: pop, households: hh"),
      ("residential", "geojson", "id: id, name: name"),
      ("buildings", "geojsonl", "id: id, residents: people, dwellings: dwellings"),
      ("parks", "geojson", "id: id, name: name, kind: kind, entrances: park_gates.geojson"),
      ("shelters", "geojson", "id: id, name: name, kind: kind, area: effective_m2"),
      ("toilets", "geojson", "id: id, name: name"),
      ("facilities", "geojson", "id: id, name: name, kind: kind"),
    ]
    let named = [
      "air_stations", "communities", "greenways", "heritage", "key_plots", "residential_areas",
      "treatment_plants", "water_reaches", "water_sections",
    ]
    let lists = [
      "accessibility", "air_days", "air_stations", "built_up", "canopy", "communities", "crossings",
      "dust_sites", "duty_areas", "flood_spots", "footways", "green_land", "greenways", "grid", "heritage",
      "hydrants", "illegal_buildings", "key_plots", "lamps", "land_use", "lines", "noise", "noise_zones",
      "outfalls", "parking", "pest_sites", "residential_areas", "signs", "transfer_stations",
      "treatment_plants", "waste_points", "water_reaches", "water_samples", "water_sections", "waterfronts",
    ]
    let entries =
      roles + lists.map { ($0, "geojson", named.contains($0) ? "id: id, name: name" : "id: id") }
    let width = entries.map(\.0.count).max() ?? 0
    return entries.map { name, ending, rest in
      let gap = String(repeating: " ", count: width - name.count)
      return "  \(name):\(gap) { path: \(name).\(ending), \(rest) }"
    }.joined(separator: "\n")
  }()

  /// An audit file of a city of some name for the standard `core`.
  static func auditFile(of city: String, title: String = "A synthetic city") -> String {
    """
    # \(title) under the core standard. Paths are relative to this file.
    city: \(city)
    standard: core
    crs: auto
    layers:
      districts:   { path: districts.geojson, id: code, name: name, residents: pop, households: hh }
      residential: { path: residential.geojson, id: id, name: name }
      buildings:   { path: buildings.geojsonl, id: id, residents: people, dwellings: dwellings }
      parks:       { path: parks.geojson, id: id, name: name, kind: kind, entrances: park_gates.geojson }
      shelters:    { path: shelters.geojson, id: id, name: name, kind: kind, area: effective_m2 }
      toilets:     { path: toilets.geojson, id: id, name: name }
      facilities:  { path: facilities.geojson, id: id, name: name, kind: kind }
      # The alliance's toilets once more, as a map service gives them; the shift is undone on reading.
      # alliance: { path: toilets_alliance_gcj02.geojson, id: id, name: name, coordinates: gcj02 }
      # Not needed while the buildings carry residents: cells are spread over homes only where no
      # demand layer has residents of its own.
      # population: { path: population.geojson, id: id, residents: people }
      # For reaches along streets; the core standard measures straight lines. Who walks enters the parks
      # at their gates.
      # streets:    { path: streets.geojson, id: id, name: name, class: class }

    """
  }
}
