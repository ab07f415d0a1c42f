// Why an audit could not be run at all. A fault of a single feature is not one of these: it is a problem in the result.

public import Layers
public import Planar
public import Standards

/// Why an audit could not be run.
public enum AuditError: Error, Sendable, CustomStringConvertible {
  /// The audit file or the standard is not right.
  case document(DocumentFaults)
  /// A condition cannot be read; `indicator` says whose it is.
  case condition(indicator: String, error: FilterError)
  /// Layers cannot be read: all that cannot, not only the first.
  case layers([LayerError])
  /// The districts layer has no district.
  case noDistricts(path: String)
  /// The working CRS cannot be used.
  case crs(ProjectionError)
  /// Whoever was to take a word on each feature could not; with the reason as it was thrown.
  case features(any Error)
  /// It was stopped from outside.
  case cancelled
  /// A computation failed that should not; please report it.
  case computation(indicator: String, reason: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .document(let faults): faults.description
    case .condition(let indicator, let error): "in \(indicator):\n\(error)"
    case .layers(let errors): errors.map(\.description).joined(separator: "\n")
    case .noDistricts(let path):
      "'\(path)' holds no district that can be used; the layer 'districts' needs at least one polygon"
    case .crs(let error): error.description
    case .features(let error): "\(error)"
    case .cancelled: "stopped before the end; nothing was written"
    case .computation(let indicator, let reason):
      "the indicator '\(indicator)' could not be computed: \(reason)"
    }
  }
}
