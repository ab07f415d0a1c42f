// Room for a text whose length is known to be at most something, so that writing it is nothing but writing.

/// Bytes being written into an array's memory.
@safe
struct TextSpace: ~Copyable {
  private let start: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// How many bytes have been written.
  private(set) var count = 0

  private init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int) {
    unsafe self.start = start
    self.capacity = capacity
  }

  /// What `body` writes.
  ///
  /// - Precondition: It writes no more than `capacity` bytes.
  static func written(capacity: Int, _ body: (inout TextSpace) -> Void) -> [UInt8] {
    unsafe Array(unsafeUninitializedCapacity: max(1, capacity)) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      var space = unsafe TextSpace(start, capacity: buffer.count)
      body(&space)
      count = space.count
    }
  }

  /// Adds a text.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds bytes.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count <= capacity - count, "more text than there is room for")
    if let source = bytes.baseAddress { unsafe (start + count).update(from: source, count: bytes.count) }
    count += bytes.count
  }

  /// Adds a place; see ``FixedPlace/write(to:)``.
  @inline(__always)
  mutating func append(_ place: FixedPlace) {
    precondition(FixedPlace.room <= capacity - count, "more text than there is room for")
    count += unsafe place.write(to: UnsafeMutableRawPointer(start + count))
  }
}
