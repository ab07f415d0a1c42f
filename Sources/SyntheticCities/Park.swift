// Parks and squares, from the large ones with their lakes to the pocket parks at the corners of blocks.

/// A park or square.
struct Park: Sendable {
  enum Kind: String, Sendable { case comprehensive, community, pocket, square }

  var name: BilingualName
  var kind: Kind
  var ring: GroundRing
  /// Counterclockwise rings of lakes inside.
  var lakes: [GroundRing] = []
  /// The other part of a park that a path divides.
  var other: GroundRing?
  var district: Int

  /// Land without lakes, m².
  var area: Double { lakes.reduce(ring.area + (other?.area ?? 0)) { $0 - $1.area } }
}
