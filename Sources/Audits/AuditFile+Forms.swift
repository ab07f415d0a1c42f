// The keys of an audit file, in one table: what the decoder accepts, what the schema completes.

package import Standards

/// The forms of an audit file's mappings.
package enum AuditForms {
  package static let audit = DocumentForm(
    "audit", keys: ["city", "standard", "crs", "policy", "layers", "walking", "overrides", "reported"],
    required: ["city", "standard", "layers"])
  /// The names of layers are free; these are the ones that an audit cannot do without.
  package static let requiredLayers = ["districts"]
  package static let layer = DocumentForm(
    "layer",
    keys: [
      "path", "id", "name", "residents", "households", "dwellings", "area", "kind", "kinds", "levels",
      "class", "classes", "longitude", "latitude", "encoding", "coordinates", "where", "as", "entrances",
      "policy",
    ], required: ["path"])
  package static let entrances = DocumentForm(
    "entrances", keys: ["path", "within", "of", "crossings", "every", "boundary"],
    choice: ["path", "crossings", "every", "boundary"])
  package static let walking = DocumentForm(
    "walking",
    keys: [
      "streets", "classes", "join", "crossings", "link_within", "link", "link_distance", "barriers", "speed",
      "speeds", "slope", "frontage",
    ])
  package static let override = DocumentForm("override", keys: ["target", "within", "min_area", "points"])
  package static let reportedValue = DocumentForm(
    "reported", keys: ["value", "previous", "unit", "date", "note", "evidence", "districts"],
    required: ["value"])
  package static let reportedDistrict = DocumentForm(
    "reportedDistrict", keys: ["value", "previous"], required: ["value"])

  /// All of them, in the order of the schema's `$defs`.
  package static let all = [
    audit, layer, entrances, walking, override, reportedValue, reportedDistrict, StandardForms.target,
    StandardForms.points, StandardForms.linear, StandardForms.steps,
  ]
}
