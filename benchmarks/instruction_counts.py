"""`benchmarks/instructions`: counts instructions by callgrind and compares them with benchmarks/instructions.txt.

A count moves with the compiler, the processor's kind and the libraries, so the file says which ones it is for.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

STORED = Path(__file__).resolve().parent / "instructions.txt"
# What a count may grow by, in percent. Two runs of the same program differ by less than 0.1 %, in other folders by up to 0.5 %.
LIMIT = 3
# The hash of a file for the ledger is another library's work and half of all instructions of reading: counted, it would
# hide what the reader does.
LEFT_OUT = "sha256_block_data_order"
HEAD = """\
# Instructions of one run of each benchmark's work, counted by callgrind; without those of SHA-256.
# `benchmarks/instructions` compares, `benchmarks/instructions --update` writes this file: do so with every change that
# is meant to move a number, and say why in the commit.
"""


def versions() -> dict[str, str]:
    """What a count depends on, besides our code."""

    def found(pattern: str, *command: str) -> str:
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        match = re.search(pattern, said.stdout + said.stderr)
        return match.group(1) if match else "unknown"

    return {
        "swift": found(r"Swift version ([0-9.]+)", "swift", "--version"),
        "processor": platform.machine(),
        "glibc": platform.libc_ver()[1] or "unknown",
        "geos": found(r"([0-9.]+)", "pkg-config", "--modversion", "geos"),
        "proj": found(r"([0-9.]+)", "pkg-config", "--modversion", "proj"),
        "valgrind": found(r"valgrind-([0-9.]+)", "valgrind", "--version"),
    }


def parsed(text: str) -> tuple[dict[str, str], dict[str, int]]:
    """The versions and the counts of a stored file."""
    kept, counts = {}, {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        name, _, value = line.partition(" ")
        if name.endswith(":"):
            kept[name[:-1]] = value.strip()
        elif value.strip().replace("_", "").isdigit():
            counts[name] = int(value)
        else:
            raise SystemExit(f"{STORED.name}, line {number}: '{line}' is no name and count")
    return kept, counts


def written(kept: dict[str, str], counts: dict[str, int]) -> str:
    lines = [f"{name}: {value}" for name, value in kept.items()] + [""]
    lines += [f"{name:<24}{f'{count:_}':>16}" for name, count in counts.items()]
    return HEAD + "\n".join(lines) + "\n"


def renewed(counts: dict[str, int], stored: dict[str, int], listed: list[str]) -> dict[str, int]:
    """What to store: new counts, but for those that moved by no more than two runs of one program do."""
    kept = {}
    for name in listed:
        before, count = stored.get(name), counts.get(name)
        if before is not None and (count is None or abs(count - before) * 1000 <= 5 * before):
            kept[name] = before
        elif count is not None:
            kept[name] = count
    return kept


def differing(stored: dict[str, str], here: dict[str, str]) -> list[str]:
    """What is another version here than in the file, in words."""
    return [
        f"{name} {here.get(name, 'none')} and not {stored.get(name, 'none')}"
        for name in sorted({*stored, *here})
        if stored.get(name) != here.get(name)
    ]


def judged(counts: dict[str, int], stored: dict[str, int], whole: bool) -> tuple[list[str], list[str]]:
    """A line for each benchmark, and the complaints.

    `whole` says that all benchmarks were run, so that one without a result is complained about.
    """
    lines, complaints = [], []
    for name, count in counts.items():
        before = stored.get(name)
        if before is None:
            complaints.append(f"{name} has no stored count")
            lines.append(f"{name:<24}{count:>16,}")
            continue
        change = 100 * (count - before)
        lines.append(f"{name:<24}{count:>16,}{change / before:>+9.2f} %")
        if change > LIMIT * before:
            more = f"{change / before:.1f} % more instructions than it did: {count:,}, not {before:,}"
            complaints.append(f"{name} takes {more}")
        elif change < -LIMIT * before:
            lines[-1] += "   fewer: keep the gain with --update"
    if whole:
        complaints += [f"{name} is stored, but there is no such benchmark" for name in stored if name not in counts]
    return lines, complaints


def own_cost(report: str, part: str) -> int:
    """The instructions in functions whose name contains a text, without what they call, by callgrind's report."""
    names: dict[str, str] = {}
    own = 0
    is_inside = is_call = False
    for line in report.splitlines():
        # A name stands where its number is first used, be it as a function or as a callee.
        if match := re.match(r"(c?fn)=(\(\d+\))(?: (.*))?$", line):
            kind, number, name = match.groups()
            if name is not None:
                names[number] = name
            if kind == "fn":
                is_inside = part in names[number]
        elif line.startswith("calls="):
            is_call = True
        elif line[:1] in "+-*0123456789" and line:
            # The line after a call is the callee's cost.
            if is_inside and not is_call:
                own += int(line.split()[1])
            is_call = False
    return own


