"""`make bench-scaling`: how time and memory of `citycheck audit` grow with the city, on one and two threads.

Runs each city's own audit file. Time should grow with the buildings and no faster, memory should stay flat.
Writes a Markdown report to benchmarks/results/ and prints it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cities import HERE, made, number_of
from processes import Measured, machine, markdown, measure, median, output_of, write_report

THREADS = (1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citycheck", type=Path, required=True, help="the program, built for release")
    parser.add_argument("--cities", type=Path, help="a folder of cities named by their size")
    parser.add_argument("--buildings", default="10k,100k,1M,4M")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    results = HERE / "results"
    output = results / "scaling"
    output.mkdir(parents=True, exist_ok=True)
    sizes = given.buildings.split(",")
    cities = {size: made(given.citycheck, size, given.cities) for size in sizes}
    runs: dict[tuple[str, int], list[Measured]] = {}
    for size in sizes:
        runs |= {(size, threads): [] for threads in THREADS}
    for number in range(given.rounds):
        for (size, threads), measured in runs.items():
            folder = output / f"{size}-{threads}"
            command = [
                str(given.citycheck), "audit", str(cities[size] / "audit.yaml"), "--quiet",
                "--threads", str(threads), "--output", str(folder),
            ]  # fmt: skip
            run = measure(command, folder.with_suffix(".log"))
            measured.append(run)
            print(
                f"{number + 1}/{given.rounds} {size}, {threads} threads: "
                f"{run.wall:.3f} s wall, {run.cpu:.3f} s CPU, {run.peak_mb:.0f} MB",
                flush=True,
            )
    for size in sizes:
        one, two = (output / f"{size}-{threads}" / "results.json" for threads in THREADS)
        if one.read_bytes() != two.read_bytes():
            raise SystemExit(f"other bytes on two threads than on one: {one} {two}")
    rows = []
    for (size, threads), measured in runs.items():
        wall, cpu = median(measured, lambda run: run.wall), median(measured, lambda run: run.cpu)
        # Seconds a million buildings are microseconds a building.
        millions = number_of(size) / 1e6
        rows.append([
            size, str(threads), f"{wall:.2f}", f"{cpu:.2f}", f"{max(run.peak_mb for run in measured):.0f}",
            f"{wall / millions:.2f}", f"{cpu / millions:.2f}",
        ])  # fmt: skip
    header = [
        "buildings", "threads", "wall s", "CPU s", "peak MB",
        "wall µs a building", "CPU µs a building",
    ]  # fmt: skip
    report = (
        f"Whole processes, {given.rounds} interleaved rounds: medians; the greatest peak. The same bytes on "
        f"one and two threads. CityCheck {output_of(given.citycheck, '--version')}.\n\n"
        f"{markdown(header, rows)}\n{machine()}.\n"
    )
    write_report(report, results / "scaling.md")


if __name__ == "__main__":
    main()
