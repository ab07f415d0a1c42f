// The audit of a city: an audit file and a standard in, an `AuditResult` out.

public import Foundation
public import Layers
internal import Measures
public import Planar
public import Standards

/// How far a run has come.
public struct AuditProgress: Sendable, Hashable {
  /// What is being done now.
  public enum Stage: Sendable, Hashable {
    /// Layers are read, projected and checked.
    case reading
    /// A demand layer passes through; so many features have.
    case passing(layer: String, features: Int)
    /// The indicator of this id is computed.
    case measuring(indicator: String)
    /// Findings are written down.
    case concluding
  }
  /// What is being done now.
  public var stage: Stage
  /// How many steps have been done.
  public var done: Int
  /// How many steps there are.
  public var steps: Int
}

/// A city under a standard.
///
/// ```swift
/// let audit = try Audit(contentsOf: URL(fileURLWithPath: "audit.yaml"))
/// let result = try await audit.run()
/// print(result["park-coverage"]?.city.value ?? .nan)
/// ```
public struct Audit: Sendable {
  /// What the city says.
  public let file: AuditFile
  /// What it is held against, the city's overrides applied and the indicators called as results call them; at least
  /// one.
  public let standards: [Standard]
  /// The first of the standards.
  public var standard: Standard { standards[0] }
  /// The indicators of all standards, so that one plan and one pass serve them all.
  private let rules: Standard
  /// The audit file and the standards as they were read, the audit file first; empty for an audit made in code.
  public private(set) var documents: [SourceDocument] = []
  private let plan: Plan

  /// The audit that a file describes.
  ///
  /// - Throws: ``AuditError/document(_:)`` with every fault of the audit file, or of the standard it names.
  public init(contentsOf url: URL) throws(AuditError) {
    try self.init(contentsOf: url, DocumentShelf(folder: url.deletingLastPathComponent()))
  }

  /// The audit that kept documents describe: no audit file and no standard is read.
  ///
  /// - Parameters:
  ///   - documents: ``documents`` of an earlier audit.
  ///   - url: Where the audit file is, or would be: relative paths of layers start from its folder.
  /// - Throws: As ``init(contentsOf:)``.
  public init(_ documents: [SourceDocument], asIfAt url: URL) throws(AuditError) {
    try self.init(
      contentsOf: url, DocumentShelf(folder: url.deletingLastPathComponent(), holding: documents))
  }

  private init(contentsOf url: URL, _ shelf: DocumentShelf) throws(AuditError) {
    self = try shelf.serving { () throws(AuditError) in
      let file: AuditFile
      do throws(DocumentFaults) {
        file = try AuditFile(contentsOf: url)
      } catch {
        throw .document(error)
      }
      return try Audit(file)
    }
    documents = shelf.documents
  }

  /// The audit of an audit file made in code.
  ///
  /// - Throws: ``AuditError/document(_:)`` or ``AuditError/condition(indicator:error:)``.
  public init(_ file: AuditFile) throws(AuditError) {
    self.file = file
    do throws(DocumentFaults) {
      standards = try file.loadStandards()
    } catch {
      throw .document(error)
    }
    rules = Standard(
      id: standards[0].id, title: standards[0].title, indicators: standards.flatMap(\.indicators))
    plan = try Plan(for: rules, file: file, everything: false)
  }

  /// The audit of an audit file under standards that need not be those it names; overrides have been applied.
  ///
  /// - Throws: ``AuditError/condition(indicator:error:)``.
  init(_ file: AuditFile, under standards: [Standard]) throws(AuditError) {
    self.file = file
    self.standards = standards
    rules = Standard(
      id: standards[0].id, title: standards[0].title, indicators: standards.flatMap(\.indicators))
    plan = try Plan(for: rules, file: file, everything: false)
  }

  /// The layers of the audit file that no indicator of the standards reads.
  public var unusedLayers: [String] {
    file.layers.map(\.name).filter { plan.fields[$0] == nil }
  }

  /// Runs the audit.
  ///
  /// The same input gives the same result on any number of threads and in any order of the features.
  ///
  /// - Parameters:
  ///   - threads: How many threads work; all cores by default.
  ///   - options: What else is wanted: to stop it, to know where its time goes, or a word on each feature.
  ///   - progress: Called before each step and while layers pass, on the thread that runs the audit.
  /// - Throws: ``AuditError``; ``AuditError/cancelled`` also when the task is cancelled.
  public func run(
    threads: Int = OrderedParallel.defaultThreadCount, options: AuditOptions = AuditOptions(),
    progress: (@Sendable (AuditProgress) -> Void)? = nil
  ) async throws(AuditError) -> AuditResult {
    let cancellation = options.cancellation
    let outcome = await withTaskCancellationHandler {
      Result { () throws(AuditError) in try measured(threads: threads, options, progress) }
    } onCancel: {
      cancellation.cancel()
    }
    return try outcome.get()
  }

