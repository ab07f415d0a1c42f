// Names from word lists, each given once.

/// Gives out names in Chinese and English, never the same twice.
struct NameBook: Sendable {
  private static let first = [
    ("望", "Wang"), ("听", "Ting"), ("云", "Yun"), ("海", "Hai"), ("江", "Jiang"), ("潮", "Chao"), ("月", "Yue"),
    ("盐", "Yan"), ("芦", "Lu"), ("白", "Bai"), ("青", "Qing"), ("长", "Chang"), ("永", "Yong"), ("和", "He"),
    ("新", "Xin"), ("朝", "Zhao"), ("金", "Jin"), ("银", "Yin"), ("丰", "Feng"), ("康", "Kang"), ("兴", "Xing"),
    ("文", "Wen"), ("紫", "Zi"), ("碧", "Bi"), ("鹤", "He"), ("鹭", "Lu"), ("清", "Qing"), ("晨", "Chen"),
    ("星", "Xing"), ("渔", "Yu"), ("帆", "Fan"), ("沙", "Sha"),
  ]
  private static let second = [
    ("桥", "qiao"), ("浦", "pu"), ("湾", "wan"), ("洲", "zhou"), ("塘", "tang"), ("林", "lin"), ("泉", "quan"),
    ("平", "ping"), ("安", "an"), ("宁", "ning"), ("昌", "chang"), ("华", "hua"), ("光", "guang"), ("明", "ming"),
    ("阳", "yang"), ("泰", "tai"), ("福", "fu"), ("德", "de"), ("仁", "ren"), ("义", "yi"), ("业", "ye"),
    ("秀", "xiu"), ("竹", "zhu"), ("梅", "mei"), ("兰", "lan"), ("荷", "he"), ("桂", "gui"), ("柳", "liu"),
    ("枫", "feng"), ("松", "song"), ("汀", "ting"), ("渚", "zhu"), ("溪", "xi"), ("堤", "di"),
  ]

  private var words: [(String, String)]
  private var taken: Set<String> = []
  private var streetCount = 0

  init(random: inout RandomSource) {
    var all: [(String, String)] = []
    for a in Self.first {
      for b in Self.second { all.append((a.0 + b.0, a.1 + b.1)) }
    }
    words = random.shuffled(all)
  }

  /// A word from the lists, for what needs a name of its own outside of any book.
  static func word(_ random: inout RandomSource) -> (String, String) {
    let (a, b) = (random.pick(first), random.pick(second))
    return (a.0 + b.0, a.1 + b.1)
  }

  /// A word with one of the endings, new among all names given so far.
  mutating func name(_ endings: [(String, String)], random: inout RandomSource) -> BilingualName {
    var round = 0
    while true {
      let word = random.pick(words)
      let ending = random.pick(endings)
      // A city larger than the lists numbers its names: 望桥路, 望桥二路, …
      let number = round < 400 ? ("", "") : ("\(round)", " No. \(round)")
      let chinese = word.0 + number.0 + ending.0
      if taken.insert(chinese).inserted {
        return BilingualName(chinese: chinese, english: word.1 + number.1 + " " + ending.1)
      }
      round += 1
    }
  }

  mutating func street(_ kind: CityLine.Kind, random: inout RandomSource) -> BilingualName {
    switch kind {
    case .path: name([("巷", "Lane"), ("弄", "Alley"), ("里", "Row")], random: &random)
    case .secondary: name([("路", "Road"), ("大街", "Main Street")], random: &random)
    default: name([("路", "Road"), ("街", "Street"), ("路", "Road")], random: &random)
    }
  }
}
