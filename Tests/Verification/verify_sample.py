#!/usr/bin/env python3
"""Every indicator of the sample city, computed again without CityCheck, straight from the layers.

    python3 verify_sample.py RESULTS_JSON [SAMPLE_FOLDER]

RESULTS_JSON   the results.json of `citycheck audit SAMPLE_FOLDER/audit.yaml`
SAMPLE_FOLDER  the folder with audit.yaml and the layers; geodata/jianghai of this repository by default

One line an indicator: its row in the rulebook, the value of CityCheck and the value here, how far the two are apart at
most in the city and its districts (numerator, denominator and value), and whether they agree. Then the rows of the
rulebook, and what is not checked and why. Exit status 0 when all agree, 1 when one does not, 2 when it cannot run.

What must agree, and how well: counts, people, bays and other numbers that are only added up exactly (to 1e-9 of them,
for the decimals that floating point adds); areas, lengths and what is derived from them within 0.01 %.

What is taken from where
  the rules    from the standard's YAML (parameters only: layers, conditions, distances, norms) and audit.yaml; what they
               mean is written out here once more, from the README
  the plane    the definition that stands in results.json, by PROJ through pyproj; nothing else of it is used but the
               values to compare
  geometry     Shapely; circles are polygons of 2048 corners, which lack 2e-6 of a disc
  walks        Dijkstra's algorithm of SciPy on a graph that is cut wherever a place joins it

Repairs, which are those that geodata/jianghai/README.md lists as faults on purpose: a feature without geometry and one
with latitude before longitude are left out; a ring that is not closed is closed; an outline that crosses itself is made
valid; heights are dropped; a negative number of residents is not used. What stands twice counts twice, what lies outside
the districts serves but is in no sum.

What is left open: along which side of a border of districts a line counts that runs along it, by length and not by
density. A district that is apart by no more than such lines is named at the end and is no difference; the city must
agree all the same.
"""

import hashlib
import json
import math
import os
import sys
from collections import defaultdict

try:
  import yaml

  from sample.answers import CITY, Answer, NotChecked, NoValue
  from sample.circles import life_circle
  from sample.layers import City
  from sample.provision import provision
  from sample.ratios import ratio
  from sample.spacing import spacing
  from sample.walks import coverage
except ImportError as error:
  print(
    f"{error}. Install what this script needs: python3 -m pip install 'shapely>=2.1' pyproj numpy scipy pyyaml",
    file=sys.stderr)
  sys.exit(2)

# Below so much of an area in m² or a length in metres nothing is compared: both round.
LEAST = 0.01
HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))


def reported(city, identifier):
  """What audit.yaml says, a yes as 1 and a no as 0, for the city and the districts that it names."""
  entry = city.audit["reported"].get(identifier)
  if entry is None:
    raise NoValue("not reported")
  answer = Answer()

  def value(given):
    return float(given["value"] if isinstance(given, dict) else given)

  answer.set(CITY, value(entry), 1)
  for code, given in entry.get("districts", {}).items():
    answer.set(code, value(given), 1)
  evidence = entry.get("evidence", [])
  answer.evidence = {}
  for path in [evidence] if isinstance(evidence, str) else evidence:
    with open(os.path.join(city.folder, path), "rb") as file:
      answer.evidence[path] = hashlib.sha256(file.read()).hexdigest()
  return answer


def apart(theirs, ours, least=0.0):
  """How far two numbers are apart, as a share of the greater."""
  if theirs is None and ours is None:
    return 0.0
  if theirs is None or ours is None:
    return math.inf
  difference = abs(theirs - ours)
  if difference <= least:
    return 0.0
  return difference / max(abs(theirs), abs(ours))


def numbers_apart(theirs, answer, code, least, is_reported):
  """How far the numbers of a place are apart, by name."""
  own = None if code in answer.withheld else answer.value(code)
  if theirs["value"] is None or own is None or is_reported:
    return [("value", apart(theirs["value"], own))]
  return [
    ("value", apart(theirs["value"], own, least / answer.denominators[code])),
    ("numerator", apart(theirs["numerator"], answer.numerators[code], least)),
    ("denominator", apart(theirs["denominator"], answer.denominators[code], least))]


def is_at_border(theirs, answer, code):
  """Whether a district's numbers are apart by no more than what runs along its borders."""
  if code is CITY or theirs["value"] is None:
    return False
  either = answer.either[code]
  return (abs(theirs["numerator"] - answer.numerators[code]) <= either
          and abs(theirs["denominator"] - answer.denominators[code]) <= either)


