"""Collects every text that a person reads, keeps the Arabic catalogue complete, and compiles it. No system gettext.

python scripts/messages.py            add new texts to the catalogue, drop texts that are gone, compile
python scripts/messages.py --check    fail if a text has no Arabic, is gone, or the compiled file is old
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "tawam"
CATALOGUE = SOURCES / "web" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Arabic has six plural forms (CLDR): none, one, two, few, many, other.
PLURAL_FORMS = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
_BLANK = re.compile(r"%\((\w+)\)[sd]|%[sd]")

Key = tuple[str, str, str]
Texts = dict[Key, set[str]]


def wanted() -> Texts:
    """Every text in the code and the templates, as (context, text, plural), with the files where it stands."""
    found: Texts = {}
    templates = (path for ending in ("html", "txt") for path in SOURCES.glob(f"*/templates/**/*.{ending}"))
    for path in sorted([*SOURCES.rglob("*.py"), *templates]):
        for key in _texts(path):
            found.setdefault(key, set()).add(path.relative_to(ROOT).as_posix())
    return found


def _texts(path: Path) -> Iterator[Key]:
    text = path.read_text(encoding="utf-8")
    code = templatize(text, origin=str(path)) if path.suffix in (".html", ".txt") else text
    for _, message, _, context in extract("python", io.BytesIO(code.encode()), KEYWORDS, (), {}):
        one, plural = message if isinstance(message, tuple) else (message, "")
        yield context or "", one, plural or ""


def catalogue() -> polib.POFile:
    """The Arabic catalogue, or a new one."""
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=110)
    made = polib.POFile(wrapwidth=110)
    made.metadata = {
        "Language": "ar",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "MIME-Version": "1.0",
        "Plural-Forms": PLURAL_FORMS,
    }
    return made


def key_of(entry: polib.POEntry) -> Key:
    """What tells one text from another."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def update(kept: polib.POFile, texts: Texts) -> None:
    """Add texts that are new, drop those that are gone, renew the places."""
    known = {key_of(entry): entry for entry in kept}
    for key in known.keys() - texts.keys():
        kept.remove(known[key])
    for (context, one, plural), places in texts.items():
        entry = known.get((context, one, plural))
        if entry is None:
            entry = polib.POEntry(msgid=one, msgctxt=context or None, msgid_plural=plural)
            entry.msgstr_plural = dict.fromkeys(range(6), "") if plural else {}
            kept.append(entry)
        entry.occurrences = sorted((place, "") for place in places)
    kept.sort(key=lambda entry: (entry.occurrences, entry.msgid))


def faults(kept: polib.POFile, texts: Texts) -> list[str]:
    """What is wrong with the catalogue, one line each."""
    known = {key_of(entry) for entry in kept}
    found = [f"not in the catalogue: {key[1]!r} ({min(texts[key])})" for key in texts.keys() - known]
    found += [f"nobody says it any more: {key[1]!r}" for key in known - texts.keys()]
    for entry in kept:
        found += _entry_faults(entry)
    return sorted(found)


def _entry_faults(entry: polib.POEntry) -> Iterator[str]:
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if "fuzzy" in entry.flags or not all(forms) or len(forms) not in (1, 6):
        yield f"no Arabic yet: {entry.msgid!r}"
        return
    blanks = set(_BLANK.findall(entry.msgid)) | set(_BLANK.findall(entry.msgid_plural))
    for form in forms:
        given = set(_BLANK.findall(form))
        # Arabic spells out one and two, so a plural form may leave the number's blank away, but never add one.
        if given - blanks or (blanks - given and not entry.msgid_plural):
            yield f"blanks differ in {entry.msgid!r}: {form!r}"


def main() -> int:
    """Update and compile, or check."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawam.config.settings")
    django.setup()
    kept, texts = catalogue(), wanted()
    compiled = CATALOGUE.with_suffix(".mo")
    if "--check" not in sys.argv:
        update(kept, texts)
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        kept.save(str(CATALOGUE))
        kept.save_as_mofile(str(compiled))
        print(f"{len(kept)} texts, {len(kept.untranslated_entries())} without Arabic.")
        return 0
    found = faults(kept, texts)
    if not compiled.exists() or compiled.read_bytes() != kept.to_binary():
        found.append("django.mo is old: run scripts/messages.py")
    print("\n".join(found) or f"All {len(texts)} texts have their Arabic.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
