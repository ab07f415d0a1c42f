// Short ways to draw streets and set out on them in tests.

import Measures
import Planar
import Streets

/// Streets and what stands on them.
struct Walks {
  let linker: StreetLinker

  var graph: StreetGraph { linker.graph }

  init(linker: StreetLinker) { self.linker = linker }

  init(_ lines: [[(Double, Double)]], rule: LinkRule = LinkRule()) {
    linker = StreetLinker(StreetGraph(StreetLines(.lines(lines))), rule: rule)
  }

  /// Facilities at places, a feature each; those that join no street set out nowhere.
  func sources(_ places: [(Double, Double)]) -> [WalkSource] {
    places.enumerated().compactMap { owner, place in
      linker.link(x: place.0, y: place.1).map { WalkSource($0, owner: owner) }
    }
  }

  /// What is within reach of facilities.
  func area(_ places: [(Double, Double)], _ reach: Double) -> WalkingArea {
    WalkingArea(graph, sources: sources(places), reaches: places.map { _ in reach })
  }

  /// A supply of facilities.
  func supply(_ places: [(Double, Double)], _ reach: Double) -> WalkedSupply {
    WalkedSupply(area(places, reach), supply: .points(places), reaches: places.map { _ in reach })
  }

  /// The streets cut at districts.
  func parts(_ districts: Districts = .twins()) throws -> [StreetPart] {
    try StreetParts(graph, districts: districts, threads: 1).parts
  }
}
