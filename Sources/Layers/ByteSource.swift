// A file or standard input as text, a stretch at a time: read, unpacked, its stored bytes counted.

internal import Crypto
internal import Foundation

/// The bytes of a file, from its first to its last.
struct ByteSource: ~Copyable {
  private let descriptor: Int32
  private let source: LayerSource
  private var gzip: GzipStream?
  /// The rows that the text is made of; nil for a file of text.
  private let rows: (any RowText)?
  // Read ahead, and not yet handed out.
  private var ahead: [UInt8] = []
  private var aheadPlace = 0
  // How many bytes of the file have been read.
  private var readCount = 0
  // The hash of a packed file's bytes, which nobody else sees.
  private var packedHash: StoredHash?
  // The files of a table or of what is converted, whose bytes are not read here.
  private var stored: StoredFiles?
  private var conversion: Conversion?

  /// Opens the file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - source: The layer.
  ///   - withAllProperties: Whether the records of a table have all properties, and not only those that the layer asks for.
  ///   - isCancelled: Asked again and again while nobody writes into the pipe that the file is.
  /// - Throws: ``LayerError`` when it is missing or unreadable.
  static func open(
    _ source: LayerSource, withAllProperties: Bool = false, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(LayerError) -> ByteSource {
    let path = LayerPath(source.path)
    if path.format == .geoJSON { return try openText(source, isCancelled: isCancelled) }
    let stored = try StoredFiles(path.files, source)
    let rows: (any RowText)?
    var conversion: Conversion?
    switch path.format {
    case .geoPackage:
      rows = try GeoPackageText(
        source, path: path.file, table: path.table, withAllProperties: withAllProperties)
    case .csv: rows = try CSVText(source, withAllProperties: withAllProperties)
    case .geoJSON, .converted:
      rows = nil
      conversion = try Conversion(source, path: path.file, table: path.table)
    }
    var opened = ByteSource(source, descriptor: conversion?.descriptor ?? -1, rows: rows)
    opened.conversion = conversion
    // A database has no bytes of its own; then what was read of it stands for it.
    if stored.count > 0 { opened.stored = stored }
    return opened
  }

  /// Opens a file whose bytes are text, whatever its name.
  ///
  /// - Throws: ``LayerError`` when it is missing or unreadable.
  static func openText(
    _ source: LayerSource, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(LayerError) -> ByteSource {
    var opened = ByteSource(
      source, descriptor: try descriptor(of: source, isCancelled: isCancelled), rows: nil)
    try opened.lookAtStart()
    return opened
  }

  /// Reads the first two bytes, which tell whether the file is packed.
  private mutating func lookAtStart() throws(LayerError) {
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

  private init(_ source: LayerSource, descriptor: Int32, rows: (any RowText)?) {
    self.source = source
    self.descriptor = descriptor
    self.rows = rows
  }

  private static func descriptor(
    of source: LayerSource, isCancelled: (@Sendable () -> Bool)?
  ) throws(LayerError) -> Int32 {
    if source.path == "-" { return 0 }
    let descriptor = opened(source.path, isCancelled: isCancelled)
    guard descriptor >= 0 else {
      if errno == ECANCELED { throw .cancelled(layer: source.name) }
      if errno == ENOENT || errno == ENOTDIR {
        throw .missingFile(layer: source.name, path: source.displayPath)
      }
      throw unreadable(source)
    }
    return descriptor
  }

  // A conversion closes its own.
  deinit { if descriptor > 0 && conversion == nil { close(descriptor) } }

  /// Whether the text is that of the file, byte by byte.
  var isPlain: Bool { gzip == nil && rows == nil && stored == nil }
  /// Whether the text is made of rows.
  var isOfRows: Bool { rows != nil }
  /// The CRS that a table is in; nil for a file of text, which says it itself.
  var crs: CRSMember? { rows?.crs }
  /// The SHA-256 of the bytes as stored, read so far; nil for plain text, whose reader has all of them.
  var storedSHA256: String? { stored?.sha256 ?? packedHash?.hexadecimal }
  /// How many bytes are stored, of those read so far.
  var storedCount: Int { stored?.count ?? readCount }

  /// Opens a path to be read; below 0 where that cannot be done, and `errno` says why.
  ///
  /// Opening a named pipe waits until somebody writes into it, and may wait forever: here that wait can be ended.
  private static func opened(_ path: String, isCancelled: (@Sendable () -> Bool)?) -> Int32 {
    let descriptor = unsafe Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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

  /// Fills a part of a buffer; the number of bytes is smaller than asked for only at the end.
  mutating func read(into buffer: inout [UInt8], from start: Int, count: Int) throws(LayerError) -> Int {
    var got = min(count, ahead.count - aheadPlace)
    if got > 0 {
      buffer.replaceSubrange(start..<start + got, with: ahead[aheadPlace..<aheadPlace + got])
      aheadPlace += got
    }
    while got < count {
      if let rows {
        if try takeRows(rows, into: &buffer, from: start, &got, count: count) { continue }
        break
      }
      let more =
        gzip == nil
        ? try readStored(into: &buffer, from: start + got, count: count - got)
        : try readPacked(into: &buffer, from: start + got, count: count - got)
      if more == 0 { break }
      got += more
    }
    return got
  }

  /// Fills a part of a buffer with records; false behind the last.
  private mutating func takeRows(
    _ rows: any RowText, into buffer: inout [UInt8], from start: Int, _ got: inout Int, count: Int
  ) throws(LayerError) -> Bool {
    ahead.removeAll(keepingCapacity: true)
    aheadPlace = 0
    while ahead.isEmpty {
      if try !rows.appendRecords(to: &ahead), ahead.isEmpty { return false }
    }
    let taken = min(count - got, ahead.count)
    buffer.replaceSubrange(start + got..<start + got + taken, with: ahead[..<taken])
    aheadPlace = taken
    got += taken
    return true
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
        readCount += got
        if got == 0 { try conversion?.finish() }
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

/// The bytes of a layer's files, hashed by themselves.
private struct StoredFiles {
  let sha256: String
  let count: Int

  /// Reads files to their ends. One file has its own hash; of several it is that of their names and hashes, a line a file.
  init(_ files: [String], _ source: LayerSource) throws(LayerError) {
    var lines = ""
    var only = ""
    var count = 0
    for file in files {
      guard FileManager.default.fileExists(atPath: file) else {
        throw .missingFile(layer: source.name, path: source.displayPath)
      }
      do {
        let digest = try FileDigest(contentsOf: URL(fileURLWithPath: file))
        count += digest.bytes
        only = digest.sha256
        lines += "\(digest.sha256)  \(URL(fileURLWithPath: file).lastPathComponent)\n"
      } catch {
        throw .unreadableFile(
          layer: source.name, path: source.displayPath, reason: error.localizedDescription)
      }
    }
    sha256 = files.count == 1 ? only : ContentHash.of(lines)
    self.count = count
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
