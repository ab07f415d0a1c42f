// Which of many millions of features are there twice, without holding them: their fingerprints go to a temporary file
// in parts, by their first bits, and each part is looked through by itself.

internal import Foundation

/// A fingerprint of what makes two features alike: 96 bits, so that among ten million features a false likeness has a
/// chance of 10⁻¹⁵.
public struct Fingerprint: Sendable, Hashable {
  var high: UInt64
  var low: UInt32

  /// The fingerprint of nothing yet.
  init() {
    high = 0x9E37_79B9_7F4A_7C15
    low = 0x85EB_CA6B
  }

  /// Takes in a word.
  @inline(__always)
  mutating func mix(_ bits: UInt64) {
    high = (high ^ bits) &* 0xFF51_AFD7_ED55_8CCD
    high ^= high >> 32
    let folded = UInt32(truncatingIfNeeded: bits ^ (bits >> 29) ^ (bits >> 47))
    low = (low ^ folded) &* 0xC2B2_AE35
    low ^= low >> 15
  }
}

/// Finds features of equal fingerprints. What it holds does not grow with the number of features.
public final class DuplicateSieve {
  private struct Entry {
    var high: UInt64
    var low: UInt32
    var feature: UInt32
  }

  // Where in the file each part of a flush starts, in entries.
  private struct Flush {
    var start: Int
    var starts: [Int32]
  }

  private static let parts = 256
  private let limit: Int
  private let makeFile: () -> FileHandle?
  private var entries: [Entry] = []
  private var flushes: [Flush] = []
  private var written = 0
  private var file: FileHandle?
  private var hasNoFile = false
  /// Whether fingerprints that were written could not be read again, so that features alike may have been missed.
  private(set) var hasLost = false

  /// A sieve that has seen nothing.
  public convenience init() { self.init(limit: 1 << 16) }

  /// A sieve that holds so many fingerprints at the most, and writes others to a file; where none can be made, or it
  /// takes no more, they are held after all.
  init(limit: Int, makeFile: @escaping () -> FileHandle? = DuplicateSieve.temporaryFile) {
    self.limit = limit
    self.makeFile = makeFile
  }

  /// Adds a feature, one after the other in the order of the file.
  ///
  /// - Parameters:
  ///   - fingerprint: What it is compared by.
  ///   - feature: Its position in the file, from 0, below 2³².
  public func add(_ fingerprint: Fingerprint, feature: Int) {
    if entries.count >= limit && !hasNoFile { flush() }
    entries.append(
      Entry(high: fingerprint.high, low: fingerprint.low, feature: UInt32(truncatingIfNeeded: feature)))
  }

  /// Each feature that an earlier one is equal to, ascending, with the first that is.
  public func duplicates() -> [(feature: Int, first: Int)] {
    if !flushes.isEmpty { flush() }
    var found: [(feature: Int, first: Int)] = []
    if flushes.isEmpty {
      Self.search(entries, &found)
    } else {
      // What the file did not take any more belongs to its parts all the same.
      var held = [[Entry]](repeating: [], count: Self.parts)
      for entry in entries { held[Self.part(entry)].append(entry) }
      for part in 0..<Self.parts {
        Self.search(read(part) + held[part], &found)
      }
    }
    found.sort { $0.feature < $1.feature }
    return found
  }

  /// Looks through entries in the order they were added, each for an earlier one like it.
  private static func search(_ entries: [Entry], _ found: inout [(feature: Int, first: Int)]) {
    guard entries.count > 1 else { return }
    // Open addressing: the place of an entry, or -1; at the most half of the slots are taken.
    let slotBits = Int.bitWidth - (2 * entries.count - 1).leadingZeroBitCount
    let mask = 1 << slotBits - 1
    var slots = [Int32](repeating: -1, count: mask + 1)
    for (place, entry) in entries.enumerated() {
      // The first bits are those of the part.
      var slot = Int(truncatingIfNeeded: entry.high) & mask
      while true {
        let known = Int(slots[slot])
        guard known >= 0 else {
          slots[slot] = Int32(truncatingIfNeeded: place)
          break
        }
        if entries[known].high == entry.high && entries[known].low == entry.low {
          found.append((Int(entry.feature), Int(entries[known].feature)))
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }

  // MARK: The file

  private static func part(_ entry: Entry) -> Int { Int(entry.high >> 56) }

  /// Writes what is held to the file, part by part. Where no file can be made, everything is held.
  private func flush() {
    if file == nil { file = makeFile() }
    guard let file else {
      hasNoFile = true
      return
    }
    var starts = [Int32](repeating: 0, count: Self.parts + 1)
    for entry in entries { starts[Self.part(entry) + 1] += 1 }
    for part in 0..<Self.parts { starts[part + 1] += starts[part] }
    var next = starts
    var sorted = entries
    for entry in entries {
      let part = Self.part(entry)
      sorted[Int(next[part])] = entry
      next[part] += 1
    }
    let bytes = unsafe sorted.withUnsafeBytes { unsafe Data($0) }
    do {
      try file.seek(toOffset: UInt64(written * MemoryLayout<Entry>.stride))
      try file.write(contentsOf: bytes)
    } catch {
      // A full disk: what is held stays held, and what was written stays written.
      hasNoFile = true
      return
    }
    flushes.append(Flush(start: written, starts: starts))
    written += entries.count
    entries.removeAll(keepingCapacity: true)
  }

  private func read(_ part: Int) -> [Entry] {
    var entries: [Entry] = []
    let stride = MemoryLayout<Entry>.stride
    for flush in flushes {
      let count = Int(flush.starts[part + 1] - flush.starts[part])
      guard count > 0, let file else { continue }
      let offset = UInt64((flush.start + Int(flush.starts[part])) * stride)
      guard (try? file.seek(toOffset: offset)) != nil,
        let bytes = try? file.read(upToCount: count * stride), bytes.count == count * stride
      else {
        hasLost = true
        continue
      }
      for place in 0..<bytes.count / stride {
        unsafe bytes.withUnsafeBytes { buffer in
          entries.append(unsafe buffer.loadUnaligned(fromByteOffset: place * stride, as: Entry.self))
        }
      }
    }
    return entries
  }

  /// A file that nobody else sees, and that is gone when this process is.
  static func temporaryFile() -> FileHandle? {
    // mkstemp puts other letters in the place of the last six.
    let pattern = "/citycheck-" + String(repeating: "X", count: 6)
    var path = Array((NSTemporaryDirectory() + pattern).utf8CString)
    let descriptor = unsafe path.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      if descriptor >= 0 { unsafe unlink(start) }
      return descriptor
    }
    return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}

extension ProblemGathering {
  /// Says that features alike may have been missed.
  mutating func addLostDuplicates() {
    add(
      .duplicateFeature, action: .kept,
      message: """
        features that are there twice may have been missed: a temporary file could not be read again; \
        look after the disk of the folder for temporary files (TMPDIR) and try again
        """)
  }
}

extension DuplicateSieve {
  /// A `duplicate-feature` warning for each feature that has exactly the geometry of an earlier one; features are kept.
  public func geometryProblems(of source: LayerSource) -> [LayerProblem] {
    var found = ProblemGathering(layer: source.name, file: source.displayPath)
    for (feature, first) in duplicates() {
      found.add(
        .duplicateFeature, action: .kept, feature: feature,
        message: Layer.duplicateMessage("feature \(first)"))
    }
    if hasLost { found.addLostDuplicates() }
    return found.gathered()
  }
}
