#!/usr/bin/env python3
"""Measures every text of every picture with a browser's own metrics, in several fonts.

    apt-get install chromium fonts-dejavu-extra fonts-liberation fonts-stix
    swift build && python3 Scripts/measure-pictures.py [TOOL]

Draws all samples, and a few programs with long names and numbers, upwards and to the right, and
shows them in headless Chromium. Fails if a text leaves its card, its cell, its label or the page, or
meets another text. Not a part of `make test`, which knows no browser.
"""

import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The picture's own list, and the fonts that its metrics are the upper bounds of.
FONTS = [None, "DejaVu Serif", "Liberation Serif", "STIXGeneral"]
PROGRAMS = [
    "input learning_rate = 1e-7, Γ = 3.14159265; loss_of_everything = Γ^learning_rate/exp(Γ)",
    "input W12 = -123456.789, ﬁ = 1e300; mmmm = W12*W12 - W12/ﬁ + 1e-300*W12; y = mmmm^(1/3)",
    "input a = 0.5; x = a; for t in 1..12 { x = tanh(x) + sigmoid(x) }; y = where(x > 0, x, -x)",
    "input a = 2, b = 1; s = sum(i in 1..400: sin(a*i)*cos(b/i)); y = ln(1 + s^2)",
]
MEASURE = """
const slack = 0.5, found = [];
let texts = 0;
for (const figure of document.querySelectorAll('figure')) {
  const name = figure.dataset.name;
  const say = (what, text) => found.push(name + ': “' + text.textContent + '” ' + what);
  const box = node => node.getBoundingClientRect();
  const within = (a, b) => a.left >= b.left - slack && a.right <= b.right + slack
    && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const page = box(figure.querySelector('svg'));
  const all = [...figure.querySelectorAll('text')].map(text => [text, box(text)]);
  texts += all.length;
  for (const [text, place] of all) {
    if (!within(place, page)) say('leaves the page', text);
    const around = text.parentNode.querySelector(':scope > .card, :scope > .pill');
    if (around && !within(place, box(around))) say('leaves its box', text);
  }
  for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) {
    const [a, b] = [all[i][1], all[j][1]];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    // Boxes of lines are taller than letters.
    if (wide > slack && high > 4) say('meets “' + all[j][0].textContent + '”', all[i][0]);
  }
}
document.body.innerHTML = '';
const answer = document.createElement('pre');
answer.id = 'answer';
answer.textContent = JSON.stringify({texts, found});
document.body.append(answer);
"""


def draw(tool, source, direction):
    arguments = [tool, "draw", source, "--direction", direction]
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def pictures(tool):
    sources = sorted(str(path) for path in (ROOT / "Samples").glob("*.chain"))
    for place, source in enumerate(sources + PROGRAMS):
        name = pathlib.Path(source).stem if place < len(sources) else f"program {place}"
        for direction in ["up", "right"]:
            yield f"{name} {direction}", draw(tool, source, direction)


def measure(browser, drawn, font):
    style = f"svg{{font-family:'{font}'!important}}" if font else ""
    figures = "".join(
        f"<figure data-name='{html.escape(name)}'>{svg}</figure>" for name, svg in drawn)
    page = (
        f"<!doctype html><meta charset=utf-8><body>{figures}<style>{style}</style>"
        f"<script>{MEASURE}</script>")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "pictures.html"
        path.write_text(page, encoding="utf-8")
        run = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()],
            check=True, capture_output=True, text=True)
    answer = re.search(r'<pre id="answer">(.*?)</pre>', run.stdout, re.DOTALL)
    if not answer:
        sys.exit("the browser did not answer")
    return json.loads(html.unescape(answer.group(1)))


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which(
        "google-chrome")
    if not browser:
        sys.exit("no browser: apt-get install chromium")
    tool = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/debug/chainrule")
    drawn = list(pictures(tool))
    faults = 0
    for font in FONTS:
        answer = measure(browser, drawn, font)
        print(f"{font or 'own fonts'}: {answer['texts']} texts in {len(drawn)} pictures,"
              f" {len(answer['found'])} out of place")
        for fault in answer["found"]:
            print("  " + fault)
        faults += len(answer["found"])
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
