// Why a layer cannot be read at all.

public import Planar

/// Why a layer cannot be read, or not be used under its policy.
public enum LayerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no file at the path.
  case missingFile(layer: String, path: String)
  /// The file is there and cannot be read; with the system's reason.
  case unreadableFile(layer: String, path: String, reason: String)
  /// The file is gzip and breaks off or is corrupt; with what is wrong and where.
  case brokenCompression(layer: String, path: String, reason: String)
  /// The file is something else than GeoJSON; with what to do about it.
  case notGeoJSON(layer: String, path: String, reason: String)
  /// The file is not JSON from some byte on, or ends too soon.
  case malformed(LayerProblem)
  /// The policy is `strict` and the layer has problems: all of them.
  case strict([LayerProblem])
  /// The working CRS, or the one that the layer names, cannot be used.
  case projection(layer: String, ProjectionError)
  /// Somebody told the reading to stop.
  case cancelled(layer: String)
  /// GEOS failed where it should not.
  case geometry(layer: String, feature: Int, GEOSError)

  /// What is wrong and what to do about it; one line, or one a problem.
  public var description: String {
    switch self {
    case .missingFile(let layer, let path):
      "layer '\(layer)': there is no file '\(path)'; check the path, which is relative to the audit file"
    case .unreadableFile(let layer, let path, let reason):
      "layer '\(layer)': '\(path)' cannot be read: \(reason)"
    case .brokenCompression(let layer, let path, let reason):
      "layer '\(layer)': '\(path)' is broken gzip: \(reason); fetch or compress the file again"
    case .notGeoJSON(let layer, let path, let reason):
      "layer '\(layer)': '\(path)' is not GeoJSON: \(reason)"
    case .malformed(let problem):
      "layer '\(problem.layer)': \(problem.summary)"
    case .strict(let problems):
      """
      layer '\(problems.first?.layer ?? "")': stopped by the policy 'strict' with \
      \(problems.reduce(0) { $0 + $1.count }) problem(s)
      """ + problems.map { "\n  \($0.summary)" }.joined()
    case .projection(let layer, let error):
      "layer '\(layer)': \(error)"
    case .cancelled(let layer): "layer '\(layer)': stopped"
    case .geometry(let layer, let feature, let error):
      "layer '\(layer)', feature \(feature): \(error)"
    }
  }

  /// The problems that the error carries; empty when it is not about the file's content.
  public var problems: [LayerProblem] {
    switch self {
    case .malformed(let problem): [problem]
    case .strict(let problems): problems
    default: []
    }
  }
}

extension LayerProblem {
  /// Where: file, line, byte, feature, id and field, as far as they are known.
  public var place: String {
    var parts = [file]
    if let line { parts.append("line \(line)") }
    if let byteOffset { parts.append("byte \(byteOffset)") }
    if let feature { parts.append("feature \(feature)") }
    if let featureID { parts.append("id '\(featureID)'") }
    if let field { parts.append("field '\(field)'") }
    return parts.joined(separator: ", ")
  }

  /// One line: place and message.
  public var summary: String { "\(place): \(message)" }
}
