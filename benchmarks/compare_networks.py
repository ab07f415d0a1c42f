"""`make bench-network`: CityCheck's walking network beside scipy, igraph, NetworKit and Pandana.

On the same streets. Agreement comes first, with CityCheck joining places to the nearest node as the others
do; then interleaved rounds of whole processes, each of which times its own stages. CityCheck is timed both
ways: its exact joining on edges is the harder work. Writes a Markdown report a city to benchmarks/results/
and prints it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cities import HERE, for_peers, made
from processes import Measured, interleaved, machine, markdown, measure, versions, write_report

PEERS = HERE / "peers"
# The name that a program gives itself, and the package it needs.
LIBRARIES = {"scipy": "scipy", "igraph": "igraph", "NetworKit": "networkit", "Pandana": "pandana"}
CITYCHECK = "citycheck"
# In the order in which they run; all searches hold the one of `reach` once more.
STAGES = {"build": "build", "link": "link places", "reach": "one reach", "searches": "12 searches"}
WHOLE = ("build", "link", "searches")
CLOCKS = ("wall", "cpu")
# The columns of both tables.
SHOWN = (*STAGES, "whole")
HEADER = ("threads", *STAGES.values(), "build, link, 12 searches")
# Sums of the same doubles in any order.
LENGTH_TOLERANCE = 1e-9
# Pandana counts a length in whole millimetres, so that a node very near the limit may fall on its other side.
ROUNDING = {"Pandana": 2e-4}
# What may be said but need not be, and is compared where both say it.
OPTIONAL = ("link_length",)

EXPLAINED = """\
- **build**: the graph from lines in metres in memory: nodes where ends meet, lengths, arcs. The libraries
  start from lines that are already cut where they share a vertex, and make nodes by sorting one integer each.
  Pandana's includes its contraction hierarchies.
- **link places**: buildings, facilities, entrances and toilets to the network. The libraries join them to the
  nearest node, by scipy's k-d tree (Pandana by its own); CityCheck on edges to the exact position on the
  nearest street.
- **one reach**: metres from each node to the nearest park entrance within 800 m, all entrances at once.
- **12 searches**: the same for parks, ten kinds within 1000 m and toilets within 500 m. igraph and NetworKit
  know no bound and search the whole network. All but Pandana search on one thread.
