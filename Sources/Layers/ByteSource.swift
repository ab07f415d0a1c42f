// A file or standard input as text, a stretch at a time: read, unpacked, its stored bytes counted.

internal import Crypto
internal import Foundation

/// The bytes of a file, from its first to its last.
struct ByteSource: ~Copyable {
  private let descriptor: Int32
  private let source: LayerSource
  private var gzip: GzipStream?
  // Read ahead, and not yet handed out.
  private var ahead: [UInt8] = []
  private var aheadPlace = 0
  /// How many bytes of the file have been read.
  private(set) var storedCount = 0
  /// The hash of a packed file's bytes, which nobody else sees.
  private(set) var packedHash: StoredHash?

  /// Opens the file; `-` is standard input.
  ///
  /// - Parameter isCancelled: Asked again and again while nobody writes into the pipe that the file is.
  /// - Throws: ``LayerError`` when it is missing or unreadable, or when told to stop.
  init(_ source: LayerSource, isCancelled: (@Sendable () -> Bool)? = nil) throws(LayerError) {
    self.source = source
    if source.path == "-" {
      descriptor = 0
    } else {
      descriptor = Self.opened(source.path, isCancelled: isCancelled)
      guard descriptor >= 0 else {
        if errno == ECANCELED { throw .cancelled(layer: source.name) }
        if errno == ENOENT || errno == ENOTDIR {
          throw .missingFile(layer: source.name, path: source.displayPath)
        }
        throw Self.unreadable(source)
      }
    }
    var start = [UInt8](repeating: 0, count: 2)
    let count = try readStored(into: &start, from: 0, count: 2)
    if count == 2, start[0] == 0x1F, start[1] == 0x8B {
      gzip = try GzipStream(source, start: start)
      var hash = StoredHash()
      hash.add(start, 0..<2)
      packedHash = hash
    } else {
      ahead = Array(start[..<count])
    }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Opens a path to be read; below 0 where that cannot be done, and `errno` says why.
  ///
  /// Opening a named pipe waits until somebody writes into it, and may wait forever: here that wait can be ended.
  private static func opened(_ path: String, isCancelled: (@Sendable () -> Bool)?) -> Int32 {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return descriptor }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO {
      var pipe = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Before the first writer there is nothing to be told of, not even an end.
      while true {
        let ready = unsafe poll(&pipe, 1, 50)
        if ready > 0 || ready < 0 && errno != EINTR { break }
        if isCancelled?() == true {
          close(descriptor)
          errno = ECANCELED
          return -1
        }
      }
    }
    // From here on reading waits for what is to come.
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return descriptor
  }

  /// Whether the file is packed.
  var isPacked: Bool { gzip != nil }

  /// Fills a part of a buffer; the number of bytes is smaller than asked for only at the end.
  mutating func read(into buffer: inout [UInt8], from start: Int, count: Int) throws(LayerError) -> Int {
    var got = min(count, ahead.count - aheadPlace)
    if got > 0 {
      buffer.replaceSubrange(start..<start + got, with: ahead[aheadPlace..<aheadPlace + got])
      aheadPlace += got
    }
    while got < count {
      let more =
        gzip == nil
        ? try readStored(into: &buffer, from: start + got, count: count - got)
        : try readPacked(into: &buffer, from: start + got, count: count - got)
      if more == 0 { break }
      got += more
    }
    return got
  }

  /// Gives bytes back that have been read last.
  mutating func unread(_ bytes: [UInt8]) {
    ahead = bytes + ahead[aheadPlace...]
    aheadPlace = 0
  }

  private mutating func readPacked(
    into buffer: inout [UInt8], from start: Int, count: Int
  ) throws(LayerError) -> Int {
    while true {
      let produced = try gzip?.unpack(into: &buffer, from: start, count: count) ?? 0
      if produced > 0 { return produced }
      var packed = [UInt8](repeating: 0, count: 1 << 17)
      let got = try readStored(into: &packed, from: 0, count: packed.count)
      packedHash?.add(packed, 0..<got)
      packed.removeLast(packed.count - got)
      guard try gzip?.feed(packed) == true else { return 0 }
    }
  }

  private mutating func readStored(
    into buffer: inout [UInt8], from start: Int, count: Int
  ) throws(LayerError) -> Int {
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Foundation.read(descriptor, bytes.baseAddress.map { unsafe $0 + start }, min(count, 1 << 30))
      }
      if got >= 0 {
        storedCount += got
        return got
      }
      if errno != EINTR { throw Self.unreadable(source) }
    }
  }

  private static func unreadable(_ source: LayerSource) -> LayerError {
    let reason =
      switch errno {
      case EACCES, EPERM: "permission is denied; make it readable for this user"
      case EISDIR: "it is a folder; give the file in it"
      default: unsafe String(cString: strerror(errno))
      }
    return .unreadableFile(layer: source.name, path: source.displayPath, reason: reason)
  }
}

/// The SHA-256 of a file's stored bytes, stretch by stretch.
struct StoredHash {
  private var hash = SHA256()

  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[range]))
    }
  }

  /// In lower-case hexadecimal.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
