// Numbers as a rulebook states them: no more decimals than they have.

package import Measures
internal import Standards

extension HumanNumber {
  /// A number of a rulebook with its unit: `60 %`, `1.5 m²/resident`.
  package static func stated(_ value: Double, _ unit: MeasureUnit) -> String {
    // A target states its number so, behind its sign and a space.
    String(text(.atLeast(value), unit).dropFirst(2))
  }
}
