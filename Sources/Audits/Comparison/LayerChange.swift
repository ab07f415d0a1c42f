// What has become of a layer's file between two audits.

public import Layers

/// A layer whose file is not what it was.
public struct LayerChange: Sendable, Hashable {
  /// What has become of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Both audits have it, of different bytes.
    case changed
    /// Only the new audit has it.
    case added
    /// Only the old audit has it.
    case removed
    /// The old ledger recorded a file that is no longer there, or no longer what it was.
    case lost
  }

  /// The layer's name in the audit files; the gates of `parks` are `parks.entrances`.
  public var name: String
  /// What has become of it.
  public var state: State
  /// The old file as the old audit file names it; nil where there was none.
  public var oldPath: String?
  /// The new file as the new audit file names it; nil where there is none.
  public var newPath: String?
  /// The old file's SHA-256; nil where there was none.
  public var oldHash: String?
  /// The new file's SHA-256; nil where there is none.
  public var newHash: String?
  /// How many features the old file has; nil where nobody knows.
  public var oldCount: Int?
  /// How many features the new file has; nil where nobody knows.
  public var newCount: Int?
  /// What has become of its features; nil where not both files are there, or one of them could not be read.
  public var features: FeatureChanges?
  /// Why its features could not be compared; nil where they were.
  public var fault: String?
  /// The ids of the indicators that read it, in either audit.
  public var indicators: [String]

  /// A layer.
  public init(
    name: String, state: State, oldPath: String?, newPath: String?, oldHash: String?, newHash: String?,
    oldCount: Int?, newCount: Int?, features: FeatureChanges?, fault: String?, indicators: [String]
  ) {
    self.name = name
    self.state = state
    self.oldPath = oldPath
    self.newPath = newPath
    self.oldHash = oldHash
    self.newHash = newHash
    self.oldCount = oldCount
    self.newCount = newCount
    self.features = features
    self.fault = fault
    self.indicators = indicators
  }

  /// Whether the file was written anew, with the same features.
  public var isRewritten: Bool { features?.isEmpty ?? false }
}
