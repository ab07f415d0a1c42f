// How many lines end in a stretch of text: what turns a byte's place into a line's number.

/// Counts the lines of a text.
enum LineCount {
  /// How many line feeds there are in the first bytes of a buffer.
  static func newlines(_ bytes: [UInt8], end: Int) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var count = 0
      var place = 0
      while place < end {
        // So few that a byte can count them, which is what lets the compiler look at sixteen at a time.
        let stop = min(end, place + 240)
        var feeds: UInt8 = 0
        while place < stop {
          feeds &+= unsafe base.load(fromByteOffset: place, as: UInt8.self) == 0x0A ? 1 : 0
          place &+= 1
        }
        count += Int(feeds)
      }
      return count
    }
  }
}
