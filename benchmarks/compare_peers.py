"""`make bench-peers`: CityCheck and its peers on the same city, agreement first, then interleaved rounds.

Writes a Markdown report to benchmarks/results/ and prints it.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cities import HERE, for_peers, made, megabytes
from processes import Measured, machine, markdown, measure, median, median_ratio, output_of

PEERS = HERE / "peers"
PACKAGES = ("geopandas", "shapely", "pyogrio", "pyproj", "scipy", "orjson", "duckdb", "sedonadb")
# Segments a quarter circle at which the land of the peers must come much closer to true arcs.
FINE_SEGMENTS = 64


@dataclass
class Program:
    """A program of the comparison, with what its rounds gave."""

    name: str
    threads: int
    command: list[str]
    output: Path
    runs: list[Measured] = field(default_factory=list)
    stages: list[dict[str, dict[str, float]]] = field(default_factory=list)

    @property
    def is_citycheck(self) -> bool:
        return self.name == "CityCheck"

    def run(self) -> None:
        self.runs.append(measure(self.command, self.output.with_suffix(".log")))
        stages = self.output / "stages.json"
        if stages.exists():
            self.stages.append(json.loads(stages.read_text()))


def programs(citycheck: Path, audit: Path, folder: Path) -> list[Program]:
    """All programs: CityCheck on one and two threads, and each peer as it goes by default."""
    features = ["--features"] if "--features" in output_of(citycheck, "audit", "--help") else []
    found = []
    for threads in (1, 2):
        output = folder / f"citycheck-{threads}"
        options = ["--quiet", "--threads", str(threads), "--output", str(output), *features]
        found.append(Program("CityCheck", threads, [str(citycheck), "audit", str(audit), *options], output))
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
        print(f"once: {program.name}, {program.threads} threads", flush=True)
        measure(program.command, program.output.with_suffix(".log"))
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


def times_table(all_programs: list[Program]) -> str:
    one, two = (program.runs for program in all_programs if program.is_citycheck)
    rows = []
    for program in all_programs:
        runs = program.runs
        rows.append([
            program.name,
            str(program.threads),
            f"{median(runs, lambda run: run.wall):.2f}",
            f"{median(runs, lambda run: run.cpu):.2f}",
            f"{max(run.peak_mb for run in runs):.0f}",
            f"{median_ratio(runs, one, lambda run: run.wall):.1f}",
            f"{median_ratio(runs, two, lambda run: run.wall):.1f}",
            f"{median_ratio(runs, one, lambda run: run.cpu):.1f}",
        ])  # fmt: skip
    header = [
        "program", "threads", "wall s", "CPU s", "peak MB",
        "wall ÷ CityCheck, 1 thread", "wall ÷ CityCheck, 2 threads", "CPU ÷ CityCheck, 1 thread",
    ]  # fmt: skip
    return markdown(header, rows)


def stages_table(all_programs: list[Program]) -> str:
    """The peers' stages: median CPU seconds, which neighbours disturb least, and the best of each stage."""
    shown = [program for program in all_programs if program.stages]
    seconds = {
        stage: [statistics.median(run[stage]["cpu"] for run in program.stages) for program in shown]
        for stage in shown[0].stages[0]
    }
    rows = [(stage, [*each, min(each)]) for stage, each in seconds.items()]
    rows.append(("sum", [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]))
    header = ["CPU s of the stage", *(f"{p.name}, {p.threads}" for p in shown), "the best of each"]
    return markdown(header, [[stage, *(f"{number:.2f}" for number in each)] for stage, each in rows])


def versions(citycheck: Path) -> str:
    mine = output_of(citycheck, "--version")
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return f"CityCheck {mine}; Python {platform.python_version()}, {packages}"


def compare(citycheck: Path, city: Path, rounds: int, results: Path) -> str:
    """The whole comparison on one city; returns the report."""
    folder = results / city.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    audit = for_peers(city, folder)
    all_programs = programs(citycheck, audit, folder)
    agreement = agree(all_programs, folder)
    for number in range(rounds):
        for program in all_programs:
            program.run()
            run = program.runs[-1]
            print(
                f"{number + 1}/{rounds} {program.name}, {program.threads}: {run.wall:.3f} s wall, "
                f"{run.cpu:.3f} s CPU, {run.peak_mb:.0f} MB",
                flush=True,
            )
    points = "each program also writes a point a building"
    if "--features" not in all_programs[0].command:
        points = "**the peers also write a point a building, which this CityCheck cannot do yet**"
    return (
        f"## {city.name}: {megabytes(city):.0f} MB of GeoJSON in seven layers\n\n"
        f"Whole processes, {rounds} interleaved rounds: medians; the greatest peak; ratios are medians "
        f"of the rounds' ratios. Straight-line measures only; {points}.\n\n"
        f"{times_table(all_programs)}\n{stages_table(all_programs)}\n```\n{agreement}```\n\n"
        f"{versions(citycheck)}. {machine()}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citycheck", type=Path, required=True, help="the program, built for release")
    parser.add_argument("--city", type=Path, help="a folder with an audit.yaml; by default cities are made")
    parser.add_argument("--buildings", default="100k,1M", help="the sizes of the cities that are made")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    if given.city:
        cities = [given.city.resolve()]
    else:
        cities = [made(given.citycheck, size) for size in given.buildings.split(",")]
    for city in cities:
        report = compare(given.citycheck, city, given.rounds, results)
        written = results / f"peers-{city.name}.md"
        written.write_text(report, encoding="utf-8")
        print(f"\n{report}\nwritten to {written.relative_to(HERE.parent)}", flush=True)


if __name__ == "__main__":
    main()
