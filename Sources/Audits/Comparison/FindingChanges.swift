// Findings that are new, worse, mended, or no longer there to be judged. Findings of two audits are the same by what they
// are about, not by their words or numbers.

internal import Foundation
internal import Measures
internal import Planar
internal import Standards

/// What has become of a finding.
public struct FindingChange: Sendable, Hashable {
  /// What has become of it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Only the new audit has it.
    case new
    /// Both have it, and there is more of it.
    case worse
    /// The new audit has judged the place, and found nothing.
    case mended
    /// The feature has left the layer, or is no longer among those asked for; nobody mended it.
    case removed
    /// The new audit cannot say: the place, the indicator or the data are gone.
    case unknown
  }
  /// What has become of it.
  public var kind: Kind
  /// The finding: the new one where it is new or worse, else the old one.
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
/// a metre; of these ten are listed, and one that the old audit does not list may be new or not, and is not said to be.
/// Doubtful inputs are compared as problems.
struct FindingMatching {
  let old: AuditResult
  let new: AuditResult
  /// The indicators that can be compared: those with the old inputs at hand.
  let indicators: Set<String>

  /// How far the middles of a patch may be apart, in metres.
  static let patchDistance = 250.0
  /// How far a feature may be from where it was, in metres.
  static let featureDistance = 1.0
  /// How much larger a patch must be to be worse, as a share: patches are gathered from squares, which differ by more than
  /// numbers do.
  private static let patchTolerance = 1e-6

  /// Those of each kind together: new ones and worse ones in the new audit's order, then the others in the old one's.
  var changes: [FindingChange] {
    let asked = { (finding: Finding) in finding.indicatorID.map { indicators.contains($0) } ?? false }
    let now = new.findings.filter { asked($0) && isOfOld($0) }.compactMap(change(of:))
    let all = now + endings(of: old.findings.filter(asked))
    return FindingChange.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
  }

  /// Whether a finding's indicator is in the old audit too.
  private func isOfOld(_ finding: Finding) -> Bool {
    finding.indicatorID.flatMap { old[indicator: $0] } != nil
  }

  private func change(of finding: Finding) -> FindingChange? {
    switch finding.kind {
    case .shortfall, .unknown:
      guard let before = place(of: finding, in: old), before.verdict == finding.kind.verdict else {
        return FindingChange(.new, finding)
      }
      guard let now = place(of: finding, in: new), let less = before.shortfall, let more = now.shortfall
      else {
        return nil
      }
      let change = FigureChange(
        before: PlaceFigures(before), after: PlaceFigures(now), goals: goals(of: finding))
      return less.unit == more.unit && more.value > less.value && change.isShortfallMove
        ? FindingChange(.worse, finding) : nil
    case .uncoveredPatch, .reachedPatch, .severance:
      guard let before = patch(at: finding, in: old) else { return FindingChange(.new, finding) }
      let grew =
        switch (before.residents, finding.residents) {
        case (let was?, let now?) where was != now: now > was * (1 + Self.patchTolerance)
        default: (finding.area ?? 0) > (before.area ?? 0) * (1 + Self.patchTolerance)
        }
      return grew ? FindingChange(.worse, finding) : nil
    case .wantingFeature:
      guard feature(at: finding, in: old) == nil, !isFull(finding, in: old) else { return nil }
      return FindingChange(.new, finding)
    case .doubtfulInput: return nil
    }
  }

  private func goals(of finding: Finding) -> [Double] {
    [old, new].flatMap { result in
      finding.indicatorID.flatMap { result[indicator: $0] }?.indicator.goals ?? []
    }
  }

  // MARK: Finding again

  func place(of finding: Finding, in result: AuditResult) -> PlaceResult? {
    guard let indicator = finding.indicatorID.flatMap({ result[indicator: $0] }) else { return nil }
    guard let district = finding.district else { return indicator.city }
    return indicator.place(of: district).map { indicator.districts[$0] }
  }

  /// The patch nearest to a finding's.
  func patch(at finding: Finding, in result: AuditResult) -> Patch? {
    guard let indicator = finding.indicatorID.flatMap({ result[indicator: $0] }),
      let place = finding.location, let district = finding.district.flatMap({ indicator.place(of: $0) })
    else { return nil }
    let patches = finding.kind == .severance ? indicator.severance?.patches ?? [] : indicator.patches
    return patches.lazy
      .filter { $0.district == district }
      .map { (distance: $0.location.roughDistance(to: place), patch: $0) }
      .filter { $0.distance <= Self.patchDistance }
      .min { $0.distance < $1.distance }?.patch
  }

  func feature(at finding: Finding, in result: AuditResult) -> Finding? {
    guard let place = finding.location else { return nil }
    return result.findings.first { other in
      other.kind == .wantingFeature && other.indicatorID == finding.indicatorID
        && other.location.map { $0.roughDistance(to: place) <= Self.featureDistance } ?? false
    }
  }

  /// Whether a ratio lists as many features as it may.
  private func isFull(_ finding: Finding, in result: AuditResult) -> Bool {
    (finding.indicatorID.flatMap { result[indicator: $0] }?.wanting.count ?? 0)
      >= Finding.featuresPerIndicator
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
