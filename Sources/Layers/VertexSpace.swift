// Room for the vertices of one piece of a file, so that the innermost loop only writes.

/// Two columns of coordinates being filled. One value a piece; freed with it.
@safe
struct VertexSpace: ~Copyable {
  /// Degrees east, or eastings.
  let longitudes: UnsafeMutablePointer<Double>
  /// Degrees north, or northings.
  let latitudes: UnsafeMutablePointer<Double>
  /// How many vertices there are.
  var count = 0

  /// Room for the vertices that a text may hold.
  init(bytes: Int) {
    // `[1,2]` is the shortest position; a mended ring may have one vertex more than it has positions.
    let capacity = bytes / 4 + 8
    unsafe longitudes = .allocate(capacity: capacity)
    unsafe latitudes = .allocate(capacity: capacity)
  }

  deinit {
    unsafe longitudes.deallocate()
    unsafe latitudes.deallocate()
  }

  @inline(__always)
  mutating func add(_ longitude: Double, _ latitude: Double) {
    unsafe longitudes[count] = longitude
    unsafe latitudes[count] = latitude
    count += 1
  }

  /// The columns as arrays.
  func arrays() -> (longitudes: [Double], latitudes: [Double]) {
    unsafe (
      Array(UnsafeBufferPointer(start: longitudes, count: count)),
      Array(UnsafeBufferPointer(start: latitudes, count: count))
    )
  }
}
