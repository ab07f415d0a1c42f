// What is not known becomes `null`, in one place.

internal import Measures
package import Planar
package import Standards

extension DetailValue {
  /// The text, or null.
  package static func of(_ text: String?) -> DetailValue { text.map { .text($0) } ?? .null }
  /// The number, or null.
  package static func of(_ number: Double?) -> DetailValue { number.map { .number($0) } ?? .null }
  /// The whole number, or null.
  package static func of(_ number: Int?) -> DetailValue { number.map { .integer($0) } ?? .null }

  /// `{"en", "zh"}`, or null.
  package static func of(_ text: LocalizedText?) -> DetailValue {
    guard let text else { return .null }
    return .object([DetailEntry("en", .text(text.en)), DetailEntry("zh", .text(text.zh))])
  }

  /// `{"longitude", "latitude"}` in degrees, or null.
  package static func of(_ place: GeographicPoint?) -> DetailValue {
    guard let place else { return .null }
    return .object([
      DetailEntry("longitude", .number(place.longitude)),
      DetailEntry("latitude", .number(place.latitude)),
    ])
  }

  /// `{"value", "unit"}`, or null.
  package static func of(_ shortfall: Shortfall?) -> DetailValue {
    guard let shortfall else { return .null }
    return .object([
      DetailEntry("value", .number(shortfall.value)),
      DetailEntry("unit", .text(shortfall.unit.rawValue)),
    ])
  }
}
