// The properties of the feature being read, and the names by which they are found.

/// One value a property wanted.
@safe
struct RowSpace: ~Copyable {
  /// How many properties are wanted.
  let count: Int
  private let values: UnsafeMutablePointer<RawValue>
  private let heads: UnsafeMutablePointer<UInt64>
  private let lengths: UnsafeMutablePointer<Int>

  init(_ names: [ReadingContext.FieldName]) {
    count = names.count
    unsafe values = .allocate(capacity: count)
    unsafe heads = .allocate(capacity: count)
    unsafe lengths = .allocate(capacity: count)
    for (column, name) in names.enumerated() {
      unsafe (values + column).initialize(to: RawValue())
      unsafe heads[column] = name.head
      unsafe lengths[column] = name.bytes.count
    }
  }

  deinit {
    unsafe values.deallocate()
    unsafe heads.deallocate()
    unsafe lengths.deallocate()
  }

  /// The value of a column.
  ///
  /// - Precondition: `column` is one of `0 ..< count`.
  @inline(__always)
  subscript(column: Int) -> RawValue { unsafe values[column] }

  /// Reads the value at the cursor as that of a column.
  @inline(__always)
  func read(_ column: Int, _ cursor: inout JSONCursor) throws(JSONFault) {
    try unsafe values[column].read(&cursor)
  }

  /// Reads the value at a place, so many brackets deep, as that of a column.
  @inline(__always)
  func read(_ column: Int, _ text: JSONText, _ place: inout Int, depth: Int) throws(JSONFault) {
    try unsafe values[column].read(text, &place, depth: depth)
  }

  /// Forgets all values.
  @inline(__always)
  func clear() {
    for column in 0..<count { unsafe values[column].kind = .missing }
  }

  /// The first column whose name begins with these eight bytes, zeros where it is shorter.
  @inline(__always)
  func column(head: UInt64) -> Int? {
    for column in 0..<count where unsafe heads[column] == head { return column }
    return nil
  }

  /// How many bytes a column's name has.
  @inline(__always)
  func bytes(_ column: Int) -> Int { unsafe lengths[column] }
}
