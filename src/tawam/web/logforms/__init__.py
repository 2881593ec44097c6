"""The forms of the log: what was typed, what it means, and what is wrong with it, field by field."""

from tawam.web.logforms.activity import activity_form, filled_activity, in_order, read_activity
from tawam.web.logforms.agreement import agreement_form, filled_agreement, read_agreement
from tawam.web.logforms.given import Given, LogForm, given_of, words_of_faults
from tawam.web.logforms.meanwhile import changed_meanwhile, filled
from tawam.web.logforms.notice import filled_notice, notice_form, read_notice

__all__ = [
    "Given",
    "LogForm",
    "activity_form",
    "agreement_form",
    "changed_meanwhile",
    "filled",
    "filled_activity",
    "filled_agreement",
    "filled_notice",
    "given_of",
    "in_order",
    "notice_form",
    "read_activity",
    "read_agreement",
    "read_notice",
    "words_of_faults",
]
