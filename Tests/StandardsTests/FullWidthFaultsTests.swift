// Punctuation of a Chinese keyboard is called by its name, and Chinese texts are left alone.

import Standards
import Testing

struct FullWidthFaultsTests {
  private func faults(_ yaml: String) -> [String] {
    do throws(DocumentFaults) {
      _ = try Standard(yaml: yaml, file: "s.yaml")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func standard(_ measure: String, title: String = "S") -> String {
    "id: s\ntitle: \(title)\nindicators:\n  - { id: x, name: X, measure: \(measure) }\n"
  }

  @Test func signsOfTheSyntax() {
    let colon = "this is the full-width colon ：; use :"
    #expect(faults("id： s\ntitle: S\n").contains { $0.contains(colon) })
    #expect(
      faults("id： s\ntitle: “S”\nindicators: []\n") == [
        "s.yaml:1:3: not YAML: mapping values are not allowed in this context; \(colon)"
      ])
    #expect(faults("id: s\ntitle: { en： S }\nindicators: []\n").contains { $0.contains(colon) })
    #expect(
      faults(standard("{ spacing: { supply: t， within: 5 } }"))
        .contains { $0.contains("this is the full-width comma ，; use ,") })
    #expect(
      faults(standard("{ spacing: { supply: t, within: “5” } }"))
        .contains { $0.contains("this is the Chinese quotation mark “; use \"") })
  }

  @Test func signsOfConditions() {
    #expect(
      faults(standard("{ spacing: { supply: t, where: \"kind ＝ 'a'\", within: 5 } }")) == [
        "s.yaml:4:69: where cannot be read at character 6 of 'kind ＝ 'a''; "
          + "this is the full-width equals sign ＝; use =\n  kind ＝ 'a'\n       ^"
      ])
  }

  @Test func chineseTextsAreLeftAlone() {
    let yaml = standard("{ spacing: { supply: t, within: -5 } }", title: "{ zh: 公园（综合），广场：“一”、“二” }")
    #expect(faults(yaml) == ["s.yaml:4:64: within must be above 0 (metres), and is -5"])
  }
}
