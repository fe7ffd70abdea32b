"""Files of other word processors, made .docx by LibreOffice, which may be missing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from thidua.reading.load.intake import Intake
from thidua.reading.load.sniff import Kind

_PROGRAMS = ("soffice", "libreoffice")
_ENCRYPTED_DOC = 0x0100
# A profile in which nothing of the document may act: no macro, no fetching of links.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def to_docx(data: bytes, kind: Kind, intake: Intake) -> bytes | None:
    """The file as .docx; None, with a notice, when it could not be converted."""
    if kind is Kind.DOC:
        if _is_encrypted(data):
            intake.note("encrypted")
            return None
        if "Macros".encode("utf-16-le") in data:
            intake.note("macros")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        intake.note("no_libreoffice", kind=kind.label)
        return None
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        converted = _convert(program, data, kind, Path(folder), intake.limits.convert_seconds)
    if converted is None:
        intake.note("not_converted", kind=kind.label)
    return converted


def _convert(program: str, data: bytes, kind: Kind, folder: Path, seconds: float) -> bytes | None:
    source = folder / f"in.{kind.value}"
    source.write_bytes(data)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder / "out"),
        str(source),
    ]  # fmt: skip
    try:
        process = subprocess.Popen(  # noqa: S603 - the file's name is ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
            start_new_session=True,
        )
    except OSError:
        return None
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    # The program starts others; all of them end here.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    out = folder / "out" / "in.docx"
    return out.read_bytes() if out.exists() else None


def _is_encrypted(data: bytes) -> bool:
    """Whether the head of the Word stream, usually the first sector, says so."""
    head = data[512:544]
    if int.from_bytes(head[:2], "little") != 0xA5EC:
        return False
    return bool(int.from_bytes(head[10:12], "little") & _ENCRYPTED_DOC)
