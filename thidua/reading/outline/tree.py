"""The numbered tree: which item stands under which, faults of numbering kept as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from thidua.reading.conventions.labels import LETTERS, Label, bullet_end, read_label
from thidua.reading.outline.titles import split_title
from thidua.reading.outline_types import Section
from thidua.reading.text import MendedText, Paragraph, Span, TableBlock, TextBlock

_WORDED_TOP = ("phần", "chương", "mục", "điều")
_WORDED = (*_WORDED_TOP, "bước", "đợt", "giai đoạn", "vòng", "chuyên đề")


@dataclass(slots=True)
class _Node:
    label: Label | None
    paragraph: Paragraph | None
    blocks: list[TextBlock] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)


def build_tree(
    mended: MendedText, blocks: Iterable[TextBlock], prefix: str = ""
) -> tuple[tuple[TextBlock, ...], tuple[Section, ...]]:
    """The blocks before the first number, and the sections; paths begin with ``prefix``."""
    root = _Node(None, None)
    path = [root]
    for block in blocks:
        label = _label(mended, block)
        if label is not None:
            label = _as_letter(label, path)
            depth = _parent_depth(label, path)
            if depth is not None:
                node = _Node(label, block if isinstance(block, Paragraph) else None)
                del path[depth + 1 :]
                path[-1].children.append(node)
                path.append(node)
                continue
        path[-1].blocks.append(block)
    return tuple(root.blocks), _sections(mended, root.children, prefix)


def _label(mended: MendedText, block: TextBlock) -> Label | None:
    if isinstance(block, TableBlock):
        return None
    text = mended.of(block)
    return None if bullet_end(text) is not None else read_label(text)


def _as_letter(label: Label, path: Sequence[_Node]) -> Label:
    """``I.`` right after ``H.`` is a letter, not a roman number."""
    if label.series != "roman" or label.text not in ("I", "V", "X"):
        return label
    value = LETTERS.index(label.text.lower()) + 1
    for node in reversed(path):
        if node.label and node.label.series == "roman":
            return label
        if node.label and node.label.series == "capital" and node.label.values == (value - 1,):
            return replace(label, series="capital", values=(value,))
    return label


def _key(label: Label) -> tuple[str, str]:
    if label.series in ("arabic", "letter"):
        if label.mark == "()":
            return label.series, "()"
        if label.series == "arabic" and label.mark == ")":
            return label.series, ")"
    if label.series == "dotted":
        return label.series, f"{len(label.values)}{'' if label.text[0].isdigit() else 'r'}"
    return label.series, ""


def _parent_depth(label: Label, path: Sequence[_Node]) -> int | None:
    """The index in ``path`` of the node under which the label stands; None: no label after all."""
    if label.series == "dotted":
        return _dotted_depth(label, path)
    key = _key(label)
    for depth in range(len(path) - 1, 0, -1):
        other = path[depth].label
        if other and _key(other) == key:
            return depth - 1
    for depth in range(len(path) - 1, 0, -1):
        other = path[depth].label
        if (
            other
            and other.series == label.series
            and label.values[0] > 1
            and label.values[0] == other.values[0] + 1
        ):
            return depth - 1
    if label.series in _WORDED_TOP and label.series != "điều":
        return 0
    return len(path) - 1


def _dotted_depth(label: Label, path: Sequence[_Node]) -> int | None:
    prefix = label.values[:-1]
    if label.text[0].isdigit():
        parents: tuple[str, ...] = ("arabic", "dotted", "roman")
    else:
        parents = ("roman", "letter", "dotted")
    for series in parents:
        for depth in range(len(path) - 1, 0, -1):
            other = path[depth].label
            if other and other.series == series and other.values == prefix:
                return depth
    key = _key(label)
    for depth in range(len(path) - 1, 0, -1):
        other = path[depth].label
        if other and _key(other) == key:
            return depth - 1
    if not label.text[0].isdigit():
        return len(path) - 1
    for depth in range(len(path) - 1, 0, -1):
        other = path[depth].label
        if other and other.series in ("roman", "capital", "arabic", *_WORDED_TOP):
            return depth
    return 0


def _sections(mended: MendedText, nodes: Sequence[_Node], prefix: str) -> tuple[Section, ...]:
    seen: Counter[str] = Counter()
    out = []
    for node in nodes:
        if node.label is None or node.paragraph is None:
            continue
        # Labels are compared without case, as everywhere in section paths.
        name = node.label.text
        seen[name.lower()] += 1
        times = seen[name.lower()]
        path = f"{prefix}/{name}" if prefix else name
        out.append(_section(mended, node, path if times == 1 else f"{path}#{times}"))
    return tuple(out)


def _section(mended: MendedText, node: _Node, path: str) -> Section:
    assert node.label is not None and node.paragraph is not None  # noqa: S101, PT018
    paragraph, label = node.paragraph, node.label
    words = mended.text[paragraph.start + label.end : paragraph.end]
    own = _own_title(mended, node)
    if own is not None:
        title_paragraph, rest = own
        heading = Span(paragraph.page, paragraph.start, title_paragraph.end)
        title: str | None = mended.of(title_paragraph)
        body: list[TextBlock] = rest
    else:
        has_body = bool(node.blocks or node.children)
        split = split_title(words, has_body=has_body, worded=label.series in _WORDED)
        title = split.title
        start = paragraph.start + label.end
        heading = Span(paragraph.page, paragraph.start, start + split.end)
        body = list(node.blocks)
        if split.body is not None:
            body.insert(0, replace(paragraph, start=start + split.body))
    return Section(
        label.text, path, title, heading, tuple(body), _sections(mended, node.children, path)
    )


def _own_title(mended: MendedText, node: _Node) -> tuple[Paragraph, list[TextBlock]] | None:
    """The title that stands on the line below a bare label (``Phần thứ nhất`` / ``MỤC TIÊU``)."""
    assert node.label is not None and node.paragraph is not None  # noqa: S101, PT018
    if node.paragraph.start + node.label.end < node.paragraph.end or not node.blocks:
        return None
    first = node.blocks[0]
    if not isinstance(first, Paragraph):
        return None
    words = mended.of(first)
    if bullet_end(words) is not None or (words.endswith((".", ";", ":")) and not words.isupper()):
        return None
    return first, node.blocks[1:]
