"""A country with as many records as wanted: invented, valid, the same for the same seed.

Of the records 80 % are inputs (2.4 KB), 12 % commitments (5 KB), 8 % meetings
(3.6 KB), in Mongolian and English; beside them stand the plan, the council, the
organisations and the documents they name.

    python bench/corpus.py COUNT FOLDER
"""

from __future__ import annotations

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

SEED = 20261122
SHARES = {"input": 0.80, "commitment": 0.12, "meeting": 0.08}
SECTORS = ("government", "civil_society", "academia", "media", "private_sector")
DISPOSITIONS = ("accepted", "partly", "not_accepted", "deferred", "already_in_place")
FIRST = date(2024, 1, 1)
COMPLETE = ("meetings", "consultations", "responses", "timeline", "updates", "outreach", "forum")
ORGANISATIONS, DOCUMENTS, CONSULTATIONS = 40, 80, 8

STEMS = {
    "mn": (
        "нээлттэй засаг төлөвлөгөө амлалт иргэн нийгэм байгууллага төсөв худалдан авалт мэдээлэл "
        "өгөгдөл хурал зөвлөл санал хариу шийдвэр аймаг сум дүүрэг сургууль эмнэлэг орчин уул "
        "уурхай лиценз өмчлөгч компани татвар зарлага орлого тайлан хяналт үнэлгээ шалгуур "
        "үзүүлэлт хэрэгжилт хугацаа хариуцагч оролцоо хэлэлцүүлэг сонсгол хууль журам тогтоол яам "
        "агентлаг хөтөлбөр үйлчилгээ цахим бүртгэл хүүхэд залуус хөгжил эрх чөлөө сэтгүүлч"
    ),
    "en": (
        "open government plan commitment citizen society organisation budget procurement access "
        "information record meeting council input response decision province district school "
        "hospital environment mining licence owner company tax expenditure revenue report review "
        "evaluation indicator implementation deadline lead participation discussion hearing law "
        "rule resolution ministry agency programme service digital register children youth "
        "development freedom journalist and of the in for with by on from should must can"
    ),
}
ENDINGS = {"mn": ("", "", "ын", "ийн", "д", "аас", "аар", "тай", "ууд"), "en": ("", "", "", "s")}


class Day(str):
    """A day that is written without quotes, as people write it."""

    __slots__ = ()


