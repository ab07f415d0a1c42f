// Names in two audits as a screen or a bulletin has room for them.

internal import Audits
internal import Measures
internal import Standards

extension AuditComparison {
  /// The comparison with all names and sentences cut to what a screen has room for.
  var withShortNames: AuditComparison {
    var names = ShortNames()
    for side in [old, new] {
      names.add(side.city)
      for standard in side.standards { names.add(standard.title) }
    }
    for indicator in indicators {
      names.add(indicator.indicator.name)
      for place in indicator.places { names.add(place.name) }
    }
    var result = self
    result.old.shorten(by: names)
    result.new.shorten(by: names)
    for place in indicators.indices {
      let indicator = indicators[place]
      result.indicators[place].indicator.name = names.name(indicator.indicator.name)
      result.indicators[place].city.name = names.name(indicator.city.name)
      for district in indicator.districts.indices {
        result.indicators[place].districts[district].name = names.name(indicator.districts[district].name)
      }
    }
    for place in findings.indices {
      result.findings[place].finding.statement = names.sentence(findings[place].finding.statement)
    }
    return result
  }
}

extension AuditComparison.Side {
  fileprivate mutating func shorten(by names: ShortNames) {
    city = names.name(city)
    for place in standards.indices { standards[place].title = names.name(standards[place].title) }
  }
}
