"""The zip file around a Word document, opened with suspicion."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.reading.load.intake import Intake

_CHUNK = 64 * 1024
_MOST_ENTRIES = 10_000
_LOCAL_HEADER = b"PK\x03\x04"
_CENTRAL_HEADER = b"PK\x01\x02"
_BOMB_FROM = 8 * 1024 * 1024
_DEFLATED = 8
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where the packed bytes of a part begin, and how they are packed."""

    start: int
    packed: int | None
    method: int
    unpacked: int | None = None


class Package:
    """The parts of a zip file by name; a torn file gives what is still there.

    Nothing is unpacked before it is asked for, and then never more than the
    limits allow.
    """

    def __init__(self, data: bytes, intake: Intake) -> None:
        self._data = data
        self._intake = intake
        self._entries = self._directory()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """Names of all parts, in the order of the file."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece; nothing for one that is not there."""
        entry = self._entries.get(name)
        if entry is None or self._is_bomb(entry):
            return
        limits = self._intake.limits
        most = limits.part_bytes
        for piece in self._unpack(entry):
            yield piece[:most]
            most -= len(piece)
            if most <= 0:
                self._intake.note("zip_bomb")
                return

    def read(self, name: str) -> bytes:
        """A whole part, empty for one that is not there."""
        return b"".join(self.chunks(name))

    def _is_bomb(self, entry: _Entry) -> bool:
        unpacked, packed = entry.unpacked or 0, max(1, entry.packed or len(self._data))
        bomb = unpacked > _BOMB_FROM and unpacked > packed * self._intake.limits.part_ratio
        if bomb:
            self._intake.note("zip_bomb")
        return bomb

    def _directory(self) -> dict[str, _Entry]:
        if self._data.count(_CENTRAL_HEADER) <= _MOST_ENTRIES:
            try:
                with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                    return {
                        info.filename.replace("\\", "/").lstrip("/"): self._entry(info)
                        for info in archive.infolist()
                    }
            except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
                pass
        self._intake.note("damaged_file")
        return dict(self._torn_directory())

    def _entry(self, info: zipfile.ZipInfo) -> _Entry:
        if info.flag_bits & _ENCRYPTED:
            self._intake.note("encrypted")
        start = self._packed_start(info.header_offset)
        return _Entry(start, info.compress_size, info.compress_type, info.file_size)

    def _packed_start(self, header: int) -> int:
        fixed = self._data[header : header + 30]
        if len(fixed) < 30 or not fixed.startswith(_LOCAL_HEADER):
            return len(self._data)
        name, extra = (int.from_bytes(fixed[at : at + 2], "little") for at in (26, 28))
        return header + 30 + name + extra

    def _torn_directory(self) -> Iterator[tuple[str, _Entry]]:
        """Parts found by their local headers, for a file whose end is lost."""
        at, found = self._data.find(_LOCAL_HEADER), 0
        while at >= 0 and found < _MOST_ENTRIES:
            fixed = self._data[at : at + 30]
            name_length = int.from_bytes(fixed[26:28], "little")
            name = self._data[at + 30 : at + 30 + name_length].decode("utf-8", "replace")
            packed = int.from_bytes(fixed[18:22], "little") or None
            method = int.from_bytes(fixed[8:10], "little")
            yield name, _Entry(self._packed_start(at), packed, method)
            found += 1
            at = self._data.find(_LOCAL_HEADER, at + 4)

    def _unpack(self, entry: _Entry) -> Iterator[bytes]:
        end = len(self._data) if entry.packed is None else entry.start + entry.packed
        packed = memoryview(self._data)[entry.start : min(end, len(self._data))]
        if entry.method != _DEFLATED:
            for at in range(0, len(packed), _CHUNK):
                yield bytes(packed[at : at + _CHUNK])
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        waiting = b""
        at = 0
        while not inflater.eof and (waiting or at < len(packed)):
            if not waiting:
                waiting = bytes(packed[at : at + _CHUNK])
                at += _CHUNK
            try:
                piece = inflater.decompress(waiting, _CHUNK)
            except zlib.error:
                self._intake.note("damaged_file")
                return
            waiting = inflater.unconsumed_tail
            if piece:
                yield piece
        if not inflater.eof:
            self._intake.note("damaged_file")
