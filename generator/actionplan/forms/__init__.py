"""Schemas -> forms: one walker, and what each place makes of its forms."""

from actionplan.forms.block import BEGIN, EMPTY, END, block, compose, heading
from actionplan.forms.definitions import CONSENT_VERSION, FORMS
from actionplan.forms.walker import Choice, Form, Question, form

__all__ = [
    "BEGIN",
    "CONSENT_VERSION",
    "EMPTY",
    "END",
    "FORMS",
    "Choice",
    "Form",
    "Question",
    "block",
    "compose",
    "form",
    "heading",
]