  private func measured(
    threads: Int, _ options: AuditOptions, _ progress: (@Sendable (AuditProgress) -> Void)?
  ) throws(AuditError) -> AuditResult {
    let steps = rules.indicators.count + 2
    do {
      try options.features?.begin(file.layers.map(\.name).filter(plan.passing.contains))
      try options.distances?.begin(
        rules.indicators.flatMap { $0.measure.distanceColumns($0.id) })
    } catch {
      throw .features(error)
    }
    progress?(AuditProgress(stage: .reading, done: 0, steps: steps))
    let city = try CityLayers(file, plan: plan, threads: threads, options)
    let run = try AuditRun(file, rules, city: city, plan: plan, threads: threads, options)
    var indicators: [IndicatorResult] = []
    for standard in standards {
      for indicator in standard.indicators {
        try options.cancellation.check()
        let done = indicators.count + 1
        progress?(AuditProgress(stage: .measuring(indicator: indicator.id), done: done, steps: steps))
        run.onPassing = { layer, features in
          progress?(
            AuditProgress(stage: .passing(layer: layer, features: features), done: done, steps: steps))
        }
        var result = try run.result(of: indicator)
        result.standardID = standard.id
        indicators.append(result)
      }
    }
    // Evidence that was not hashed to its end is not missing.
    try options.cancellation.check()
    run.checkNamedWords()
    try run.handOnHeld()
    progress?(AuditProgress(stage: .concluding, done: steps - 1, steps: steps))
    let problems = run.allProblems
    // Maps draw supply and nothing else of the layers.
    let drawn = Set(indicators.flatMap { Set($0.supply.map(\.layer)) })
    var result = AuditResult(
      city: file.city, standardID: standard.id, standardTitle: standard.title, crs: city.crs,
      fit: city.fit, tool: .current, inputs: run.inputs, districts: city.summaries,
      districtGeometries: city.districts.geometries,
      layers: city.layers.filter { drawn.contains($0.key) }, indicators: indicators,
      findings: Finding.all(indicators: indicators, problems: problems), problems: problems,
      balances: run.balances)
    result.streets = city.layers[file.walking.streets]?.geometries ?? PlanarGeometries()
    result.nameFields = Dictionary(
      (file.layers + file.gateLayers).compactMap { layer in layer.nameField.map { (layer.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    result.ownCRS = city.ownCRS
    result.furtherStandards = standards.dropFirst().map { StandardSummary(id: $0.id, title: $0.title) }
    return result
  }
}

/// What else may be wanted of a run.
public struct AuditOptions: Sendable {
  /// Stops the run.
  public var cancellation: AuditCancellation
  /// Takes down where the time goes; nil when nobody asks.
  public var timings: AuditTimings?

  /// Takes a word on each feature of the demand layers that pass through; nil when nobody asks.
  public var features: FeatureSink?
  /// Whether the share within every distance up to 2 km is wanted, for each indicator with a reach.
  public var curves: Bool
  /// Takes the distances of each feature of the demand layers; nil when nobody asks.
  public var distances: DistanceSink?

  /// Whether anyone wants to know how far things are, beyond whether they are within reach.
  var wantsDistances: Bool { curves || distances != nil }

  /// Whether results carry the streets themselves as evidence, ``IndicatorResult/streets``.
  public var streets: Bool
  /// The plane of another audit, to be measured in where the audit file leaves the plane to the city and that one fits.
  var plane: GivenPlane?

  /// Nothing else.
  public init(
    cancellation: AuditCancellation = AuditCancellation(), timings: AuditTimings? = nil,
    features: FeatureSink? = nil, curves: Bool = false,
    distances: DistanceSink? = nil, streets: Bool = false
  ) {
    self.curves = curves
    self.distances = distances
    self.cancellation = cancellation
    self.timings = timings
    self.features = features
    self.streets = streets
  }
}

/// What is wrong with a city's layers, without an audit.
public struct LayerCheck: Sendable {
  /// The plane the layers were checked in.
  public var crs: WorkingCRS
  /// Every layer of the audit file, in its order.
  public var inputs: [Provenance]
  /// Everything that is wrong.
  public var problems: [LayerProblem]
}

extension Audit {
  /// Looks at every layer of the audit file, also those that no indicator uses, and computes nothing.
  ///
  /// - Throws: ``AuditError`` when a layer cannot be read at all.
  public func check(threads: Int = OrderedParallel.defaultThreadCount) throws(AuditError) -> LayerCheck {
    let everything = try Plan(for: rules, file: file, everything: true)
    let options = AuditOptions()
    let city = try CityLayers(file, plan: everything, threads: threads, options)
    let run = try AuditRun(file, rules, city: city, plan: everything, threads: threads, options)
    run.checkFields()
    return LayerCheck(crs: city.crs, inputs: city.inputs, problems: city.problems + run.problems)
  }
}

extension ToolVersions {
  /// The versions of what runs now.
  public static var current: ToolVersions {
    ToolVersions(citycheck: cityCheckVersion, geos: geosVersion, proj: projVersion)
  }
}

/// CityCheck's version.
public let cityCheckVersion = "0.1.0"
