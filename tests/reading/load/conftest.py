import pytest


@pytest.fixture
def only_programs(tmp_path, monkeypatch):
    """Write scripts that are then the only programs to be found."""

    def provide(**scripts: str) -> None:
        folder = tmp_path / "programs"
        folder.mkdir()
        for name, script in scripts.items():
            program = folder / name
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return provide
