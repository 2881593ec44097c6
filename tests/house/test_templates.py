"""Templates: every visible text can be translated, and nothing needs the page to allow inline code."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.template.base import Lexer, TokenType
from tests.house.tree import TEMPLATES, name

FILES = sorted(TEMPLATES.rglob("*.html"))
# Names that are the same in every language, and the languages' own names of themselves.
FREE = {"Tawam", "English", "العربية", "JSON", "CSV", "ICS"}
READ_ALOUD = {"title", "aria-label", "aria-description", "placeholder", "alt", "label", "content"}
# Attributes of <meta> that no person reads.
TECHNICAL = {"viewport", "htmx-config", "theme-color", "color-scheme", "robots", "referrer"}


def markup(template: str) -> str:
    """The template's own HTML: variables become a sign, tags a blank; translated texts vanish."""
    found, hidden = [], ""
    for token in Lexer(template).tokenize():
        words = token.contents.split() if token.token_type is TokenType.BLOCK else []
        if words and words[0] in ("blocktranslate", "blocktrans"):
            hidden = f"end{words[0]}"
        elif words[:2] == ["block", "body_class"]:  # the value of an attribute that no person reads
            hidden = "endblock"
        elif words and words[0] == hidden:
            hidden = ""
        if token.token_type is not TokenType.TEXT:
            found.append("□" if token.token_type is TokenType.VAR else " ")
        elif not hidden:
            found.append(token.contents)
    return "".join(found)


class Reader(HTMLParser):
    """Collects what is wrong with a template's HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.silent += tag in ("script", "style")
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.faults.append(f"inline {tag}")
        for attribute, value in attrs:
            self.attribute(tag, attribute, value or "", given)

    def attribute(self, tag: str, attribute: str, value: str, given: dict[str, str | None]) -> None:
        if attribute == "style" or attribute.startswith(("on", "hx-on", "hx-vals")):
            self.faults.append(f"inline {attribute} on {tag}")
        if value.strip().lower().startswith("javascript:"):
            self.faults.append(f"script in {attribute} of {tag}")
        technical = tag == "meta" and given.get("name") in TECHNICAL
        if attribute in READ_ALOUD and not technical and untranslated(value):
            self.faults.append(f"{attribute} of {tag}: {value}")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent and untranslated(data):
            self.faults.append(f"text: {' '.join(data.split())}")


def untranslated(text: str) -> list[str]:
    """The words of a text that are not free."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if word not in FREE]


def faults(template: str) -> list[str]:
    """What is wrong with a template."""
    reader = Reader()
    reader.feed(markup(template))
    reader.close()
    return reader.faults


class TestATemplate:
    def test_is_found(self):
        assert "base.html" in {path.name for path in FILES}

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_has_no_text_that_cannot_be_translated_and_nothing_inline(self, path):
        assert faults(path.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_trusts_no_text_blindly(self, path):
        assert re.findall(r"\|\s*safe\b|autoescape off|mark_safe", path.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_loads_nothing_from_elsewhere(self, path):
        assert re.findall(r"""(?:src|href)=["'](?:https?:)?//""", path.read_text(encoding="utf-8")) == []

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_guards_every_form_that_writes(self, path):
        forms = re.findall(r"<form[^>]*method=.post.*?</form>", path.read_text(encoding="utf-8"), re.DOTALL)
        assert [form for form in forms if "{% csrf_token %}" not in form] == []


class TestThisCheck:
    @pytest.mark.parametrize(
        ("template", "found"),
        [
            ("<p>Hello</p>", ["text: Hello"]),
            ('<p>{% translate "Hello" %}</p>', []),
            ("<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</p>", []),
            ("{% blocktranslate count n=n %}one{% plural %}many{% endblocktranslate %} left", ["text: left"]),
            ("<p>{{ place|named }} – {{ year }}, 3 · ≠</p>", []),  # signs and numbers are no words
            ("<b>Tawam</b> <i>العربية</i> <a>JSON</a>", []),  # names that need no translation
            ('<a title="Home">x</a>', ["title of a: Home", "text: x"]),
            ('<a title="{% translate "Home" %}"></a>', []),
            ('<input placeholder="City" value="x">', ["placeholder of input: City"]),
            (
                '<meta name="viewport" content="width=device-width"><meta name="description" content="A page">',
                ["content of meta: A page"],
            ),
            ('<p style="color: red"></p>', ["inline style on p"]),
            ('<p onclick="go()"></p>', ["inline onclick on p"]),
            ("<script>go()</script>", ["inline script"]),
            ('<script src="a.js"></script>', []),
            ('<a href="javascript:go()"></a>', ["script in href of a"]),
            ("{# a note #}{% comment %}{% endcomment %}", []),
        ],
    )
    def test_finds_what_it_looks_for(self, template, found):
        assert faults(template) == found


# Two words in Latin letters with nothing but a dot between them: in an Arabic line they change places unless each
# is isolated.
SIDE_BY_SIDE = re.compile(r"[A-Z]{2,}(?:\s|</?(?!bdi)\w[^>]*>)*·(?:\s|</?(?!bdi)\w[^>]*>)*[A-Z]{2,}")


class TestLatinWordsInAnArabicLine:
    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_keep_their_order(self, path):
        spoken = re.sub(r"{%\s*(?:block)?translate.*?%}", "□", path.read_text(encoding="utf-8"))
        assert SIDE_BY_SIDE.findall(markup(spoken)) == []

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ('<small>ICS</small></a> · <a href="/x">JSON</a>', True),
            ('<bdi><small>ICS</small></bdi></a> · <a href="/x"><bdi>JSON</bdi></a>', False),
            ('<a>JSON</a> · <a href="/y">□</a>', False),
        ],
    )
    def test_are_found_where_they_would_not(self, text, wrong):
        assert bool(SIDE_BY_SIDE.search(text)) is wrong
