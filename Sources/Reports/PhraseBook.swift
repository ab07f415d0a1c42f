// Texts that are written over and over, in one piece of memory.

/// Texts as bytes, each known by its number.
struct PhraseBook {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Adds a text and says its number.
  mutating func add(_ text: some Sequence<UInt8>) -> Int32 {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return Int32(ends.count - 1)
  }

  /// Appends a text.
  @inline(__always)
  func append(_ number: Int32, to output: inout [UInt8]) {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    unsafe bytes.withUnsafeBufferPointer { all in
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<ends[Int(number)]]))
    }
  }
}
