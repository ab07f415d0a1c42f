// The classes of colour of a map: breaks between round numbers, tied to the target.
//
// What is short is orange, the worse the darker; what is met is blue and lighter than all of that, so that the order holds
// in grey print too. Orange and blue are told apart with every common form of colour blindness (Okabe and Ito, "Color
// Universal Design", 2008). What is unknown is hatched and no class.

internal import Audits
internal import Foundation
internal import Standards

/// The classes that the districts of an indicator's map fall into, from the worst to the best; without verdicts, from the
/// least value to the greatest.
struct ValueClasses: Sendable, Hashable {
  /// A class of values.
  struct Class: Sendable, Hashable {
    /// Its least value; nil where it is open.
    var from: Double?
    /// Its greatest value; nil where it is open.
    var to: Double?
    /// The verdict of all of it; nil where there is none.
    var verdict: Verdict?
    /// Its colour.
    var fill: String
  }

  /// The classes; each has at least one district.
  private(set) var classes: [Class] = []

  private static let short = ["#9c4a00", "#dd8324", "#f6b267"]
  private static let met = ["#c3dff0", "#e3f0f8"]
  private static let plain = ["#e4e0ee", "#bcb3d9", "#8d7fbf", "#5b4a97"]

  /// The classes of an indicator's districts.
  init(of indicator: IndicatorResult) {
    let places = indicator.districts
    func values(_ verdict: Verdict) -> [Double] {
      places.filter { $0.verdict == verdict }.compactMap(\.value)
    }
    let wantsMore = indicator.indicator.target?.wantsMore ?? true
    let goal = indicator.indicator.target?.number
    add(values(.short), .short, near: goal, fills: Self.short, isWorseLow: wantsMore)
    // From just met on.
    add(values(.met), .met, near: goal, fills: Self.met, isWorseLow: wantsMore)
    // A value without a verdict: nobody has set a target, or it is judged for the whole city alone.
    add(values(.unknown), nil, near: nil, fills: Self.plain, isWorseLow: true)
  }

  /// The class of a place; nil for one without a value.
  func place(of district: PlaceResult) -> Int? {
    guard let value = district.value else { return nil }
    let verdict = district.verdict == .unknown ? nil : district.verdict
    return classes.firstIndex { one in
      one.verdict == verdict && one.from.map { value >= $0 } ?? true && one.to.map { value < $0 } ?? true
    }
  }

  /// Adds the classes of the values of one verdict, the worst first.
  private mutating func add(
    _ values: [Double], _ verdict: Verdict?, near goal: Double?, fills: [String], isWorseLow: Bool
  ) {
    guard let least = values.min(), let most = values.max() else { return }
    let low = min(least, goal ?? least)
    let high = max(most, goal ?? most)
    let breaks = Self.breaks(from: low, to: high, count: fills.count)
    let bounds: [Double?] = [nil] + breaks + [nil]
    var found: [Class] = []
    for (from, to) in zip(bounds, bounds.dropFirst()) {
      let isUsed = values.contains { value in
        from.map { value >= $0 } ?? true && to.map { value < $0 } ?? true
      }
      found.append(Class(from: from, to: to, verdict: verdict, fill: isUsed ? "used" : ""))
    }
    // What is nearest to the target keeps its colour, however many classes there are.
    let ordered = isWorseLow ? found : found.reversed()
    let colors = verdict == .met ? Array(fills.prefix(ordered.count)) : Array(fills.suffix(ordered.count))
    for (one, color) in zip(ordered, colors) where !one.fill.isEmpty {
      var one = one
      one.fill = color
      classes.append(one)
    }
  }

  /// Round numbers that cut a range into at most so many classes.
  static func breaks(from low: Double, to high: Double, count: Int) -> [Double] {
    guard high > low, count > 1, (high - low).isFinite else { return [] }
    let exponent = (log10((high - low) / Double(count))).rounded(.down)
    // Decimal numbers as they are written: 7 tenths are 0.7, and not seven times 0.1.
    let scale = pow(10, abs(exponent))
    func tens(_ number: Double) -> Double { exponent < 0 ? number / scale : number * scale }
    for factor in [1, 2, 2.5, 5, 10, 20, 25, 50] {
      // Multiples of the step strictly between the ends.
      var breaks: [Double] = []
      var multiple = (low / tens(factor)).rounded(.down) + 1
      while tens(multiple * factor) < high, breaks.count < count {
        if tens(multiple * factor) > low { breaks.append(tens(multiple * factor)) }
        multiple += 1
      }
      if breaks.count < count { return breaks }
    }
    return []
  }
}
