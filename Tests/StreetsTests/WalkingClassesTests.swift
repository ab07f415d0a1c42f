// Which streets are walked, and what a slope costs.

import Testing

@testable import Streets

@Suite struct WalkingClassesTests {
  private let rule = WalkingClasses()

  @Test(arguments: [
    "motorway", "motorway_link", "trunk", "trunk_link", "motorroad", "raceway", "bus_guideway", "busway",
    "escape", "proposed", "planned", "construction", "abandoned", "razed", "disused", "demolished", "no",
    "rest_area", "services", "elevator_shaft", "expressway", "高速公路", "高速路", "快速路", "城市快速路", "高架路",
    "高架快速路", "匝道",
  ])
  func nobodyWalksThere(className: String) {
    #expect(!rule.isWalked(className: className, foot: nil, access: nil))
    // Unless the street itself says so, or the audit lists its class.
    #expect(rule.isWalked(className: className, foot: "yes", access: nil))
    #expect(WalkingClasses(only: [className]).isWalked(className: className, foot: nil, access: nil))
  }

  @Test func nothingElseIsLeftOut() { #expect(WalkingClasses.notWalked.count == 28) }

  @Test(arguments: [
    "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service", "track",
    "footway", "pedestrian", "path", "steps", "cycleway", "bridleway", "corridor", "road", "主干路", "次干路",
    "支路", "步行街", "",
  ])
  func peopleWalkThere(className: String) {
    #expect(rule.isWalked(className: className, foot: nil, access: nil))
    #expect(!WalkingClasses(only: ["lane"]).isWalked(className: className, foot: "yes", access: nil))
  }

  @Test func aStreetWithoutAClassIsWalkedUnlessClassesAreListed() {
    #expect(rule.isWalked(className: nil, foot: nil, access: nil))
    #expect(!WalkingClasses(only: ["path"]).isWalked(className: nil, foot: nil, access: nil))
    #expect(WalkingClasses(only: ["path", ""]).isWalked(className: nil, foot: nil, access: nil))
  }

  @Test(arguments: ["no", "private", "use_sidepath", "否", "禁止"])
  func footForbids(word: String) {
    #expect(!rule.isWalked(className: "footway", foot: word, access: nil))
    #expect(!rule.isWalked(className: "footway", foot: word, access: "yes"))
    #expect(!WalkingClasses(only: ["footway"]).isWalked(className: "footway", foot: word, access: nil))
  }

  @Test(arguments: ["yes", "designated", "permissive", "official", "destination", "customers", "是"])
  func footAllowsBeforeAccessForbids(word: String) {
    #expect(rule.isWalked(className: "service", foot: word, access: "private"))
    #expect(rule.isWalked(className: "trunk", foot: word, access: "no"))
  }

  @Test(arguments: ["no", "private", "禁止"])
  func accessForbidsWhereFootSaysNothing(word: String) {
    #expect(!rule.isWalked(className: "service", foot: nil, access: word))
    // A word that nobody knows says nothing.
    #expect(!rule.isWalked(className: "service", foot: "maybe", access: word))
    #expect(rule.isWalked(className: "service", foot: "maybe", access: "customers"))
  }

  @Test func aSlopeByToblersFunction() {
    #expect(WalkingClasses.slowness(ofSlope: 0) == 1)
    // Up to 5 % it goes faster downhill than on the level: cosh(3.5 s). Beyond that slower either way:
    // e^(3.5 s) (1 + e^-0.35) / 2.
    for (percent, slowness) in [
      (1.0, 1.000_612_562_5), (5, 1.015_351_618_7), (10, 1.209_533_774_3), (20, 1.716_410_128_0),
      (100, 28.225_758_269_8),
    ] {
      #expect(abs(WalkingClasses.slowness(ofSlope: percent) / slowness - 1) < 1e-9, "\(percent) %")
      #expect(WalkingClasses.slowness(ofSlope: -percent) == WalkingClasses.slowness(ofSlope: percent))
    }
    #expect(WalkingClasses.slowness(ofSlope: 1e300).isFinite)
  }
}
