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

  /// How many bytes a text has.
  func count(_ number: Int32) -> Int { ends[Int(number)] - (number == 0 ? 0 : ends[Int(number) - 1]) }

  /// The texts as they lie in memory, while `body` runs.
  func withPhrases<Result>(_ body: (Phrases) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeBufferPointer { ends in unsafe body(Phrases(bytes: bytes, ends: ends)) }
    }
  }

  /// The texts of a book that stays as it is.
  @safe
  struct Phrases {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let ends: UnsafeBufferPointer<Int>

    /// Appends a text.
    @inline(__always)
    func append(_ number: Int32, to output: inout TextSpace) {
      let start = unsafe number == 0 ? 0 : ends[Int(number) - 1]
      unsafe output.append(UnsafeBufferPointer(rebasing: bytes[start..<ends[Int(number)]]))
    }
  }
}
