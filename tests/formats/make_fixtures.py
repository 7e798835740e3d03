"""Makes the PDFs of tests/formats/fixtures: ``python -m tests.formats.make_fixtures [FOLDER]``.

Each producer writes the same letter with two free fonts, since every one of them breaks Thai text layers in a way of
its own. Debian packages: libreoffice-writer-nogui, chromium, pango1.0-tools, wkhtmltopdf, weasyprint,
fonts-tlwg-laksaman-otf, fonts-tlwg-norasi-otf. What is not installed is skipped and told.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.formats import letter

FONTS = ("Laksaman", "Norasi")
FIXTURES = Path(__file__).with_name("fixtures")
PACKAGES = {
    "soffice": "libreoffice-writer-nogui",
    "chromium": "chromium",
    "pango-view": "pango1.0-tools",
    "wkhtmltopdf": "wkhtmltopdf",
    "weasyprint": "weasyprint",
}


def commands(font: str, work: Path, out: Path, lines: Sequence[letter.Line]) -> dict[str, list[str]]:
    """For each program the command that makes ``out/PROGRAM-FONT.pdf``."""
    page = work / "letter.html"
    page.write_text(letter.web_page(font, lines), encoding="utf-8")
    document = work / "letter.docx"
    document.write_bytes(letter.docx("".join(letter.paragraph(line, font) for line in lines), font=font))
    text = work / "letter.txt"
    rows = [f"{line.left}{(' ' * 60)[len(line.left) :]}{line.right}".rstrip() for line in lines]
    text.write_text("\n".join(rows) + "\n", encoding="utf-8")

    def made(program: str) -> str:
        return str(out / f"{program}-{font.lower()}.pdf")

    return {
        "soffice": ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
                    "--outdir", str(work), str(document)],
        "chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                     f"--print-to-pdf={made('chromium')}", str(page)],
        "pango-view": ["pango-view", "--no-display", f"--font={font} 14", f"--output={made('pango-view')}", str(text)],
        "wkhtmltopdf": ["wkhtmltopdf", "--quiet", str(page), made("wkhtmltopdf")],
        "weasyprint": ["weasyprint", str(page), made("weasyprint")],
    }  # fmt: skip


def make(out: Path, lines: Sequence[letter.Line] = letter.LETTER) -> list[Path]:
    """Make what can be made here of *lines*, by default the letter; return the files."""
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for font in FONTS:
        if not subprocess.run(["fc-list", font], capture_output=True, check=False).stdout:
            print(f"skipped: font {font} is missing (fonts-tlwg-{font.lower()}-otf)", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            for program, command in commands(font, work, out, lines).items():
                if shutil.which(program) is None:
                    print(f"skipped: {program} is missing (Debian package {PACKAGES[program]})", file=sys.stderr)
                    continue
                target = out / f"{program}-{font.lower()}.pdf"
                subprocess.run(command, capture_output=True, timeout=180, check=False)
                if program == "soffice" and (work / "letter.pdf").exists():
                    shutil.move(work / "letter.pdf", target)
                if target.exists():
                    files.append(target)
                else:
                    print(f"failed: {' '.join(command)}", file=sys.stderr)
    return files


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES):
        print(path, path.stat().st_size)
