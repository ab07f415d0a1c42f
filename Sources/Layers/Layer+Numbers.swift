// A property of a layer that is held, read as numbers.

extension Layer {
  /// The numbers in a field, one entry a feature used, nil where there is none that can be used; and what is wrong with
  /// them, by the rules of ``NumberReading``.
  ///
  /// - Parameters:
  ///   - field: A property that the layer was read with.
  ///   - asked: The features that should have it, ascending; nil asks all. The others' entries are nil.
  ///   - range: The values that make sense, in the field's own unit; nil takes any.
  ///   - required: Whether each feature should have the field.
  public func numbers(
    _ field: String, of asked: [Int]? = nil, range: ClosedRange<Double>?, required: Bool
  ) -> (values: [Double?], problems: [LayerProblem]) {
    var reading = NumberReading(
      field, of: name, file: provenance.path, range: range, required: required)
    let values = reading.read(self, only: asked)
    return (values, reading.problems(propertyNames: propertyNames))
  }
}
