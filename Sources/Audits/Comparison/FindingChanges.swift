// Findings that are new, mended or worse. Findings of two audits are the same by what they are about, not by their words
// or numbers.

internal import Foundation
internal import Measures
internal import Planar
internal import Standards

/// A finding that is new, mended or worse.
public struct FindingChange: Sendable, Hashable {
  /// What has become of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable { case new, worse, mended }
  /// What has become of it.
  public var kind: Kind
  /// The finding: the old one where it is mended, else the new one.
  public var finding: Finding

  /// A change.
  public init(_ kind: Kind, _ finding: Finding) {
    self.kind = kind
    self.finding = finding
  }
}

/// Finds out what has become of findings.
///
/// A shortfall, or an unknown, is the same if indicator and district are. An uncovered patch, or a severed place, is the
/// same if indicator and district are, and its middle is no more than 250 m away; it is looked for among all patches, not
/// only the ten that are listed. A feature that keeps a ratio from its target is the same if it lies at the same place, to
/// a metre; where ten are listed others may be there, and one that is no longer listed is not said to be mended. Doubtful
/// inputs are compared as problems.
struct FindingMatching {
  let old: AuditResult
  let new: AuditResult
  /// The indicators that can be compared: those in both audits, with the old inputs at hand.
  let indicators: Set<String>

  /// How far the middles of a patch may be apart, in metres.
  static let patchDistance = 250.0
  /// How far a feature may be from where it was, in metres.
  static let featureDistance = 1.0
  private static let featureLimit = 10

  /// New ones and worse ones in the new audit's order, then mended ones in the old one's.
  var changes: [FindingChange] {
    let asked = { (finding: Finding) in finding.indicatorID.map { indicators.contains($0) } ?? false }
    let now = new.findings.filter(asked).compactMap(change(of:))
    let gone = old.findings.filter(asked).filter(isMended).map { FindingChange(.mended, $0) }
    return now.filter { $0.kind == .new } + now.filter { $0.kind == .worse } + gone
  }

  private func change(of finding: Finding) -> FindingChange? {
    switch finding.kind {
    case .shortfall, .unknown:
      guard let before = place(of: finding, in: old), before.verdict == finding.kind.verdict else {
        return FindingChange(.new, finding)
      }
      guard let was = before.shortfall, let now = finding.shortfall, was.unit == now.unit else { return nil }
      return now.value > was.value * (1 + FigureChange.tolerance) ? FindingChange(.worse, finding) : nil
    case .uncoveredPatch, .reachedPatch, .severance:
      guard let before = patch(at: finding, in: old) else { return FindingChange(.new, finding) }
      let grew =
        switch (before.residents, finding.residents) {
        case (let was?, let now?) where was != now: now > was * (1 + FigureChange.tolerance)
        default: (finding.area ?? 0) > (before.area ?? 0) * (1 + FigureChange.tolerance)
        }
      return grew ? FindingChange(.worse, finding) : nil
    case .wantingFeature:
      guard feature(at: finding, in: old) == nil, !isFull(finding, in: old) else { return nil }
      return FindingChange(.new, finding)
    case .doubtfulInput: return nil
    }
  }

  private func isMended(_ finding: Finding) -> Bool {
    switch finding.kind {
    case .shortfall, .unknown:
      guard let place = place(of: finding, in: new) else { return false }
      return finding.kind == .shortfall ? place.verdict == .met : place.verdict != .unknown
    case .uncoveredPatch, .reachedPatch, .severance: return patch(at: finding, in: new) == nil
    case .wantingFeature: return feature(at: finding, in: new) == nil && !isFull(finding, in: new)
    case .doubtfulInput: return false
    }
  }

  // MARK: Finding again

  private func place(of finding: Finding, in result: AuditResult) -> PlaceResult? {
    guard let indicator = finding.indicatorID.flatMap({ result[indicator: $0] }) else { return nil }
    guard let district = finding.districtID else { return indicator.city }
    return indicator.districts.first { $0.districtID == district }
  }

  /// The patch nearest to a finding's.
  private func patch(at finding: Finding, in result: AuditResult) -> Patch? {
    guard let indicator = finding.indicatorID.flatMap({ result[indicator: $0] }),
      let place = finding.location
    else { return nil }
    let patches = finding.kind == .severance ? indicator.severance?.patches ?? [] : indicator.patches
    return patches.lazy
      .filter { indicator.districts[$0.district].districtID == finding.districtID }
      .map { (distance: $0.location.roughDistance(to: place), patch: $0) }
      .filter { $0.distance <= Self.patchDistance }
      .min { $0.distance < $1.distance }?.patch
  }

  private func feature(at finding: Finding, in result: AuditResult) -> Finding? {
    guard let place = finding.location else { return nil }
    return result.findings.first { other in
      other.kind == .wantingFeature && other.indicatorID == finding.indicatorID
        && other.location.map { $0.roughDistance(to: place) <= Self.featureDistance } ?? false
    }
  }

  /// Whether a ratio lists as many features as it may.
  private func isFull(_ finding: Finding, in result: AuditResult) -> Bool {
    (finding.indicatorID.flatMap { result[indicator: $0] }?.wanting.count ?? 0) >= Self.featureLimit
  }
}

extension Finding.Kind {
  /// The verdict of a place that has such a finding.
  fileprivate var verdict: Verdict { self == .shortfall ? .short : .unknown }
}

extension GeographicPoint {
  /// The distance in metres on a sphere, for places of one city.
  fileprivate func roughDistance(to other: GeographicPoint) -> Double {
    let metresPerDegree = 111_195.0
    let middle = (latitude + other.latitude) / 2 * .pi / 180
    let x = (longitude - other.longitude) * cos(middle)
    let y = latitude - other.latitude
    return (x * x + y * y).squareRoot() * metresPerDegree
  }
}
