"""`make bench-peers`: CityCheck and its peers on the same city, agreement first, then interleaved rounds.

For each city: whole processes with their ratios and peaks, the ratio of each stage, each stage's seconds.
Then, apart, a small city from a cold process against the fastest peer.
Writes Markdown reports to benchmarks/results/ and prints them.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cities import HERE, STANDARD, for_peers, made, megabytes
from processes import (
    Measured, interleaved, machine, markdown, measure, median, median_ratio, output_of, versions, write_report,
)  # fmt: skip
from timings import ROWS, Timings, parsed, per_place

PEERS = HERE / "peers"
PACKAGES = ("geopandas", "shapely", "pyogrio", "pyproj", "scipy", "orjson", "duckdb", "sedonadb")
# Segments a quarter circle at which the land of the peers must come much closer to true arcs.
FINE_SEGMENTS = 64
# Rounds of all programs on the small city, to know the fastest peer.
SCOUTING_ROUNDS = 3
# Below this a stage's time is its rounding to a millisecond.
LEAST_SECONDS = 0.002


@dataclass
class Program:
    """A program of the comparison, with what its rounds gave."""

    name: str
    threads: int
    command: list[str]
    output: Path
    runs: list[Measured] = field(default_factory=list)
    stages: list[dict[str, dict[str, float]]] = field(default_factory=list)
    # CityCheck's own, processor seconds by stage.
    timings: list[dict[str, float]] = field(default_factory=list)

    @property
    def is_citycheck(self) -> bool:
        return self.name == "CityCheck"

    @property
    def log(self) -> Path:
        return self.output.with_suffix(".log")

    def run(self) -> Measured:
        self.runs.append(measure(self.command, self.log))
        if self.is_citycheck:
            self.timings.append(parsed(self.log.read_text(encoding="utf-8")))
        else:
            self.stages.append(json.loads((self.output / "stages.json").read_text()))
        return self.runs[-1]

    @property
    def label(self) -> str:
        return f"{self.name}, {self.threads}"


def citycheck_on(citycheck: Path, audit: Path, output: Path, threads: int, *more: str) -> Program:
    """CityCheck, which also says where its time goes: a clock read a batch costs nothing."""
    options = ["--quiet", "--timings", "--threads", str(threads), "--output", str(output), *more]
    return Program("CityCheck", threads, [str(citycheck), "audit", str(audit), *options], output)


def programs(citycheck: Path, audit: Path, folder: Path) -> list[Program]:
    """All programs: CityCheck on one and two threads, and each peer as it goes by default."""
    found = [
        citycheck_on(citycheck, audit, folder / f"citycheck-{threads}", threads, "--features")
        for threads in (1, 2)
    ]
    for name, script, thread_counts in (
        ("GeoPandas", "geopandas_plain.py", (1,)),
        ("GeoPandas, hand-tuned with orjson", "geopandas_tuned.py", (1, 2)),
        ("DuckDB spatial", "duckdb_spatial.py", (1, 2)),
        ("SedonaDB", "sedonadb_sql.py", (1, 2)),
    ):
        for threads in thread_counts:
            output = folder / f"{script.removesuffix('.py')}-{threads}"
            arguments = [str(audit), str(output), "--threads", str(threads)]
            found.append(Program(name, threads, [sys.executable, str(PEERS / script), *arguments], output))
    return found


def agree(all_programs: list[Program], folder: Path) -> str:
    """Runs every program once and compares what they wrote; stops the benchmark when they disagree."""
    tables = []
    for program in all_programs:
        print(f"once: {program.label}", flush=True)
        measure(program.command, program.log)
        if program.is_citycheck:
            results = program.output / "results.json"
            table = folder / f"table-{program.output.name}"
            subprocess.run([sys.executable, PEERS / "citycheck_table.py", results, table], check=True)
            tables.append(str(table))
        else:
            tables.append(str(program.output))
    one, two = (program.output / "results.json" for program in all_programs if program.is_citycheck)
    if one.read_bytes() != two.read_bytes():
        raise SystemExit(f"CityCheck wrote other bytes on two threads than on one: {one} {two}")
    tuned = next(program for program in all_programs if "tuned" in program.name)
    fine = folder / "64-segments"
    command = [*tuned.command, "--segments", str(FINE_SEGMENTS)]
    command[command.index(str(tuned.output))] = str(fine)
    measure(command, fine.with_suffix(".log"))
    # CityCheck's two tables are of the same bytes.
    del tables[1]
    check = [sys.executable, PEERS / "agreement.py", *tables, f"{fine}:{FINE_SEGMENTS}"]
    done = subprocess.run(check, capture_output=True, text=True)
    print(done.stdout, flush=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def parts(citycheck: Path, audit: Path, folder: Path) -> tuple[Program, Program]:
    """CityCheck without features, and also without the ten kinds: what these take is the difference."""
    standard = yaml.safe_load(STANDARD.read_text(encoding="utf-8"))
    standard["indicators"] = [one for one in standard["indicators"] if one["id"] != "ten-kinds"]
    few = folder / "standard-few.yaml"
    few.write_text(yaml.safe_dump(standard, allow_unicode=True, sort_keys=False), encoding="utf-8")
    document = yaml.safe_load(audit.read_text(encoding="utf-8")) | {"standard": str(few)}
    audit_few = folder / "audit-few.yaml"
    audit_few.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return (
        citycheck_on(citycheck, audit, folder / "citycheck-plain", 1),
        citycheck_on(citycheck, audit_few, folder / "citycheck-few", 1),
    )


def times_table(all_programs: list[Program]) -> str:
    one, two = (program.runs for program in all_programs if program.is_citycheck)
    peak = max(run.peak_mb for run in one)
    rows = []
    for program in all_programs:
        runs = program.runs
        rows.append([
            program.name,
            str(program.threads),
            f"{median(runs, lambda run: run.wall):.3f}",
            f"{median(runs, lambda run: run.cpu):.3f}",
            f"{max(run.peak_mb for run in runs):.0f}",
            f"{median_ratio(runs, one, lambda run: run.wall):.1f}",
            f"{median_ratio(runs, two, lambda run: run.wall):.1f}",
            f"{median_ratio(runs, one, lambda run: run.cpu):.1f}",
            f"{max(run.peak_mb for run in runs) / peak:.1f}",
        ])  # fmt: skip
    header = [
        "program", "threads", "wall s", "CPU s", "peak MB", "wall ÷ CityCheck, 1 thread",
        "wall ÷ CityCheck, 2 threads", "CPU ÷ CityCheck, 1 thread", "peak ÷ CityCheck, 1 thread",
    ]  # fmt: skip
    return markdown(header, rows)


def ratio(seconds: float, base: float, least: float = LEAST_SECONDS) -> str:
    if base < least:
        return f"> {seconds / least:.0f}" if seconds > least else "–"
    return f"{seconds / base:.1f}"


def ratios_table(all_programs: list[Program], timings: Timings, district: float | None) -> str:
    """Each stage of each peer against CityCheck's, on one thread: processor seconds divided by CityCheck's.

    `district` is what finding the districts of all buildings takes by `citycheck-bench`, in seconds.
    """
    peers = [program for program in all_programs if not program.is_citycheck and program.threads == 1]
    mine = median(next(p for p in all_programs if p.is_citycheck).runs, lambda run: run.cpu)
    spent = {
        peer.name: {
            stage: statistics.median(run[stage]["cpu"] for run in peer.stages) for stage in peer.stages[0]
        }
        for peer in peers
    }
    rows, said = [], []

    def add(
        name: str, base: float, of: dict[str, float], says: str, least: float = LEAST_SECONDS
    ) -> None:
        each = [*(of[peer.name] for peer in peers), min(of.values())]
        digits = 3 if least else 5
        rows.append([name, f"{base:.{digits}f}", *(ratio(seconds, base, least) for seconds in each)])
        if says:
            said.append(f"- **{name.removeprefix('… ')}**: {says}.")

    rest = mine
    for row in ROWS:
        base = row.citycheck(timings)
        if not row.is_part:
            rest -= base
        of = {name: sum(stages[stage] for stage in row.peers) for name, stages in spent.items()}
        stands_for = "the peers' " + ", ".join(f"`{stage}`" for stage in row.peers)
        add(row.name, base, of, f"{stands_for}: {row.says}")
        if row.name.startswith("buildings") and district is not None:
            of = {name: stages["assign"] for name, stages in spent.items()}
            says = (
                "the peers' `assign`, which also makes the centroids: CityCheck's is its time a place by "
                "`citycheck-bench district`, made-up places and 16 districts in the processor's caches, "
                "times the number of buildings"
            )
            # Not rounded to milliseconds.
            add("… buildings to districts", district, of, says, least=0.0)
    named = {stage for row in ROWS for stage in row.peers}
    others = {
        peer.name: median(peer.runs, lambda run: run.cpu)
        - sum(seconds for stage, seconds in spent[peer.name].items() if stage in named)
        for peer in peers
    }
    add("start and the rest", rest, others, "starting and ending the process, shelters, toilets, checks")
    add("whole process", mine, {peer.name: median(peer.runs, lambda run: run.cpu) for peer in peers}, "")
    header = ["stage", "CityCheck, CPU s", *(f"{peer.name} ÷" for peer in peers), "the best ÷"]
    return f"{markdown(header, rows)}\nWhat stands beside what:\n\n" + "\n".join(said) + "\n"


def stages_table(all_programs: list[Program]) -> str:
    """The peers' stages: median CPU seconds, which neighbours disturb least, and the best of each stage."""
    shown = [program for program in all_programs if program.stages]
    seconds = {
        stage: [statistics.median(run[stage]["cpu"] for run in program.stages) for program in shown]
        for stage in shown[0].stages[0]
    }
    rows = [(stage, [*each, min(each)]) for stage, each in seconds.items()]
    rows.append(("sum", [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]))
    header = ["CPU s of the stage", *(program.label for program in shown), "the best of each"]
    return markdown(header, [[stage, *(f"{number:.2f}" for number in each)] for stage, each in rows])