def compare(indicator, answer):
  """How many places have a value; the greatest deviation, and where; districts that are apart along their borders."""
  worst, compared, borders = (0.0, ""), 0, []
  is_reported = indicator["measure"] == "reported"
  least = LEAST if indicator["numerator_unit"] in ("m", "m2") else 0.0
  for code, theirs in [(CITY, indicator["city"])] + [(place["id"], place) for place in indicator["districts"]]:
    place = code or "the city"
    compared += theirs["value"] is not None
    deviations = numbers_apart(theirs, answer, code, least, is_reported)
    if max(deviation for _, deviation in deviations) > answer.tolerance and is_at_border(theirs, answer, code):
      borders.append(code)
      continue
    deviations = [(f"{name} of {place}", deviation) for name, deviation in deviations]
    if answer.beside:
      other = theirs["detail"]["beside"][0]
      deviations += [
        (f"numerator beside of {place}", apart(other["numerator"], answer.beside.numerators[code])),
        (f"denominator beside of {place}", apart(other["denominator"], answer.beside.denominators[code]))]
    worst = max([worst] + [(deviation, name) for name, deviation in deviations], key=lambda each: each[0])
  if is_reported:
    stated = {file["path"]: file["sha256"] for file in indicator["detail"].get("evidence", [])}
    if stated != answer.evidence:
      worst = (math.inf, "hash of the evidence")
  return compared, worst, borders


def compute(city, indicator, measure):
  (kind, rule), = measure.items()
  if kind == "reported":
    return reported(city, indicator["id"])
  kinds = {
    "ratio": ratio, "provision": provision, "coverage": coverage, "spacing": spacing, "lifeCircle": life_circle}
  if kind not in kinds:
    raise NotChecked(f"the measure {kind} is not known here")
  return kinds[kind](city, rule)


def shown(value):
  return "none" if value is None else f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def row_of(indicator):
  item = indicator["item"]
  return item["series"], item["number"]


def main():
  if len(sys.argv) not in (2, 3):
    print(__doc__.split("\n\n")[1], file=sys.stderr)
    return 2
  folder = sys.argv[2] if len(sys.argv) == 3 else os.path.join(REPOSITORY, "geodata", "jianghai")
  try:
    with open(sys.argv[1], encoding="utf-8") as file:
      results = json.load(file)
    city = City(folder, results["crs"]["definition"])
    standard = os.path.join(REPOSITORY, "Sources", "Standards", "Shipped", city.audit["standard"] + ".yaml")
    with open(standard, encoding="utf-8") as file:
      measures = {entry["id"]: entry["measure"] for entry in yaml.safe_load(file)["indicators"]}
  except (OSError, ValueError, KeyError) as error:
    print(f"cannot begin: {error!r}", file=sys.stderr)
    return 2
  rows, notes, differ = defaultdict(list), [], 0
  found = {indicator["id"] for indicator in results["indicators"]}
  print(f"{'row':>4} {'indicator':<26} {'CityCheck':>12} {'here':>12} {'apart':>8} places  verdict")
  for indicator in results["indicators"]:
    series, number_of_row = row_of(indicator)
    theirs = indicator["city"]["value"]
    answer, compared, deviation, verdict = None, 0, "", ""
    try:
      answer = compute(city, indicator, measures[indicator["id"]])
      compared, (worst, where), borders = compare(indicator, answer)
      deviation = f"{worst:.0e}" if worst else "0"
      verdict = "ok" if worst <= answer.tolerance else f"DIFFERS: {where}"
      if borders:
        notes.append(
          f"{indicator['id']}: on which side lines along borders of districts count "
          f"({', '.join(borders)}: apart by no more than these)")
      if answer.note:
        notes.append(f"{indicator['id']}: {answer.note}")
    except NotChecked as reason:
      verdict = f"not checked: {reason}"
      notes.append(f"{indicator['id']}: {reason}")
    except NoValue as reason:
      verdict = f"no value ({reason})" if theirs is None else f"DIFFERS: has a value ({reason})"
    differ += verdict.startswith("DIFFERS")
    rows[series, number_of_row].append(verdict)
    own = shown(answer.value(CITY)) if answer else "none"
    label = f"{series[0]}{number_of_row}"
    print(f"{label:>4} {indicator['id']:<26} {shown(theirs):>12} {own:>12} {deviation:>8} {compared:>6}  {verdict}")
  for missing in sorted(set(measures) - found):
    print(f"  -- {missing:<26} is not in the results: DIFFERS")
    differ += 1
  return summary(city, rows, notes, differ)


def summary(city, rows, notes, differ):
  compared = [row for row, verdicts in rows.items() if any(verdict[:2] in ("ok", "DI") for verdict in verdicts)]
  agree = [row for row in compared if all(verdict == "ok" or verdict.startswith("no value") for verdict in rows[row])]
  empty = [row for row, verdicts in rows.items() if all(verdict.startswith("no value") for verdict in verdicts)]
  print()
  mended = [f"{name}: {text}" for name, layer in city.layers.items() for text in layer.mended]
  print("Mended, as documented: " + "; ".join(mended))
  print(f"Rows: {len(rows)}; {len(compared)} compared, {len(agree)} of them agree in every indicator with a value; "
        f"{len(empty)} without a value: {', '.join(f'{series[0]}{number}' for series, number in empty)}")
  indicators = [verdict for verdicts in rows.values() for verdict in verdicts]
  print(f"Indicators: {len(indicators)}; {indicators.count('ok')} agree, {differ} differ, "
        f"{sum(verdict.startswith('not checked') for verdict in indicators)} not checked, "
        f"{sum(verdict.startswith('no value') for verdict in indicators)} without a value")
  for note in notes:
    print(f"Not checked: {note}")
  return 1 if differ else 0


if __name__ == "__main__":
  sys.exit(main())
