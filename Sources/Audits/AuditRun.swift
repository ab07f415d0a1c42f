// One run over a city: what several indicators share (selections, demands, residents) is made once and kept.

internal import Layers
internal import Measures
internal import Planar
internal import Standards
internal import Streets

/// The state of a run.
final class AuditRun {
  let file: AuditFile
  let city: CityLayers
  let plan: Plan
  let threads: Int
  /// Problems that came up while measuring.
  private(set) var problems: [LayerProblem] = []
  private var noted: Set<LayerProblem> = []
  /// Sums that were checked.
  private(set) var balances: [Balance] = []

  /// The demands that were asked for so far.
  var demands: [LayerSelection: PlacedDemand] = [:]
  /// Layers that have passed through: where they came from.
  var passed: [Provenance] = []
  /// What was wrong with them.
  var passedProblems: [LayerProblem] = []
  /// What their own filters met, by layer.
  var passedSightings: [String: FilterSightings] = [:]
  /// The networks by their layers.
  var networks: [String: CityStreets] = [:]
  /// Where the features of layers are entered from the streets.
  var entrancesOfLayers: [String: Entrances] = [:]
  /// Networks cut at district borders.
  var streetParts: [ObjectIdentifier: StreetParts] = [:]
  /// How held demands join the streets.
  var walkedDemands: [LayerSelection: WalkedDemand] = [:]
  /// What distances are asked of held demand layers, and of which of their features.
  var heldDistances: [String: [(question: DistanceQuestion, features: [Int])]] = [:]
  /// The hashes of evidence files, by their paths as written; nil for one that cannot be read.
  var evidenceDigests: [String: FileDigest?] = [:]
  /// What serves in each coverage, made once.
  private var coverageSupplies: [CoverageDefinition: CoverageSupply] = [:]
  private var circleCategories: [LifeCircleDefinition: CircleCategories] = [:]
  /// What held demands came to that several indicators ask in the very same way, as those of several standards do.
  private var coverageOutcomes: [CoverageQuestion: CoverageOutcomes] = [:]
  private var circleOutcomes: [LifeCircleDefinition: LifeCircleOutcomes] = [:]
  private let repeated: Set<MeasureDefinition>
  let standard: Standard
  let options: AuditOptions
  /// Told how many features of a layer have passed.
  var onPassing: ((String, Int) -> Void)?
  let projection: Projection

  init(
    _ file: AuditFile, _ standard: Standard, city: CityLayers, plan: Plan, threads: Int,
    _ options: AuditOptions
  ) throws(AuditError) {
    do throws(ProjectionError) {
      projection = try Projection(to: city.crs.definition)
    } catch {
      throw .crs(error)
    }
    self.file = file
    self.standard = standard
    var seen: Set<MeasureDefinition> = []
    repeated = Set(standard.indicators.map(\.measure).filter { !seen.insert($0).inserted })
    self.options = options
    self.city = city
    self.plan = plan
    self.threads = threads
  }

  /// The result of an indicator.
  ///
  /// - Throws: ``AuditError/computation(indicator:reason:)``.
  func result(of indicator: Indicator) throws(AuditError) -> IndicatorResult {
    do {
      // The layer's own pass is a stage of its own.
      if let selection = indicator.measure.placedDemand { _ = try demand(selection) }
      let result = try options.timings.measure("measure \(indicator.id)") {
        switch indicator.measure {
        case .coverage(let definition) where definition.weight == .length:
          try streetCoverage(indicator, definition)
        case .coverage(let definition): try coverage(indicator, definition)
        case .lifeCircle(let definition): try lifeCircle(indicator, definition)
        case .provision(let definition): try provision(indicator, definition)
        case .spacing(let definition): try spacing(indicator, definition)
        case .ratio(let definition): try ratio(indicator, definition)
        case .reported(let definition): reported(indicator, definition)
        }
      }
      let known = withheldWhereAbsent(result)
      return indicator.judged == .city ? known.judgedForTheCityAlone : known
    } catch is CancellationError {
      throw .cancelled
    } catch let error as AuditError {
      throw error
    } catch let error as LayerError {
      throw .layers([error])
    } catch {
      throw .computation(indicator: indicator.id, reason: "\(error)")
    }
  }

