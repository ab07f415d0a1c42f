// JSON that was read back, for finding where two files differ.

internal import Audits

/// Any JSON value.
indirect enum JSONTree: Decodable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .boolean(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONTree].self))
    }
  }

  /// What an element of a list is called; nil where it has no name.
  var name: String? {
    guard case .object(let object) = self else { return nil }
    return ["id", "role", "name", "path"].lazy.compactMap { key -> String? in
      guard case .text(let text)? = object[key] else { return nil }
      return text
    }.first
  }

  /// The value for people.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.isFinite ? number.exactText : "\(number)"
    case .text(let text): text
    case .list(let list): list.isEmpty ? "none" : "\(list.count) of them"
    case .object: "something"
    }
  }
}
