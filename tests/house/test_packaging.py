"""The wheel and the sdist carry all they should, and the installed wheel does the main job outside the checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DATA_FOLDERS = ("schema", "cypher", "sparql", "seeds")


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def source_files(*folders: str) -> set[str]:
    """Files of the checkout that git tracks or would track; without git, all but caches."""
    if (CHECKOUT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
        listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.split("\0")
        return {name for name in listed if name and (CHECKOUT / name).is_file()}
    return {
        str(path.relative_to(CHECKOUT))
        for folder in folders
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel made from it."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, CHECKOUT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("chuanyu_kg-*.whl")
    return found


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name and not name.endswith("/")}
    expected = source_files("graph") | {f"graph/_data/{name}" for name in source_files(*DATA_FOLDERS)}
    assert inside == expected


def test_the_sdist_can_be_built_and_tested(built: Path) -> None:
    (sdist,) = built.glob("chuanyu_kg-*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = source_files("graph", "tests", "docs", "benchmarks", *DATA_FOLDERS) | {"LICENSE", "README.md", "Makefile"}
    assert wanted - inside == set()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment with the wheel in it.

    Its dependencies come from this environment by a path file, so that the test is quick and needs no network;
    the editable install of the checkout is not seen there, for path files in a folder so added are not read.
    """
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    installing = run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        bin_folder / "python",
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    assert installing.returncode == 0, installing.stderr
    asked = run(bin_folder / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    (Path(asked.stdout.strip()) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return bin_folder


def test_the_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    asked = run(installed / "python", "-c", "import graph; print(graph.__file__)", cwd=tmp_path)
    assert asked.returncode == 0, asked.stderr
    assert not asked.stdout.startswith(str(CHECKOUT) + os.sep)


def test_the_installed_wheel_builds_and_answers_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    sample = "2024年4月26日，江津泸州两地工会合作座谈会在重庆市江津区召开，重庆市江津区总工会主席袁书恒、泸州市总工会主席何婉清出席会议。"
    (pages / "page.txt").write_text(sample, encoding="utf-8")
    building = run(installed / "chuanyu", "build", "pages", "--data", "data", cwd=tmp_path)
    assert building.returncode == 0, building.stderr
    answer = run(installed / "chuanyu", "met", "袁书恒", "--data", "data", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "何婉清" in answer.stdout
