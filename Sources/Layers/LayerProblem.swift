// What is wrong with a layer, where exactly, and what was done about it. Bad input is a result, not a crash.

public import Planar

/// One fault of an input layer.
public struct LayerProblem: Sendable, Hashable {
  /// What is wrong. The raw values are stable: `results.json` and scripts depend on them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    // The file
    case malformedFile = "malformed-file"
    case truncatedFile = "truncated-file"
    case layerWithoutFeatures = "layer-without-features"
    case legacyCRS = "legacy-crs"
    case unusableCRS = "unusable-crs"
    // The geometry
    case nullGeometry = "null-geometry"
    case emptyGeometry = "empty-geometry"
    case unknownGeometryType = "unknown-geometry-type"
    case wrongGeometryType = "wrong-geometry-type"
    case geometryCollection = "geometry-collection"
    case thirdOrdinate = "third-ordinate"
    case malformedCoordinates = "malformed-coordinates"
    case nonFiniteCoordinate = "non-finite-coordinate"
    case coordinateOutOfRange = "coordinate-out-of-range"
    case swappedCoordinates = "swapped-coordinates"
    case metresAsDegrees = "metres-as-degrees"
    case shiftedCoordinates = "shifted-coordinates"
    case tooFewPoints = "too-few-points"
    case unclosedRing = "unclosed-ring"
    case invalidRing = "invalid-ring"
    // The properties
    case missingField = "missing-field"
    case wrongFieldType = "wrong-field-type"
    case unmatchedValue = "unmatched-value"
    case negativeValue = "negative-value"
    case absurdValue = "absurd-value"
    case duplicateID = "duplicate-id"
    case missingID = "missing-id"
    // The layer as a whole
    case duplicateFeature = "duplicate-feature"
    case outsideDistricts = "outside-districts"
    case districtsOverlap = "districts-overlap"
    case districtsGap = "districts-gap"
    case cellsOverlap = "cells-overlap"
    case residentsDisagree = "residents-disagree"
    case residentsNotPlaced = "residents-not-placed"
    // The streets
    case networkPieces = "network-pieces"
    case looseStreetEnd = "loose-street-end"
    case streetWithoutLength = "street-without-length"
    case repeatedStreet = "repeated-street"
    case notLinked = "not-linked"
    case gateWithoutOwner = "gate-without-owner"
    // What is reported
    case missingEvidence = "missing-evidence"
    case evidenceOutside = "evidence-outside"
    case unknownDistrict = "unknown-district"
  }

  /// How much a problem matters.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Worth knowing; the data is used as it is.
    case note
    /// Something was repaired, skipped or is doubtful.
    case warning
    /// The layer, or the record, cannot be used.
    case error
  }

  /// What was done about it.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// The feature is used as it is.
    case kept
    /// The feature was mended and is used.
    case repaired
    /// The feature is not used.
    case skipped
    /// The audit stopped, as the policy `strict` asks or because nothing could be read.
    case stopped
  }

  /// What is wrong.
  public var kind: Kind
  /// How much it matters.
  public var severity: Severity
  /// What was done about it.
  public var action: Action
  /// The layer's name in the audit file, such as `parks`.
  public var layer: String
  /// The file as the audit file names it.
  public var file: String
  /// The feature's position in the file, from 0; nil when the problem concerns the whole file.
  public var feature: Int?
  /// The feature's id, where it has one.
  public var featureID: String?
  /// The property concerned.
  public var field: String?
  /// The offending value as written, cut to 60 characters.
  public var value: String?
  /// The place concerned, in degrees.
  public var position: GeographicPoint?
  /// The line of the file, from 1.
  public var line: Int?
  /// The byte of the file, from 0.
  public var byteOffset: Int?
  /// One sentence: what is wrong and what to do about it.
  public var message: String
  /// How many features the problem stands for; 1 unless alike problems were gathered into one.
  public var count: Int

  /// A problem with everything that is known about it.
  public init(
    _ kind: Kind, severity: Severity = .warning, action: Action, layer: String, file: String,
    feature: Int? = nil, featureID: String? = nil, field: String? = nil, value: String? = nil,
    position: GeographicPoint? = nil, line: Int? = nil, byteOffset: Int? = nil, count: Int = 1,
    message: String
  ) {
    self.kind = kind
    self.severity = severity
    self.action = action
    self.layer = layer
    self.file = file
    self.feature = feature
    self.featureID = featureID
    self.field = field
    self.value = value.map { String($0.prefix(60)) }
    self.position = position
    self.line = line
    self.byteOffset = byteOffset
    self.count = count
    self.message = message
  }
}
