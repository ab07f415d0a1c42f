"""CityCheck's audits when the walking network is part of the work of `make bench-peers`.

It is timed as it goes by default, joining places to their exact position on the nearest street; the peers can
only join them to the nearest node. So agreement is checked on an audit of its own that joins as they do.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml

from cities import HERE, NETWORK_FILES, STANDARD
from processes import markdown

sys.path.insert(0, str(HERE / "peers"))

from work import SUMS, WALKING_SHARES  # noqa: E402  (found by the path above)

WALKING_STANDARD = HERE / "peers" / "standard-network.yaml"
# Joined as the peers do it, and the way to the node not counted.
AT_NODES = {"link": "node", "link_distance": "left_out"}


def derived(path: Path, document: dict) -> Path:
    """Writes a YAML file for a run, and returns its path."""
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def loaded(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def whole_standard(folder: Path) -> Path:
    """The standard of straight lines and that of the network as one, since an audit has one standard."""
    standard = loaded(STANDARD)
    standard["indicators"] += loaded(WALKING_STANDARD)["indicators"]
    return derived(folder / "standard.yaml", standard)


def at_nodes(audit: Path) -> Path:
    """The same audit, joined to the nearest node."""
    return derived(audit.with_name("audit-nodes.yaml"), loaded(audit) | {"walking": AT_NODES})


def straight(audit: Path) -> Path:
    """The same audit without the network."""
    document = loaded(audit) | {"standard": str(STANDARD)}
    document["layers"] = {k: v for k, v in document["layers"].items() if k not in NETWORK_FILES}
    return derived(audit.with_name("audit-straight.yaml"), document)


def joining(on_edges: Path, nodes: Path) -> str:
    """What exact joining changes, of the whole city; stops where more changes than the network's numbers."""
    exact, near = table_rows(on_edges), table_rows(nodes)
    for column in SUMS:
        if [row[column] for row in exact] != [row[column] for row in near]:
            raise SystemExit(f"CityCheck's '{column}' changes with how places join the network")

    def share(rows: Iterable[dict[str, str]], numerator: str, denominator: str) -> float:
        return sum(float(row[numerator]) for row in rows) / sum(float(row[denominator]) for row in rows)

    rows = []
    for name, numerator, denominator, _ in WALKING_SHARES:
        at_node, on_edge = share(near, numerator, denominator), share(exact, numerator, denominator)
        rows.append([name, f"{at_node:.2%}", f"{on_edge:.2%}", f"{(on_edge - at_node) * 100:+.2f}"])
    return markdown(["share of the city", "nearest node", "on edges", "percentage points"], rows)


def table_rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "districts.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
