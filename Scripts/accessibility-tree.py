#!/usr/bin/env python3
"""Prints what a screen reader finds in a picture: the accessibility tree of headless Chromium.

    apt-get install chromium
    swift build && python3 Scripts/accessibility-tree.py Samples/sine-total.chain
    python3 Scripts/accessibility-tree.py picture.svg

Fails if the picture has no name or description, or a card or an edge has no name.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Browser:
    """Chromium, spoken to by its DevTools protocol over a pair of pipes."""

    def __init__(self, program, profile):
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        def connect():
            # In two steps: a pipe's end may have the number that another is to get.
            ends = os.dup(to_browser), os.dup(from_browser)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--force-renderer-accessibility", f"--user-data-dir={profile}"],
            close_fds=False, preexec_fn=connect, stderr=subprocess.DEVNULL)
        self.number = 0
        self.buffer = b""

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self.buffer:
            chunk = os.read(self.input, 1 << 16)
            if not chunk:
                sys.exit("the browser ended")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        self.process.kill()
        self.process.wait()


def tree(browser, page):
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    browser.call("Page.enable", session)
    browser.call("Accessibility.enable", session)
    browser.call("Page.navigate", session, url=page)
    while browser.receive().get("method") != "Page.loadEventFired":
        pass
    return browser.call("Accessibility.getFullAXTree", session)["nodes"]


def lines(nodes):
    known = {node["nodeId"]: node for node in nodes}
    pending = [(node, 0) for node in nodes if node.get("parentId") not in known]
    while pending:
        node, depth = pending.pop(0)
        if not node["ignored"]:
            role = node["role"]["value"]
            name = node.get("name", {}).get("value", "")
            description = node.get("description", {}).get("value", "")
            yield depth, role, name, description
            depth += 1
        children = [known[child] for child in node.get("childIds", []) if child in known]
        pending[:0] = [(child, depth) for child in children]


def main():
    source = sys.argv[1]
    if source.endswith(".svg"):
        svg = pathlib.Path(source).read_text(encoding="utf-8")
    else:
        tool = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / ".build/debug/chainrule")
        svg = subprocess.run(
            [tool, "draw", source], check=True, capture_output=True, text=True).stdout
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("no browser: apt-get install chromium")
    found = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>Page</title>{svg}", encoding="utf-8")
        browser = Browser(program, folder + "/profile")
        try:
            for depth, role, name, description in lines(tree(browser, page.as_uri())):
                found.append((role, name, description))
                print("  " * depth + role + f" “{name}”" + (f": {description}" if description else ""))
        finally:
            browser.close()
    groups = [
        element for element in xml.etree.ElementTree.fromstring(svg).iter()
        if set(element.get("class", "").split()) & {"node", "edge"}]
    named = [name for role, name, _ in found if role == "image" and name]
    if not any(name and description for _, name, description in found):
        sys.exit("the picture has no name or no description")
    if len(named) < len(groups):
        sys.exit(f"{len(groups)} cards and edges, {len(named)} with a name")


if __name__ == "__main__":
    main()
