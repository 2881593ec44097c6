"""The only writes to the matching: each is one transaction and leaves one entry with before and after."""

from tawam.matching.actions.criteria import NoSuchRule, add_rule, change_rule, copy_template, remove_rule, set_steps
from tawam.matching.actions.erasing import remove_person_from_request
from tawam.matching.actions.journal import ChangedMeanwhile, NothingChanged, NotYours, Unfit
from tawam.matching.actions.learning import keep_model
from tawam.matching.actions.notices import (
    AlreadyStated,
    BadNotice,
    TooManyNotices,
    change_notice,
    remove_person_from_notices,
    state_notice,
    withdraw_notice,
)
from tawam.matching.actions.requests import (
    AlreadyEntered,
    answer_question,
    correct_request,
    decide_request,
    enter_request,
    remove_answer,
)

__all__ = [
    "AlreadyEntered",
    "AlreadyStated",
    "BadNotice",
    "ChangedMeanwhile",
    "NoSuchRule",
    "NotYours",
    "NothingChanged",
    "TooManyNotices",
    "Unfit",
    "add_rule",
    "answer_question",
    "change_notice",
    "change_rule",
    "copy_template",
    "correct_request",
    "decide_request",
    "enter_request",
    "keep_model",
    "remove_answer",
    "remove_person_from_notices",
    "remove_person_from_request",
    "remove_rule",
    "set_steps",
    "state_notice",
    "withdraw_notice",
]
