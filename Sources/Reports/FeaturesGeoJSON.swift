// features/<layer>.geojson: each feature of a demand layer as a point, with its district and what it reaches. Written
// as the layer passes, so that it may be larger than memory.

public import Audits
public import Foundation
internal import Planar
internal import Synchronization

/// Writes `features/<layer>.geojson` in an output folder, one point a feature in the order of the layer's file.
///
/// The properties of a feature: `district` (the id; null outside all), and for each indicator over the layer whether
/// the feature is served, for a life circle also the categories that it misses (`life-circle-15/missing`, such as
/// `market, sport`); null where an indicator is not about the feature. Places have seven decimals.
///
/// A layer is written under another name until ``publish()``. Without it, as after an audit that failed or was stopped,
/// nothing is left, and the files of a former run stay as they are.
public final class FeaturesGeoJSON: Sendable {
  private struct Output: Sendable {
    var file: FileReplacement
    var isEmpty = true
  }

  private let folder: URL
  private let open = Mutex<[String: Output]>([:])
  // Whole layers, in the order in which they passed.
  private let whole = Mutex<[Output]>([])

  /// A writer into an output folder.
  public init(in folder: URL) { self.folder = folder.appendingPathComponent("features") }

  /// Where an audit hands on what it finds out about each feature.
  public var sink: FeatureSink {
    FeatureSink(
      begin: { try Self.checkNames($0) },
      render: { Self.lines(of: $0) }, write: { try self.write($1, of: $0) }, end: { try self.end($0) })
  }

  /// Puts the files of the layers that have passed into their places.
  ///
  /// - Returns: Their paths relative to the output folder, in the order in which they passed.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  @discardableResult
  public func publish() throws(ReportError) -> [String] {
    var names: [String] = []
    while let output = whole.withLock({ $0.first }) {
      try output.file.finish()
      whole.withLock { _ = $0.removeFirst() }
      names.append("features/\(output.file.path.lastPathComponent)")
    }
    return names
  }

  /// A layer's name becomes a file's: it must not lead out of the folder, nor be that of another one where files do not
  /// tell capitals from small letters.
  private static func checkNames(_ layers: [String]) throws(ReportError) {
    var seen: Set<String> = []
    for layer in layers {
      let isSafe =
        !layer.isEmpty && layer.utf8.count <= 100
        && layer.unicodeScalars.allSatisfy {
          $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
            || $0.properties.generalCategory == .nonspacingMark
        }
      guard isSafe, seen.insert(layer.lowercased()).inserted else { throw .unusableLayerName(layer) }
    }
  }

  // MARK: Text

