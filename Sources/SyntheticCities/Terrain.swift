// The ground plan before any street: the shore on the east, the municipal limit, the island, and where people
// settle.

/// The land of the city and how densely it is lived on.
struct Terrain: Sendable {
  /// 1 for the sample; grows with the square root of the residents, so that densities stay.
  let scale: Double
  let noise: Noise
  let site: Site

  init(scale: Double, seed: UInt64, site: Site = .jianghai) {
    self.scale = scale
    self.site = site
    noise = Noise(seed: RandomSource.mixed(seed ^ 0x5EA5_0DE5))
  }

  /// Metres east at which the sea begins, for a place's metres north.
  ///
  /// A slow swing, an estuary where the river comes out, a harbour bight, a cape, and roughness at three
  /// sizes.
  func shore(atNorth y: Double) -> Double {
    let v = y / scale
    var x = 6400 + 420 * Circle.sine(v / 2300 + 0.6)
    x -= 1500 * Self.bell((v + 1480) / 430)
    x -= 650 * Self.bell((v - 1350) / 600)
    x += 700 * Self.bell((v - 5600) / 900)
    x += 520 * Self.bell((v + 4300) / 700)
    return x * scale + 300 * noise.at(y / 830) + 85 * noise.at(y / 260 + 40) + 26 * noise.at(y / 95 + 80)
  }

  private static func bell(_ t: Double) -> Double {
    let base = 1 + t * t
    return 1 / (base * base)
  }

  /// The mainland, counterclockwise, and for each edge whether it is shore.
  func mainland() -> (ring: GroundRing, isShore: [Bool]) {
    let north = 7350 * scale
    let south = -7550 * scale
    var points: [GroundPoint] = []
    var isShore: [Bool] = []
    let steps = Int((north - south) / 110)
    for step in 0...steps {
      let y = south + (north - south) * Double(step) / Double(steps)
      points.append(GroundPoint(shore(atNorth: y), y))
      isShore.append(step < steps)
    }
    let corners: [(Double, Double)] = [
      (5300, 8150), (3100, 7250), (1300, 7600), (-700, 6700), (-2900, 7250), (-4300, 6350), (-5900, 7350),
      (-7700, 7150), (-8900, 5900), (-8350, 4100), (-9500, 2600), (-9100, 900), (-8300, -500), (-8900, -2300),
      (-8150, -3600), (-8800, -5300), (-8250, -6900), (-6500, -7450), (-4900, -6500), (-3100, -7300),
      (-900, -6850), (1100, -7650), (2900, -6950), (4700, -8000),
    ]
    let limit = Curve.smooth(
      [points[points.count - 1]] + corners.map { GroundPoint($0.0 * scale, $0.1 * scale) } + [points[0]],
      step: 170)
    for point in limit.dropFirst().dropLast() {
      let wobble = GroundPoint(
        noise.at(point.x / 420, point.y / 420), noise.at(point.y / 420, point.x / 420 + 9))
      points.append(point + wobble * 150)
      isShore.append(false)
    }
    return (GroundRing(points), isShore + [false])
  }

  /// The island off the south-east, counterclockwise.
  func island() -> GroundRing {
    let middle = GroundPoint(8700 * scale, -5500 * scale)
    return GroundRing.blob(
      centre: middle, along: GroundPoint(0.42, 0.91).unit, radii: (880 * scale, 470 * scale), count: 46,
      noise: noise)
  }

  /// A place where people gather.
  struct Settlement: Sendable {
    let x: Double
    let y: Double
    let radius: Double
    let peak: Double
  }

  /// In metres of the sample, radius of the dense part, and density at the heart.
  static let settlements = [
    Settlement(x: 0, y: 0, radius: 2350, peak: 1.0),
    Settlement(x: 4000, y: -450, radius: 1400, peak: 0.72),
    Settlement(x: 4100, y: 3200, radius: 1750, peak: 0.72),
    Settlement(x: -500, y: 4300, radius: 1450, peak: 0.7),
    Settlement(x: -300, y: -3700, radius: 1600, peak: 0.7),
    Settlement(x: -6950, y: 5000, radius: 880, peak: 0.68),
    Settlement(x: -6850, y: -5200, radius: 950, peak: 0.68),
    Settlement(x: 4350, y: -5700, radius: 980, peak: 0.68),
    Settlement(x: -6800, y: 500, radius: 560, peak: 0.55),
    Settlement(x: 8700, y: -5500, radius: 420, peak: 0.6),
    Settlement(x: -3300, y: -200, radius: 800, peak: 0.5),
  ]

  /// From 0 in the fields to about 1 in the heart of the old centre.
  func density(at point: GroundPoint) -> Double {
    var most = 0.0
    for place in site.settlements {
      let dx = (point.x / scale - place.x) / place.radius
      let dy = (point.y / scale - place.y) / place.radius
      let square = dx * dx + dy * dy
      most = max(most, place.peak / (1 + square * square * 0.7))
    }
    return max(0, most + 0.13 * noise.at(point.x / 900 + 200, point.y / 900))
  }
}
