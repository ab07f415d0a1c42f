// The keys of a standard, in one table: what the decoder accepts, what the schema completes.

/// The forms of a standard's mappings.
package enum StandardForms {
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
    "provision",
    keys: [
      "supply", "where", "amount", "per", "base", "min_area", "area_field", "of", "of_where", "on_land",
    ],
    required: ["supply", "amount", "per"])
  package static let lifeCircle = DocumentForm(
    "lifeCircle", keys: ["demand", "demand_where", "weight", "supply", "where", "categories", "reach"],
    required: ["demand", "weight", "supply", "categories"])
  package static let spacing = DocumentForm(
    "spacing", keys: ["supply", "where", "within", "along", "along_where", "norms"], required: ["supply"],
    choice: ["within", "norms"])
  package static let reach = DocumentForm(
    "reach", keys: ["straight", "walk"], takesOne: true,
    ifSeveral: "write a list, the one that decides first: [ { walk: … }, { straight: … } ]")
  package static let straight = distances("straight")
  package static let walk = distances("walk")
  package static let tier = DocumentForm(
    "tier", keys: ["min_area", "within", "minutes"], choice: ["within", "minutes"])
  package static let category = DocumentForm(
    "category", keys: ["layer", "within", "where"], required: ["layer", "within"])

  /// All of them, in the order of the schema's `$defs`.
  package static let all = [
    standard, indicator, text, item, source, target, measure, coverage, provision, lifeCircle, spacing, reach,
    straight, walk, tier, category,
  ]

  private static func distances(_ way: String) -> DocumentForm {
    DocumentForm(
      way, keys: ["within", "tiers", "minutes", "speed"], choice: ["within", "tiers", "minutes"])
  }
}