  /// A feature a line; each line but the layer's first is preceded by a comma when it is written.
  static func lines(of features: ServedFeatures) -> [UInt8] {
    var book = PhraseBook()
    let districts = features.districtIDs.map { book.add(JSONWriter.line(of: .text($0)).utf8) }
    let nowhere = book.add("null".utf8)
    var columns = [features.districts.map { $0 < 0 ? nowhere : districts[Int($0)] }]
    columns += features.columns.map { Self.answers($0, in: &book) }
    let rows = features.ids.count
    // At the most: what stands around each row, the longest phrases, and ids of nothing but escapes.
    let longest = columns.reduce(0) { sum, column in sum + column.reduce(0) { max($0, book.count($1)) } }
    let ids = features.ids.reduce(0) { $0 + 6 * ($1?.utf8.count ?? 0) }
    // Row by row, as they are written.
    var numbers = [Int32](repeating: 0, count: rows * columns.count)
    for (place, column) in columns.enumerated() {
      for row in 0..<rows { numbers[row * columns.count + place] = column[row] }
    }
    return TextSpace.written(capacity: rows * (200 + longest) + ids) { text in
      book.withPhrases { phrases in
        unsafe numbers.withUnsafeBufferPointer { numbers in
          var next = 0
          for row in 0..<rows {
            if row > 0 { text.append(",\n") }
            text.append("{ \"type\": \"Feature\", ")
            appendID(features.ids[row], to: &text)
            text.append("\"properties\": { \"district\": ")
            for _ in 0..<columns.count {
              unsafe phrases.append(numbers[next], to: &text)
              next += 1
            }
            append(features.places[row], to: &text)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func append(_ place: GeographicPoint, to text: inout TextSpace) {
    guard place.longitude.isFinite && place.latitude.isFinite else {
      text.append(" }, \"geometry\": null }")
      return
    }
    text.append(" }, \"geometry\": { \"type\": \"Point\", \"coordinates\": ")
    text.append(FixedPlace(longitude: place.longitude, latitude: place.latitude))
    text.append(" } }")
  }

  /// For each feature the number of the text that answers for one indicator.
  private static func answers(_ column: ServedFeatures.Column, in book: inout PhraseBook) -> [Int32] {
    let name = ", \(JSONWriter.line(of: .text(column.indicator))): "
    guard !column.categories.isEmpty else {
      let (yes, no, none) = (
        book.add("\(name)true".utf8), book.add("\(name)false".utf8), book.add("\(name)null".utf8)
      )
      return column.isServed.map { $0.map { $0 ? yes : no } ?? none }
    }
    // Few of the many ways to miss categories occur, and each text is made once.
    let missing = ", \(JSONWriter.line(of: .text(column.indicator + "/missing"))): "
    let none = book.add("\(name)null\(missing)null".utf8)
    let all = book.add("\(name)true\(missing)\"\"".utf8)
    let words = (column.categories.count + 63) / 64
    var misses = [UInt64](repeating: 0, count: words * column.isServed.count)
    for (number, category) in column.categories.enumerated() {
      let bit = UInt64(1) << UInt64(number & 63)
      for row in category.isReached.indices where !category.isReached[row] {
        misses[row * words + (number >> 6)] |= bit
      }
    }
    func phrase(_ row: Int) -> Int32 {
      let names = column.categories.filter { !$0.isReached[row] }.map(\.name)
      return book.add(
        "\(name)false\(missing)\(JSONWriter.line(of: .text(names.joined(separator: ", "))))".utf8)
    }
    // Few have so many categories that they need more than a word.
    var known: [UInt64: Int32] = [:]
    var knownLong: [ArraySlice<UInt64>: Int32] = [:]
    return column.isServed.indices.map { row in
      guard let isServed = column.isServed[row] else { return none }
      if isServed { return all }
      if words == 1 {
        if let phrase = known[misses[row]] { return phrase }
        let made = phrase(row)
        known[misses[row]] = made
        return made
      }
      let missed = misses[row * words..<(row + 1) * words]
      if let phrase = knownLong[missed] { return phrase }
      let made = phrase(row)
      knownLong[missed] = made
      return made
    }
  }

  /// Appends the member `id` of a feature that has one; most ids need no escape.
  @inline(__always)
  private static func appendID(_ id: String?, to text: inout TextSpace) {
    guard var id else { return }
    text.append("\"id\": ")
    let isPlain = id.withUTF8 { bytes in
      let isPlain = unsafe bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
      guard isPlain else { return false }
      text.append("\"")
      unsafe text.append(bytes)
      text.append("\"")
      return true
    }
    if !isPlain {
      var line = JSONWriter.line(of: .text(id))
      line.withUTF8 { unsafe text.append($0) }
    }
    text.append(", ")
  }

  // MARK: File

  private func write(_ bytes: [UInt8], of layer: String) throws(ReportError) {
    guard !bytes.isEmpty else { return }
    var output = try taken(layer)
    let before = output.isEmpty ? "{ \"type\": \"FeatureCollection\", \"features\": [\n" : ",\n"
    try output.file.append(Array(before.utf8))
    try output.file.append(bytes)
    output.isEmpty = false
    open.withLock { [output] in $0[layer] = output }
  }

  private func end(_ layer: String) throws(ReportError) {
    let output = try taken(layer)
    let after = output.isEmpty ? "{ \"type\": \"FeatureCollection\", \"features\": [] }\n" : "\n] }\n"
    try output.file.append(Array(after.utf8))
    whole.withLock { $0.append(output) }
  }

  private func taken(_ layer: String) throws(ReportError) -> Output {
    if let known = open.withLock({ $0.removeValue(forKey: layer) }) { return known }
    let path = folder.appendingPathComponent("\(layer).geojson")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path, error)
    }
    return Output(file: try FileReplacement(of: path))
  }
}
