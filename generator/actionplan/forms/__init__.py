"""Schemas -> forms: one walker, and what each place makes of its forms."""

from actionplan.forms.definitions import CONSENT_VERSION, FORMS
from actionplan.forms.walker import Choice, Form, Question, form

__all__ = ["CONSENT_VERSION", "FORMS", "Choice", "Form", "Question", "form"]
