// Layers that are tables and not GeoJSON: each row becomes a record of the reader's own, a line a feature.
//
// A record is a GeoJSON feature, but that its geometry may be well-known binary in hexadecimal digits: all that is
// checked and mended in GeoJSON is so in a table too, and no coordinate goes through decimals.

internal import Foundation

/// The rows of a layer as records.
protocol RowText: AnyObject {
  /// The CRS of the coordinates.
  var crs: CRSMember { get }
  /// Appends the next records, each with its line feed; false when there are no more.
  func appendRecords(to bytes: inout [UInt8]) throws(LayerError) -> Bool
}

/// A record in the making.
struct RowRecord {
  private(set) var bytes: [UInt8] = []
  private var hasProperty = false

  /// What stands before the digits of well-known binary.
  static let binaryMark = UInt8(ascii: "w")

  /// Empties it, for the next one.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    bytes += "{\"type\":\"Feature\"".utf8
    hasProperty = false
  }

  mutating func addID(_ id: Int64) {
    bytes += ",\"id\":".utf8
    bytes += String(id).utf8
  }

  /// Adds the line of the file that the row starts in.
  mutating func addLine(_ line: Int) {
    bytes += ",\"line\":".utf8
    bytes += String(line).utf8
  }

  mutating func beginProperties() { bytes += ",\"properties\":{".utf8 }

  /// Opens a property; its value is to follow.
  mutating func addName(_ name: [UInt8]) {
    if hasProperty { bytes.append(UInt8(ascii: ",")) }
    hasProperty = true
    bytes += name
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func add(_ number: Double) {
    // JSON has no word for what is no number; nor has a table.
    if number.isFinite { bytes += "\(number)".utf8 } else { addNull() }
  }

  mutating func add(_ number: Int64) { bytes += String(number).utf8 }
  /// Adds a value that is JSON already.
  mutating func add(raw value: [UInt8]) { bytes += value }
  mutating func addNull() { bytes += "null".utf8 }
  mutating func add(_ text: String) { Self.append(quoted: text, to: &bytes) }

  mutating func endProperties() { bytes.append(UInt8(ascii: "}")) }

  /// Ends the record with a geometry in well-known binary; nil for none.
  mutating func end(binary: UnsafeRawBufferPointer?) {
    guard let binary = unsafe binary else {
      bytes += ",\"geometry\":null}\n".utf8
      return
    }
    bytes += ",\"geometry\":\"".utf8
    bytes.append(Self.binaryMark)
    let start = bytes.count
    let count = binary.count
    bytes.append(contentsOf: repeatElement(0, count: 2 * count))
    unsafe bytes.withUnsafeMutableBufferPointer { out in
      for place in 0..<count {
        let byte = unsafe binary[place]
        unsafe out[start + 2 * place] = Self.digit(byte >> 4)
        unsafe out[start + 2 * place + 1] = Self.digit(byte & 15)
      }
    }
    bytes += "\"}\n".utf8
  }

  /// Ends the record with a point, its coordinates JSON already; without both of them it has none.
  mutating func end(longitude: [UInt8]?, latitude: [UInt8]?) {
    guard let longitude, let latitude else {
      bytes += ",\"geometry\":null}\n".utf8
      return
    }
    bytes += ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[".utf8
    bytes += longitude
    bytes.append(UInt8(ascii: ","))
    bytes += latitude
    bytes += "]}}\n".utf8
  }

  // Letters from 'a' on for all sixteen: one addition a digit, and one subtraction to read it.
  @inline(__always)
  private static func digit(_ half: UInt8) -> UInt8 { UInt8(ascii: "a") + half }

  /// Appends a text as a JSON string.
  static func append(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += "\\u00".utf8
        bytes.append(byte >> 4 + UInt8(ascii: "0"))
        bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
