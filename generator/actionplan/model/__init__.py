"""The nouns of the project: frozen records, and the Register that holds them.

Shapes come from the JSON Schemas in `schema/`; a test compares the two. Dates
are `When` intervals. `Text` maps a language code to words people read. What a
record does not know is `None` or empty, never a guess.
"""

from actionplan.model.change import DeclaredChange, ForumDecision
from actionplan.model.commitment import (
    Commitment,
    ConsultedMilestone,
    Coverage,
    Milestone,
    Place,
    Resources,
    Update,
    Values,
    Version,
)
from actionplan.model.common import (
    Channel,
    IrmFinding,
    Observation,
    Partner,
    Period,
    Published,
    Record,
    Target,
    Text,
    View,
)
from actionplan.model.council import (
    Body,
    BodyRules,
    Council,
    Seat,
)
from actionplan.model.document import ArchiveCopy, Document, Organisation, Point
from actionplan.model.evidence import Assurance, Change, FieldPath, History, Known, Move, Sight
from actionplan.model.explanation import Explanation
from actionplan.model.input import (
    Consent,
    Input,
)
from actionplan.model.meeting import (
    AgendaItem,
    Attendance,
    Attendee,
    Decision,
    Meeting,
    Minutes,
)
from actionplan.model.objection import Objection, Reply
from actionplan.model.plan import (
    Adoption,
    CoCreation,
    CompleteFrom,
    Consultation,
    DeclaredStart,
    Draft,
    Outreach,
    Overview,
    Plan,
    Refresh,
    Review,
    Space,
    Step,
    Submission,
    Timeline,
)
from actionplan.model.receipt import Receipt
from actionplan.model.redaction import Redaction, Removal, Tombstone
from actionplan.model.register import (
    LastChange,
    Register,
)
from actionplan.model.response import (
    GroupResponse,
    Response,
)
from actionplan.model.site import (
    Contact,
    Forge,
    Intake,
    Site,
    TextRead,
    Website,
    WebsiteCheck,
)

__all__ = [
    "Adoption",
    "AgendaItem",
    "ArchiveCopy",
    "Assurance",
    "Attendance",
    "Attendee",
    "Body",
    "BodyRules",
    "Change",
    "Channel",
    "CoCreation",
    "Commitment",
    "CompleteFrom",
    "Consent",
    "Consultation",
    "ConsultedMilestone",
    "Contact",
    "Council",
    "Coverage",
    "Decision",
    "DeclaredChange",
    "DeclaredStart",
    "Document",
    "Draft",
    "Explanation",
    "FieldPath",
    "Forge",
    "ForumDecision",
    "GroupResponse",
    "History",
    "Input",
    "Intake",
    "IrmFinding",
    "Known",
    "LastChange",
    "Meeting",
    "Milestone",
    "Minutes",
    "Move",
    "Objection",
    "Observation",
    "Organisation",
    "Outreach",
    "Overview",
    "Partner",
    "Period",
    "Place",
    "Plan",
    "Point",
    "Published",
    "Receipt",
    "Record",
    "Redaction",
    "Refresh",
    "Register",
    "Removal",
    "Reply",
    "Resources",
    "Response",
    "Review",
    "Seat",
    "Sight",
    "Site",
    "Space",
    "Step",
    "Submission",
    "Target",
    "Text",
    "TextRead",
    "Timeline",
    "Tombstone",
    "Update",
    "Values",
    "Version",
    "View",
    "Website",
    "WebsiteCheck",
]