def counted(program: Path, name: str) -> int:
    """The instructions of one run of a benchmark's work."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "counts"
        # Swift seeds its hash tables anew in every process otherwise.
        environment = {"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1", "TMPDIR": folder}
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={report}",
             program, "--once", name],
            env=environment, capture_output=True, text=True,
        )  # fmt: skip
        if run.returncode != 0:
            raise SystemExit(f"{name} failed under callgrind:\n{run.stdout[-1000:]}{run.stderr[-3000:]}")
        said = report.read_text(encoding="utf-8", errors="replace")
        total = re.search(r"^totals: (\d+)", said, re.MULTILINE)
        count = int(total.group(1)) if total else 0
        if count == 0:
            raise SystemExit(f"{name}: callgrind counted nothing")
        return count - own_cost(said, LEFT_OUT)


def settled(count: Callable[[], int], before: int | None) -> int:
    """The count of a benchmark, the least of three where the first is beyond the limit.

    Once in many runs something outside of the work is counted too, such as what a library does when it is first
    needed; work that was added by mistake is there every time.
    """
    least = count()
    for _ in range(2):
        if before is None or least <= before + LIMIT * before / 100:
            break
        least = min(least, count())
    return least


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/instructions", description=__doc__)
    parser.add_argument("--program", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--update", action="store_true", help="store what is counted now")
    parser.add_argument("names", nargs="*", help="benchmarks to count; all by default")
    given = parser.parse_args()
    here = versions()
    stored_versions, stored = parsed(STORED.read_text(encoding="utf-8")) if STORED.exists() else ({}, {})
    others = differing(stored_versions, here)
    if not stored and not given.update:
        raise SystemExit(f"there is no {STORED.name}: run `benchmarks/instructions --update`")
    if others and not given.update:
        print(f"instruction counts skipped: here is {'; '.join(others)} as in {STORED.name}")
        return
    listed = subprocess.run([given.program, "--list"], capture_output=True, text=True, check=True).stdout.split()
    unknown = [name for name in given.names if name not in listed]
    if unknown:
        raise SystemExit(f"there is no benchmark '{unknown[0]}'; there are {', '.join(listed)}")
    if given.update and others and given.names:
        raise SystemExit(f"here is {'; '.join(others)}: all counts must be stored anew, so give no names")
    counts = {
        name: settled(lambda name=name: counted(given.program, name), stored.get(name))
        for name in given.names or listed
    }
    lines, complaints = judged(counts, stored, whole=not given.names)
    print("\n".join(lines))
    if given.update:
        kept = renewed(counts, {} if others else stored, listed)
        STORED.write_text(written(here, kept), encoding="utf-8")
        print(f"written to {STORED.name}")
    elif complaints:
        print("\n" + "\n".join(complaints), file=sys.stderr)
        raise SystemExit(
            "if this is meant, run `benchmarks/instructions --update`, and say in the commit why it is worth it"
        )
    else:
        print(f"{len(counts)} benchmarks, none takes more than {LIMIT} % more instructions than stored")


if __name__ == "__main__":
    main()
