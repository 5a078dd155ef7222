"""
Packs the faces that lines of paper are drawn with into resources/fonts/faces.bin: `pack-faces.py NODE_MODULES OUT`.

Run by hand when a face is added, never by the build: receipts have to come out the same, dot by dot, in years to come.
NODE_MODULES holds the @fontsource packages named below; fontTools and brotli are Debian's python3-fonttools and
python3-brotli. Hints and what only concerns screens is left out; outlines and shaping stay as they are.

The file: four bytes (little-endian) with the length of a JSON header, the header, and the parts that it names by offset
and length, each compressed with brotli. `coverage` is a table of 0x20000 numbers of two bytes: for each code point the
face that has it plus one, or 0.
"""

import glob
import io
import json
import os
import re
import struct
import sys

import brotli
from fontTools.ttLib import TTFont

# In order of preference: a sign that two faces have is drawn by the first.
FACES = [
    ("noto-sans-mono", r"latin|latin-ext|greek|greek-ext|cyrillic|cyrillic-ext|vietnamese"),
    *[
        (f"noto-sans-{script}", script)
        for script in (
            "arabic hebrew thai devanagari armenian bengali ethiopic georgian gujarati gurmukhi kannada khmer lao "
            "malayalam myanmar sinhala tamil telugu"
        ).split()
    ],
    ("noto-emoji", r"\d+"),
    ("noto-sans-sc", r"\d+"),
    ("noto-sans-kr", r"\d+"),
    ("noto-sans-symbols", "symbols"),
    ("noto-sans-symbols-2", "symbols|braille|mayan-numerals"),
]
FOR_SCREENS = ["DSIG", "fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp", "meta", "STAT", "vhea", "vmtx"]


def face_of(path):
    font = TTFont(path)
    for table in FOR_SCREENS:
        if table in font:
            del font[table]
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        glyph.removeHinting()
    font.flavor = None
    packed = io.BytesIO()
    font.save(packed)
    return sorted(font.getBestCmap()), packed.getvalue()


def pack(modules, out):
    coverage = [0] * 0x20000
    faces, parts, offset = [], [], 0
    for family, subsets in FACES:
        for path in sorted(glob.glob(f"{modules}/@fontsource/{family}/files/{family}-*-400-normal.woff2")):
            subset = os.path.basename(path)[len(family) + 1 : -len("-400-normal.woff2")]
            if not re.fullmatch(subsets, subset):
                continue
            codes, font = face_of(path)
            new = [code for code in codes if code < len(coverage) and coverage[code] == 0]
            if not new:
                continue
            for code in new:
                coverage[code] = len(faces) + 1
            part = brotli.compress(font, quality=11)
            faces.append({"name": f"{family}-{subset}", "offset": offset, "length": len(part)})
            parts.append(part)
            offset += len(part)
    table = brotli.compress(struct.pack(f"<{len(coverage)}H", *coverage), quality=11)
    header = json.dumps({"faces": faces, "coverage": {"offset": offset, "length": len(table)}}).encode()
    with open(out, "wb") as file:
        file.write(struct.pack("<I", len(header)) + header)
        for part in [*parts, table]:
            file.write(part)
    print(f"{len(faces)} faces, {sum(1 for face in coverage if face)} code points, {os.path.getsize(out)} bytes")


if __name__ == "__main__":
    pack(sys.argv[1], sys.argv[2])