  // MARK: What measures share

  /// What serves in a coverage; nil when the audit has no such layer.
  func coverageSupply(of definition: CoverageDefinition) -> CoverageSupply? {
    if let known = coverageSupplies[definition] { return known }
    let made = makeCoverageSupply(of: definition)
    coverageSupplies[definition] = made
    return made
  }

  /// A coverage of a held demand: made once where several indicators ask the very same.
  func outcomes(
    of indicator: Indicator, _ definition: CoverageDefinition, _ make: () throws -> CoverageOutcomes
  ) rethrows -> CoverageOutcomes {
    let question = CoverageQuestion(definition: definition, patches: indicator.patchSide)
    if let known = coverageOutcomes[question] { return known }
    let made = try make()
    if repeated.contains(indicator.measure) { coverageOutcomes[question] = made }
    return made
  }

  /// A life circle of a held demand: made once where several indicators ask the very same.
  func outcomes(
    of indicator: Indicator, _ definition: LifeCircleDefinition, _ make: () throws -> LifeCircleOutcomes
  ) rethrows -> LifeCircleOutcomes {
    if let known = circleOutcomes[definition] { return known }
    let made = try make()
    if repeated.contains(indicator.measure) { circleOutcomes[definition] = made }
    return made
  }

  /// The categories of a life circle; nil when the audit has no such layer.
  func categories(of definition: LifeCircleDefinition) throws -> CircleCategories? {
    if let known = circleCategories[definition] { return known }
    let made = try makeCategories(of: definition)
    circleCategories[definition] = made
    return made
  }

  /// The part of a layer that a selection takes; nil when the audit has no such layer.
  func select(_ selection: LayerSelection) -> SelectedLayer? {
    guard let layer = city.layers[selection.layer], let entry = file[layer: selection.layer] else {
      return nil
    }
    let all = SelectedLayer(layer: layer, entry: entry, features: Array(0..<layer.count))
    guard let text = selection.condition, let filter = plan.conditions[text] else { return all }
    return all.filtered(by: filter)
  }

  /// The place in degrees.
  func unproject(_ place: PlanarPoint) -> GeographicPoint { projection.unproject(place) }

  /// Looks at the numbers that indicators would read, and at the evidence of what is reported, for what is wrong with
  /// them.
  func checkFields() {
    for value in file.reported { checkReported(value) }
    checkConditions()
    checkNamedWords()
    for entry in file.layers where entry.name != Plan.districts && entry.name != Plan.population {
      guard let layer = city.layers[entry.name] else { continue }
      for field in [entry.residentsField, entry.dwellingsField, entry.areaField, entry.levelsField] {
        guard let field else { continue }
        report(layer.numbers(field, range: 0...1_000_000_000_000, required: true).problems)
      }
    }
  }

  /// Where all layers came from, in the order of the audit file.
  var inputs: [Provenance] {
    (city.inputs + passed).sorted { place(of: $0.layer) < place(of: $1.layer) }
  }

  /// Everything that is wrong, layer by layer in the order of the audit file, what came up while measuring last.
  var allProblems: [LayerProblem] {
    let inFiles = (city.problems + passedProblems).enumerated().sorted { a, b in
      (place(of: a.element.layer), a.offset) < (place(of: b.element.layer), b.offset)
    }
    return inFiles.map(\.element) + problems
  }

  private func place(of layer: String) -> Int {
    let layers = file.layers + file.gateLayers
    return layers.firstIndex { $0.name == layer } ?? layers.count
  }

  /// Keeps problems found on the way.
  func report(_ found: [LayerProblem]) {
    // Thousands of facilities may join no street.
    for problem in found where noted.insert(problem).inserted { problems.append(problem) }
  }

  /// Notes sums that must come out.
  func balance(_ indicator: String, _ parts: [DistrictSums], total: DistrictSums, says: String) {
    var sum = DistrictSums(districtCount: city.districts.count)
    for part in parts { sum.add(part) }
    balances.append(
      Balance(name: "\(indicator): \(says)", parts: sum.whole.value, whole: total.whole.value))
  }

  /// Notes parts that must add up to a whole.
  func balance(_ indicator: String, parts: Double, whole: Double, says: String) {
    balances.append(Balance(name: "\(indicator): \(says)", parts: parts, whole: whole))
  }

