#!/usr/bin/env python3
"""Makes Sources/ChainruleGraphics/TextMetrics+Widths.swift: how wide the letters of a picture can be.

A picture names a list of serif fonts and a reader's machine has one of them, so a card is made
wide enough for the widest: each width is the largest among the fonts below, in thousandths of the
font size.

    pip install fonttools==4.68.0
    apt-get install fonts-dejavu-core fonts-dejavu-extra fonts-liberation fonts-stix
    python3 Scripts/text-widths.py > Sources/ChainruleGraphics/TextMetrics+Widths.swift
"""

from fontTools.ttLib import TTFont

FOLDER = "/usr/share/fonts/"
FONTS = {
    "upright": [
        "truetype/dejavu/DejaVuSerif.ttf",
        "truetype/liberation/LiberationSerif-Regular.ttf",
        "opentype/stix/STIXGeneral-Regular.otf",
    ],
    "italic": [
        "truetype/dejavu/DejaVuSerif-Italic.ttf",
        "truetype/liberation/LiberationSerif-Italic.ttf",
        "opentype/stix/STIXGeneral-Italic.otf",
    ],
    "bold": [
        "truetype/dejavu/DejaVuSerif-Bold.ttf",
        "truetype/liberation/LiberationSerif-Bold.ttf",
        "opentype/stix/STIXGeneral-Bold.otf",
    ],
}
CHARACTERS = list(dict.fromkeys(
    [chr(c) for c in range(0x20, 0x7F)]
    + [chr(c) for c in range(0xA1, 0x180)]
    + [chr(c) for c in range(0x391, 0x3CA) if chr(c).isalpha()]
    + [chr(c) for c in range(0x410, 0x450)]
    + list("ϑϕϖϱϵ–—…′″ℓ←↑→↓∂∆∇∏∑−∓∗√∞∫≈≠≡≤≥⊗⊘⋅⋯▲▼▾▴●○⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀₁₂₃₄₅₆₇₈₉")
))


def widths(path):
    font = TTFont(FOLDER + path)
    units = font["head"].unitsPerEm
    names = font.getBestCmap()
    advance = font["hmtx"]
    return {
        c: -(-1000 * advance[names[ord(c)]][0] // units) for c in CHARACTERS if ord(c) in names
    }


def main():
    tables = {style: [widths(path) for path in paths] for style, paths in FONTS.items()}
    print("// Made by Scripts/text-widths.py; not to be edited by hand.\n")
    print("extension TextMetrics {")
    print("  /// For each character its widths upright, italic and bold, in thousandths of the font")
    print("  /// size: the largest among DejaVu Serif, Liberation Serif and STIX.")
    print("  static let widths: [Character: [Int]] = [")
    line = "   "
    for c in CHARACTERS:
        found = [max((t[c] for t in tables[s] if c in t), default=0) for s in FONTS]
        if max(found) == 0:
            continue
        found = [w or max(found) for w in found]
        key = {'"': '\\"', "\\": "\\\\"}.get(c, c)
        entry = f' "{key}": [{found[0]}, {found[1]}, {found[2]}],'
        if len(line) + len(entry) > 98:
            print(line)
            line = "   "
        line += entry
    print(line)
    print("  ]\n}")


main()
