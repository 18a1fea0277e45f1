"""Writes instrument-sans.woff2 and jetbrains-mono.woff2 from the files of Fontsource, so that a page loads two fonts.

Instrument Sans: its Latin and its extended Latin file in one, because names of people need both. What the second adds
are mostly letters with the first one's shapes and an accent. Kerning stays that of the first: between two files there
was none either. It no longer follows the weight: that was a fifth of the file, for 0.1 px between two letters of a
semibold heading.
JetBrains Mono: without the ligatures, which nothing here may draw (globals.css).

Run `npm ci`, `pip install fonttools==4.66.1 brotli==1.2.0`, `python app/fonts/web-fonts.py` to make them again.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Lookups of pairs, and values that are an advance alone (OpenType 1.9, GPOS).
PAIRS, ADVANCE = 2, 0x4

FONTSOURCE = Path(__file__).parents[2] / "node_modules" / "@fontsource-variable"


def open_font(family: str, part: str) -> TTFont:
    # Times of making are kept: the same input gives the same bytes.
    return TTFont(FONTSOURCE / family / "files" / f"{family}-{part}-wght-normal.woff2", recalcTimestamp=False)


def add_glyphs(font: TTFont, other: TTFont) -> None:
    """Adds to the font what only the other has. Both are parts of one font: glyphs of one name are the same."""
    known = set(font.getGlyphOrder())
    added = [name for name in other.getGlyphOrder() if name not in known]
    glyphs, variations, widths = font["glyf"], font["gvar"].variations, font["hmtx"]
    font.setGlyphOrder(font.getGlyphOrder() + added)
    for name in added:
        glyph = other["glyf"][name]
        glyph.expand(other["glyf"])
        glyphs.glyphs[name] = glyph
        variations[name] = other["gvar"].variations[name]
        widths[name] = other["hmtx"][name]
    for code, name in other.getBestCmap().items():
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap.setdefault(code, name)
    # The table of widths by weight has a row for each glyph; without it, gvar tells them.
    del font["HVAR"]


def freeze_kerning(font: TTFont) -> None:
    """Leaves each pair the distance it has at the regular weight."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            if subtable.LookupType != PAIRS:
                continue
            rows = subtable.PairSet if subtable.Format == 1 else subtable.Class1Record
            for row in rows:
                for pair in row.PairValueRecord if subtable.Format == 1 else row.Class2Record:
                    if hasattr(pair.Value1, "XAdvDevice"):
                        del pair.Value1.XAdvDevice
            subtable.ValueFormat1 = ADVANCE


def write(font: TTFont, features: list[str], name: str) -> None:
    subsetter = Subsetter(Options(layout_features=features, name_IDs=[0, 1, 2, 4, 6, 13, 14]))
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(Path(__file__).with_name(name))


sans = open_font("instrument-sans", "latin")
add_glyphs(sans, open_font("instrument-sans", "latin-ext"))
freeze_kerning(sans)
write(sans, ["ccmp", "locl", "liga", "tnum", "kern", "mark", "mkmk"], "instrument-sans.woff2")

write(open_font("jetbrains-mono", "latin"), ["ccmp", "locl", "mark"], "jetbrains-mono.woff2")
