// What the city reports in place of measuring it, and the papers that prove it: invented, as everything here.

/// The reported values of the sample and their evidence.
enum Evidence {
  /// The section `reported` of the audit file. Nothing is reported for `rule-of-law-satisfaction` and
  /// `opinion-response`: the city has not asked yet.
  static let reported = """
    reported:
      economy-growth:      { value: 0.058, previous: 0.051, date: 2023, evidence: evidence/statistics-2023.csv }
      income-growth:       { value: 58120, previous: 55260, date: 2023, evidence: evidence/statistics-2023.csv }
      civility-index:      { value: 92.4, date: 2023-11, evidence: evidence/civility-index-2023.txt }
      co2-per-gdp:         { value: 0.034, date: 2023, evidence: evidence/statistics-2023.csv }
      safety-satisfaction:
        value: 0.931
        date: 2023-11-30
        evidence: [ evidence/safety-survey-2023.csv, evidence/safety-survey-2023.txt ]
        districts: { JH01: 0.912, JH02: 0.948, JH03: 0.961, JH04: 0.925, JH05: 0.943, JH06: 0.934, JH07: 0.887, JH08: 0.917 }
        note: { en: Telephone survey of 4 000 residents., zh: 电话调查4000名居民。 }
      accidents:
        value: 41
        previous: 44
        date: 2023
        evidence: evidence/accidents-2023.csv
        districts:
          JH01: { value: 4, previous: 4 }
          JH02: { value: 9, previous: 11 }
          JH03: { value: 7, previous: 6 }
          JH04: { value: 5, previous: 5 }
          JH05: { value: 4, previous: 6 }
          JH06: { value: 3, previous: 3 }
          JH07: { value: 5, previous: 4 }
          JH08: { value: 4, previous: 5 }
      accident-deaths:     { value: 6, previous: 6, date: 2023, evidence: evidence/accidents-2023.csv }
      city-platform:       { value: yes, date: 2023-09-20, evidence: evidence/city-platform-acceptance.txt }
      one-stop-service:    { value: yes, date: 2023 }
      certified-officers:  { value: 0.984, date: 2023-12, evidence: evidence/officers-2023.csv }
      officers-per-capita: { value: 4.1, date: 2023-12, evidence: evidence/officers-2023.csv }
      plans:               { value: yes, date: 2022, evidence: evidence/plans-2022.txt, note: Seven special plans are in force. }
      funding:             { value: yes, date: 2023 }
      credit-system:       { value: no, date: 2023, note: To be set up in 2024. }
      smart-scenes:        { value: yes, date: 2023 }
      volunteers:          { value: 71600, date: 2023-12, evidence: evidence/volunteers-2023.csv }

    """

  /// The papers, by their paths beside the audit file.
  static let files: [SyntheticCity.File] = papers.map { path, text in
    SyntheticCity.File(name: "evidence/" + path, bytes: Array(text.utf8))
  }

  private static let papers: [(String, String)] = [
    (
      "statistics-2023.csv",
      """
      figure,unit,2022,2023
      growth of the economy 地区生产总值增速,share,0.051,0.058
      disposable income per resident 居民人均可支配收入,yuan,55260,58120
      fall of carbon dioxide per unit of GDP 单位GDP二氧化碳排放降幅,share,0.029,0.034

      """
    ),
    (
      "civility-index-2023.txt",
      """
      江海市文明程度测评 2023 / Civility index of Jianghai 2023
      综合指数 / Index: 92.4
      This city does not exist, and neither does this survey. 本市及本测评均为虚构。

      """
    ),
    (
      "safety-survey-2023.csv",
      """
      district,asked,feel safe,share
      JH01,500,456,0.912
      JH02,500,474,0.948
      JH03,510,490,0.961
      JH04,480,444,0.925
      JH05,490,462,0.943
      JH06,500,467,0.934
      JH07,513,455,0.887
      JH08,507,465,0.917

      """
    ),
    (
      "safety-survey-2023.txt",
      """
      公众安全感电话调查 2023年11月 / Sense of safety, telephone survey, November 2023
      有效样本4000份，感到安全的3724人，占93.1%。
      4 000 valid answers; 3 724 residents feel safe, 93.1 %, by district weighted with residents.

      """
    ),
    (
      "accidents-2023.csv",
      """
      district,accidents 2022,accidents 2023,deaths 2022,deaths 2023
      JH01,4,4,0,0
      JH02,11,9,2,1
      JH03,6,7,1,2
      JH04,5,5,1,1
      JH05,6,4,1,0
      JH06,3,3,0,0
      JH07,4,5,1,1
      JH08,5,4,0,1

      """
    ),
    (
      "city-platform-acceptance.txt",
      """
      江海市城市运行“一网统管”平台验收意见 2023年9月20日
      Acceptance of the platform that runs the city, 20 September 2023: passed. 同意通过验收。

      """
    ),
    (
      "plans-2022.txt",
      """
      江海市城市管理专项规划目录 2022 / Special plans of urban management, 2022
      环境卫生、公共厕所、停车、户外广告、照明、绿地、犬类管理，共7项。
      Sanitation, toilets, parking, signs, lighting, green land, dogs: seven plans.

      """
    ),
    (
      "volunteers-2023.csv",
      """
      month,registered volunteers
      2022-12,66900
      2023-12,71600

      """
    ),
    (
      "officers-2023.csv",
      """
      officers,with a certificate,share,per 10 000 residents
      246,242,0.984,4.1

      """
    ),
  ]
}
