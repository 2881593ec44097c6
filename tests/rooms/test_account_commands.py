"""Accounts from the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth import get_user_model
from tests.rooms.made_people import PASSWORD, account

from tawam.config.commands import tawam
from tawam.people import models, queries

pytestmark = pytest.mark.django_db


def run(*words: str, given: str = "") -> Result:
    """The command as typed, with what it is given to read."""
    return CliRunner().invoke(tawam, words, input=given)


class TestCreateAdmin:
    def test_asks_for_address_and_password(self) -> None:
        told = run("create-admin", given=f"root@example.org\n{PASSWORD}\n{PASSWORD}\n")
        assert told.exit_code == 0, told.output
        assert PASSWORD not in told.output
        assert queries.account_of("root@example.org").is_administrator
        assert queries.verified_addresses(queries.account_of("root@example.org").account) == {"root@example.org"}

    def test_takes_both_without_a_terminal(self) -> None:
        told = run("create-admin", "--email", "root@example.org", "--name", "Root", "--password-stdin", given=PASSWORD)
        assert told.exit_code == 0, told.output
        assert queries.account_of("root@example.org").name == "Root"
        assert get_user_model().objects.get().check_password(PASSWORD)

    @pytest.mark.parametrize("password", ["", "short", "12345678901", "password1234", "root@example.org"])
    def test_refuses_a_password_that_is_easy_to_guess(self, password: str) -> None:
        told = run("create-admin", "--email", "root@example.org", "--password-stdin", given=password + "\n")
        assert told.exit_code == 1
        assert "too weak" in told.output
        assert "Nothing was created." in told.output
        assert get_user_model().objects.count() == 0

    def test_refuses_what_is_no_address(self) -> None:
        told = run("create-admin", "--email", "root", "--password-stdin", given=PASSWORD)
        assert told.exit_code == 1
        assert "“root” is no e-mail address." in told.output

    def test_again_changes_nothing_and_says_so(self) -> None:
        run("create-admin", "--email", "root@example.org", "--password-stdin", given=PASSWORD)
        before = models.JournalEntry.objects.count()
        told = run("create-admin", "--email", "ROOT@example.org", "--password-stdin", given="Other-password-99")
        assert told.exit_code == 0
        assert "There is an account for root@example.org already: administrator." in told.output
        assert get_user_model().objects.get().check_password(PASSWORD)
        assert models.JournalEntry.objects.count() == before

    def test_of_an_account_without_the_right_says_how_to_give_it(self) -> None:
        account("sam@example.org")
        told = run("create-admin", "--email", "sam@example.org", "--password-stdin", given=PASSWORD)
        assert "tawam grant sam@example.org --administrator" in told.output
        assert not queries.account_of("sam@example.org").is_administrator

    def test_leaves_one_entry_in_the_journal_that_names_the_command_line(self) -> None:
        run("create-admin", "--email", "root@example.org", "--password-stdin", given=PASSWORD)
        entry = models.JournalEntry.objects.get()
        assert entry.actor.startswith("command line")
        assert (entry.before, entry.after) == ({}, {"is_administrator": True})


class TestGrant:
    @pytest.mark.parametrize(
        ("options", "editor", "administrator"),
        [
            (["--editor"], True, False),
            (["--administrator"], False, True),
            (["--editor", "--administrator"], True, True),
        ],
    )
    def test_gives_the_named_rights(self, options: list[str], editor: bool, administrator: bool) -> None:
        account("sam@example.org")
        told = run("grant", "sam@example.org", *options)
        found = queries.account_of("sam@example.org")
        assert (told.exit_code, found.is_editor, found.is_administrator) == (0, editor, administrator)

    @pytest.mark.parametrize(
        ("options", "editor", "administrator"),
        [
            (["--revoke"], False, False),
            (["--editor", "--revoke"], False, True),
            (["--administrator", "--revoke"], True, False),
        ],
    )
    def test_takes_the_named_rights_away_or_both(self, options: list[str], editor: bool, administrator: bool) -> None:
        account("sam@example.org", editor=True, administrator=True)
        told = run("grant", "sam@example.org", *options)
        found = queries.account_of("sam@example.org")
        assert (told.exit_code, found.is_editor, found.is_administrator) == (0, editor, administrator)

    def test_without_a_right_says_what_it_needs(self) -> None:
        account("sam@example.org")
        told = run("grant", "sam@example.org")
        assert told.exit_code == 2
        assert "--editor, --administrator" in told.output

    def test_to_an_unknown_address_says_what_to_do(self) -> None:
        told = run("grant", "nobody@example.org", "--editor")
        assert told.exit_code == 1
        assert "There is no account for nobody@example.org." in told.output
        assert "sign up" in told.output
