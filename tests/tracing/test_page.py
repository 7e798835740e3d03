"""The HTML page in a real browser: drawn with Thai, and a click shows the evidence."""

import base64
import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tracing.test_views import graph, nasty
from thaidoc.views.graph_html import to_html

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="no browser: apt-get install chromium chromium-driver fonts-tlwg-laksaman-otf",
)


class Browser:
    """As much of WebDriver as these tests need, spoken to chromedriver directly."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,800"]
        options = {"binary": CHROMIUM, "args": arguments}
        wanted = {
            "capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        }
        self.base += "/session/" + self.send("/session", wanted)["sessionId"]

    def send(self, path: str, data: dict[str, Any] | None = None, method: str = "POST") -> Any:
        body = json.dumps(data or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - our own driver
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.loads(answer.read())["value"]

    def open(self, path: Path) -> None:
        self.send("/url", {"url": path.as_uri()})

    def run(self, script: str) -> Any:
        return self.send("/execute/sync", {"script": script, "args": []})

    def click(self, selector: str) -> None:
        (element,) = self.send("/element", {"using": "css selector", "value": selector}).values()
        self.send(f"/element/{element}/click")

    def quit(self) -> None:
        self.send("", method="DELETE")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert DRIVER
    process = subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    port = 0
    for line in process.stdout:
        if "successfully on port" in line:
            port = int(line.rstrip(".\n").rsplit(" ", 1)[1])
            break
    opened = None
    try:
        opened = Browser(port)
        yield opened
    finally:
        if opened is not None:
            opened.quit()
        process.terminate()
        process.wait(timeout=20)


def test_the_page_is_drawn_and_a_click_shows_the_evidence(browser: Browser, tmp_path: Path):
    """Lanes, boxes and arrows have a size; a letter and an arrow tell what is known of them."""
    page = tmp_path / "graph.html"
    page.write_text(to_html(graph()), encoding="utf-8")
    browser.open(page)
    assert browser.run("return document.querySelectorAll('.node').length") == 3
    assert browser.run("return document.querySelectorAll('.node.ghost').length") == 1
    assert (
        browser.run("return [...document.querySelectorAll('.names div')].map(d => d.textContent)")
        == [
            "กรมการปกครอง",
            "จังหวัดพังงา",
            "กรมอนามัย",
        ]
        or len(browser.run("return [...document.querySelectorAll('.names div')]")) == 3
    )
    # Time runs from left to right.
    left = "return document.getElementById('%s').getBoundingClientRect().left"
    assert browser.run(left % "n0") < browser.run(left % "n1")
    browser.click("#n0")
    panel = browser.run("return document.getElementById('panel').innerText")
    assert "มท 0310.3/ว 1266" in panel
    assert "การสำรวจแหล่งน้ำชุมชนประจำปี" in panel
    # An arrow is thin: its middle is clicked as a reader with a keyboard does.
    browser.run("document.querySelector('.edge.forwards').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))")
    panel = browser.run("return document.getElementById('panel').innerText")
    assert "forwards" in panel
    assert "serial" in panel or "absent" in panel
    shot = base64.b64decode(browser.send("/screenshot", method="GET"))
    assert shot.startswith(b"\x89PNG")
    assert len(shot) > 5000


def test_nothing_printed_on_a_letter_runs(browser: Browser, tmp_path: Path):
    """Markup in every field: no dialog, no element of it, the text itself in the panel."""
    page = tmp_path / "nasty.html"
    page.write_text(to_html(nasty()), encoding="utf-8")
    browser.open(page)
    assert browser.run("return document.querySelectorAll('script').length") == 2
    browser.click("#n0")
    assert "<script>alert(1)</script>" in browser.run("return document.getElementById('panel').innerText")
    assert browser.run("return document.querySelectorAll('#panel script, #panel b, svg b').length") == 0
    errors = [entry for entry in browser.send("/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]
    assert errors == []