  /// Notes that districts and outside make the whole.
  func balanceWhole(_ indicator: String, _ sums: DistrictSums) {
    let districts = sums.districts.reduce(0) { $0 + $1.value }
    balances.append(
      Balance(
        name: "\(indicator): districts + outside = whole", parts: districts + sums.outside.value,
        whole: sums.whole.value))
  }
}

/// A coverage and what of it becomes patches.
private struct CoverageQuestion: Hashable {
  var definition: CoverageDefinition
  var patches: PatchSide
}

/// The part of a layer that an indicator uses.
struct SelectedLayer {
  let layer: Layer
  let entry: LayerEntry
  /// The features used, ascending.
  let features: [Int]
  /// The standard's condition that they satisfy; nil when all are used.
  var condition: Filter?

  /// Their geometries.
  var geometries: PlanarGeometries {
    features.count == layer.count ? layer.geometries : layer.geometries.selecting(features)
  }

  /// The property that holds the kind.
  var kindField: String { entry.kindField ?? "kind" }

  /// Those that satisfy a condition of the standard, whose `kind` speaks the standard's words, and so does its `class`
  /// where the audit file says how the layer calls its classes.
  func filtered(by filter: Filter) -> SelectedLayer {
    let fields = filter.fields
    let readsClass = fields.contains("class") && (entry.classField != nil || !entry.classes.isEmpty)
    // The usual case, and that of the largest layers: one property with few words.
    if fields.count == 1, let field = fields.first, field != "kind", !readsClass,
      let column = layer.columns[field]
    {
      let isKept = column.rows { value in filter.matches { _ in value } }
      return SelectedLayer(
        layer: layer, entry: entry, features: features.filter { isKept[$0] }, condition: filter)
    }
    let readsKind = fields.contains("kind")
    func meanings(_ field: String, _ words: [KindWords], _ feature: Int) -> [PropertyValue] {
      guard let word = layer.columns[field]?.text(feature) else { return [.missing] }
      return Self.meanings(of: word, in: words).map { .text($0) }
    }
    let unread: [PropertyValue] = [.missing]
    let classField = entry.classField ?? "class"
    let kept = features.filter { feature in
      let kinds = readsKind ? meanings(kindField, entry.kinds, feature) : unread
      let classes = readsClass ? meanings(classField, entry.classes, feature) : unread
      return kinds.contains { kind in
        classes.contains { className in
          filter.matches { name in
            switch name {
            case "kind": kind
            case "class" where readsClass: className
            default: layer.columns[name]?[feature] ?? .missing
            }
          }
        }
      }
    }
    return SelectedLayer(layer: layer, entry: entry, features: kept, condition: filter)
  }

  /// The features of a kind of the standard.
  func ofKind(_ kind: String) -> [Int] {
    let words = Set(entry.words(for: kind))
    return features.filter { feature in
      layer.columns[kindField]?.text(feature).map { words.contains($0) } ?? false
    }
  }

  /// Whether the audit file itself says that there is no facility of a kind.
  func isDeclaredEmpty(_ kind: String) -> Bool { entry.words(for: kind).isEmpty }

  /// Whether there is nothing to use and nothing that says there really is none: then nothing is known.
  ///
  /// There really is none where the condition asks for a kind that the audit file declares empty.
  var isWithoutData: Bool {
    guard features.isEmpty else { return false }
    guard let condition, layer.count > 0 else { return true }
    return !entry.kinds.contains { kind in
      kind.words.isEmpty && condition.matches { $0 == "kind" ? .text(kind.kind) : .missing }
    }
  }

  /// What a word of the file means in the standard's words.
  private static func meanings(of word: String, in words: [KindWords]) -> [String] {
    var meanings = words.filter { $0.words.contains(word) }.map(\.kind)
    if !words.contains(where: { $0.kind == word }) { meanings.append(word) }
    return meanings
  }

  /// What people call a feature: its name, else its id; nil where it has neither, since its place in the file is not
  /// its own.
  func label(of feature: Int) -> String? {
    if let name = layer.columns[entry.nameField ?? "name"]?.text(feature), !name.isEmpty { return name }
    return layer.ids[feature]
  }
}
