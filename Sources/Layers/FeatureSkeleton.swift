// What the features of a file have in common: nearly always all of their text but the values.
//
// Programs write each feature in the same way: the same members in the same order with the same space between
// them. So the text between the values of one feature, once read and found right, is what to expect of the next
// one. To compare it takes a fraction of what reading it takes. A feature that differs is read with all care, as
// if nothing had been expected; this decides how fast a feature is read, and nothing else.

/// The text of a feature around its values, and what is to be done with each value.
@safe
struct FeatureSkeleton: ~Copyable {
  /// What stands behind a stretch of text.
  enum Next: Equatable {
    /// A property that is wanted, of this column.
    case column(Int)
    /// A value that is not, so many brackets deep in the feature.
    case skipped(depth: Int)
    /// The member `id`.
    case id
    /// The geometry's coordinates.
    case coordinates
    /// Nothing: the feature is over.
    case end
  }

  /// A stretch of text between two values.
  struct Stretch {
    var next: Next
    var count: Int
    fileprivate var firstWord: Int
    // How many words are full; and which bits count of the one behind them.
    fileprivate var fullWords: Int
    fileprivate var mask: UInt64
  }

  private static let wordLimit = 256
  private static let stretchLimit = 64
  private let words: UnsafeMutablePointer<UInt64>
  private let stretches: UnsafeMutablePointer<Stretch>
  private var wordCount = 0
  /// How many stretches there are; none as long as nothing is known.
  private(set) var count = 0
  /// What the coordinates are those of.
  private(set) var shape = FeatureReading.Shape.collection

  /// Nothing.
  init() {
    unsafe words = .allocate(capacity: Self.wordLimit)
    unsafe stretches = .allocate(capacity: Self.stretchLimit)
  }

  deinit {
    unsafe words.deallocate()
    unsafe stretches.deallocate()
  }

  /// A stretch.
  ///
  /// - Precondition: `index` is one of `0 ..< count`.
  @inline(__always)
  subscript(index: Int) -> Stretch { unsafe stretches[index] }

  /// Whether a stretch stands at a place.
  ///
  /// Nothing is read beyond the text's padding: no text has a zero, and each word is looked at after those before it.
  @inline(__always)
  func stands(_ stretch: Stretch, at place: Int, _ text: JSONText) -> Bool {
    var at = place
    var word = unsafe words + stretch.firstWord
    let last = unsafe word + stretch.fullWords
    while unsafe word < last {
      if unsafe text.word(at) != word.pointee { return false }
      at &+= 8
      unsafe word += 1
    }
    return unsafe (text.word(at) ^ word.pointee) & stretch.mask == 0
  }

  // MARK: Taking one

  /// Takes the skeleton of the feature at a place, which has been read and found right; nothing is known where it
  /// has an unusual build.
  mutating func take(_ start: JSONCursor, _ context: ReadingContext) {
    count = 0
    wordCount = 0
    var cursor = start
    var taken = start.place
    do throws(JSONFault) {
      if try !takeMembers(&cursor, &taken, context) { count = 0 }
    } catch {
      count = 0
    }
  }

  private mutating func takeMembers(
    _ cursor: inout JSONCursor, _ taken: inout Int, _ context: ReadingContext
  ) throws(JSONFault) -> Bool {
    var names: Set<String> = []
    guard cursor.byte == UInt8(ascii: "{") else { return false }
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "}"), opened: taken) else { return false }
    repeat {
      let name = cursor.json.text(try cursor.name())
      // A member that is there twice counts the last time, and 'crs' is not for a feature to name.
      guard names.insert(name).inserted, name != "crs" else { return false }
      switch name {
      case "type":
        guard cursor.byte == UInt8(ascii: "\""), cursor.json.text(try cursor.string()) == "Feature" else {
          return false
        }
      case "properties": if try !takeProperties(&cursor, &taken, context) { return false }
      case "geometry": if try !takeGeometry(&cursor, &taken, context) { return false }
      case "id": if try !take(.id, &cursor, &taken) { return false }
      default: if try !take(.skipped(depth: 1), &cursor, &taken) { return false }
      }
    } while try cursor.continues(UInt8(ascii: "}"), opened: cursor.place)
    return names.isSuperset(of: ["type", "geometry"]) && add(.end, taken..<cursor.place, cursor.json)
  }

  private mutating func takeProperties(
    _ cursor: inout JSONCursor, _ taken: inout Int, _ context: ReadingContext
  ) throws(JSONFault) -> Bool {
    if cursor.byte == UInt8(ascii: "n") {
      try cursor.skipWord()
      return true
    }
    guard cursor.byte == UInt8(ascii: "{") else { return false }
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "}"), opened: opened) else { return true }
    repeat {
      let name = cursor.json.text(try cursor.name())
      let next = context.columnOfField[name].map { Next.column($0) } ?? .skipped(depth: 2)
      if try !take(next, &cursor, &taken) { return false }
    } while try cursor.continues(UInt8(ascii: "}"), opened: opened)
    return true
  }

  private mutating func takeGeometry(
    _ cursor: inout JSONCursor, _ taken: inout Int, _ context: ReadingContext
  ) throws(JSONFault) -> Bool {
    guard cursor.byte == UInt8(ascii: "{") else { return false }
    let opened = cursor.place
    try cursor.open()
    guard try cursor.begins(UInt8(ascii: "}"), opened: opened), cursor.json.text(try cursor.name()) == "type",
      cursor.byte == UInt8(ascii: "\""),
      let shape = FeatureReading.Shape(cursor.json, try cursor.string()), shape != .collection,
      context.takes(shape.kind), try cursor.continues(UInt8(ascii: "}"), opened: opened),
      cursor.json.text(try cursor.name()) == "coordinates", cursor.byte == UInt8(ascii: "[")
    else { return false }
    self.shape = shape
    // What follows the coordinates may be another member of theirs.
    guard try take(.coordinates, &cursor, &taken) else { return false }
    return try !cursor.continues(UInt8(ascii: "}"), opened: opened)
  }

  /// Ends a stretch before the value at the cursor, and steps over the value.
  private mutating func take(
    _ next: Next, _ cursor: inout JSONCursor, _ taken: inout Int
  ) throws(JSONFault) -> Bool {
    guard add(next, taken..<cursor.place, cursor.json) else { return false }
    try cursor.skipValue()
    taken = cursor.place
    return true
  }

  /// False where there is no room for it.
  private mutating func add(_ next: Next, _ range: Range<Int>, _ text: JSONText) -> Bool {
    let fullWords = range.count / 8
    guard count < Self.stretchLimit, wordCount + fullWords < Self.wordLimit else { return false }
    let mask: UInt64 = 1 &<< UInt64(8 * (range.count - 8 * fullWords)) &- 1
    unsafe stretches[count] = Stretch(
      next: next, count: range.count, firstWord: wordCount, fullWords: fullWords, mask: mask)
    for word in 0...fullWords { unsafe words[wordCount + word] = text.word(range.lowerBound + 8 * word) }
    wordCount += fullWords + 1
    count += 1
    return true
  }
}