"""


@dataclass(frozen=True)
class Figures:
    """What a program printed: what it took and what it found."""

    program: str
    threads: int
    # Seconds by stage: "wall" and "cpu".
    stages: Mapping[str, Mapping[str, float]]
    counts: Mapping[str, int]
    lengths: Mapping[str, float]
    reached: Mapping[str, int]
    peak_mb: float
    # What the process held before it built anything, where it says so: Python, its libraries, the arrays.
    before_mb: float | None = None

    @classmethod
    def parse(cls, said: str) -> Figures:
        """The JSON object among the lines that a program printed; libraries print theirs around it."""
        read = None
        for start in (i for i, letter in enumerate(said) if letter == "{" and said[i - 1 : i] in ("", "\n")):
            try:
                read, _ = json.JSONDecoder().raw_decode(said, start)
                break
            except json.JSONDecodeError:
                continue
        if read is None:
            raise SystemExit(f"a program printed no JSON object:\n{said[-1000:]}")
        try:
            return cls(
                read["program"],
                read["threads"],
                {stage: {clock: read["stages"][stage][clock] for clock in CLOCKS} for stage in STAGES},
                {name: read[name] for name in ("edges", "nodes")},
                {"length": read["length"]} | {name: read[name] for name in OPTIONAL if name in read},
                read["reached"],
                read["peak_mb"],
                read["stages"].get("start", {}).get("peak_mb"),
            )
        except KeyError as missing:
            raise SystemExit(f"{read.get('program', 'a program')} did not say {missing}") from None

    def seconds(self, stage: str, clock: str) -> float:
        """The seconds of a stage, or of `whole`: build, link and all searches."""
        return sum(self.stages[one][clock] for one in (WHOLE if stage == "whole" else (stage,)))


def disagreements(reference: Figures, other: Figures) -> list[str]:
    """What a program found otherwise than the reference did; nothing where they agree."""
    wrong = [
        f"{other.program}: {given} {name}, not {reference.counts[name]}"
        for name, given in other.counts.items()
        if given != reference.counts[name]
    ]
    for name in reference.lengths.keys() & other.lengths.keys():
        given, expected = other.lengths[name], reference.lengths[name]
        if abs(given - expected) > LENGTH_TOLERANCE * expected:
            wrong.append(f"{other.program}: {name} {given!r} m, not {expected!r} m")
    if other.reached.keys() != reference.reached.keys():
        odd = ", ".join(sorted(other.reached.keys() ^ reference.reached.keys()))
        return [*wrong, f"{other.program}: not the same categories as {reference.program}: {odd}"]
    share = max(ROUNDING.get(program, 0.0) for program in (reference.program, other.program))
    for name, given in other.reached.items():
        # With rounding, one node may always differ.
        allowed = max(1, share * reference.reached[name]) if share else 0
        if abs(given - reference.reached[name]) > allowed:
            wrong.append(f"{other.program}: {given} nodes reached for {name}, not {reference.reached[name]}")
    return wrong


@dataclass
class Program:
    """A program of the comparison, with what its rounds gave."""

    name: str
    threads: int
    command: list[str]
    log: Path
    runs: list[Figures] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.name}, {self.threads}"

    def run(self) -> Measured:
        measured = measure(self.command, self.log)
        self.runs.append(Figures.parse(self.log.read_text(encoding="utf-8")))
        return measured

    def median(self, stage: str, clock: str) -> float:
        return statistics.median(run.seconds(stage, clock) for run in self.runs)

    def ratio(self, base: Program, stage: str, clock: str) -> float:
        """The median of the rounds' ratios."""
        return statistics.median(
            mine.seconds(stage, clock) / theirs.seconds(stage, clock)
            for mine, theirs in zip(self.runs, base.runs, strict=True)
        )


def installed() -> tuple[list[str], list[str]]:
    """The libraries that are there, and those that did not install."""
    there = [name for name, package in LIBRARIES.items() if importlib.util.find_spec(package)]
    return there, [name for name in LIBRARIES if name not in there]


def citycheck_programs(bench: Path, city: Path, threads: Sequence[int], folder: Path) -> list[Program]:
    """CityCheck with nearest nodes on one thread, first, and with exact joining on each number of threads."""
    command = [str(bench), "network", str(city), "--threads"]
    exact = [
        Program("CityCheck, on edges", count, [*command, str(count)], folder / f"citycheck-{count}.log")
        for count in threads
    ]
    nodes = Program("CityCheck, nearest node", 1, [*command, "1", "--nodes"], folder / "citycheck-nodes.log")
    return [nodes, *exact]


def peer_programs(
    libraries: Sequence[str], arrays: Path, threads: Sequence[int], folder: Path
) -> list[Program]:
    found = []
    for name in libraries:
        script = str(PEERS / f"network_{LIBRARIES[name]}.py")
        for count in threads:
            command = [sys.executable, script, str(arrays), "--threads", str(count)]
            found.append(Program(name, count, command, folder / f"{LIBRARIES[name]}-{count}.log"))
    return found


def agree(programs: Sequence[Program]) -> str:
    """Runs each program once and stops the benchmark where one found something else; returns what they found.

    The first one is the reference: CityCheck joining to nodes, or scipy where CityCheck is not given.
    """
    for program in programs:
        print(f"once: {program.label}", flush=True)
        program.run()
    reference = programs[0].runs[0]
    wrong = []
    for program in programs[1:]:
        found = program.runs[0]
        if found.program == CITYCHECK:
            # Joined on edges, it reaches other nodes, and by right; the streets are the same.
            found = Figures(
                program.label,
                found.threads,
                found.stages,
                {},
                found.lengths,
                reference.reached,
                found.peak_mb,
            )
        wrong += disagreements(reference, found)
    if wrong:
        raise SystemExit("the programs disagree:\n  " + "\n  ".join(wrong))
    for program in programs:
        program.runs.clear()
    reached = ", ".join(f"{name} {count}" for name, count in reference.reached.items())
    return (
        f"All found {reference.counts['edges']} streets between {reference.counts['nodes']} nodes, "
        f"{reference.lengths['length'] / 1000:.3f} km, and reached as many nodes a category "
        f"(Pandana, in whole millimetres, within {ROUNDING['Pandana']:.2%}): {reached}."
    )


