// A property read as numbers, run of features by run of features, with what is wrong with each value.

/// The reading of one property as numbers.
///
/// A string that is wholly a number counts as one. Problems are warnings, features are kept: `missing-field` where it
/// is absent or null and required (one error when no feature has it), `wrong-field-type`, `negative-value` below 0
/// where the range starts at 0 or above, and `absurd-value` elsewhere outside the range. A value with a problem is nil:
/// it is unknown, not zero.
public struct NumberReading: Sendable {
  private let field: String
  private let range: ClosedRange<Double>?
  private let isRequired: Bool
  private var found: ProblemGathering
  private var features = 0
  private var isAnywhere = false

  /// A reading that has seen nothing.
  ///
  /// - Parameters:
  ///   - field: A property that the layer was read with.
  ///   - layer: The layer's name.
  ///   - file: The file as the audit file names it.
  ///   - range: The values that make sense, in the field's own unit; nil takes any.
  ///   - required: Whether each feature should have the field.
  public init(
    _ field: String, of layer: String, file: String, range: ClosedRange<Double>?, required: Bool
  ) {
    self.field = field
    self.range = range
    isRequired = required
    found = ProblemGathering(layer: layer, file: file)
  }

  /// The numbers of a run of features, one entry a feature; nil where there is none that can be used.
  ///
  /// - Parameter asked: The features of the run that are read, ascending; nil reads all.
  public mutating func read(_ layer: Layer, only asked: [Int]? = nil) -> [Double?] {
    features += asked?.count ?? layer.count
    // No feature of this run has the property; those of another run may.
    let column = layer.columns[field] ?? .absent(count: layer.count)
    guard let asked else { return (0..<layer.count).map { row in number(column, row, of: layer) } }
    var numbers = [Double?](repeating: nil, count: layer.count)
    for row in asked { numbers[row] = number(column, row, of: layer) }
    return numbers
  }

  private mutating func number(_ column: PropertyColumn, _ row: Int, of layer: Layer) -> Double? {
    let value = column[row]
    if value != .missing { isAnywhere = true }
    func add(_ kind: LayerProblem.Kind, _ message: String) {
      found.add(
        kind, action: .kept, feature: layer.sourceIndices[row], featureID: layer.ids[row], field: field,
        value: column.text(row), message: message + "; the value is not used")
    }
    guard let number = column.number(row) else {
      switch value {
      case .missing, .null:
        if isRequired { add(.missingField, "the field '\(field)' is \(value == .null ? "null" : "absent")") }
      default: add(.wrongFieldType, "the field '\(field)' is \(Self.words(value)) where a number belongs")
      }
      return nil
    }
    guard let range, !range.contains(number) else { return number }
    if number < 0 && range.lowerBound >= 0 {
      add(
        .negativeValue,
        "the field '\(field)' is \(PropertyColumn.spelling(number)), which cannot be negative")
    } else {
      add(
        .absurdValue,
        """
        the field '\(field)' is \(PropertyColumn.spelling(number)), outside \
        \(PropertyColumn.spelling(range.lowerBound)) to \(PropertyColumn.spelling(range.upperBound))
        """
      )
    }
    return nil
  }

  /// Adds the reading of the run of features that follows.
  public mutating func add(_ later: NumberReading) {
    found.add(later.found)
    features += later.features
    isAnywhere = isAnywhere || later.isAnywhere
  }

  /// What was wrong, once everything has been read.
  ///
  /// - Parameter names: The properties that the layer's features have, for the message.
  public func problems(propertyNames names: [String]) -> [LayerProblem] {
    if isAnywhere { return found.gathered() }
    guard isRequired && features > 0 else { return [] }
    var none = found.emptied
    let known = names.prefix(20).joined(separator: ", ")
    none.add(
      .missingField, severity: .error, action: .kept, field: field, count: features,
      message: "no feature has the field '\(field)'; "
        + (known.isEmpty ? "the features have no properties" : "the features have: \(known)"))
    return none.gathered()
  }

  private static func words(_ value: PropertyValue) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "an empty string" : "the text '\(text.prefix(60))'"
    case .boolean(let value): "\(value)"
    default: "an array or object"
    }
  }
}
