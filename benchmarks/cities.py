"""The cities that the benchmarks run on: a folder that is given, or one that `citycheck synth` makes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import yaml

from processes import output_of

HERE = Path(__file__).resolve().parent
STANDARD = HERE / "peers" / "standard.yaml"
# One plane for all programs, so that their areas are the same numbers.
CRS = "EPSG:32651"
# What a layer of the benchmark may say; a filter or another datum would be work that the peers do not do.
KEPT = ("path", "id", "name", "residents", "kind", "kinds")
REFUSED = ("where", "coordinates", "policy", "as")
LAYERS = ("districts", "residential", "buildings", "parks", "shelters", "toilets", "facilities")
HOMES_ONLY = "use = 'residential'"


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


def megabytes(city: Path) -> float:
    """The size of the layers that the benchmark reads, in MB."""
    layers = yaml.safe_load((city / "audit.yaml").read_text(encoding="utf-8"))["layers"]
    return sum((city / layers[name]["path"]).stat().st_size for name in LAYERS) / 1e6


def for_peers(city: Path, output: Path) -> Path:
    """Writes the audit file that all programs of the comparison take, and returns its path."""
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
    written = output / "audit-bench.yaml"
    document = {"city": audit["city"], "standard": str(STANDARD), "crs": CRS, "layers": layers}
    written.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return written
