import Audits
import Testing

@testable import Reports

struct HumanPointsTests {
  @Test(
    arguments: [
      (0.0, "0"), (2, "2"), (1.5, "1.5"), (0.25, "0.25"), (1.0 / 3, "0.33"), (0.1 + 0.2, "0.3"), (10, "10"),
      (100, "100"), (1 - 3 * 0.2, "0.4"),
    ] as [(Double, String)])
  func decimals(points: Double, text: String) {
    #expect(HumanPoints.text(points) == text)
  }

  @Test("What is lost is never rounded away")
  func lost() {
    #expect(HumanPoints.text(EarnedPoints(full: 2, earned: 2)) == "2 of 2")
    #expect(HumanPoints.text(EarnedPoints(full: 2, earned: 1.4)) == "1.4 of 2")
    #expect(HumanPoints.text(EarnedPoints(full: 2, earned: (2.0).nextDown)) == "under 2 of 2")
    #expect(HumanPoints.text(EarnedPoints(full: 2, earned: nil)) == "unknown of 2")
  }
}
