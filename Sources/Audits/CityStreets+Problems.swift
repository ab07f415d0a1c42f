// What is wrong with a network, as problems of its layer.

internal import Layers
internal import Measures
internal import Planar
internal import Streets

extension CityStreets {
  // So many places of one kind are named; the rest is counted.
  static let mostNamed = 20

  /// What is wrong with the network.
  ///
  /// - Parameter degrees: A place of the plane in degrees.
  func problems(degrees: (PlanarPoint) -> GeographicPoint) -> [LayerProblem] {
    var found = unheeded()
    func add(
      _ kind: LayerProblem.Kind, _ severity: LayerProblem.Severity = .warning,
      _ action: LayerProblem.Action = .kept, street: Int? = nil, at place: PlanarPoint? = nil, count: Int = 1,
      _ message: String
    ) {
      found.append(
        LayerProblem(
          kind, severity: severity, action: action, layer: layer.name, file: layer.provenance.path,
          feature: street.map { layer.sourceIndices[$0] }, featureID: street.flatMap { layer.ids[$0] },
          position: place.map(degrees), count: count, message: message))
    }
    func addAll(
      _ kind: LayerProblem.Kind, _ action: LayerProblem.Action, streets: [Int], _ message: String,
      more: String
    ) {
      let inFile = streets.sorted { layer.sourceIndices[$0] < layer.sourceIndices[$1] }
      for street in inFile.prefix(Self.mostNamed) { add(kind, .note, action, street: street, message) }
      let rest = streets.count - Self.mostNamed
      if rest > 0 { add(kind, .note, action, count: rest, "\(rest) more \(more)") }
    }
    if health.pieces.count > 1 {
      let share = HumanNumber.text(health.largestShare, .share)
      add(
        .networkPieces, health.largestShare < 0.95 ? .warning : .note, at: health.pieces[1].place,
        count: health.pieces.count - 1,
        """
        the network is in \(health.pieces.count) pieces, of which the largest holds \(share) of the length: nobody \
        walks from one to another; the largest of the others has \
        \(HumanNumber.text(health.pieces[1].length, .metres)). Join them where streets really meet
        """)
    }
    for end in health.looseEnds.prefix(Self.mostNamed) {
      add(
        .looseStreetEnd, .note, street: end.street, at: end.place,
        """
        it ends \(near(end.distance)) from another street\(name(end.other)) without meeting it; join them if they do, in \
        the file or with a larger 'join' under 'walking' where both have a vertex there
        """)
    }
    if health.looseEnds.count > Self.mostNamed {
      let rest = health.looseEnds.count - Self.mostNamed
      add(
        .looseStreetEnd, .note, count: rest,
        "\(rest) more ends come within 1 m of a street that they do not meet")
    }
    addAll(
      .streetWithoutLength, .skipped, streets: graph.streetsWithoutLength, "the street has no length",
      more: "streets have no length")
    addAll(
      .repeatedStreet, .skipped, streets: graph.repeatedStreets,
      "the street is drawn by others already, part for part; it counts once",
      more: "streets are drawn by others already")
    return found
  }

  private func near(_ metres: Double) -> String {
    metres < 0.1
      ? "\(HumanNumber.decimal(metres * 100, digits: 0))\u{A0}cm" : HumanNumber.text(metres, .metres)
  }

  private func name(_ street: Int) -> String {
    layer.ids[street].map { " ('\($0)')" } ?? ""
  }
}
