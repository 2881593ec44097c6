"""Words of lists in the languages of those who keep them: months, columns, forms, statuses, causes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.intake.rules.tables.dates import cell_date
from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.intake.rules.tables.words import ALIVE_WORDS, CONTACT_WORDS, break_of, cause_of, is_one_of, kind_of
from tawam.registry.values import BREAKS, Cause, EventType, Kind

MONTHS = [
    ("en", "January 1967", "1967-01"),
    ("en", "February 1967", "1967-02"),
    ("en", "March 1967", "1967-03"),
    ("en", "April 1967", "1967-04"),
    ("en", "May 1967", "1967-05"),
    ("en", "June 1967", "1967-06"),
    ("en", "July 1967", "1967-07"),
    ("en", "August 1967", "1967-08"),
    ("en", "September 1967", "1967-09"),
    ("en", "October 1967", "1967-10"),
    ("en", "November 1967", "1967-11"),
    ("en", "December 1967", "1967-12"),
    ("de", "Januar 1967", "1967-01"),
    ("de", "Februar 1967", "1967-02"),
    ("de", "März 1967", "1967-03"),
    ("de", "April 1967", "1967-04"),
    ("de", "Mai 1967", "1967-05"),
    ("de", "Juni 1967", "1967-06"),
    ("de", "Juli 1967", "1967-07"),
    ("de", "August 1967", "1967-08"),
    ("de", "September 1967", "1967-09"),
    ("de", "Oktober 1967", "1967-10"),
    ("de", "November 1967", "1967-11"),
    ("de", "Dezember 1967", "1967-12"),
    ("fr", "janvier 1967", "1967-01"),
    ("fr", "février 1967", "1967-02"),
    ("fr", "mars 1967", "1967-03"),
    ("fr", "avril 1967", "1967-04"),
    ("fr", "mai 1967", "1967-05"),
    ("fr", "juin 1967", "1967-06"),
    ("fr", "juillet 1967", "1967-07"),
    ("fr", "août 1967", "1967-08"),
    ("fr", "septembre 1967", "1967-09"),
    ("fr", "octobre 1967", "1967-10"),
    ("fr", "novembre 1967", "1967-11"),
    ("fr", "décembre 1967", "1967-12"),
    ("es", "enero 1967", "1967-01"),
    ("es", "febrero 1967", "1967-02"),
    ("es", "marzo 1967", "1967-03"),
    ("es", "abril 1967", "1967-04"),
    ("es", "mayo 1967", "1967-05"),
    ("es", "junio 1967", "1967-06"),
    ("es", "julio 1967", "1967-07"),
    ("es", "agosto 1967", "1967-08"),
    ("es", "septiembre 1967", "1967-09"),
    ("es", "octubre 1967", "1967-10"),
    ("es", "noviembre 1967", "1967-11"),
    ("es", "diciembre 1967", "1967-12"),
    ("it", "gennaio 1967", "1967-01"),
    ("it", "febbraio 1967", "1967-02"),
    ("it", "marzo 1967", "1967-03"),
    ("it", "aprile 1967", "1967-04"),
    ("it", "maggio 1967", "1967-05"),
    ("it", "giugno 1967", "1967-06"),
    ("it", "luglio 1967", "1967-07"),
    ("it", "agosto 1967", "1967-08"),
    ("it", "settembre 1967", "1967-09"),
    ("it", "ottobre 1967", "1967-10"),
    ("it", "novembre 1967", "1967-11"),
    ("it", "dicembre 1967", "1967-12"),
    ("pl", "stycznia 1967", "1967-01"),
    ("pl", "lutego 1967", "1967-02"),
    ("pl", "marca 1967", "1967-03"),
    ("pl", "kwietnia 1967", "1967-04"),
    ("pl", "maja 1967", "1967-05"),
    ("pl", "czerwca 1967", "1967-06"),
    ("pl", "lipca 1967", "1967-07"),
    ("pl", "sierpnia 1967", "1967-08"),
    ("pl", "września 1967", "1967-09"),
    ("pl", "października 1967", "1967-10"),
    ("pl", "listopada 1967", "1967-11"),
    ("pl", "grudnia 1967", "1967-12"),
    ("pt", "janeiro 1967", "1967-01"),
    ("pt", "fevereiro 1967", "1967-02"),
    ("pt", "março 1967", "1967-03"),
    ("pt", "abril 1967", "1967-04"),
    ("pt", "maio 1967", "1967-05"),
    ("pt", "junho 1967", "1967-06"),
    ("pt", "julho 1967", "1967-07"),
    ("pt", "agosto 1967", "1967-08"),
    ("pt", "setembro 1967", "1967-09"),
    ("pt", "outubro 1967", "1967-10"),
    ("pt", "novembro 1967", "1967-11"),
    ("pt", "dezembro 1967", "1967-12"),
    ("nl", "januari 1967", "1967-01"),
    ("nl", "februari 1967", "1967-02"),
    ("nl", "maart 1967", "1967-03"),
    ("nl", "april 1967", "1967-04"),
    ("nl", "mei 1967", "1967-05"),
    ("nl", "juni 1967", "1967-06"),
    ("nl", "juli 1967", "1967-07"),
    ("nl", "augustus 1967", "1967-08"),
    ("nl", "september 1967", "1967-09"),
    ("nl", "oktober 1967", "1967-10"),
    ("nl", "november 1967", "1967-11"),
    ("nl", "december 1967", "1967-12"),
    ("tr", "Ocak 1967", "1967-01"),
    ("tr", "Şubat 1967", "1967-02"),
    ("tr", "Mart 1967", "1967-03"),
    ("tr", "Nisan 1967", "1967-04"),
    ("tr", "Mayıs 1967", "1967-05"),
    ("tr", "Haziran 1967", "1967-06"),
    ("tr", "Temmuz 1967", "1967-07"),
    ("tr", "Ağustos 1967", "1967-08"),
    ("tr", "Eylül 1967", "1967-09"),
    ("tr", "Ekim 1967", "1967-10"),
    ("tr", "Kasım 1967", "1967-11"),
    ("tr", "Aralık 1967", "1967-12"),
    ("ru", "января 1967", "1967-01"),
    ("ru", "февраля 1967", "1967-02"),
    ("ru", "марта 1967", "1967-03"),
    ("ru", "апреля 1967", "1967-04"),
    ("ru", "мая 1967", "1967-05"),
    ("ru", "июня 1967", "1967-06"),
    ("ru", "июля 1967", "1967-07"),
    ("ru", "августа 1967", "1967-08"),
    ("ru", "сентября 1967", "1967-09"),
    ("ru", "октября 1967", "1967-10"),
    ("ru", "ноября 1967", "1967-11"),
    ("ru", "декабря 1967", "1967-12"),
    ("ar", "يناير 1967", "1967-01"),
    ("ar", "فبراير 1967", "1967-02"),
    ("ar", "مارس 1967", "1967-03"),
    ("ar", "أبريل 1967", "1967-04"),
    ("ar", "مايو 1967", "1967-05"),
    ("ar", "يونيو 1967", "1967-06"),
    ("ar", "يوليو 1967", "1967-07"),
    ("ar", "أغسطس 1967", "1967-08"),
    ("ar", "سبتمبر 1967", "1967-09"),
    ("ar", "أكتوبر 1967", "1967-10"),
    ("ar", "نوفمبر 1967", "1967-11"),
    ("ar", "ديسمبر 1967", "1967-12"),
    ("cs", "ledna 1967", "1967-01"),
    ("cs", "února 1967", "1967-02"),
    ("cs", "března 1967", "1967-03"),
    ("cs", "dubna 1967", "1967-04"),
    ("cs", "května 1967", "1967-05"),
    ("cs", "června 1967", "1967-06"),
    ("cs", "července 1967", "1967-07"),
    ("cs", "srpna 1967", "1967-08"),
    ("cs", "září 1967", "1967-09"),
    ("cs", "října 1967", "1967-10"),
    ("cs", "listopadu 1967", "1967-11"),
    ("cs", "prosince 1967", "1967-12"),
    ("sv", "januari 1967", "1967-01"),
    ("sv", "februari 1967", "1967-02"),
    ("sv", "mars 1967", "1967-03"),
    ("sv", "april 1967", "1967-04"),
    ("sv", "maj 1967", "1967-05"),
    ("sv", "juni 1967", "1967-06"),
    ("sv", "juli 1967", "1967-07"),
    ("sv", "augusti 1967", "1967-08"),
    ("sv", "september 1967", "1967-09"),
    ("sv", "oktober 1967", "1967-10"),
    ("sv", "november 1967", "1967-11"),
    ("sv", "december 1967", "1967-12"),
]
YEARS = [
    ("1967", "1967"),
    (" 1967 ", "1967"),
    ("since 1967", "1967"),
    ("Since: 1967", "1967"),
    ("signed 1967", "1967"),
    ("in 1967", "1967"),
    ("seit 1967", "1967"),
    ("ab 1967", "1967"),
    ("im Jahr 1967", "1967"),
    ("depuis 1967", "1967"),
    ("depuis le 1967", "1967"),
    ("en 1967", "1967"),
    ("dal 1967", "1967"),
    ("anno 1967", "1967"),
    ("desde 1967", "1967"),
    ("desde el año 1967", "1967"),
    ("od 1967 r.", "1967"),
    ("od roku 1967", "1967"),
    ("sinds 1967", "1967"),
    ("с 1967 года", "1967"),
    ("1967 г.", "1967"),
    ("منذ 1967", "1967"),
    ("منذ عام ١٩٦٧", "1967"),
    ("منذ سنة ۱۹۶۷", "1967"),
    ("1967-05", "1967-05"),
    ("1967-5-2", "1967-05-02"),
    ("1967-05-02T00:00:00", "1967-05-02"),
    ("02.05.1967", "1967-05-02"),
    ("2.5.1967", "1967-05-02"),
    ("25/05/1967", "1967-05-25"),
    ("05/25/1967", "1967-05-25"),
    ("5.1967", "1967-05"),
    ("5/1967", "1967-05"),
    ("05-1967", "1967-05"),
]
COLUMNS = [
    ("en", ["Town", "Twin town", "Country", "Since", "Status", "Notes"]),
    ("de", ["Gemeinde", "Partnergemeinde", "Land", "Seit", "Status", "Bemerkungen"]),
    ("fr", ["Commune", "Ville jumelée", "Pays", "Depuis", "État", "Remarque"]),
    ("it", ["Comune", "Città gemella", "Paese", "Dal", "Stato", "Note"]),
    ("es", ["Ciudad", "Ciudad hermana", "País", "Desde", "Estado", "Note"]),
    ("pl", ["Miasto", "Miasto partner", "Kraj", "Od", "Status", "Note"]),
    ("nl", ["Stad", "Partner stad", "Land", "Sinds", "Status", "Note"]),
    ("ar", ["المدينة", "المدينة الشريكة", "الدولة", "منذ", "الحالة", "ملاحظات"]),
]
EXPECTED = ["one.name", "other.name", "other.country", "since", "status", "note"]
FORMS = [
    ("p", Kind.TWINNING),
    ("P", Kind.TWINNING),
    ("Partnerschaft", Kind.TWINNING),
    ("partnership", Kind.TWINNING),
    ("twinning", Kind.TWINNING),
    ("Twin Town", Kind.TWINNING),
    ("twin city", Kind.TWINNING),
    ("Sister City", Kind.TWINNING),
    ("jumelage", Kind.TWINNING),
    ("Jumelage", Kind.TWINNING),
    ("gemellaggio", Kind.TWINNING),
    ("hermanamiento", Kind.TWINNING),
    ("geminação", Kind.TWINNING),
    ("partnerstwo", Kind.TWINNING),
    ("Städtepartnerschaft", Kind.TWINNING),
    ("توأمة", Kind.TWINNING),
    ("شراكة", Kind.TWINNING),
    ("побратим", Kind.TWINNING),
    ("f", Kind.FRIENDSHIP),
    ("Freundschaft", Kind.FRIENDSHIP),
    ("friendship", Kind.FRIENDSHIP),
    ("friendship city", Kind.FRIENDSHIP),
    ("amitié", Kind.FRIENDSHIP),
    ("Pacte d’amitié", Kind.FRIENDSHIP),
    ("amicizia", Kind.FRIENDSHIP),
    ("amistad", Kind.FRIENDSHIP),
    ("przyjaźń", Kind.FRIENDSHIP),
    ("صداقة", Kind.FRIENDSHIP),
    ("cooperation", Kind.COOPERATION),
    ("Kooperation", Kind.COOPERATION),
    ("cooperazione", Kind.COOPERATION),
    ("cooperación", Kind.COOPERATION),
    ("współpraca", Kind.COOPERATION),
    ("تعاون", Kind.COOPERATION),
    ("pact", Kind.PACT),
    ("pacte", Kind.PACT),
    ("patto", Kind.PACT),
    ("project", Kind.PROJECT),
    ("Projekt", Kind.PROJECT),
    ("projet", Kind.PROJECT),
    ("progetto", Kind.PROJECT),
    ("مشروع", Kind.PROJECT),
]
STATUSES = [
    ("ended", EventType.ENDED),
    ("beendet", EventType.ENDED),
    ("rompu", EventType.ENDED),
    ("terminé", EventType.ENDED),
    ("terminated", EventType.ENDED),
    ("dissolved", EventType.ENDED),
    ("aufgelöst", EventType.ENDED),
    ("concluso", EventType.ENDED),
    ("zakończona", EventType.ENDED),
    ("منتهية", EventType.ENDED),
    ("ملغاة", EventType.ENDED),
    ("suspended", EventType.SUSPENDED),
    ("ausgesetzt", EventType.SUSPENDED),
    ("suspendu", EventType.SUSPENDED),
    ("sospeso", EventType.SUSPENDED),
    ("zawieszona", EventType.SUSPENDED),
    ("معلقة", EventType.SUSPENDED),
    ("مجمدة", EventType.SUSPENDED),
    ("dormant", EventType.LAPSED),
    ("inactive", EventType.LAPSED),
    ("ruht", EventType.LAPSED),
    ("ruhend", EventType.LAPSED),
    ("inaktiv", EventType.LAPSED),
    ("en sommeil", EventType.LAPSED),
    ("inactif", EventType.LAPSED),
    ("خاملة", EventType.LAPSED),
]
CAUSES = [
    ("war", Cause.WAR_OR_INSECURITY),
    ("Krieg", Cause.WAR_OR_INSECURITY),
    ("guerre", Cause.WAR_OR_INSECURITY),
    ("guerra", Cause.WAR_OR_INSECURITY),
    ("wojna", Cause.WAR_OR_INSECURITY),
    ("حرب", Cause.WAR_OR_INSECURITY),
    ("politics", Cause.POLITICAL_TENSION),
    ("Politik", Cause.POLITICAL_TENSION),
    ("politique", Cause.POLITICAL_TENSION),
    ("سياسي", Cause.POLITICAL_TENSION),
    ("money", Cause.RESOURCES),
    ("Budget", Cause.RESOURCES),
    ("Kosten", Cause.RESOURCES),
    ("تمويل", Cause.RESOURCES),
    ("lack of interest", Cause.SUSTAINED_INTEREST),
    ("mangelndes Interesse", Cause.SUSTAINED_INTEREST),
    ("désintérêt", Cause.SUSTAINED_INTEREST),
    ("عدم الاهتمام", Cause.SUSTAINED_INTEREST),
    ("expired", Cause.AGREEMENT_EXPIRED),
    ("abgelaufen", Cause.AGREEMENT_EXPIRED),
    ("scaduto", Cause.AGREEMENT_EXPIRED),
    ("merger", Cause.ADMINISTRATIVE_CHANGE),
    ("Eingemeindung", Cause.ADMINISTRATIVE_CHANGE),
]


class TestAMonth:
    @pytest.mark.parametrize(("language", "cell", "date"), MONTHS)
    def test_is_known_in_the_language(self, language, cell, date):
        assert cell_date(cell, latest_year=2027) == PartialDate.parse(date), language

    @pytest.mark.parametrize(("language", "cell", "date"), MONTHS)
    def test_is_known_with_a_day_before_it(self, language, cell, date):
        assert cell_date(f"17 {cell}", latest_year=2027) == PartialDate.parse(f"{date}-17"), language


class TestADate:
    @pytest.mark.parametrize(("cell", "date"), YEARS)
    def test_is_read_with_the_words_around_it(self, cell, date):
        assert cell_date(cell, latest_year=2027) == PartialDate.parse(date)

    @given(st.dates(min_value=PartialDate(1000).earliest(), max_value=PartialDate(2026).latest()))
    def test_in_iso_form_is_itself(self, day):
        assert cell_date(day.isoformat(), latest_year=2027) == PartialDate.of(day)

    @given(st.dates(min_value=PartialDate(1000).earliest(), max_value=PartialDate(2026).latest()))
    def test_with_dots_has_the_day_first(self, day):
        assert cell_date(f"{day.day}.{day.month}.{day.year:04}", latest_year=2027) == PartialDate.of(day)


class TestTheColumns:
    @pytest.mark.parametrize(("language", "header"), COLUMNS)
    def test_are_known_in_the_language(self, language, header):
        assert [field.value for field in guessed_mapping(header, []).columns.values()] == EXPECTED, language

    @pytest.mark.parametrize(("language", "header"), COLUMNS)
    def test_are_known_in_capitals(self, language, header):
        shouted = [name.upper() for name in header]
        assert [field.value for field in guessed_mapping(shouted, []).columns.values()] == EXPECTED, language


class TestAForm:
    @pytest.mark.parametrize(("word", "kind"), FORMS)
    def test_is_known_by_its_word(self, word, kind):
        assert kind_of(word) is kind

    @pytest.mark.parametrize("word", ["", "x", "partner", "friend of a friend", "اسم", "42"])
    def test_is_not_guessed(self, word):
        assert kind_of(word) is None

    @pytest.mark.parametrize("word", ["k", "K", "Kontakt", "contact", "contatto", "اتصال"])
    def test_can_be_mere_contact(self, word):
        assert is_one_of(word, CONTACT_WORDS)
        assert kind_of(word) is None


class TestAStatus:
    @pytest.mark.parametrize(("word", "how"), STATUSES)
    def test_is_known_by_its_word(self, word, how):
        assert break_of(word) is how
        assert how in BREAKS

    @pytest.mark.parametrize("word", ["active", "Aktiv", "actif", "attivo", "activo", "in force", "bestehend", "سارية"])
    def test_of_a_living_tie_breaks_nothing(self, word):
        assert is_one_of(word, ALIVE_WORDS)
        assert break_of(word) is None


class TestACause:
    @pytest.mark.parametrize(("word", "cause"), CAUSES)
    def test_is_known_by_its_word(self, word, cause):
        assert cause_of(word) is cause

    @pytest.mark.parametrize("cause", list(Cause))
    def test_is_known_by_its_code(self, cause):
        assert cause_of(cause.value) is cause
        assert cause_of(f" {cause.value.upper()} ") is cause
