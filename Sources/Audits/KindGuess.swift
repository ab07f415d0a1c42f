// A city's words for the kinds of facilities, guessed from what its file says: OpenStreetMap's words, and
// plain names.

/// The guess for one kind of the standards that ship.
struct KindGuess {
  /// The standard's word.
  let kind: String
  /// Words that mean it.
  let words: [String]
  /// Words that may mean it, and why they may not.
  let doubtful: [(word: String, reason: String)]

  private init(_ kind: String, _ words: [String], doubtful: [(word: String, reason: String)] = []) {
    self.kind = kind
    self.words = [kind] + words
    self.doubtful = doubtful
  }

  /// The kinds of the core standard's life circle, in its order.
  static let all = [
    KindGuess("kindergarten", ["幼儿园", "幼稚園", "kindergarten", "Kindergarten"]),
    KindGuess(
      "primary_school", ["小学", "小学校", "Grundschule"],
      doubtful: [("school", "OpenStreetMap does not tell levels of schools apart")]),
    KindGuess(
      "middle_school", ["初中", "中学", "中学校"],
      doubtful: [("school", "OpenStreetMap does not tell levels of schools apart")]),
    KindGuess(
      "health_centre",
      ["clinic", "doctors", "hospital", "社区卫生服务中心", "卫生服务中心", "卫生院", "医院", "診療所", "病院"]),
    KindGuess(
      "elderly_care", ["nursing_home", "养老院", "养老设施", "日间照料中心", "老人ホーム"],
      doubtful: [("social_facility", "OpenStreetMap's social facilities serve others than the old, too")]),
    KindGuess(
      "market", ["supermarket", "marketplace", "greengrocer", "菜市场", "农贸市场", "超市", "スーパー"]),
    KindGuess("culture", ["library", "community_centre", "图书馆", "文化活动中心", "文化活动站", "図書館"]),
    KindGuess("sport", ["sports_centre", "pitch", "fitness_station", "运动场地", "健身中心", "体育馆", "体育場"]),
    KindGuess(
      "community_service", ["社区服务中心", "社区服务站", "街道服务中心"],
      doubtful: [("townhall", "a town hall serves the whole city, not a neighbourhood")]),
    KindGuess("bus_stop", ["公交站", "公交站点", "Bushaltestelle", "バス停"]),
  ]

  /// The words that a file has, in this table's order, without repetition.
  func found(in values: [String: Int]) -> [String] {
    var found: [String] = []
    for word in words where values[word] != nil && !found.contains(word) { found.append(word) }
    return found
  }
}
