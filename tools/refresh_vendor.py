"""Fetches anew what the pages carry of others, as the manifests name it, and writes down what each file must hash to.

Needs npm, and a registry within its reach: python tools/refresh_vendor.py
"""

import hashlib
import subprocess
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "readout" / "web" / "static" / "vendor", ROOT / "tests" / "web" / "vendor")
MANIFEST, SUMS = "manifest.toml", "sha256sums"


def refresh(folder: Path) -> None:
    """Writes the files of a manifest beside it, and their sums."""
    manifest = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for each in manifest.values():
        for name, content in files_of(each).items():
            (folder / name).write_bytes(content)
    names = sorted(name for each in manifest.values() for name in each["files"])
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def files_of(entry: dict[str, dict[str, str]]) -> dict[str, bytes]:
    """The files of a package, by our names for them."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{entry['package']}@{entry['version']}", "--pack-destination", folder, "--silent"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            return {name: member_of(archive, path) for name, path in entry["files"].items()}


def member_of(archive: tarfile.TarFile, path: str) -> bytes:
    """The content of a file of a package."""
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


if __name__ == "__main__":
    for each in FOLDERS:
        refresh(each)
