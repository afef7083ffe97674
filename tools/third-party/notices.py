#!/usr/bin/env python3
"""Writes THIRD-PARTY-NOTICES.md: every package that puffy and puffy-silo are shipped with, its licence and its copyright.

From the root of the repository, after dotnet restore:

    dotnet tool restore
    python3 tools/third-party/notices.py

The packages are those of the two programs' bills of materials (CycloneDX), which it makes on the way.
"""
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ["src/Client/Client.csproj", "src/Silo/Silo.csproj"]
EMBEDDED = """Embedded in the programs: the fonts IBM Plex and Inter, under the SIL Open Font License, and the Public Suffix List, under
the [Mozilla Public License 2.0](src/Analytics/PublicSuffixes/LICENSE).
"""


def components(project, folder):
    subprocess.run(
        ["dotnet", "dotnet-CycloneDX", str(ROOT / project), "--output", folder, "--filename", "bom.json", "--output-format", "Json",
         "--disable-package-restore", "--exclude-dev"],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return json.loads((pathlib.Path(folder) / "bom.json").read_text(encoding="utf-8"))["components"]


def licence(component):
    found = [entry.get("expression") or entry["license"].get("id") or entry["license"].get("name") for entry in component.get("licenses", [])]
    if not found:
        raise SystemExit(f"{component['name']} {component['version']} names no licence. Look it up before it is shipped.")
    return " or ".join(f"[{name}](https://spdx.org/licenses/{name}.html)" for name in found)


def cell(text):
    return " ".join((text or "").replace("|", "\\|").split())


def main():
    packages = {}
    with tempfile.TemporaryDirectory() as folder:
        for project in PROGRAMS:
            for component in components(project, folder):
                if component.get("purl", "").startswith("pkg:nuget/"):
                    packages[component["name"], component["version"]] = component
    rows = [
        f"| {name} | {version} | {licence(component)} | {cell(component.get('copyright'))} |"
        for (name, version), component in sorted(packages.items(), key=lambda item: (item[0][0].lower(), item[0][1]))
    ]
    text = "\n".join([
        "# Third-party notices", "",
        "Packages that `puffy` and `puffy-silo` are shipped with. Made by tools/third-party/notices.py; don't edit.", "",
        EMBEDDED,
        "| package | version | licence | copyright |", "|---|---|---|---|", *rows, ""])
    (ROOT / "THIRD-PARTY-NOTICES.md").write_text(text, encoding="utf-8")
    print(f"{len(rows)} packages")


if __name__ == "__main__":
    main()
