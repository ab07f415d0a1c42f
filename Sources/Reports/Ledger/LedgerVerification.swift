// Whether a ledger still says what its inputs give: its files against their hashes, the inputs against theirs, and the
// audit run once more from what the ledger keeps.

public import Audits

/// What verifying a ledger found.
public struct LedgerVerification: Sendable {
  /// What became of a file of the ledger that is not as it was written.
  public struct FileChange: Sendable, Hashable {
    /// What became of it.
    public enum State: String, Sendable, Hashable { case changed, missing, foreign }
    /// Its path in the ledger.
    public var path: String
    /// What became of it.
    public var state: State
  }

  /// What became of a file that the audit read: a layer, a document or a piece of evidence.
  public struct InputOutcome: Sendable, Hashable {
    /// What it is for.
    public enum Role: Sendable, Hashable {
      /// The layer of this name.
      case layer(String)
      /// The audit file, or a standard.
      case document
      /// The proof of a reported value.
      case evidence
    }
    /// What became of it; `piped` came from standard input, and nobody can look at it again.
    public enum State: String, Sendable, Hashable { case same, changed, missing, piped }
    /// What it is for.
    public var role: Role
    /// Its path as the audit file writes it, or the id of a standard that ships.
    public var path: String
    /// What became of it.
    public var state: State
    /// The indicators that read it, by their ids; all where it is a document.
    public var indicators: [String]
  }

  /// What became of an indicator.
  public struct IndicatorOutcome: Sendable, Hashable {
    /// What became of it.
    public enum State: String, Sendable, Hashable {
      /// Every file is as the audit gives it once more.
      case identical
      /// Some file is not.
      case differs
      /// The ledger holds it, and the audit no longer computes it.
      case gone
      /// The audit could not be run again.
      case notRun = "not-run"
    }
    /// The indicator's id.
    public var id: String
    /// Its folder in the ledger.
    public var folder: String
    /// What became of it.
    public var state: State
    /// The names of its files that the audit now gives otherwise than the ledger recorded them.
    public var recomputed: [String]
    /// The names of its files that are not as they were written.
    public var tampered: [String]
    /// The first thing that differs; nil where nothing does or nobody can tell.
    public var difference: LedgerDifference?
  }

  /// What of `ledger.json` is not what the audit run again writes.
  public enum RecordChange: Sendable, Hashable {
    /// The audit gives the indicator of this id, and the ledger does not list it.
    case missing(indicator: String)
    /// The ledger lists the indicator of this id, and the audit does not give it.
    case foreign(indicator: String)
    /// The ledger lists the indicator of this id more than once.
    case repeated(indicator: String)
    /// The first place that differs, where the indicators are the same.
    case differs(LedgerDifference)
  }

  /// The city and the standard's id.
  public var city: String
  /// The standard's id.
  public var standard: String
  /// The SHA-256 of `ledger.json`, which nothing in the ledger vouches for.
  public var recordHash: String
  /// What computed the ledger.
  public var recordedTool: ToolVersions
  /// What verified it.
  public var tool: ToolVersions
  /// How many files the ledger has, but for `ledger.json`.
  public var fileCount: Int
  /// The files that are not as they were written.
  public var files: [FileChange]
  /// What of `ledger.json` is not what the audit run again writes, byte for byte; empty when all is, and where the audit
  /// could not be run.
  public var record: [RecordChange] = []
  /// All that the audit read.
  public var inputs: [InputOutcome]
  /// The indicators, in the ledger's order.
  public var indicators: [IndicatorOutcome]
  /// Why the audit could not be run again; nil when it was.
  public var failure: String?

  /// Whether the audit could not be run for want of a layer.
  public var lacksInputs: Bool {
    inputs.contains { input in
      guard case .layer = input.role else { return false }
      return input.state == .missing || input.state == .piped
    }
  }

  /// Whether the ledger is as it was written, all that it was made from is still there as it was, and gives the very same
  /// bytes, those of `ledger.json` among them.
  public var isIdentical: Bool {
    files.isEmpty && failure == nil && record.isEmpty && indicators.allSatisfy { $0.state == .identical }
      && inputs.allSatisfy { $0.state == .same }
  }
}
