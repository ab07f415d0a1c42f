// Unpacking gzip (RFC 1952), several members in a row included, with the place where a broken file breaks.

internal import CZlib

/// Why gzip data cannot be unpacked.
struct GzipFault: Error, Hashable {
  /// What is wrong, with the byte of the packed data.
  let reason: String
}

/// Unpacks gzip data.
enum GzipStream {
  /// Whether the bytes start as gzip does.
  static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The unpacked bytes of all members, followed by `padding` zeros; and their count without these.
  ///
  /// - Throws: ``GzipFault`` when the data breaks off or is corrupt.
  static func unpack(_ packed: [UInt8], padding: Int) throws(GzipFault) -> (bytes: [UInt8], count: Int) {
    var stream = unsafe z_stream()
    guard unsafe citycheck_inflate_init(&stream) == Z_OK else {
      throw GzipFault(reason: "zlib has no memory")
    }
    defer { unsafe inflateEnd(&stream) }
    // Text packs about six to one; the buffer doubles when that is not enough.
    var output = [UInt8](repeating: 0, count: max(1 << 16, packed.count * 6) + padding)
    var consumed = 0
    var produced = 0
    while true {
      let status: Int32 = unsafe packed.withUnsafeBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
          // zlib counts in 32 bits: feed and take at most 1 GiB at a time.
          let available = min(packed.count - consumed, 1 << 30)
          let room = min(output.count - padding - produced, 1 << 30)
          unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress).map {
            unsafe $0 + consumed
          }
          unsafe stream.avail_in = UInt32(available)
          unsafe stream.next_out = unsafe output.baseAddress.map { unsafe $0 + produced }
          unsafe stream.avail_out = UInt32(room)
          let status = unsafe inflate(&stream, Z_NO_FLUSH)
          consumed += available - Int(unsafe stream.avail_in)
          produced += room - Int(unsafe stream.avail_out)
          return status
        }
      }
      switch status {
      case Z_STREAM_END:
        // Zeros after the last member are padding that tape and block devices leave.
        if packed[consumed...].allSatisfy({ $0 == 0 }) {
          output.replaceSubrange(produced..., with: repeatElement(0, count: padding))
          return (output, produced)
        }
        guard isMember(packed, at: consumed) else {
          throw GzipFault(reason: "bytes that are not gzip follow the data at byte \(consumed)")
        }
        guard unsafe inflateReset(&stream) == Z_OK else {
          throw GzipFault(reason: "the member at byte \(consumed) cannot be read")
        }
      case Z_OK, Z_BUF_ERROR:
        if produced == output.count - padding {
          output.append(contentsOf: repeatElement(0, count: output.count))
        } else if consumed == packed.count {
          throw GzipFault(reason: "it breaks off after \(consumed) bytes")
        }
      default:
        let message = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "zlib error \(status)"
        throw GzipFault(reason: "it is corrupt near byte \(consumed): \(message)")
      }
    }
  }

  private static func isMember(_ bytes: [UInt8], at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0x1F && bytes[offset + 1] == 0x8B
  }
}
