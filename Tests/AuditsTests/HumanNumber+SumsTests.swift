import Audits
import Measures
import TestSupport
import Testing

@Suite struct HumanNumberSumsTests {
  private func plain(_ text: String?) -> String? { text?.replacing("\u{A0}", with: " ") }

  @Test func decimalsUntilTheSumIsRight() throws {
    // 0.02 - 1.0 is no -1.0.
    let shares = try #require(
      SummedNumbers(.share, parts: [0.0002, 0, -0.01], ends: (0.7525, 0.7427), showsEnds: false))
    #expect(
      [0.0002, 0, -0.01, -0.0098].map { plain(shares.change($0)) } == [
        "+0.02 pp", "0", "-1.00 pp", "-0.98 pp",
      ])
    let land = try #require(
      SummedNumbers(.squareMetres, parts: [142_000, 30_000], ends: (0, 172_000), showsEnds: true))
    #expect(plain(land.change(142_000)) == "+14.2 ha" && plain(land.amount(172_000)) == "17.2 ha")
    // 100 and -4.3 make 95.7, and 95.9 is there.
    let more = try #require(
      SummedNumbers(.squareMetres, parts: [1_002_400, -43_100], ends: (0, 959_300), showsEnds: true))
    #expect([1_002_400, -43_100].map { plain(more.change($0)) } == ["+100.2 ha", "-4.3 ha"])
    #expect(plain(more.amount(959_300)) == "95.9 ha")
    let people = try #require(
      SummedNumbers(.residents, parts: [10.4, 9.3], ends: (100, 119.7), showsEnds: false))
    #expect(plain(people.change(10.4)) == "+10.4 residents" && plain(people.change(0.04)) == nil)
  }

  @Test func whatNoDecimalsMakeRight() {
    #expect(SummedNumbers(.share, parts: [0.1], ends: (0, 0.2), showsEnds: false) == nil)
    // A part that would read as nothing.
    #expect(SummedNumbers(.share, parts: [0.5, 1e-9], ends: (0, 0.5 + 1e-9), showsEnds: false) == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func printedPartsAddUp(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let parts = (0..<Int.random(in: 2...5, using: &random)).map { _ in
      Double.random(in: -0.1...0.1, using: &random)
    }
    let whole = parts.reduce(0, +)
    guard let sums = SummedNumbers(.share, parts: parts, ends: (0.5, 0.5 + whole), showsEnds: false) else {
      return
    }
    func number(_ text: String?) -> Double {
      Double(text?.split(separator: "\u{A0}").first.map(String.init) ?? "") ?? .nan
    }
    let sum = parts.reduce(0) { $0 + number(sums.change($1)) }
    #expect(abs(sum - number(sums.change(whole))) < 1e-9, "seed \(seed)")
  }
}
