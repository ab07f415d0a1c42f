// A property read as numbers, with what is wrong with each value.

extension Layer {
  /// The numbers in a field, one entry a feature used; nil where there is none that can be used.
  ///
  /// A string that is wholly a number counts as one. Problems are warnings, features are kept:
  /// `missing-field` where it is absent or null and `required` (one error when no feature has it),
  /// `wrong-field-type`, `negative-value` below 0 where the range starts at 0 or above, and `absurd-value`
  /// elsewhere outside the range. A value with a problem is nil in the result: it is unknown, not zero.
  ///
  /// - Parameters:
  ///   - field: A property that the layer was read with.
  ///   - range: The values that make sense, in the field's own unit; nil takes any.
  ///   - required: Whether each feature should have the field.
  public func numbers(
    _ field: String, range: ClosedRange<Double>?, required: Bool
  ) -> (values: [Double?], problems: [LayerProblem]) {
    var found = ProblemGathering(layer: name, file: provenance.path)
    guard let column = columns[field], (0..<count).contains(where: { column[$0] != .missing }) else {
      if required && count > 0 {
        let names = propertyNames.prefix(20).joined(separator: ", ")
        found.add(
          .missingField, severity: .error, action: .kept, field: field, count: count,
          message: "no feature has the field '\(field)'; "
            + (names.isEmpty ? "the features have no properties" : "the features have: \(names)"))
      }
      return (Array(repeating: nil, count: count), found.gathered())
    }
    var values: [Double?] = []
    values.reserveCapacity(count)
    for row in 0..<count {
      let value = column[row]
      func add(_ kind: LayerProblem.Kind, _ message: String) {
        found.add(
          kind, action: .kept, feature: sourceIndices[row], featureID: ids[row], field: field,
          value: column.text(row),
          message: message + "; the value is not used")
      }
      guard let number = column.number(row) else {
        switch value {
        case .missing, .null:
          if required { add(.missingField, "the field '\(field)' is \(value == .null ? "null" : "absent")") }
        default: add(.wrongFieldType, "the field '\(field)' is \(Self.words(value)) where a number belongs")
        }
        values.append(nil)
        continue
      }
      if let range, !range.contains(number) {
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
        values.append(nil)
        continue
      }
      values.append(number)
    }
    return (values, found.gathered())
  }

  private static func words(_ value: PropertyValue) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "an empty string" : "the text '\(text.prefix(60))'"
    case .boolean(let value): "\(value)"
    default: "an array or object"
    }
  }
}
