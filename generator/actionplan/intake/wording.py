"""The outcomes: their weight, what the author is told, and what the moderator is told."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str, str]] = {
    "not-the-form": (
        "refused",
        (
            "This did not come through one of our forms. Please use a form: it asks for "
            "your permission to publish."
        ),
        (
            "The text did not come through a form, so there is no permission to publish. "
            "If it was said in public, it can be taken in with “--basis public-record”."
        ),
    ),
    "not-recorded": (
        "refused",
        "This form is read by a person. It does not become an input.",
        "This is a report of an error. No record is made of it; a person acts on it.",
    ),
    "label-missing": (
        "refused",
        "The heading “{label}” of the form is missing. Please put it back.",
        "The heading “{label}” of the form is missing.",
    ),
    "forged-heading": (
        "refused",
        (
            "The heading “{label}” of the form stands here twice or in the wrong place. Please use "
            "another heading in your own text."
        ),
        (
            "The heading “{label}” stands here twice or out of order. What stands below it "
            "may not be the answer."
        ),
    ),
    "text-outside": (
        "refused",
        "There is text above the first heading of the form. Please move it below the last one.",
        "There is text above the first heading of the form. It would be lost.",
    ),
    "not-one-line": (
        "refused",
        "The answer to “{label}” has more than one line. Please write it on one line.",
        "The answer to “{label}” has more than one line.",
    ),
    "not-an-option": (
        "refused",
        "The answer to “{label}” is not one of those that can be chosen.",
        "The answer to “{label}” is not one of those that can be chosen.",
    ),
    "unanswered": (
        "refused",
        "“{label}” is empty. Please fill it in.",
        "“{label}” is empty.",
    ),
    "no-consent": (
        "refused",
        "You have not agreed that your text is published. Without that it cannot be kept.",
        "There is no permission to publish. Ask the author; then use “--consent”.",
    ),
    "unfilled": (
        "refused",
        "The text holds only the headings or the hints of a template. Please write below them.",
        "The template was left unfilled: no words of the author's own.",
    ),
    "partly-unfilled": (
        "noted",
        "Parts of the template are empty: {count}.",
        "Parts of the template are empty: {count}.",
    ),
    "only-a-vote": (
        "refused",
        "This says only that you are for or against something. Please say what it is and why.",
        "It is only a vote. A vote belongs to the proposal it is for.",
    ),
    "duplicate": (
        "held",
        "The same text is on record already. It need not be sent twice.",
        "The same text is on record already: {where}. If it is another person's, allow it.",
    ),
    "personal-data": (
        "held",
        (
            "Your text seems to hold personal data ({kind}, line {line}). Please take it out, or a "
            "person will have to decide."
        ),
        (
            "Maybe personal data in “{field}”: {kind}, line {line}, column {at}. Look; then take "
            "it out, or allow it."
        ),
    ),
    "look-alike": (
        "noted",
        "Letters of two alphabets are mixed in one word of “{field}”.",
        "Letters of two alphabets are mixed in one word of “{field}”. It may imitate another name.",
    ),
    "for-another": (
        "noted",
        "You write on behalf of somebody. The register says that you say so.",
        "The author writes on behalf of somebody. Check that they know.",
    ),
    "cannot-be-shown": (
        "refused",
        (
            "“{field}” holds a sign that cannot be shown: {character}, line {line}, column {at}. "
            "Please delete it."
        ),
        "“{field}” holds a sign that cannot be shown: {character}, line {line}, column {at}.",
    ),
    "removed-characters": (
        "noted",
        "Invisible signs of Word or PDF were taken out: {count}. All else is as you typed it.",
        "Invisible signs of Word or PDF were taken out: {count}. The record says so.",
    ),
    "too-long": (
        "refused",
        (
            "“{field}” has {size} characters; {limit} is the most. Please send a long paper as a "
            "document, and here what it asks for."
        ),
        "“{field}” has {size} characters; {limit} is the most.",
    ),
    "name-left-out": (
        "noted",
        "You gave a name but did not agree that it is shown. It is left out.",
        "There is a name, but no permission to show it. It is left out of the record.",
    ),
    "unknown-commitment": (
        "refused",
        "There is no commitment of the id you gave. Its page names it, such as MN0057.",
        "There is no commitment of the id that was given.",
    ),
    "two-plans": (
        "refused",
        "The commitments you name belong to different plans. Please send one text for each plan.",
        "The commitments belong to different plans.",
    ),
    "unknown-consultation": (
        "refused",
        "The consultation is not on record.",
        "There is no consultation “{id}”. Add it to the plan, or correct the id.",
    ),
    "which-consultation": (
        "refused",
        "Several consultations are open. A person has to say to which this belongs.",
        (
            "Several consultations were open on that day: {ids}. Name one with “--consultation”, "
            "or with a label such as “to: {first}”."
        ),
    ),
    "no-plan": (
        "refused",
        "There is no action plan to which this could belong.",
        "No plan is on record. Add one first.",
    ),
    "outside": (
        "noted",
        "No consultation is open. Your text is recorded with the plan.",
        "No consultation was open on that day. It is recorded with the plan.",
    ),
    "late": (
        "noted",
        "The consultation closed on {closed}. Your text is recorded, and it shows when it came.",
        "It came after the consultation closed on {closed}. The record shows when it came.",
    ),
    "no-day": (
        "refused",
        "It does not say when it was sent.",
        "The day on which it came is missing or cannot be read. Say it with “--received”.",
    ),
    "not-a-day": (
        "refused",
        "The day cannot be read.",
        "This is not a day in the form “{form}”. Days are never guessed.",
    ),
    "not-a-record": (
        "refused",
        "“{field}” is not as it should be.",
        "“{field}” is not as it should be.",
    ),
    "changed-after-review": (
        "refused",
        "The text was changed after a person had read it. It has to be read again.",
        "The text was changed after it was read. Read it again, then set the label again.",
    ),
    "not-reviewed": (
        "refused",
        "The text has not been read by a person yet.",
        (
            "There is no receipt of ours with the digest of this text. Read it, then set the label "
            "again."
        ),
    ),
    "too-many": (
        "held",
        "Many texts came from one account on one day. A person will look at them in turn.",
        "{count} texts came from this account on one day; {limit} are taken without a look.",
    ),
    "closed": (
        "refused",
        "It was closed before it was taken in.",
        "The issue is closed. Open it again to take it in.",
    ),
    "taken": (
        "refused",
        "It is on record already.",
        "{where} is there already and says something else. A published record is not written over.",
    ),
    "already": (
        "noted",
        "It is on record already, as you sent it.",
        "{where} holds it already. Nothing changes.",
    ),
    "unknown-source": (
        "refused",
        "A source is not on record.",
        "There is no document “{id}”. Add it first, or correct the id.",
    ),
    "no-source": (
        "refused",
        "It is not said where this was said in public.",
        "Name the document in which it was said, with “--source”.",
    ),
    "same-reference": (
        "refused",
        "Another text has the same number.",
        "Another one of this batch has the same number and day. Is “reference” the right column?",
    ),
    "no-open-receipt": (
        "refused",
        "Its receipt is not open.",
        "There is no open receipt “{id}”. Correct the number.",
    ),
    "unlike-receipt": (
        "refused",
        "Its receipt says something else.",
        "“{field}” is not what the receipt “{id}” says. Correct one of the two.",
    ),
    "not-an-event": (
        "refused",
        "It cannot be read.",
        "This is not an event of an issue as GitHub sends it.",
    ),
    "not-text": (
        "refused",
        "The text cannot be read. Please send it as UTF-8.",
        "The text is not UTF-8 and does not say what else it is. Save it again as UTF-8.",
    ),
    "no-text": (
        "refused",
        "The mail holds no plain text.",
        "The mail holds no plain text. Attachments and formatted parts are not read.",
    ),
    "attachments": (
        "noted",
        "Attachments are not kept.",
        "The mail has attachments: {count}. They are not taken in; put them into the documents.",
    ),
}
"""By code. What the values fill is never the submitter's words."""