def seconds_table(programs: Sequence[Program]) -> str:
    rows = []
    for program in programs:
        both = [[program.median(stage, clock) for clock in CLOCKS] for stage in SHOWN]
        cells = [f"{wall:.3f} ({cpu:.3f})" for wall, cpu in both]
        peak = f"{max(run.peak_mb for run in program.runs):.0f}"
        before = program.runs[0].before_mb
        held = f"{before:.0f}" if before else "–"
        rows.append([program.name, str(program.threads), *cells, peak, held])
    return markdown(["seconds on the wall (processor)", *HEADER, "peak MB", "of it before build"], rows)


def ratios_table(programs: Sequence[Program]) -> str:
    """Each program divided by CityCheck on as many threads, joining on edges."""
    bases = {program.threads: program for program in programs if program.name == "CityCheck, on edges"}
    rows = []
    for program in programs:
        base = bases.get(program.threads)
        if base is None or program is base:
            continue
        both = [[program.ratio(base, stage, clock) for clock in CLOCKS] for stage in SHOWN]
        cells = [f"{wall:.1f} ({cpu:.1f})" for wall, cpu in both]
        rows.append([program.name, str(program.threads), *cells])
    return markdown(["÷ CityCheck on edges, as many threads", *HEADER], rows)


def compare(
    bench: Path | None, citycheck: Path | None, city: Path, threads: Sequence[int], rounds: int, results: Path
) -> str:
    """The whole comparison on one city; returns the report."""
    folder = results / f"network-{city.name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    arrays = folder / "arrays.npz"
    audit = for_peers(city, folder, network=True)
    subprocess.run([sys.executable, PEERS / "network_arrays.py", audit, arrays], check=True)
    libraries, missing = installed()
    programs = citycheck_programs(bench, city, threads, folder) if bench else []
    programs += peer_programs(libraries, arrays, threads, folder)
    agreement = agree(programs)
    interleaved(programs, rounds)
    left_out = f" Left out, since it does not install here: {', '.join(missing)}." if missing else ""
    ratios = f"{ratios_table(programs)}\n" if bench else ""
    return (
        f"## The walking network of {city.name}\n\n{agreement}{left_out}\n\n"
        f"Medians of {rounds} interleaved rounds of whole processes, each stage by the program's own clock; "
        "the greatest peak. Ratios are medians of the rounds' ratios, on the wall (processor time).\n\n"
        f"{seconds_table(programs)}\n{ratios}{EXPLAINED}\n"
        f"{versions(citycheck, [LIBRARIES[name] for name in libraries])}. {machine()}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, help="citycheck-bench; without it, only the others")
    parser.add_argument("--citycheck", type=Path, help="the program, which makes the cities")
    parser.add_argument("--city", type=Path, help="a folder with an audit.yaml; by default cities are made")
    parser.add_argument("--buildings", default="100k,1M", help="the sizes of the cities that are made")
    parser.add_argument("--threads", default="1,2", help="how many, each in a process of its own")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    if given.city:
        cities = [given.city.resolve()]
    elif given.citycheck:
        cities = [made(given.citycheck, size) for size in given.buildings.split(",") if size]
    else:
        parser.error("give --city, or --citycheck to make one")
    threads = [int(count) for count in given.threads.split(",")]
    for city in cities:
        report = compare(given.bench, given.citycheck, city, threads, given.rounds, results)
        write_report(report, results / f"network-{city.name}.md")


if __name__ == "__main__":
    main()
