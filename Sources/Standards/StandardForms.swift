// The keys of a standard, in one table: what the decoder accepts, what the schema completes.

/// The forms of a standard's mappings.
package enum StandardForms {
  package static let standard = DocumentForm(
    "standard", keys: ["id", "title", "extends", "leave_out", "indicators"],
    required: ["id", "title", "indicators"])
  /// A standard that extends another may have no indicators of its own.
  package static let extendingStandard = DocumentForm(
    standard.name, keys: standard.keys, required: ["id", "title"])
  package static let indicator = DocumentForm(
    "indicator",
    keys: ["id", "item", "name", "measure", "target", "points", "judged", "department", "source"],
    required: ["id", "name", "measure"])
  /// An indicator that changes one of the standard that is extended needs only what differs.
  package static let changedIndicator = DocumentForm(
    indicator.name, keys: indicator.keys, required: ["id"])
  package static let points = DocumentForm(
    "points", keys: ["full", "floor", "linear", "steps"], required: ["full"])
  package static let linear = DocumentForm("linear", keys: ["zero_at"], required: ["zero_at"])
  package static let steps = DocumentForm("steps", keys: ["every", "lose"], required: ["every", "lose"])
  package static let text = DocumentForm("text", keys: ["en", "zh"])
  package static let item = DocumentForm(
    "item", keys: ["series", "number", "folder"], required: ["series", "number"])
  package static let source = DocumentForm(
    "source", keys: ["clause", "confidence", "note"], required: ["clause", "confidence"])
  package static let target = DocumentForm(
    "target",
    keys: ["at_least", "more_than", "at_most", "less_than", "rising", "falling", "not_rising", "is"],
    takesOne: true)
  package static let measure = DocumentForm(
    "measure", keys: ["coverage", "provision", "lifeCircle", "spacing", "ratio", "reported"], takesOne: true)
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
  package static let ratio = DocumentForm(
    "ratio", keys: ["layer", "weight", "times", "where", "of", "limits", "grades", "holds"],
    required: ["layer", "weight"], choice: ["where", "limits", "grades", "holds"])
  package static let holds = DocumentForm(
    "holds", keys: ["supply", "where", "categories"], required: ["supply", "categories"])
  package static let content = DocumentForm("content", keys: category.keys, required: category.required)
  package static let limit = DocumentForm(
    "limit", keys: ["where", "field", "at_least", "more_than", "at_most", "less_than"], required: ["field"],
    choice: ["at_least", "more_than", "at_most", "less_than"])
  package static let grades = DocumentForm(
    "grades", keys: ["best_first", "worse", "parameters", "passes", "samples"],
    required: ["best_first", "parameters", "passes"])
  package static let parameter = DocumentForm("parameter", keys: ["at_least", "at_most"])
  package static let samples = DocumentForm(
    "samples", keys: ["by", "one_in", "several_in"], required: ["by", "one_in", "several_in"])
  package static let reported = DocumentForm("reported", keys: ["unit"])

  /// All of them, in the order of the schema's `$defs`.
  package static let all = [
    standard, indicator, text, item, source, target, measure, coverage, provision, lifeCircle, spacing, reach,
    straight, walk, tier, category, points, linear, steps, ratio, limit, grades, parameter, samples, holds,
    content, reported,
  ]

  private static func distances(_ way: String) -> DocumentForm {
    DocumentForm(
      way, keys: ["within", "tiers", "minutes", "speed"], choice: ["within", "tiers", "minutes"])
  }
}
