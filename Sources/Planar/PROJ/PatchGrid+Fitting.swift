// Polynomials through PROJ's answers at Chebyshev nodes, and the check between the nodes.
//
// (L. N. Trefethen, "Approximation theory and approximation practice", SIAM 2013, chapters 3 and 4: the coefficients
// are the discrete cosine transform of the values at the nodes.) The error of a fit through the roots of T₅ is about a
// multiple of T₅, so that it is checked where T₅ is extreme, the corners and edges of each patch among these places.

internal import Foundation

extension PatchGrid {
  private static let degree = 4
  private static let nodes = (0...degree).map { cos((Double($0) + 0.5) * .pi / 5) }
  private static let checks = (0...degree + 1).map { cos(Double($0) * .pi / 5) }
  // The Chebyshev polynomials T₀ to T₄ by powers of s.
  private static let chebyshev: [[Double]] = [
    [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [-1, 0, 2, 0, 0], [0, -3, 0, 4, 0], [1, 0, -8, 0, 8],
  ]

  /// A polynomial for each patch, and the greatest distance from PROJ at any place checked, in metres; infinite
  /// without an answer of PROJ.
  func fit(_ projection: borrowing Projection) -> (coefficients: [SIMD2<Double>], worstError: Double) {
    let samples = Self.places(Self.nodes) + Self.places(Self.checks)
    var longitudes: [Double] = []
    var latitudes: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        for sample in samples {
          let place = degrees(column: column, row: row, u: sample.u, v: sample.v)
          longitudes.append(place.longitude)
          latitudes.append(place.latitude)
        }
      }
    }
    var x = longitudes
    var y = latitudes
    projection.projectColumns(&x, &y)

    let nodeCount = Self.nodes.count * Self.nodes.count
    var coefficients: [SIMD2<Double>] = []
    var worst = 0.0
    for first in stride(from: 0, to: x.count, by: samples.count) {
      let values = (first..<first + nodeCount).map { SIMD2(x[$0], y[$0]) }
      let terms = Self.polynomial(through: values)
      let patch = first / samples.count
      for check in first + nodeCount..<first + samples.count {
        let (u, v) = samples[check - first]
        // As it will be used: by the degrees. A corner may round into a neighbour, or out of the box; then as it stands.
        let found = place(longitude: longitudes[check], latitude: latitudes[check])
        let here = found.flatMap { $0.patch == patch ? ($0.u, $0.v) : nil } ?? (u, v)
        let metres = unsafe terms.withUnsafeBufferPointer { terms in
          unsafe Self.evaluate(terms.baseAddress.unsafelyUnwrapped, u: here.0, v: here.1)
        }
        let error = hypot(metres.x - x[check], metres.y - y[check])
        guard error <= FittedProjection.tolerance else { return ([], .infinity) }
        worst = max(worst, error)
      }
      coefficients += terms
    }
    return (coefficients, worst)
  }

  private static func places(_ positions: [Double]) -> [(u: Double, v: Double)] {
    positions.flatMap { u in positions.map { v in (u / 2, v / 2) } }
  }

  /// The terms of the polynomial of degree 4 that fits the values at all pairs of nodes.
  private static func polynomial(through values: [SIMD2<Double>]) -> [SIMD2<Double>] {
    // Differences from one value: the coordinates' own size would cost digits.
    let base = values[values.count / 2]
    var series: [[SIMD2<Double>]] = []
    for i in 0...degree {
      var row: [SIMD2<Double>] = []
      for j in 0...degree {
        var sum = SIMD2<Double>.zero
        for a in nodes.indices {
          for b in nodes.indices {
            let weight =
              cos(Double(i) * (Double(a) + 0.5) * .pi / 5) * cos(Double(j) * (Double(b) + 0.5) * .pi / 5)
            sum += (values[a * nodes.count + b] - base) * weight
          }
        }
        row.append(sum * ((i == 0 ? 1 : 2) * (j == 0 ? 1 : 2) / 25))
      }
      series.append(row)
    }
    // By powers of u and v, which are half of the nodes' coordinates; of the products those up to degree 4.
    var powers = [[SIMD2<Double>]](
      repeating: [SIMD2<Double>](repeating: .zero, count: degree + 1), count: degree + 1)
    for i in 0...degree {
      for j in 0...degree - i {
        for a in 0...i {
          for b in 0...j {
            powers[a][b] += series[i][j] * (chebyshev[i][a] * chebyshev[j][b] * pow(2, Double(a + b)))
          }
        }
      }
    }
    powers[0][0] += base
    return (0...degree).flatMap { a in (0...degree - a).map { powers[a][$0] } }
  }
}
