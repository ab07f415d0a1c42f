// What has become of the findings that only the old audit has. That a finding is not there any more does not mend it: the
// new audit must have judged the same place, with the data for it.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension FindingMatching {
  /// What has become of the old audit's findings, those left out that the new one has too.
  func endings(of findings: [Finding]) -> [FindingChange] {
    let standings = standings(of: findings.filter { $0.kind == .wantingFeature })
    return findings.compactMap { finding in
      let kind: FindingChange.Kind? =
        switch finding.kind {
        case .shortfall: endingOfShortfall(finding)
        // It never said more than that nobody knows.
        case .unknown: place(of: finding, in: new).flatMap { $0.verdict == .unknown ? nil : .mended }
        case .uncoveredPatch, .reachedPatch, .severance: endingOfPatch(finding)
        case .wantingFeature: ending(ofFeature: finding, standings[finding.number])
        case .doubtfulInput: nil
        }
      return kind.map { FindingChange($0, finding) }
    }
  }

  private func endingOfShortfall(_ finding: Finding) -> FindingChange.Kind? {
    switch place(of: finding, in: new)?.verdict {
    case .met?: .mended
    case .short?: nil
    case .unknown?, nil: .unknown
    }
  }

  private func endingOfPatch(_ finding: Finding) -> FindingChange.Kind? {
    guard let (was, now) = indicators(of: finding), was.measure.word == now.indicator.measure.word,
      // What is reached now says nothing of what was not.
      was.patchSide == now.indicator.patchSide, place(of: finding, in: new)?.value != nil,
      finding.kind != .severance || now.severance != nil
    else { return .unknown }
    return patch(at: finding, in: new) == nil ? .mended : nil
  }

  private func ending(
    ofFeature finding: Finding, _ standings: [SupplyFeature.Standing]?
  ) -> FindingChange.Kind? {
    if feature(at: finding, in: new) != nil { return nil }
    guard let standings, let now = indicators(of: finding)?.now, now.city.value != nil,
      place(of: finding, in: new) != nil
    else { return .unknown }
    let wantsMore = now.indicator.target?.wantsMore ?? true
    // Only ten are listed: it may be as it was.
    if standings.contains(wantsMore ? .notCounted : .counted) { return nil }
    if standings.contains(.undecided) { return .unknown }
    return standings.contains(wantsMore ? .counted : .notCounted) ? .mended : .removed
  }

  /// A finding's indicator in both audits.
  private func indicators(of finding: Finding) -> (was: Indicator, now: IndicatorResult)? {
    guard let id = finding.indicatorID, let was = old[indicator: id], let now = new[indicator: id] else {
      return nil
    }
    return (was.indicator, now)
  }

  // MARK: Features

  /// What the new audit says of the features at the places of findings, by the findings' numbers; nothing for those whose
  /// layer it does not read.
  private func standings(of findings: [Finding]) -> [Int: [SupplyFeature.Standing]] {
    var standings: [Int: [SupplyFeature.Standing]] = [:]
    for (_, findings) in Dictionary(grouping: findings, by: \.indicatorID) {
      guard let first = findings.first, let (was, now) = indicators(of: first),
        case .ratio(let ratio) = now.indicator.measure, case .ratio(let before) = was.measure,
        ratio.layer == before.layer, let layer = new.layers[ratio.layer], !now.supply.isEmpty,
        let places = planarPlaces(of: findings)
      else { continue }
      for place in places { standings[place.finding] = [] }
      for feature in now.supply {
        guard let middle = layer.geometries.centroid(of: feature.feature) else { continue }
        for place in places {
          let (x, y) = (middle.x - place.point.x, middle.y - place.point.y)
          guard x * x + y * y <= Self.featureDistance * Self.featureDistance else { continue }
          standings[place.finding]?.append(feature.standing)
        }
      }
    }
    return standings
  }

  /// The places of findings in the new audit's plane; nil where there is none.
  private func planarPlaces(of findings: [Finding]) -> [(finding: Int, point: PlanarPoint)]? {
    do throws(ProjectionError) {
      let projection = try Projection(to: new.crs.definition)
      var places: [(finding: Int, point: PlanarPoint)] = []
      for finding in findings {
        if let location = finding.location {
          places.append((finding.number, try projection.project(location)))
        }
      }
      return places
    } catch {
      return nil
    }
  }
}
