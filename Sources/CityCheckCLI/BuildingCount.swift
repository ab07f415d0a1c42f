// How many buildings, as people write it: 10k, 250k, 1M, 1.5M or all digits.

internal import ArgumentParser
internal import SyntheticCities

/// The value of `synth --buildings`.
struct BuildingCount: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    var digits = Substring(argument)
    var unit = 1
    switch digits.last {
    case "k", "K": unit = 1000
    case "m", "M": unit = 1_000_000
    default: break
    }
    if unit > 1 { digits.removeLast() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.count <= 9 && $0.allSatisfy(\.isDigit) }),
      let whole = Int(parts[0])
    else { return nil }
    var number = whole * unit
    if parts.count == 2 {
      // 1.5M: each decimal is worth a tenth of the one before, down to one building.
      var worth = unit
      for digit in parts[1].utf8 {
        guard worth % 10 == 0 else { return nil }
        worth /= 10
        number += Int(digit - UInt8(ascii: "0")) * worth
      }
    }
    guard StreamedCity.sizes.contains(number) else { return nil }
    self.number = number
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
