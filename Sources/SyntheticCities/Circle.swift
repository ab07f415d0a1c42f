// Sine and cosine from arithmetic alone.
//
// The C library's may differ in the last bit between systems, and one bit can flip a choice; the sample city
// must have the same bytes everywhere.

/// The circular functions, of angles in radians between -1000 and 1000; good to 10⁻¹².
enum Circle {
  static func sine(_ angle: Double) -> Double {
    // Fold into -π/2...π/2, where the series below converges fast.
    let turns = (angle / Double.pi).rounded()
    let folded = angle - turns * Double.pi
    let square = folded * folded
    var term = folded
    var sum = folded
    for k in stride(from: 2.0, through: 20, by: 2) {
      term *= -square / (k * (k + 1))
      sum += term
    }
    return Int(turns) % 2 == 0 ? sum : -sum
  }

  static func cosine(_ angle: Double) -> Double { sine(angle + Double.pi / 2) }

  static func radians(degrees: Double) -> Double { degrees * Double.pi / 180 }
}
