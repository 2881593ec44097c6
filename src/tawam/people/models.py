"""Tables of the people room. The e-mail address is the login; there are no user names."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from tawam.basics.languages import LANGUAGES
from tawam.people.values import Role


class Account(AbstractBaseUser):
    """Somebody who can sign in. Numbers are never given twice, so a journal may name them for good."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=2, default=LANGUAGES[0], choices=[(one, one) for one in LANGUAGES])
    weekly_digest = models.BooleanField(default=False)
    is_editor = models.BooleanField(default=False)
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = BaseUserManager["Account"]()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="account_once_by_email"),)


class Membership(models.Model):
    """What an account is for a place. Places are named by id: that room lies beside this one."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    place = models.CharField(max_length=40, db_index=True)
    role = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Role])
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "place"), name="member_once_for_a_place"),)


class Invitation(models.Model):
    """An address asked to take a role at a place; of its token only the fingerprint is kept."""

    place = models.CharField(max_length=40)
    email = models.EmailField(max_length=254, db_index=True)
    role = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Role])
    fingerprint = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-invited_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("place", "email"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_open_once",
            ),
        )


class JournalEntry(models.Model):
    """Who changed what about accounts and roles, when; accounts by number, so that a deleted one leaves no name."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=160, db_index=True)
    change = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