class Dumper(yaml.CSafeDumper):
    """Writes records as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


Dumper.add_representer(Day, lambda d, v: d.represent_scalar("tag:yaml.org,2002:timestamp", str(v)))


class Corpus:
    """The records of one size, by the path of their file."""

    def __init__(self, count: int, seed: int = SEED) -> None:
        """Prepare the numbers and names that records refer to."""
        self.random = Random(f"{seed}-{count}")
        self.counts = {kind: round(count * share) for kind, share in SHARES.items()}
        self.organisations = [f"organisation-{i:03}" for i in range(ORGANISATIONS)]
        self.documents = [f"document-{i:03}" for i in range(DOCUMENTS)]
        self.consultations = [f"consultation-{i}" for i in range(CONSULTATIONS)]
        self.commitments = [f"commitment-{i:05}" for i in range(self.counts["commitment"])]
        self.words = {lang: _skewed(stems.split()) for lang, stems in STEMS.items()}

    def write(self, folder: Path) -> None:
        """Write every record. The folder is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        for path, record in self.records().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            text = yaml.dump(record, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
            file.write_text(text.replace("'on': ", "on: "), encoding="utf-8")

    def records(self) -> dict[str, dict[str, Any]]:
        """Every record by its path."""
        found = {"site.yml": self._site(), "council.yml": self._council()}
        found["plans/plan.yml"] = self._plan()
        found |= {f"organisations/{i}.yml": self._organisation(i) for i in self.organisations}
        found |= {f"documents/{i}.yml": self._document(i) for i in self.documents}
        found |= {f"commitments/plan/{i}.yml": self._commitment(i) for i in self.commitments}
        for i in range(self.counts["meeting"]):
            found[f"council-meetings/meeting-{i:05}.yml"] = self._meeting(f"meeting-{i:05}")
        for i in range(self.counts["input"]):
            window = self.consultations[i % CONSULTATIONS]
            record = self._input(f"input-{i:05}", window)
            found[f"inputs/{window}/{record['id']}.yml"] = record
        return found

    def _input(self, id: str, window: str) -> dict[str, Any]:
        received = self._day(0, 300)
        record: dict[str, Any] = {
            "id": id,
            "plan": "plan",
            "consultation": window,
            "channel": self.random.choice(("web_form", "email", "letter", "survey")),
            "received": received,
            "sector": self.random.choice(SECTORS),
            "organisation": self._one(self.organisations),
            "consent": {"publish": True, "name": True, "version": "2024-1", "on": received},
            "title": self._text(6, 9),
            "text": self._text(44, 58),
            "commitments": self._some(self.commitments, 2),
        }
        if self.random.random() < 0.7:
            record["response"] = self._response(received)
        return record | {"sources": self._some(self.documents, 2)}

    def _response(self, received: Day) -> dict[str, Any]:
        answered = Day(date.fromisoformat(received) + timedelta(self.random.randint(7, 60)))
        return {
            "disposition": self.random.choice(DISPOSITIONS),
            "reason": self._text(14, 24),
            "answered_on": answered,
            "published": {"on": answered, "source": self._one(self.documents)},
            "delivery": "both",
            "by": self._one(self.organisations),
            "commitments": self._some(self.commitments, 1),
        }

    def _commitment(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "plan": "plan",
            "title": self._text(6, 10),
            "stage": "adopted",
            "summary": self._text(18, 26),
            "problem": self._text(22, 32),
            "solution": self._text(12, 18),
            "lead": self._some(self.organisations, 1),
            "supporting": [
                {"organisation": o, "sector": self.random.choice(SECTORS)}
                for o in self._some(self.organisations, 3)
            ],
            "policy_areas": ["Public Participation", "Access to Information"],
            "milestones": [self._milestone(f"milestone-{i}") for i in range(1, 5)],
            "updates": [
                {
                    "on": self._day(400, 900),
                    "status": "limited",
                    "text": self._text(10, 16),
                    "evidence": self._some(self.documents, 1),
                }
            ],
            "sources": self._some(self.documents, 2),
        }

    def _milestone(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "title": self._text(6, 9),
            "outputs": self._text(7, 11),
            "start": self._day(0, 200),
            "due": self._day(500, 1300),
            "lead": self._some(self.organisations, 1),
        }

    def _meeting(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "title": self._text(5, 8),
            "kind": "council",
            "state": "held",
            "held": self._day(0, 1000),
            "body": "council",
            "plan": "plan",
            "phase": "implementation",
            "plenary": True,
            "mode": "hybrid",
            "agenda": [
                {"title": self._text(5, 8), "commitments": self._some(self.commitments, 2)}
                for _ in range(3)
            ],
            "attendance": {
                "by_sector": {"government": 5, "civil_society": 5},
                "present": [
                    {"organisation": o, "sector": self.random.choice(SECTORS)}
                    for o in self._some(self.organisations, 6)
                ],
                "complete": False,
            },
            "results_presented": True,
            "comments_collected": True,
            "decisions": [{"id": f"decision-{i}", "text": self._text(10, 14)} for i in range(1, 3)],
            "minutes": {"summary": self._text(36, 50)},
            "sources": self._some(self.documents, 2),
        }

    def _site(self) -> dict[str, Any]:
        return {
            "country": {"mn": "Жишээ Улс", "en": "Samplia"},
            "country_code": "ZZ",
            "title": {"mn": "Жишээ Улсын нээлттэй бүртгэл", "en": "The open register of Samplia"},
            "languages": ["mn", "en"],
            "administrative_languages": ["mn"],
            "time_zone": "Asia/Ulaanbaatar",
            "contact": {"role": {"en": "OGP point of contact"}, "sources": ["document-000"]},
            "fictional": True,
        }

    def _council(self) -> dict[str, Any]:
        body = {
            "id": "council",
            "name": {"mn": "Үндэсний зөвлөл", "en": "National Council"},
            "kind": "council",
            "since": Day(FIRST),
            "members_by_sector": {"government": 8, "civil_society": 8},
            "sources": ["document-000"],
        }
        return {"bodies": [body]}

    def _plan(self) -> dict[str, Any]:
        period = {"start": Day("2024-01-01"), "end": Day("2027-12-31")}
        return {
            "id": "plan",
            "number": 1,
            "title": {"mn": "Төлөвлөгөө 2024-2027", "en": "Action Plan 2024-2027"},
            "period_ogp": period,
            "length_years": 4,
            "spaces": [
                {"body": "council", "phase": phase, "sources": ["document-000"]}
                for phase in ("co_creation", "implementation")
            ],
            "co_creation": {
                "start": {
                    "on": Day("2023-06-01"),
                    "basis": self._text(6, 9),
                    "sources": ["document-000"],
                }
            },
            "consultations": [
                {
                    "id": id,
                    "title": self._text(4, 6),
                    "mechanism": "written",
                    "opens": Day("2024-01-01"),
                    "closes": Day("2024-12-31"),
                    "sources": self._some(self.documents, 1),
                }
                for id in self.consultations
            ],
            "complete_from": {k: Day("2023-01-01") for k in COMPLETE},
            "sources": ["document-000"],
        }

    def _organisation(self, id: str) -> dict[str, Any]:
        sector = self.random.choice(SECTORS)
        return {"id": id, "name": self._text(3, 5), "sector": sector, "sources": ["document-000"]}

    def _document(self, id: str) -> dict[str, Any]:
        return {
            "id": id,
            "title": self._text(5, 9),
            "kind": "news",
            "publisher": self._one(self.organisations),
            "url": f"https://example.org/documents/{id}",
            "published": self._day(0, 900),
        }

    def _text(self, fewest: int, most: int) -> dict[str, str]:
        return {lang: self._sentences(lang, fewest, most) for lang in STEMS}

    def _sentences(self, lang: str, fewest: int, most: int) -> str:
        count = self.random.randint(fewest, most)
        words = [
            word + self.random.choice(ENDINGS[lang])
            for word in self.random.choices(*self.words[lang], k=count)
        ]
        parts = [words[i : i + 12] for i in range(0, count, 12)]
        return " ".join(" ".join(p).capitalize() + "." for p in parts)

    def _day(self, earliest: int, latest: int) -> Day:
        return Day(FIRST + timedelta(self.random.randint(earliest, latest)))

    def _one(self, ids: list[str]) -> str:
        return self.random.choice(ids)

    def _some(self, ids: list[str], count: int) -> list[str]:
        return self.random.sample(ids, min(count, len(ids)))


def _skewed(stems: list[str]) -> tuple[list[str], list[float]]:
    """Words and how often they come: the n-th comes a n-th as often as the first."""
    return stems, [1 / (i + 1) ** 0.7 for i in range(len(stems))]


if __name__ == "__main__":
    Corpus(int(sys.argv[1])).write(Path(sys.argv[2]))
