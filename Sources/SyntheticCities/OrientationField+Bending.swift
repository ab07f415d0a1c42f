// What bends the streets of the sample: the ring of its old centre and the shore.

extension OrientationField {
  /// Adds the directions that the old centre and the sea give a place, as vectors of twice their angle.
  func addBends(to sum: inout GroundPoint, at point: GroundPoint) {
    let (x, y) = (point.x / terrain.scale, point.y / terrain.scale)
    // Around the old centre streets follow the ring.
    let out = (x * x + y * y).squareRoot()
    if out > 1 {
      let ring = (out - 1500) / 900
      let weight = 0.55 / ((1 + ring * ring) * (1 + ring * ring))
      sum = sum + GroundPoint(x * x - y * y, 2 * x * y) * (weight / (out * out))
    }
    // Near the sea they follow the shore.
    let away = terrain.shore(atNorth: point.y) - point.x
    if away < 2500 {
      let rise = terrain.shore(atNorth: point.y + 300) - terrain.shore(atNorth: point.y - 300)
      let along = GroundPoint(rise, 600).unit
      let near = max(0, away) / 700
      sum =
        sum
        + GroundPoint(along.x * along.x - along.y * along.y, 2 * along.x * along.y)
        * (0.5 / ((1 + near * near) * (1 + near * near)))
    }
  }
}
