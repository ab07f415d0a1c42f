// The audit file that comes with the layers.

extension SyntheticCity {
  /// `audit.yaml` of the sample for the standard `core`.
  static let auditFile = auditFile(of: "Jianghai", title: "The sample city")

  /// `audit.yaml` of a city of some name for the standard `core`.
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
