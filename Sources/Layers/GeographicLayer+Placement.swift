// Whether a layer, still in degrees, lies where the districts are: swapped or shifted coordinates.

public import Planar

extension GeographicLayer {
  // South-west and north-east corner, in degrees.
  private struct Bounds {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    init(_ geometries: GeographicGeometries) {
      for longitude in geometries.longitudes {
        west = min(west, longitude)
        east = max(east, longitude)
      }
      for latitude in geometries.latitudes {
        south = min(south, latitude)
        north = max(north, latitude)
      }
    }

    var isEmpty: Bool { west > east }

    func meets(_ other: Bounds) -> Bool {
      west <= other.east && east >= other.west && south <= other.north && north >= other.south
    }

    var swapped: Bounds {
      var swapped = self
      (swapped.west, swapped.south) = (south, west)
      (swapped.east, swapped.north) = (north, east)
      return swapped
    }
  }

  /// A `swapped-coordinates` error when the layer misses the districts' extent, and would meet it with
  /// longitude and latitude exchanged; nothing otherwise.
  public func swappedProblems(districts: GeographicLayer) -> [LayerProblem] {
    let own = Bounds(geometries)
    let city = Bounds(districts.geometries)
    guard !own.isEmpty, !city.isEmpty, !own.meets(city), own.swapped.meets(city),
      let first = geometries.longitudes.indices.first
    else { return [] }
    let place = GeographicPoint(
      longitude: geometries.longitudes[first], latitude: geometries.latitudes[first])
    return [
      LayerProblem(
        .swappedCoordinates, severity: .error, action: .kept, layer: source.name, file: source.displayPath,
        feature: sourceIndices.first, featureID: ids.first ?? nil,
        value: "[\(PropertyColumn.spelling(place.longitude)),\(PropertyColumn.spelling(place.latitude))]",
        position: place, count: count,
        message:
          """
          longitude and latitude are swapped: exchanged, the layer lies where the districts are; GeoJSON \
          writes [longitude, latitude]: exchange them in the file
          """
      )
    ]
  }

  /// A `shifted-coordinates` warning when the layer, declared WGS 84, fits the districts far better as GCJ-02
  /// or BD-09.
  ///
  /// That is when at least ten features lie in the shifted part of the world, more than 30 % of them outside
  /// all districts, and converted from the other datum less than a tenth of these still do. A city much wider
  /// than the shift, some 500 m, hides it; so no warning does not mean that there is no shift.
  ///
  /// - Parameters:
  ///   - districts: The districts in the plane of `projection`.
  ///   - projection: From degrees to that plane.
  public func shiftProblems(
    districts: RegionLocator, projection: borrowing Projection
  ) -> [LayerProblem] {
    guard source.datum == .wgs84 else { return [] }
    // Two thousand features spread over the file show a shift as well as all of them.
    let step = max(1, count / 2000)
    let places = stride(from: 0, to: count, by: step).compactMap { geometries.firstVertex(of: $0) }
    guard places.count >= 10, places.allSatisfy(ShiftedCoordinates.isShifted) else { return [] }
    let outside = Self.outside(places, districts, projection)
    guard outside * 10 > places.count * 3 else { return [] }
    let trials = [CoordinateDatum.gcj02, .bd09].map { datum in
      (
        datum: datum,
        outside: Self.outside(places.map { ShiftedCoordinates.wgs84($0, from: datum) }, districts, projection)
      )
    }
    guard let best = trials.min(by: { $0.outside < $1.outside }), best.outside * 10 < outside else {
      return []
    }
    return [
      LayerProblem(
        .shiftedCoordinates, action: .kept, layer: source.name, file: source.displayPath, count: count,
        message:
          """
          the layer looks shifted: \(outside) of \(places.count) features looked at lie outside the \
          districts, and \(best.outside) if its coordinates are \(best.datum.rawValue); if so, declare \
          'coordinates: \(best.datum.rawValue)' for it
          """
      )
    ]
  }

  private static func outside(
    _ places: [GeographicPoint], _ districts: RegionLocator, _ projection: borrowing Projection
  ) -> Int {
    var points = GeographicGeometries()
    for place in places {
      points.addVertex(longitude: place.longitude, latitude: place.latitude)
      points.endRing()
      points.endPart()
      points.endFeature(kind: .point)
    }
    let plane = projection.project(points)
    return plane.x.indices.count {
      !plane.x[$0].isFinite || districts.first(x: plane.x[$0], y: plane.y[$0]) == nil
    }
  }
}
