// How the positions of a file are spelt: nearly always alike, with the same digits in the same places.
//
// Where the shape of a position is known, each of its parts stands where it is expected, and no part has to be
// waited for to find the next one. All that is left is to see that it is so, eight bytes at a time. The digits
// are taken as in JSONText.number, and give the same doubles.

/// Up to eight bytes that are expected somewhere.
struct ExpectedBytes {
  private(set) var count = 0
  // The first byte lowest; zeros where none is expected.
  private(set) var bytes: UInt64 = 0
  private(set) var mask: UInt64 = 0

  /// The bytes of a range; nil when there are more than eight.
  init?(_ text: JSONText, _ range: Range<Int>) {
    guard range.count <= 8 else { return nil }
    count = range.count
    mask = count == 8 ? ~0 : 1 &<< UInt64(8 * count) &- 1
    bytes = unsafe text.word(range.lowerBound) & mask
  }

  /// Nothing.
  init() {}

  /// Zero where these bytes are the first of eight.
  @inline(__always)
  func difference(_ word: UInt64) -> UInt64 { (word ^ bytes) & mask }
}

/// A number of up to seven digits before the point and eight behind it.
struct DecimalShape {
  /// How many bytes it takes, without its sign.
  private(set) var count = 0
  private var fractionStart = 0
  // What brings the digits, and before the point the point too, to a word's end; and how they look there.
  private var wholeShift: UInt64 = 0
  private var wholePattern: UInt64 = 0
  private var fractionShift: UInt64 = 0
  private var fractionPattern: UInt64 = 0
  // The least whole number without a leading zero.
  private var least: UInt64 = 0
  private var scale: UInt64 = 0
  private var divisor = 0.0

  init() {}

  /// The shape of the number whose first digit stands at a place, which moves behind it; nil where there is
  /// another one.
  init?(_ text: JSONText, _ place: inout Int, isNegative: Bool) {
    let start = place
    text.skipDigits(&place)
    let whole = place - start
    guard (1...7).contains(whole), unsafe text.bytes[place] == UInt8(ascii: ".") else { return nil }
    place += 1
    text.skipDigits(&place)
    let decimals = place - start - whole - 1
    guard (1...8).contains(decimals) else { return nil }
    count = place - start
    fractionStart = whole + 1
    wholeShift = UInt64(64 - 8 * (whole + 1))
    wholePattern = (0x2E30_3030_3030_3030 >> wholeShift) << wholeShift
    fractionShift = UInt64(64 - 8 * decimals)
    fractionPattern = 0x3030_3030_3030_3030 << fractionShift
    least = unsafe whole > 1 ? text.wholePowers[whole - 1] : 0
    scale = unsafe text.wholePowers[decimals]
    divisor = unsafe isNegative ? -text.exactPowers[decimals] : text.exactPowers[decimals]
  }

  /// The number at a place, given that `doubt` is zero then.
  @inline(__always)
  func value(_ text: JSONText, _ place: Int, doubt: inout UInt64) -> Double {
    // The pattern is cut off where the shift leaves zeros.
    let whole = (unsafe text.word(place) &<< wholeShift) ^ wholePattern
    let fraction = (unsafe text.word(place &+ fractionStart) &<< fractionShift) ^ fractionPattern
    // A byte is a digit's value if its upper half is empty, and still is when six is added.
    doubt |= ((whole &+ 0x0006_0606_0606_0606) | whole) & 0xFFF0_F0F0_F0F0_F0F0
    doubt |= ((fraction &+ 0x0606_0606_0606_0606) | fraction) & 0xF0F0_F0F0_F0F0_F0F0
    let number = JSONText.eightDigits(whole &<< 8)
    doubt |= (number &- least) & 1 &<< 63
    let mantissa = number &* scale &+ JSONText.eightDigits(fraction)
    return Double(Int64(bitPattern: mantissa)) / divisor
  }
}

/// The spelling of a position of two numbers, and of what stands between it and the next one.
struct PositionShape {
  /// The bracket, and what else comes before the longitude's first digit.
  private(set) var lead = ExpectedBytes()
  private(set) var longitude = DecimalShape()
  /// What stands between the numbers.
  private(set) var middle = ExpectedBytes()
  private(set) var latitude = DecimalShape()
  /// What comes behind the latitude, up to the position's end.
  private(set) var end = ExpectedBytes()
  /// What comes behind the latitude, up to the first digit of the next position.
  private(set) var link = ExpectedBytes()
  /// Zero where positions were seen to follow each other.
  private(set) var linkDoubt: UInt64 = 1
  /// Whether a shape is known.
  private(set) var isKnown = false

  /// No shape.
  init() {}

  /// The shape of the position at a place; nil where it has none.
  init?(_ text: JSONText, _ start: Int) {
    var place = start
    guard let lead = Self.skipToDigit(text, &place, from: start) else { return nil }
    self.lead = lead.bytes
    guard let longitude = DecimalShape(text, &place, isNegative: lead.isNegative) else { return nil }
    self.longitude = longitude
    guard let middle = Self.skipToDigit(text, &place, from: place) else { return nil }
    self.middle = middle.bytes
    guard let latitude = DecimalShape(text, &place, isNegative: middle.isNegative) else { return nil }
    self.latitude = latitude
    let behind = place
    text.skipSpace(&place)
    guard unsafe text.bytes[place] == UInt8(ascii: "]") else { return nil }
    place += 1
    guard let end = ExpectedBytes(text, behind..<place) else { return nil }
    self.end = end
    isKnown = true
    text.skipSpace(&place)
    guard unsafe text.bytes[place] == UInt8(ascii: ",") else { return }
    place += 1
    text.skipSpace(&place)
    // What leads to the next position has to lead to this one too.
    let next = place
    guard let lead = Self.skipToDigit(text, &place, from: next), lead.bytes.bytes == self.lead.bytes,
      let link = ExpectedBytes(text, behind..<place)
    else { return }
    self.link = link
    linkDoubt = 0
  }

  /// The bracket or comma at a place, the space behind it, and the sign; nil where no digit follows.
  private static func skipToDigit(
    _ text: JSONText, _ place: inout Int, from start: Int
  ) -> (bytes: ExpectedBytes, isNegative: Bool)? {
    text.skipSpace(&place)
    let mark = unsafe text.bytes[place]
    guard mark == UInt8(ascii: "[") || mark == UInt8(ascii: ",") else { return nil }
    place += 1
    text.skipSpace(&place)
    let isNegative = unsafe text.bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    guard unsafe text.bytes[place] &- UInt8(ascii: "0") <= 9, let bytes = ExpectedBytes(text, start..<place)
    else { return nil }
    return (bytes, isNegative)
  }
}
