// What is left of a curve when stretches of it are taken away: intervals of the curve's own parameter.

/// Disjoint intervals of a curve's parameter, ascending.
struct CurveIntervals {
  private(set) var lows: [Double] = []
  private(set) var highs: [Double] = []

  var isEmpty: Bool { lows.isEmpty }
  var count: Int { lows.count }

  /// Where the first interval starts; only when there is one.
  var low: Double { lows[0] }
  /// Where the last interval ends; only when there is one.
  var high: Double { highs[highs.count - 1] }

  /// Starts anew with one interval; with none when it has no length.
  mutating func reset(low: Double, high: Double) {
    lows.removeAll(keepingCapacity: true)
    highs.removeAll(keepingCapacity: true)
    guard low < high else { return }
    lows.append(low)
    highs.append(high)
  }

  /// Takes all that is left away.
  mutating func removeAll() {
    lows.removeAll(keepingCapacity: true)
    highs.removeAll(keepingCapacity: true)
  }

  /// Takes the open interval away.
  mutating func subtract(_ low: Double, _ high: Double) {
    guard low < high else { return }
    var place = 0
    while place < lows.count {
      let a = lows[place]
      let b = highs[place]
      if high <= a { break }
      if low >= b {
        place += 1
        continue
      }
      if low <= a && high >= b {
        lows.remove(at: place)
        highs.remove(at: place)
      } else if low <= a {
        lows[place] = high
        break
      } else if high >= b {
        highs[place] = low
        place += 1
      } else {
        lows.insert(high, at: place + 1)
        highs.insert(low, at: place)
        break
      }
    }
  }

  /// Cuts an interval in two at a place within it.
  mutating func cut(at place: Double) {
    for index in lows.indices where lows[index] < place && place < highs[index] {
      lows.insert(place, at: index + 1)
      highs.insert(place, at: index)
      return
    }
  }
}
