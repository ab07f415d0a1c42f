"""`make bench-peers`: CityCheck and its peers on the same city, agreement first, then interleaved rounds.

The walking network is part of the work of those that have one; `--no-network` leaves it out.
For each city: whole processes with their ratios and peaks, the ratio of each stage, each stage's seconds.
Then, apart, a small city from a cold process against the fastest peer.
Writes Markdown reports to benchmarks/results/ and prints them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cities import HERE, LAYERS, STANDARD, for_peers, made, megabytes
from processes import (
    Measured, interleaved, machine, markdown, measure, median, median_ratio, output_of, versions,
    write_report,
)  # fmt: skip
from timings import Timings, parsed, per_place, rows_of
from walking_audit import at_nodes, derived, joining, loaded, straight, table_rows, whole_standard

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


def programs(citycheck: Path, audit: Path, folder: Path, walks: bool) -> list[Program]:
    """All programs: CityCheck on one and two threads, and each peer as it goes by default."""
    without = ", no network" if walks else ""
    found = [
        citycheck_on(citycheck, audit, folder / f"citycheck-{threads}", threads, "--features")
        for threads in (1, 2)
    ]
    for name, script, thread_counts in (
        ("GeoPandas", "geopandas_plain.py", (1,)),
        ("GeoPandas, hand-tuned with orjson", "geopandas_tuned.py", (1, 2)),
        (f"DuckDB spatial{without}", "duckdb_spatial.py", (1, 2)),
        (f"SedonaDB{without}", "sedonadb_sql.py", (1, 2)),
    ):
        for threads in thread_counts:
            output = folder / f"{script.removesuffix('.py')}-{threads}"
            arguments = [str(audit), str(output), "--threads", str(threads)]
            found.append(Program(name, threads, [sys.executable, str(PEERS / script), *arguments], output))
    return found


def tabled(program: Program, folder: Path) -> Path:
    """CityCheck's results as a district table, in a folder of its own."""
    table = folder / f"table-{program.output.name}"
    results = program.output / "results.json"
    subprocess.run([sys.executable, PEERS / "citycheck_table.py", results, table], check=True)
    return table


