import Testing

@testable import Reports

struct ScaleBarTests {
  @Test(
    "The longest of 1, 2 or 5 times a power of ten metres that fits into 150 pixels",
    arguments: [
      (1.0, 100.0), (0.1, 1000), (0.074, 2000), (0.03, 5000), (0.2, 500), (3, 50), (200, 0.5),
      (0.0001, 1_000_000),
      (150, 1), (149, 1), (151, 0.5),
    ])
  func steps(scale: Double, metres: Double) {
    let bar = ScaleBar(scale: scale, width: 150)
    #expect(abs(bar.metres - metres) < 1e-9 * metres)
    #expect(bar.pixels <= 150.000001)
    // Never less than two fifths of the width: from 2 to 5 is the widest step.
    #expect(bar.pixels > 150 * 0.4 - 1e-9)
  }

  @Test("Metres below a kilometre, kilometres from there on")
  func texts() {
    #expect([500, 1000, 2500, 50].map { ScaleBar.text($0) } == ["500 m", "1 km", "2.5 km", "50 m"])
  }

  @Test("Five blocks for a five, four for a one or two, with the middle named")
  func blocks() {
    let five = ScaleBar(scale: 0.03, width: 150)
    #expect(five.blocks == 5)
    #expect(five.elements(x: 0, y: 0).contains(">5 km<"))
    let two = ScaleBar(scale: 0.074, width: 150)
    #expect(two.blocks == 4)
    #expect(two.elements(x: 0, y: 0).contains(">1 km<"))
    #expect(two.elements(x: 0, y: 0).contains(">2 km<"))
  }
}