def prepared(city: Path, results: Path, name: str) -> tuple[Path, Path]:
    """An empty folder for a comparison, and the audit file that all programs take."""
    folder = results / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder, for_peers(city, folder)


def compare(citycheck: Path, bench: Path | None, city: Path, rounds: int, results: Path) -> str:
    """The whole comparison on one city; returns the report."""
    folder, audit = prepared(city, results, city.name)
    all_programs = programs(citycheck, audit, folder)
    agreement = agree(all_programs, folder)
    plain, few = parts(citycheck, audit, folder)
    interleaved([*all_programs, plain, few], rounds)
    full = next(program for program in all_programs if program.is_citycheck)
    timings = Timings.median(
        [Timings(*each) for each in zip(full.timings, plain.timings, few.timings, strict=True)]
    )
    district = None
    if bench:
        buildings = sum(int(row["buildings"]) for row in table_rows(folder / "table-citycheck-1"))
        district = buildings * per_place(output_of(bench, "--only", "district"), "district")
    return (
        f"## {city.name}: {megabytes(audit):.0f} MB of GeoJSON in seven layers\n\n"
        f"Whole processes, {rounds} interleaved rounds: medians; the greatest peak; ratios are medians "
        "of the rounds' ratios. Straight-line measures only; each program also writes a point a building.\n\n"
        f"{times_table(all_programs)}\n"
        "### Stage by stage\n\n"
        "Processor seconds on one thread, medians of the same rounds, by each program's own clock; a peer's "
        "number is how many times CityCheck's it is. CityCheck says milliseconds: where its stage takes "
        f"fewer than {LEAST_SECONDS * 1e3:.0f}, a ratio would be rounding, and only its least is given.\n\n"
        f"{ratios_table(all_programs, timings, district)}\n"
        "### The peers' stages\n\n"
        f"{stages_table(all_programs)}\n```\n{agreement}```\n\n"
        f"{versions(citycheck, PACKAGES)}. {machine()}.\n"
    )


