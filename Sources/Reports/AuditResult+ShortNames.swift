// Names as a screen has room for them. They come from data, where one may be a thousand characters long; files keep them
// whole.

internal import Audits
internal import Layers
internal import Measures
internal import Standards

/// Names that are too long for a screen, and what is shown instead.
struct ShortNames: Sendable {
  /// How many columns a name may take: more than any that was meant to be read.
  static let width = 120
  /// How many columns a sentence that holds names may take.
  static let sentenceWidth = 600

  private var shortened: [(long: String, short: String)] = []

  /// Notes a name if it is too long.
  mutating func add(_ name: String) {
    guard name.utf8.count > Self.width else { return }
    let short = name.cut(to: Self.width)
    if short != name { shortened.append((name, short)) }
  }

  /// Whether all names are short.
  var isEmpty: Bool { shortened.isEmpty }

  /// A name, short.
  func name(_ name: String) -> String { name.cut(to: Self.width) }

  /// A name in both languages, short.
  func name(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(en: self.name(name.en), zh: self.name(name.zh))
  }

  /// A sentence with its names short, and short itself.
  func sentence(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(en: sentence(text.en), zh: sentence(text.zh))
  }

  private func sentence(_ text: String) -> String {
    shortened.reduce(text) { $0.replacing($1.long, with: $1.short) }.cut(to: Self.sentenceWidth)
  }
}

extension AuditResult {
  /// The result with all names and sentences cut to what a screen has room for.
  var withShortNames: AuditResult {
    var names = ShortNames()
    names.add(city)
    for standard in standards { names.add(standard.title) }
    for input in inputs { names.add(input.layer) }
    for district in districts { names.add(district.name) }
    for indicator in indicators { names.add(indicator.indicator.name) }
    var result = self
    // Sentences hold names of features as well, which stand in no list.
    for place in result.findings.indices {
      result.findings[place].statement = names.sentence(result.findings[place].statement)
    }
    result.city = names.name(city)
    result.standardTitle = names.name(standardTitle)
    for place in furtherStandards.indices {
      result.furtherStandards[place].title = names.name(furtherStandards[place].title)
    }
    for place in districts.indices { result.districts[place].name = names.name(districts[place].name) }
    for place in indicators.indices {
      result.indicators[place].indicator.name = names.name(indicators[place].indicator.name)
      result.indicators[place].city.shorten(by: names)
      for district in indicators[place].districts.indices {
        result.indicators[place].districts[district].shorten(by: names)
      }
    }
    return result
  }
}

extension ShortNames {
  /// Notes a name in both languages if it is too long.
  mutating func add(_ name: LocalizedText) {
    add(name.en)
    if name.zh != name.en { add(name.zh) }
  }
}

extension PlaceResult {
  fileprivate mutating func shorten(by names: ShortNames) {
    name = names.name(name)
    reason = reason.map(names.sentence)
  }
}
