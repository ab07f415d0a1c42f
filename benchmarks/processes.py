"""Whole processes, measured: wall and CPU seconds, peak memory; and the machine they ran on.

This module imports nothing heavy: a child's peak memory is never reported below what its parent held at the
start, so the one that measures must stay small.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Measured:
    """One run of a program."""

    wall: float
    cpu: float
    peak_mb: float


def measure(command: Sequence[str], log: Path) -> Measured:
    """Runs a program to its end; stops the benchmark when it fails, with what it said."""
    with log.open("wb") as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}\nended with {child.returncode}:\n{tail}")
    # macOS counts in bytes, Linux in KiB.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


class Measurable(Protocol):
    """A program that can be run again and again."""

    @property
    def label(self) -> str: ...

    def run(self) -> Measured: ...


def interleaved(all_programs: Sequence[Measurable], rounds: int) -> None:
    """Runs every program once in each round, so that a busy minute of the machine slows all of them."""
    for number in range(rounds):
        for program in all_programs:
            run = program.run()
            print(
                f"{number + 1}/{rounds} {program.label}: {run.wall:.3f} s wall, {run.cpu:.3f} s CPU, "
                f"{run.peak_mb:.0f} MB",
                flush=True,
            )


def output_of(*command: str | Path) -> str:
    """What a program prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def median(runs: Sequence[Measured], of: Callable[[Measured], float]) -> float:
    return statistics.median(of(run) for run in runs)


def median_ratio(
    runs: Sequence[Measured], base: Sequence[Measured], of: Callable[[Measured], float]
) -> float:
    """The median of the rounds' ratios: a round that a neighbour slowed down slows both sides."""
    return statistics.median(of(one) / of(other) for one, other in zip(runs, base, strict=True))


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def machine() -> str:
    """The processor, its cores, the memory and the system, in one line; no clock, no name of the machine."""
    model = platform.processor() or platform.machine()
    memory = ""
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
        kib = int(Path("/proc/meminfo").read_text().split("MemTotal:")[1].split()[0])
        memory = f", {kib / (1 << 20):.0f} GiB"
    except (OSError, IndexError):
        pass
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = f"{platform.system()} {platform.release()}"
    return f"{model}, {os.cpu_count()} cores{memory}, {system}"


def versions(citycheck: Path | None, packages: Sequence[str]) -> str:
    """The versions of what was compared, in one line."""
    mine = f"CityCheck {output_of(citycheck, '--version')}; " if citycheck else ""
    each = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    return f"{mine}Python {platform.python_version()}, {each}"


def write_report(report: str, written: Path) -> None:
    """Writes a report beside the other results and prints it."""
    written.write_text(report, encoding="utf-8")
    print(f"\n{report}\nwritten to {written.relative_to(HERE.parent)}", flush=True)