def table_rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "districts.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def compare_cold(citycheck: Path, city: Path, rounds: int, results: Path) -> str:
    """A small city, where the start of a process counts for much, against the peer that is fastest there."""
    folder, audit = prepared(city, results, f"{city.name}-cold")
    all_programs = programs(citycheck, audit, folder)
    agree(all_programs, folder)
    interleaved(all_programs, SCOUTING_ROUNDS)
    mine = [program for program in all_programs if program.is_citycheck]
    peers = [program for program in all_programs if not program.is_citycheck]
    by_wall = min(peers, key=lambda peer: median(peer.runs, lambda run: run.wall))
    # On a busy machine the wall may name another one; then both run.
    by_cpu = min(peers, key=lambda peer: median(peer.runs, lambda run: run.cpu))
    fastest = [by_wall] if by_cpu is by_wall else [by_wall, by_cpu]
    scouted = ", ".join(
        f"{peer.label}: {median(peer.runs, lambda run: run.wall):.2f} s, "
        f"{median(peer.runs, lambda run: run.cpu):.2f} s CPU"
        for peer in peers
    )
    for program in all_programs:
        program.runs.clear()
    interleaved([*mine, *fastest], rounds)
    return (
        f"## {city.name}, cold process: against the fastest peer\n\n"
        "Each run is a process of its own that starts from nothing and ends; only the files are in the "
        f"system's cache. Medians of {rounds} interleaved rounds. By {SCOUTING_ROUNDS} rounds before, the "
        f"fastest by the wall is {by_wall.label}, by processor time {by_cpu.label} ({scouted}).\n\n"
        f"{times_table([*mine, *fastest])}\n{versions(citycheck, PACKAGES)}. {machine()}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citycheck", type=Path, required=True, help="the program, built for release")
    parser.add_argument("--bench", type=Path, help="citycheck-bench, for one row of the ratios")
    parser.add_argument("--city", type=Path, help="a folder with an audit.yaml; by default cities are made")
    parser.add_argument("--buildings", default="100k,1M", help="the sizes of the cities that are made")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cold-city", type=Path, help="a small city; by default 10k buildings are made")
    parser.add_argument("--cold-rounds", type=int, default=15, help="0 leaves the small city out")
    given = parser.parse_args()
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    if given.city:
        cities = [given.city.resolve()]
    else:
        cities = [made(given.citycheck, size) for size in given.buildings.split(",") if size]
    for city in cities:
        report = compare(given.citycheck, given.bench, city, given.rounds, results)
        write_report(report, results / f"peers-{city.name}.md")
    if given.cold_rounds > 0:
        small = given.cold_city.resolve() if given.cold_city else made(given.citycheck, "10k")
        report = compare_cold(given.citycheck, small, given.cold_rounds, results)
        write_report(report, results / f"peers-{small.name}-cold.md")


if __name__ == "__main__":
    main()
