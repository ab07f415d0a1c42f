"""The cities that the benchmarks run on: a folder that is given, or one that `citycheck synth` makes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import yaml

from processes import HERE, output_of

STANDARD = HERE / "peers" / "standard.yaml"
# One plane for all programs, so that their areas are the same numbers.
CRS = "EPSG:32651"
# What a layer of the benchmark may say; a filter or another datum would be work that the peers do not do.
KEPT = ("path", "id", "name", "residents", "kind", "kinds")
REFUSED = ("where", "coordinates", "policy", "as")
LAYERS = ("districts", "residential", "buildings", "parks", "shelters", "toilets", "facilities")
HOMES_ONLY = "use = 'residential'"
# What the walking network adds, and the files that hold it where the audit file names none.
NETWORK_FILES = {
    "streets": ("streets.geojson", "roads.geojson"),
    "entrances": ("park_gates.geojson", "entrances.geojson"),
}


def number_of(size: str) -> int:
    """10k, 1M and plain numbers."""
    factor = {"k": 1_000, "M": 1_000_000}.get(size[-1:], 1)
    try:
        return int(float(size.rstrip("kM")) * factor)
    except ValueError:
        raise SystemExit(f"'{size}' is no number of buildings; write 10k, 100k, 1M") from None


def made(citycheck: Path, size: str, folder: Path | None = None) -> Path:
    """The synthetic city of a number of buildings, made when it is not there."""
    city = (folder or HERE / "cities") / size
    if not (city / "audit.yaml").exists():
        print(f"making a city of {size} buildings in {city}", flush=True)
        if "--buildings" in output_of(citycheck, "synth", "--help"):
            wanted = ["--buildings", size]
        else:
            # Before `--buildings` came, a city had about one building to 47 residents.
            wanted = ["--residents", str(47 * number_of(size))]
        # Under another name until it is whole, so that an interrupted run leaves no half city behind.
        part = city.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        subprocess.run([citycheck, "synth", *wanted, "--seed", "7", "--clean", "--output", part], check=True)
        part.rename(city)
    return city


def network_layers(city: Path, layers: dict) -> dict[str, dict]:
    """Streets and park entrances: as the audit file names them, or by the usual names of their files."""
    named = {
        "streets": layers.get("streets", {}).get("path"),
        "entrances": layers.get("parks", {}).get("entrances"),
    }
    found = {}
    for name, files in NETWORK_FILES.items():
        candidates = [named[name]] if named[name] else files
        there = [city / file for file in candidates if (city / file).exists()]
        if not there:
            raise SystemExit(f"{city}: the walking network needs {name}; looked for {', '.join(candidates)}")
        # Without a class or any other property: every street of the file is walked.
        found[name] = {"path": str(there[0].resolve())}
    return found


def megabytes(audit: Path) -> float:
    """The size of the layers that an audit file names, in MB."""
    layers = yaml.safe_load(audit.read_text(encoding="utf-8"))["layers"]
    return sum((audit.parent / layer["path"]).stat().st_size for layer in layers.values()) / 1e6


def for_peers(city: Path, output: Path, network: bool = False, standard: Path = STANDARD) -> Path:
    """Writes the audit file that all programs of the comparison take, and returns its path.

    With `network`, it also names the streets and the park entrances.
    """
    source = city / "audit.yaml"
    if not source.exists():
        raise SystemExit(f"there is no audit.yaml in {city}")
    audit = yaml.safe_load(source.read_text(encoding="utf-8"))
    layers = {}
    for name in LAYERS:
        entry = audit["layers"].get(name)
        if entry is None:
            raise SystemExit(f"{source}: the benchmark needs a layer '{name}'")
        # The standard of the benchmark chooses the homes itself and counts all buildings.
        if name == "buildings" and entry.get("where") == HOMES_ONLY:
            del entry["where"]
        for key in REFUSED:
            if key in entry:
                raise SystemExit(f"{source}: layer '{name}' has '{key}', which the peers do not know")
        layers[name] = {key: entry[key] for key in KEPT if key in entry}
        layers[name]["path"] = str((city / entry["path"]).resolve())
    for name, key in (("districts", "id"), ("buildings", "id"), ("buildings", "residents")):
        if key not in layers[name]:
            raise SystemExit(f"{source}: layer '{name}' must say its '{key}'")
    layers["facilities"].setdefault("kind", "kind")
    if network:
        layers |= network_layers(city, audit["layers"])
    written = output / "audit-bench.yaml"
    document = {"city": audit["city"], "standard": str(standard), "crs": CRS, "layers": layers}
    written.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return written