def agree(all_programs: list[Program], folder: Path, nodes: Program | None) -> str:
    """Runs every program once and compares what they wrote; stops the benchmark when they disagree.

    `nodes` is CityCheck joining places to nodes; with it, the peers' tables are held against its table.
    """
    for program in [*all_programs, nodes] if nodes else all_programs:
        print(f"once: {program.label}", flush=True)
        measure(program.command, program.log)
    mine = [program for program in all_programs if program.is_citycheck]
    one, two = (program.output / "results.json" for program in mine)
    if one.read_bytes() != two.read_bytes():
        raise SystemExit(f"CityCheck wrote other bytes on two threads than on one: {one} {two}")
    table = tabled(mine[0], folder)
    changes = ""
    if nodes:
        on_edges, table = table, tabled(nodes, folder)
        changes = f"\nWhat exact joining changes, by CityCheck:\n\n{joining(on_edges, table)}"
    tables = [table, *(program.output for program in all_programs if not program.is_citycheck)]
    tuned = next(program for program in all_programs if "tuned" in program.name)
    fine = folder / "64-segments"
    command = [*tuned.command, "--segments", str(FINE_SEGMENTS)]
    command[command.index(str(tuned.output))] = str(fine)
    measure(command, fine.with_suffix(".log"))
    check = [sys.executable, PEERS / "agreement.py", *map(str, tables), f"{fine}:{FINE_SEGMENTS}"]
    done = subprocess.run(check, capture_output=True, text=True)
    print(done.stdout, flush=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return f"```\n{done.stdout}```\n{changes}"


def parts(citycheck: Path, audit: Path, folder: Path, walks: bool) -> list[Program]:
    """CityCheck on less work, in the order of `Timings`: what a part takes is the difference.

    In straight lines where the network is part of the work; without features; without the ten kinds as well;
    and, with the network, without features.
    """
    base = straight(audit) if walks else audit
    standard = loaded(STANDARD)
    standard["indicators"] = [one for one in standard["indicators"] if one["id"] != "ten-kinds"]
    few = derived(folder / "standard-few.yaml", standard)
    audit_few = derived(folder / "audit-few.yaml", loaded(base) | {"standard": str(few)})
    found = [
        citycheck_on(citycheck, base, folder / "citycheck-plain", 1),
        citycheck_on(citycheck, audit_few, folder / "citycheck-few", 1),
    ]
    if walks:
        found.insert(0, citycheck_on(citycheck, base, folder / "citycheck-straight", 1, "--features"))
        found.append(citycheck_on(citycheck, audit, folder / "citycheck-walking-plain", 1))
    return found


def timings_of(full: Program, less: list[Program], walks: bool) -> Timings:
    """The medians of CityCheck's stages, on the whole work and on its parts."""
    straight_full, plain, few, *walking_plain = less if walks else [full, *less]
    runs = [straight_full, plain, few, *([full, *walking_plain] if walks else [])]
    return Timings.median([Timings(*each) for each in zip(*(run.timings for run in runs), strict=True)])


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


def ratios_table(all_programs: list[Program], timings: Timings, district: float | None, walks: bool) -> str:
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

    def add(name: str, base: float, of: dict[str, float], says: str, least: float = LEAST_SECONDS) -> None:
        # Who does not do a stage has no seconds for it.
        each = [*(of.get(peer.name) for peer in peers), min(of.values())]
        cells = ["left out" if seconds is None else ratio(seconds, base, least) for seconds in each]
        rows.append([name, f"{base:.{3 if least else 5}f}", *cells])
        if says:
            said.append(f"- **{name.removeprefix('… ')}**: {says}.")

    rest = mine
    for row in rows_of(walks):
        base = row.citycheck(timings)
        if not row.is_part:
            rest -= base
        of = {
            name: sum(stages[stage] for stage in row.peers)
            for name, stages in spent.items()
            if row.peers[0] in stages
        }
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
    named = {stage for row in rows_of(walks) for stage in row.peers}
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
    rows: list[list[str]] = []
    sums = [0.0] * (len(shown) + 1)
    for stage in max((program.stages[0] for program in shown), key=len):
        did = {
            at: statistics.median(run[stage]["cpu"] for run in program.stages)
            for at, program in enumerate(shown)
            if stage in program.stages[0]
        }
        did[len(shown)] = min(did.values())
        sums = [total + did.get(at, 0.0) for at, total in enumerate(sums)]
        rows.append([stage, *(f"{did[at]:.2f}" if at in did else "–" for at in range(len(sums)))])
    header = ["CPU s of the stage", *(program.label for program in shown), "the best of each"]
    return markdown(header, [*rows, ["sum", *(f"{total:.2f}" for total in sums)]])


def prepared(city: Path, results: Path, name: str, walks: bool) -> tuple[Path, Path]:
    """An empty folder for a comparison, and the audit file that all programs take."""
    folder = results / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder, for_peers(city, folder, walks, whole_standard(folder) if walks else STANDARD)


def nodes_program(citycheck: Path, audit: Path, folder: Path, walks: bool) -> Program | None:
    """CityCheck joining places to nodes, to be held against the peers."""
    return citycheck_on(citycheck, at_nodes(audit), folder / "citycheck-nodes", 1) if walks else None


def work_of(walks: bool) -> str:
    """What the programs do, in a sentence."""
    if not walks:
        return "Straight-line measures only; each program also writes a point a building."
    return (
        "Straight lines and the walking network; each program also writes a point a building. **DuckDB and "
        "SedonaDB leave the network out**: CityCheck does more than they do. GeoPandas joins places to the "
        "nearest node. CityCheck was held against it joining likewise, and is timed joining them to their "
        "exact position on a street, which is more work."
    )


def compare(citycheck: Path, bench: Path | None, city: Path, rounds: int, results: Path, walks: bool) -> str:
    """The whole comparison on one city; returns the report."""
    folder, audit = prepared(city, results, city.name, walks)
    all_programs = programs(citycheck, audit, folder, walks)
    agreement = agree(all_programs, folder, nodes_program(citycheck, audit, folder, walks))
    less = parts(citycheck, audit, folder, walks)
    interleaved([*all_programs, *less], rounds)
    full = next(program for program in all_programs if program.is_citycheck)
    timings = timings_of(full, less, walks)
    district = None
    if bench:
        buildings = sum(int(row["buildings"]) for row in table_rows(folder / "table-citycheck-1"))
        district = buildings * per_place(output_of(bench, "--only", "district"), "district")
    return (
        f"## {city.name}: {megabytes(audit):.0f} MB of GeoJSON in {len(LAYERS) + 2 * walks} layers\n\n"
        f"Whole processes, {rounds} interleaved rounds: medians; the greatest peak; ratios are medians "
        f"of the rounds' ratios. {work_of(walks)}\n\n"
        f"{times_table(all_programs)}\n"
        "### Stage by stage\n\n"
        "Processor seconds on one thread, medians of the same rounds, by each program's own clock; a peer's "
        "number is how many times CityCheck's it is. CityCheck says milliseconds: where its stage takes "
        f"fewer than {LEAST_SECONDS * 1e3:.0f}, a ratio would be rounding, and only its least is given.\n\n"
        f"{ratios_table(all_programs, timings, district, walks)}\n"
        "### The peers' stages\n\n"
        f"{stages_table(all_programs)}\n{agreement}\n"
        f"{versions(citycheck, PACKAGES)}. {machine()}.\n"
    )


def compare_cold(citycheck: Path, city: Path, rounds: int, results: Path, walks: bool) -> str:
    """A small city, where the start of a process counts for much, against the peer that is fastest there."""
    folder, audit = prepared(city, results, f"{city.name}-cold", walks)
    all_programs = programs(citycheck, audit, folder, walks)
    agree(all_programs, folder, nodes_program(citycheck, audit, folder, walks))
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
        f"system's cache. {work_of(walks)} Medians of {rounds} interleaved rounds. By "
        f"{SCOUTING_ROUNDS} rounds before, the fastest by the wall is {by_wall.label}, by processor time "
        f"{by_cpu.label} ({scouted}).\n\n"
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
    parser.add_argument(
        "--network", action=argparse.BooleanOptionalAction, default=True, help="walk along streets as well"
    )
    given = parser.parse_args()
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    if given.city:
        cities = [given.city.resolve()]
    else:
        cities = [made(given.citycheck, size) for size in given.buildings.split(",") if size]
    for city in cities:
        report = compare(given.citycheck, given.bench, city, given.rounds, results, given.network)
        write_report(report, results / f"peers-{city.name}.md")
    if given.cold_rounds > 0:
        small = given.cold_city.resolve() if given.cold_city else made(given.citycheck, "10k")
        report = compare_cold(given.citycheck, small, given.cold_rounds, results, given.network)
        write_report(report, results / f"peers-{small.name}-cold.md")


if __name__ == "__main__":
    main()
