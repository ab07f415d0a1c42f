// The city's layers as features: which fields each file has, and how its ids look.

extension CityPlan {
  private func id(_ letter: String, _ index: Int, digits: Int = 4) -> PropertyValue {
    let number = String(index + 1)
    return .text(letter + tag + String(repeating: "0", count: max(0, digits - number.count)) + number)
  }

  private func named(_ name: BilingualName) -> [(String, PropertyValue)] {
    [("name", .text(name.chinese)), ("name_en", .text(name.english))]
  }

  var districtFeatures: [Feature] {
    network.terrain.site.districts.enumerated().map { index, plan in
      plan.feature(
        outline: districts.outlines[index], frame: frame, registered: registered[index],
        households: households[index])
    }
  }

  var residentialFeatures: [Feature] {
    parcels.enumerated().map { index, parcel in
      Feature(
        frame.polygon(parcel.ring, holes: parcel.holes, other: parcel.other),
        [("id", id("R", index))] + named(parcel.name) + [
          ("class", .text(parcel.landClass.rawValue)), ("built", .whole(parcel.built)),
        ])
    }
  }

  var parkFeatures: [Feature] {
    parks.enumerated().map { index, park in
      Feature(
        frame.polygon(park.ring, holes: park.lakes, other: park.other),
        [("id", id("P", index))] + named(park.name) + [("kind", .text(park.kind.rawValue))])
    }
  }

  var gateFeatures: [Feature] {
    gates.enumerated().map { index, gate in
      Feature(
        .point(frame.position(gate.point)),
        [("id", id("G", index)), ("park", id("P", gate.park))])
    }
  }

  var shelterFeatures: [Feature] {
    shelters.enumerated().map { index, shelter in
      Feature(
        frame.polygon(shelter.ring),
        [("id", id("S", index))] + named(shelter.name) + [
          ("kind", .text(shelter.kind.rawValue)), ("effective_m2", .whole(shelter.effectiveArea)),
          ("capacity", .whole(shelter.capacity)),
        ])
    }
  }

  var toiletFeatures: [Feature] {
    toilets.enumerated().map { index, toilet in
      Feature(
        .point(frame.position(toilet.point)),
        [("id", id("T", index))] + named(toilet.name) + [
          ("grade", .whole(toilet.grade)), ("open24h", .truth(toilet.isOpenAllNight)),
          ("alliance", .truth(toilet.isAlliance)),
        ])
    }
  }

  /// The toilets of the alliance once more, at the positions that a map service gives them.
  var shiftedToiletFeatures: [Feature] {
    zip(toilets, toiletFeatures).filter(\.0.isAlliance).map { toilet, feature in
      Feature(.point(frame.position(toilet.point).shifted), feature.properties)
    }
  }

  var facilityFeatures: [Feature] {
    facilities.enumerated().map { index, facility in
      Feature(
        .point(frame.position(facility.point)),
        [("id", id("F", index)), ("kind", .text(facility.kind.rawValue))] + named(facility.name))
    }
  }

  var streetFeatures: [Feature] {
    StreetPiece.all(network).enumerated().map { index, piece in
      let line = network.lines[piece.line]
      var properties = [("id", id("W", index)), ("class", .text(line.kind.street))]
      if let name = line.name { properties += named(name) }
      if piece.isBridge { properties.append(("bridge", .truth(true))) }
      return Feature(.line(piece.points.map(frame.position)), properties)
    }
  }

  var populationFeatures: [Feature] {
    population.enumerated().map { index, cell in cell.feature(frame: frame, number: index + 1, digits: 4) }
  }
}

extension DistrictPlan {
  /// The district as it is written.
  ///
  /// - Parameter outline: Its polygons, each with its outer ring and then clockwise holes.
  func feature(outline: [[GroundRing]], frame: CityFrame, registered: Int, households: Int) -> Feature {
    let polygons = outline.map { rings in rings.map(frame.ring) }
    return Feature(
      polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons),
      [
        ("code", .text(code)), ("name", .text(name.chinese)), ("name_en", .text(name.english)),
        ("pop", .whole(registered)), ("hh", .whole(households)),
      ])
  }
}
