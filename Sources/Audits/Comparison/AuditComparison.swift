// Two audits of a city held against each other: what moved, and why.

public import Standards

/// Two audits of a city held against each other.
///
/// ```swift
/// let old = ComparisonSide(try Audit(contentsOf: oldURL))
/// let new = ComparisonSide(try Audit(contentsOf: newURL))
/// let comparison = try await AuditComparison.compare(old, new)
/// for move in comparison.ranked.prefix(10) {
///   let indicator = comparison.indicators[move.indicator]
///   print(indicator.indicator.id, indicator.places[move.place].whole.value ?? .nan)
/// }
/// ```
public struct AuditComparison: Sendable {
  /// One of the two audits.
  public struct Side: Sendable {
    /// The audit file's name; where the other audit's has the same, with as many folders as tell the two apart.
    public var file: String
    /// The city's name.
    public var city: String
    /// The standards, at least one.
    public var standards: [StandardSummary]
    /// What computed it: for the old ledger what the ledger says, else what runs now.
    public var tool: ToolVersions
    /// Whether it is a ledger.
    public var isLedger: Bool

    /// A side.
    public init(
      file: String, city: String, standards: [StandardSummary], tool: ToolVersions, isLedger: Bool
    ) {
      self.file = file
      self.city = city
      self.standards = standards
      self.tool = tool
      self.isLedger = isLedger
    }
  }

  /// A parameter that is not what it was.
  public struct Parameter: Sendable, Hashable {
    /// The change.
    public var change: ParameterChange
    /// The ids of the indicators that it is a parameter of.
    public var indicators: [String]

    /// A parameter.
    public init(_ change: ParameterChange, indicators: [String]) {
      self.change = change
      self.indicators = indicators
    }
  }

  /// The old audit.
  public var old: Side
  /// The new audit.
  public var new: Side
  /// The layers whose files are not what they were, in the new audit file's order, those of the old one alone last.
  public var layers: [LayerChange]
  /// How many layers that were read are what they were.
  public var sameLayerCount: Int
  /// The parameters that are not what they were.
  public var parameters: [Parameter]
  /// The indicators of both audits: the new ones in their order, then those of the old one alone.
  public var indicators: [IndicatorComparison]
  /// Findings that are not what they were, those of each kind together, in the order of ``FindingChange/Kind``.
  public var findings: [FindingChange]
  /// Problems in the data that are new or gone.
  public var problems: ProblemChanges
  /// What could not be compared, and why; a sentence each.
  public var notes: [LocalizedText]
  /// The points of each standard that gives any.
  public var points: [PointsComparison]

  /// A comparison.
  public init(
    old: Side, new: Side, layers: [LayerChange], sameLayerCount: Int,
    parameters: [Parameter], indicators: [IndicatorComparison],
    findings: [FindingChange], problems: ProblemChanges, notes: [LocalizedText],
    points: [PointsComparison] = []
  ) {
    self.old = old
    self.new = new
    self.layers = layers
    self.sameLayerCount = sameLayerCount
    self.parameters = parameters
    self.indicators = indicators
    self.findings = findings
    self.problems = problems
    self.notes = notes
    self.points = points
  }

  /// Whether nothing at all differs: no file, no parameter, no figure, no finding.
  public var isIdentical: Bool {
    layers.isEmpty && parameters.isEmpty && findings.isEmpty && problems == ProblemChanges()
      && indicators.allSatisfy { $0.presence == .both && $0.places.allSatisfy { !$0.whole.isMove } }
  }

  /// Whether an indicator got worse anywhere: its verdict was met and is no longer, its value went the wrong way, or more
  /// is missing than was. An indicator that only one of the audits has did not.
  public var isWorse: Bool {
    indicators.contains { indicator in indicator.places.contains { indicator.isWorse(in: $0) } }
  }
}
