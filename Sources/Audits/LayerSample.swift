// A look at the first features of a file: enough to guess what it is, whatever its size.

internal import Foundation

/// What the first features of a GeoJSON file show.
struct LayerSample {
  /// The most features that are looked at.
  static let limit = 2_000

  /// The file's name.
  var fileName: String
  /// How many features were looked at.
  var features = 0
  /// Whether there are no more.
  var isWhole = true
  /// How many of them have points, lines and polygons.
  var points = 0
  var lines = 0
  var polygons = 0
  /// How many have an `id` of their own beside their properties.
  var identified = 0
  /// The properties, by name.
  var fields: [String: FieldSample] = [:]

  /// The field of the first of several names that a test accepts; case matters only between equals.
  func field(named names: [String], where isFit: (FieldSample) -> Bool) -> (
    name: String, sample: FieldSample
  )? {
    for name in names {
      let match =
        fields[name] != nil ? name : fields.keys.sorted().first { $0.lowercased() == name.lowercased() }
      if let match, let sample = fields[match], isFit(sample) { return (match, sample) }
    }
    return nil
  }
}

/// What a property shows.
struct FieldSample {
  /// How many features have a number in it.
  var numbers = 0
  /// The sum of those numbers.
  var sum = 0.0
  /// How many features have a text in it.
  var texts = 0
  /// How many of those texts are numbers in quotes.
  var numericTexts = 0
  /// How many features have each value; at most one entry for each feature that was looked at.
  var values: [String: Int] = [:]

  /// How many features have anything in it.
  var filled: Int { numbers + texts }
}

extension LayerSample {
  /// A look at a file's contents; nil when there is no feature in them.
  init?(fileName: String, data: Data) {
    self.fileName = fileName
    let decoder = JSONDecoder()
    isWhole = FeatureScan.forEachObject(in: data) { range in
      if let feature = try? decoder.decode(SampledFeature.self, from: data.subdata(in: range)) {
        add(feature)
      }
      return features < Self.limit
    }
    if features == 0 { return nil }
  }

  private mutating func add(_ feature: SampledFeature) {
    guard feature.type == "Feature" else { return }
    features += 1
    if feature.id != nil { identified += 1 }
    switch feature.geometry?.type {
    case "Point", "MultiPoint": points += 1
    case "LineString", "MultiLineString": lines += 1
    case "Polygon", "MultiPolygon": polygons += 1
    default: break
    }
    for (name, value) in feature.properties ?? [:] {
      var field = fields[name] ?? FieldSample()
      switch value {
      case .number(let number):
        field.numbers += 1
        field.sum += number
        field.values["\(number)", default: 0] += 1
      case .text(let text) where text.contains { !$0.isWhitespace }:
        field.texts += 1
        if Double(text) != nil { field.numericTexts += 1 }
        field.values[text, default: 0] += 1
      default: break
      }
      fields[name] = field
    }
  }
}

/// What is looked at in a feature: coordinates are passed over.
private struct SampledFeature: Decodable {
  struct Geometry: Decodable {
    var type: String?
  }
  var type: String?
  var id: SampledValue?
  var geometry: Geometry?
  var properties: [String: SampledValue]?
}

/// A property's value, as far as it matters for guessing.
private enum SampledValue: Decodable {
  case number(Double)
  case text(String)
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if (try? container.decode(Bool.self)) == nil, let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }
}

/// Finds the features in a file's bytes without parsing the rest.
private enum FeatureScan {
  /// Calls `body` with the range of each object of the `features` array, or of each object at the top level
  /// where there is no such array (GeoJSON text sequences); stops when it returns false.
  ///
  /// - Returns: Whether the end was reached.
  static func forEachObject(in data: Data, _ body: (Range<Int>) -> Bool) -> Bool {
    let bytes = data.span
    var depth = 0
    var start = 0
    var inText = false
    var isEscaped = false
    var position = firstElement(in: data)
    while position < bytes.count {
      let byte = bytes[position]
      if inText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inText = false
        }
      } else if byte == UInt8(ascii: "\"") {
        inText = true
      } else if byte == UInt8(ascii: "{") {
        if depth == 0 { start = position }
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0, !body(data.startIndex + start..<data.startIndex + position + 1) { return false }
        if depth < 0 { return true }
      }
      position += 1
    }
    return true
  }

  /// The byte after the `[` of the `features` array; 0 where there is none near the beginning.
  private static func firstElement(in data: Data) -> Int {
    let head = data.prefix(65_536)
    guard let key = head.range(of: Data("\"features\"".utf8)) else { return 0 }
    guard let bracket = data[key.upperBound...].firstIndex(of: UInt8(ascii: "[")) else { return 0 }
    return bracket - data.startIndex + 1
  }
}
