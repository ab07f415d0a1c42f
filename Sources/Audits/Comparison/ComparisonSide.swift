// One of the two audits that are held against each other: one that is run now, with what a ledger recorded of it, if there
// is one.

public import Layers

/// One of two audits.
public struct ComparisonSide: Sendable {
  /// The audit.
  public var audit: Audit
  /// What a ledger recorded of it; nil for an audit file.
  public var record: RecordedAudit?

  /// An audit.
  public init(_ audit: Audit, record: RecordedAudit? = nil) {
    self.audit = audit
    self.record = record
  }
}

/// What a ledger recorded of an audit.
public struct RecordedAudit: Sendable {
  /// A file that was read as a layer.
  public struct Layer: Sendable, Hashable {
    /// The file as the audit file names it.
    public var path: String
    /// Its SHA-256.
    public var sha256: String
    /// How many features it had; nil where the ledger does not say.
    public var features: Int?

    /// A file.
    public init(path: String, sha256: String, features: Int?) {
      self.path = path
      self.sha256 = sha256
      self.features = features
    }
  }

  /// What an indicator came to.
  public struct Indicator: Sendable, Hashable {
    /// The whole city.
    public var city: PlaceFigures
    /// The districts, each by what it is found again by.
    public var districts: [DistrictKey: PlaceFigures]
    /// The files that proved it.
    public var evidence: [EvidenceFile]

    /// An indicator.
    public init(city: PlaceFigures, districts: [DistrictKey: PlaceFigures], evidence: [EvidenceFile] = []) {
      self.city = city
      self.districts = districts
      self.evidence = evidence
    }
  }

  /// What computed it.
  public var tool: ToolVersions
  /// The layers by their names.
  public var layers: [String: Layer]
  /// The indicators by their ids.
  public var indicators: [String: Indicator]
  /// The plane that it was measured in, as PROJ reads it; nil where the ledger does not say.
  public var plane: String?

  /// A record.
  public init(
    tool: ToolVersions, layers: [String: Layer], indicators: [String: Indicator], plane: String? = nil
  ) {
    self.tool = tool
    self.layers = layers
    self.indicators = indicators
    self.plane = plane
  }
}

/// Why two audits cannot be held against each other.
public enum ComparisonError: Error, Sendable, CustomStringConvertible {
  /// Which of the two.
  public enum Side: String, Sendable, Hashable {
    case old, new

    fileprivate var word: String { self == .old ? "OLD" : "NEW" }
  }
  /// One of the audits cannot be run.
  case audit(Side, AuditError)
  /// A layer comes through a pipe, and would have to be read more than once.
  case piped(Side, layer: String)
  /// A layer's file is a pipe or a device, which cannot be read more than once, or to its end.
  case unplain(Side, layer: String, UnplainFile)
  /// Layers are not what the ledger of the new audit recorded.
  case notAsRecorded(layers: [String])

  /// What is wrong and what to do about it; it says which of the two audits it is.
  public var description: String {
    switch self {
    case .audit(_, .cancelled): AuditError.cancelled.description
    case .audit(let side, let error): "\(side.word): \(error)"
    case .piped(let side, let layer):
      """
      \(side.word): the layer '\(layer.onOneLine)' comes through a pipe, and a comparison reads layers more than once; write \
      it to a file
      """
    case .unplain(let side, let layer, let file):
      """
      \(side.word): the layer '\(layer.onOneLine)' cannot be compared, since a comparison reads layers more than once: \
      \(file.description.onOneLine)
      """
    case .notAsRecorded(let layers):
      """
      NEW: the files of these layers are not those that the ledger recorded: \(layers.joined(separator: ", ").onOneLine); \
      give the audit file to compare what is there now, or say where the files are with --new-audit
      """
    }
  }
}
