// Faults that come from the punctuation of a Chinese keyboard say so: to the eye the text is right.

internal import Layers
internal import Yams

extension StrictValue {
  /// What to write instead, where a fault of this value is most likely one of its signs; nil elsewhere, since the texts
  /// of a document may well be Chinese.
  func remedyOfSigns(_ kind: DocumentFault.Kind, _ message: String, isSuggested: Bool) -> String? {
    let text = writtenText ?? ""
    if let first = text.first, "“”‘’＂＇".contains(first) { return FullWidthSign.remedy(first) }
    let sign: Character? =
      switch kind {
      case .wrongType: FullWidthSign.first(in: text) ?? label.first { $0 == "：" }
      case .unknownKey: FullWidthSign.first(in: message)
      case .impossibleValue where !isSuggested: FullWidthSign.first(in: text)
      default: nil
      }
    return sign.flatMap(FullWidthSign.remedy)
  }
}

extension FaultCollector {
  /// The first such sign in a line or the one before it that stands where YAML wants another: beside plain letters,
  /// quotes or brackets. Quotation marks come last: YAML takes them for letters, and they seldom break anything.
  func signMeantForYAML(at place: DocumentPlace) -> (place: DocumentPlace, remedy: String)? {
    for (signs, number) in [
      ("：，｛｝［］", place.line), ("：，｛｝［］", place.line - 1), ("“”‘’", place.line), ("“”‘’", place.line - 1),
    ] {
      guard let line = line(number) else { continue }
      for column in line.indices where signs.unicodeScalars.contains(line[column]) {
        guard column > 0, line[column - 1].isASCII, column + 1 == line.count || line[column + 1].isASCII,
          let remedy = FullWidthSign.remedy(Character(line[column]))
        else { continue }
        return (DocumentPlace(line: number, column: column + 1), remedy)
      }
    }
    return nil
  }
}
