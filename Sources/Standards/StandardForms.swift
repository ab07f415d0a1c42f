// The keys of a standard, in one table: what the decoder accepts, what the schema completes.

/// The forms of a standard's mappings.
package enum StandardForms {
  private static let walking = LaterWord(
    "walk", "walking reach is not in this version", remedy: "use straight: { within: … }",
    instead: "straight")

  package static let standard = DocumentForm(
    "standard", keys: ["id", "title", "indicators"], required: ["id", "title", "indicators"])
  package static let indicator = DocumentForm(
    "indicator",
    keys: ["id", "item", "name", "measure", "target", "points", "department", "source"],
    required: ["id", "name", "measure"])
  package static let text = DocumentForm("text", keys: ["en", "zh"])
  package static let item = DocumentForm(
    "item", keys: ["series", "number", "folder"], required: ["series", "number"])
  package static let source = DocumentForm(
    "source", keys: ["clause", "confidence", "note"], required: ["clause", "confidence"])
  package static let target = DocumentForm(
    "target", keys: ["at_least", "more_than", "at_most", "less_than"], takesOne: true)
  package static let measure = DocumentForm(
    "measure", keys: ["coverage", "provision", "lifeCircle", "spacing"], takesOne: true,
    later: [
      LaterWord(
        "ratio", "the measure 'ratio' is not in this version",
        remedy: "leave the indicator out, or use coverage, provision, lifeCircle or spacing"),
      LaterWord(
        "reported", "reported values are not in this version",
        remedy: "leave the indicator out: it is not spatial"),
    ])
  package static let coverage = DocumentForm(
    "coverage", keys: ["demand", "demand_where", "weight", "supply", "where", "reach"],
    required: ["demand", "weight", "supply", "reach"])
  package static let provision = DocumentForm(
    "provision", keys: ["supply", "where", "amount", "per", "min_area", "area_field", "of"],
    required: ["supply", "amount", "per"])
  package static let lifeCircle = DocumentForm(
    "lifeCircle", keys: ["demand", "demand_where", "weight", "supply", "where", "categories", "reach"],
    required: ["demand", "weight", "supply", "categories"])
  package static let spacing = DocumentForm(
    "spacing", keys: ["supply", "where", "within"], required: ["supply", "within"],
    later: [
      LaterWord(
        "along", "spacing along streets is not in this version",
        remedy: "use within: … for the straight distance to the nearest neighbour", instead: "within"),
      LaterWord(
        "norms", "norms by class of street are not in this version",
        remedy: "use within: … for the straight distance to the nearest neighbour", instead: "within"),
    ])
  package static let reach = DocumentForm(
    "reach", keys: ["straight"], required: ["straight"], later: [walking])
  package static let straight = DocumentForm(
    "straight", keys: ["within", "tiers"], takesOne: true,
    later: [
      LaterWord(
        "minutes", "reach by minutes is not in this version", remedy: "use within: … in metres")
    ])
  package static let tier = DocumentForm("tier", keys: ["min_area", "within"], required: ["within"])
  package static let category = DocumentForm(
    "category", keys: ["layer", "within", "where"], required: ["layer", "within"])

  /// All of them, in the order of the schema's `$defs`.
  package static let all = [
    standard, indicator, text, item, source, target, measure, coverage, provision, lifeCircle, spacing, reach,
    straight, tier, category,
  ]

  /// Weights of a demand that a later version will have.
  static let laterWeights = [
    LaterWord(
      "length", "the weight 'length' is not in this version",
      remedy: "use area, residents, dwellings or count")
  ]
  /// Words for the reach of a life circle that a later version will have.
  static let laterReaches = [
    LaterWord("walk", "walking reach is not in this version", remedy: "use straight")
  ]
}
