// What a place's detail says of ways of measuring that stand side by side, and of what is walked.

internal import Audits
internal import Measures
internal import Standards

extension [DetailEntry] {
  /// The value of a name; nil where there is none.
  subscript(key: String) -> DetailValue? { first { $0.key == key }?.value }
}

extension DetailValue {
  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }
  var asText: String? { if case .text(let text) = self { text } else { nil } }
  var asFlag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
  var asObject: [DetailEntry]? { if case .object(let entries) = self { entries } else { nil } }
  var asList: [DetailValue] { if case .list(let values) = self { values } else { [] } }
}

extension PlaceResult {
  /// The way that stands beside the deciding one, and its value there; nil where only one was asked for.
  var beside: (way: ReachWay, value: Double?)? {
    guard let entries = detail["beside"]?.asList.first?.asObject,
      let way = entries["reach"]?.asText.flatMap(ReachWay.init(rawValue:))
    else { return nil }
    return (way, entries["value"]?.asNumber)
  }

  /// How much is near in a straight line and far on foot, in the numerator's unit.
  var severed: Double? { detail["severed"]?.asNumber }

  /// How many people that is.
  var severedResidents: Double? { detail["severed_residents"]?.asNumber }

  /// How much joins no street, in the numerator's unit.
  var notLinked: Double? { detail["not_linked"]?.asNumber }
}

extension IndicatorResult {
  /// How the value was measured: the way that decides; nil for measures without a reach.
  var way: ReachWay? {
    switch indicator.measure {
    case .coverage(let coverage): coverage.reach.way
    case .lifeCircle(let circle): circle.way
    case .provision, .spacing, .ratio, .reported: nil
    }
  }
}
