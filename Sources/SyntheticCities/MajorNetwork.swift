// The lines that were there first: rivers and canals, expressways, the arterials out of the old centre, its
// ring.

/// The control points of the city's main lines, in metres of the sample.
enum MajorNetwork {
  struct Plan: Sendable {
    let kind: CityLine.Kind
    let name: BilingualName
    let points: [(Double, Double)]
    var isClosed = false
  }

  /// In drawing order: a line that starts or ends on another comes after it.
  static let plans: [Plan] = [
    Plan(
      kind: .water, name: BilingualName(chinese: "通潮河", english: "Tongchao River"),
      points: [
        (-11500, -350), (-8000, -1000), (-5400, -300), (-3200, -950), (-1100, -1250), (800, -900),
        (2500, -1650), (4300, -1300), (8500, -1520),
      ]),
    Plan(
      kind: .water, name: BilingualName(chinese: "运盐河", english: "Yunyan Canal"),
      points: [
        (-3900, 9800), (-3500, 6500), (-2850, 3900), (-3250, 1300), (-3000, -1000), (-3450, -3500),
        (-3050, -6000), (-3900, -9800),
      ]),
    Plan(
      kind: .water, name: BilingualName(chinese: "九湾港", english: "Jiuwan Creek"),
      points: [
        (-11500, 3300), (-7600, 3900), (-4700, 3300), (-2500, 3000), (400, 3350), (2500, 2300), (4300, 1700),
        (8500, 1300),
      ]),
    Plan(
      kind: .water, name: BilingualName(chinese: "蟹塘河", english: "Xietang Creek"),
      points: [
        (-11500, -3500), (-7600, -4100), (-5000, -3700), (-2500, -4700), (600, -4850), (3300, -4200),
        (9500, -4550),
      ]),
    Plan(
      kind: .expressway, name: BilingualName(chinese: "海通快速路", english: "Haitong Expressway"),
      points: [
        (-6300, 9800), (-5300, 6200), (-4650, 2700), (-4850, -700), (-4350, -3700), (-5300, -6800),
        (-5600, -9800),
      ]),
    Plan(
      kind: .expressway, name: BilingualName(chinese: "北环快速路", english: "Beihuan Expressway"),
      points: [
        (-11500, 2300), (-7300, 1950), (-4700, 2150), (-2300, 2350), (0, 2420), (1800, 2000), (3700, 700),
        (5100, -200), (8500, -300),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "人民路", english: "Renmin Road"),
      points: [
        (-11500, 250), (-8200, 480), (-6300, 300), (-4000, 420), (-1900, 180), (0, 40), (1900, 260),
        (3900, -20), (8500, 150),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "江海大道", english: "Jianghai Avenue"),
      points: [
        (-900, 9800), (-350, 6600), (-150, 4300), (180, 2500), (60, 1000), (20, 0), (-140, -1100),
        (150, -2500), (-250, -4000), (200, -6000), (-300, -9800),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "古浦环路", english: "Gupu Ring Road"),
      points: [
        (1060, 60), (900, 640), (420, 900), (-260, 960), (-860, 700), (-1120, 120), (-940, -540),
        (-380, -840),
        (330, -800), (860, -560),
      ], isClosed: true),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "望潮大道", english: "Wangchao Avenue"),
      points: [(640, 500), (1700, 1250), (2900, 2500), (3700, 3600), (4900, 5000), (7500, 6400)]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "芦花路", english: "Luhua Road"),
      points: [(-560, 560), (-1500, 1500), (-3200, 2600), (-5000, 4100), (-7000, 5100), (-11000, 6400)]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "盐仓路", english: "Yancang Road"),
      points: [
        (-600, -480), (-1700, -1500), (-3100, -2500), (-5000, -4100), (-6900, -5250), (-11000, -7600),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "鹭屿路", english: "Luyu Road"),
      points: [(560, -460), (1600, -1700), (2500, -3100), (3700, -4900), (4400, -5900), (5600, -9000)]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "外环路", english: "Waihuan Road"),
      points: [
        (2560, 120), (2350, 1250), (1350, 2150), (-150, 2050), (-1650, 1800), (-2480, 700), (-2450, -900),
        (-1650, -2250), (-100, -2650), (1450, -2450), (2420, -1250),
      ], isClosed: true),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "北沙路", english: "Beisha Road"),
      points: [
        (-11500, 5400), (-8300, 5350), (-6500, 4900), (-4300, 4600), (-2200, 5000), (-300, 4700),
        (1700, 4300),
        (3700, 4500), (8500, 4000),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "听涛路", english: "Tingtao Road"),
      points: [
        (-11500, -2300), (-8200, -2600), (-5000, -2500), (-2500, -3300), (-300, -3650), (1900, -3300),
        (4000, -3400), (8500, -2800),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "南屿路", english: "Nanyu Road"),
      points: [
        (-11500, -5700), (-8000, -5500), (-6100, -5750), (-3600, -5500), (-1200, -6150), (1300, -5800),
        (3300, -6050), (8500, -5500),
      ]),
    Plan(
      kind: .arterial, name: BilingualName(chinese: "西圩路", english: "Xiwei Road"),
      points: [
        (-7600, 9800), (-7050, 6300), (-6700, 4200), (-7200, 1900), (-6600, -300), (-7000, -2700),
        (-6600, -5000), (-7100, -7000), (-6600, -9800),
      ]),
    Plan(
      kind: .secondary, name: BilingualName(chinese: "云帆路", english: "Yunfan Road"),
      points: [(2500, 1500), (3600, 2400), (4600, 2900), (5400, 2700), (7800, 2500)]),
    Plan(
      kind: .secondary, name: BilingualName(chinese: "银沙路", english: "Yinsha Road"),
      points: [(1500, 9500), (1700, 6600), (1450, 4900), (1900, 3500), (2300, 2400)]),
    Plan(
      kind: .secondary, name: BilingualName(chinese: "月塘路", english: "Yuetang Road"),
      points: [(-1900, 9500), (-1700, 6400), (-2000, 4700), (-1500, 3500), (-1250, 1900)]),
    Plan(
      kind: .secondary, name: BilingualName(chinese: "白荡路", english: "Baidang Road"),
      points: [(1400, -2300), (1500, -3700), (1200, -5100), (1900, -6700), (1500, -9500)]),
    Plan(
      kind: .secondary, name: BilingualName(chinese: "青圩路", english: "Qingwei Road"),
      points: [(-1500, -2100), (-1700, -3400), (-1400, -4700), (-1900, -6300), (-1500, -9500)]),
  ]

  /// The points of a plan at the city's scale, bent a little.
  static func line(_ plan: Plan, terrain: Terrain) -> [GroundPoint] {
    let controls = plan.points.map { GroundPoint($0.0 * terrain.scale, $0.1 * terrain.scale) }
    let smooth = Curve.smooth(controls, step: 75, isClosed: plan.isClosed)
    let sway = plan.kind == .water ? 60.0 : 22.0
    let noise = terrain.noise
    var bent = smooth.map { point in
      let dx = noise.at(point.x / 480 + 300, point.y / 480)
      let dy = noise.at(point.x / 480, point.y / 480 + 300)
      return point + GroundPoint(dx, dy) * sway
    }
    if plan.isClosed { bent[bent.count - 1] = bent[0] }
    return Curve.simplified(bent, tolerance: plan.kind == .water ? 2 : 1.2)
  }

  /// The road behind the sea wall, from limit to limit.
  static func coastRoad(terrain: Terrain) -> [GroundPoint] {
    var points: [GroundPoint] = []
    let half = 8200 * terrain.scale
    for y in stride(from: -half, through: half, by: 90) {
      // The least of the shore within a few hundred metres: a road cuts the corners of a shore.
      var least = Double.infinity
      for step in -5...5 { least = min(least, terrain.shore(atNorth: y + Double(step) * 120)) }
      points.append(GroundPoint(least - 300, y))
    }
    for _ in 0..<6 {
      let before = points
      for index in 1..<(points.count - 1) {
        points[index].x = (before[index - 1].x + before[index].x * 2 + before[index + 1].x) / 4
      }
    }
    return Curve.simplified(points, tolerance: 1.5)
  }
}
