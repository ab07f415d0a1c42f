// Unpacking gzip (RFC 1952), several members in a row included, with the place where a broken file breaks.

internal import CZlib

/// Unpacks gzip data as it comes.
@safe
struct GzipStream: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let source: LayerSource
  private var packed: [UInt8]
  private var place = 0
  // How many bytes there were before `packed`.
  private var before = 0
  // Between two members, or behind the last.
  private var isBetween = false
  private var isPadding = false

  /// A stream that starts with these bytes.
  init(_ source: LayerSource, start: [UInt8]) throws(LayerError) {
    self.source = source
    packed = start
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe citycheck_inflate_init(stream) == Z_OK else {
      throw .brokenCompression(
        layer: source.name, path: source.displayPath, reason: "zlib has no memory")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Takes more packed bytes, none at the file's end; whether there may be more to unpack.
  ///
  /// - Throws: ``LayerError/brokenCompression(layer:path:reason:)`` where the data breaks off.
  mutating func feed(_ bytes: [UInt8]) throws(LayerError) -> Bool {
    before += packed.count
    let rest = Array(packed[place...])
    before -= rest.count
    packed = rest + bytes
    place = 0
    guard bytes.isEmpty else { return true }
    if !isBetween { throw fault("it breaks off after \(before + packed.count) bytes") }
    if !packed.isEmpty { throw fault("bytes that are not gzip follow the data at byte \(before)") }
    return false
  }

  /// Unpacks into a part of a buffer; 0 when more packed bytes are needed.
  ///
  /// - Throws: ``LayerError/brokenCompression(layer:path:reason:)`` where the data is corrupt.
  mutating func unpack(into buffer: inout [UInt8], from start: Int, count: Int) throws(LayerError) -> Int {
    while true {
      if isBetween, try !startMember() { return 0 }
      if place == packed.count { return 0 }
      // zlib counts in 32 bits.
      let room = min(count, 1 << 30)
      let available = packed.count - place
      let status = inflate(into: &buffer, from: start, room: room)
      let produced = unsafe room - Int(stream.pointee.avail_out)
      place += available - Int(unsafe stream.pointee.avail_in)
      switch status {
      case Z_STREAM_END: isBetween = true
      case Z_OK, Z_BUF_ERROR: break
      default:
        let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib error \(status)"
        throw fault("it is corrupt near byte \(before + place): \(message)")
      }
      if produced > 0 { return produced }
    }
  }

  private mutating func inflate(into buffer: inout [UInt8], from start: Int, room: Int) -> Int32 {
    unsafe packed.withUnsafeMutableBufferPointer { input in
      unsafe buffer.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_in = input.baseAddress.map { unsafe $0 + place }
        unsafe stream.pointee.avail_in = UInt32(input.count - place)
        unsafe stream.pointee.next_out = output.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
  }

  /// Whether another member starts here; false where more bytes are needed to say.
  private mutating func startMember() throws(LayerError) -> Bool {
    // Zeros after the last member are padding that tape and block devices leave.
    while place < packed.count, packed[place] == 0 {
      isPadding = true
      place += 1
    }
    if packed.count - place == 0 { return false }
    if !isPadding && packed.count - place == 1 && packed[place] == 0x1F { return false }
    guard !isPadding, packed[place] == 0x1F, packed[place + 1] == 0x8B else {
      throw fault("bytes that are not gzip follow the data at byte \(before + place)")
    }
    guard unsafe inflateReset(stream) == Z_OK else {
      throw fault("the member at byte \(before + place) cannot be read")
    }
    isBetween = false
    return true
  }

  private func fault(_ reason: String) -> LayerError {
    .brokenCompression(layer: source.name, path: source.displayPath, reason: reason)
  }
}
