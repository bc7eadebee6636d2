"""Every derived status as of a day, found once more: plain YAML, nested loops, nothing of the program.

Where :mod:`tests.figures.recount` has the rule already (homes, entitlements, requests, whose turn it is), it
is asked; the rest stands here. Where this and the program differ, one of them is wrong.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.figures.recount import Books, Recount, at_work, covers, following, told_in_order

Record = dict[str, Any]
LONG_OVERDUE, AHEAD, NOTICE, REBOOK, WRITE_UP = 30, 14, 30, 5, 3
"""The bundled policy's days (``REBOOK`` working ones)."""
RISING = ("low", "medium", "high", "crisis")


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def by_type(root: Path) -> dict[str, list[Record]]:
    """Every record of a repository, whatever its status."""
    found: dict[str, list[Record]] = {}
    for path in sorted(root.rglob("*/*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.setdefault(data["schema"].partition("/")[0], []).append(data)
    return found


class Statuses:
    """How everything stands on a day."""

    def __init__(self, records: dict[str, list[Record]], books: Books, day: str) -> None:
        self.all, self.books, self.day = records, books, day
        self.of_month = Recount(books, day[:7], "", day)
        """What is counted by the month of the day."""
        self.today = Recount(books, day[:7], "", day)
        """What is asked for the very day."""
        self.today.last = day

    def final(self, kind: str) -> list[Record]:
        return [each for each in self.all.get(kind, ()) if each["status"] == "final"]

    # --- actions

    def _follow_ups(self) -> list[tuple[str, str, str, Record]]:
        found = [
            (each["date"], session["id"], f"/follow_up/{n}", each)
            for session in self.final("session")
            for n, each in enumerate(session.get("follow_up") or [])
        ]
        found += [(each["date"], each["id"], "", each) for each in self.final("follow_up")]
        return sorted((each for each in found if each[0] <= self.day), key=told_in_order)

    def actions(self) -> dict[str, Record]:
        """address → what the last words on it say."""
        follow_ups = self._follow_ups()
        born: dict[str, tuple[str, Record]] = {}
        for on, record, _, each in follow_ups:
            for part in each.get("actions") or []:
                born[f"{record}#{part['key']}"] = (on, part)
        for session in self.final("session"):
            for action in session.get("actions") or []:
                if session["date"] <= self.day:
                    born[f"{session['id']}#{action['key']}"] = (session["date"], action)
        found = {}
        for address, (on, action) in born.items():
            said = [each for each in follow_ups if each[3]["of"] == address]
            moves = [each for each in said if each[3]["outcome"] != "confirmed"]
            owners = [each[3]["owner"] for each in moves if each[3].get("owner")]
            dues = [each[3]["due"] for each in moves if each[3].get("due")]
            outcome = moves[-1][3]["outcome"] if moves else ""
            closed = moves[-1][0] if outcome in ("done", "dropped") else ""
            if not closed:
                since = said.index(moves[-1]) + 1 if moves else 0
                for each in said[since:][:1]:
                    outcome, closed = "confirmed", each[0]
            found[address] = {
                "what": action["what"],
                "given_on": on,
                "owner": (owners or [action.get("owner", "")])[-1],
                "due": (dues or [action.get("due", "")])[-1],
                "outcome": outcome,
                "closed_on": closed,
                "parts": self._parts(moves),
            }
        for address in found:
            self._close(found, address, set())
        return found

    @staticmethod
    def _parts(moves: list[tuple[str, str, str, Record]]) -> tuple[str, ...]:
        for _, record, _, each in reversed(moves):
            if each["outcome"] in ("done", "dropped"):
                return ()
            if each["outcome"] == "split":
                return tuple(sorted(f"{record}#{part['key']}" for part in each["actions"]))
        return ()

    def _close(self, found: dict[str, Record], address: str, above: set[str]) -> str:
        action = found[address]
        if not action["closed_on"] and action["parts"] and address not in above:
            ends = [self._close(found, part, above | {address}) for part in action["parts"]]
            action["closed_on"] = max(ends) if all(ends) else ""
        return str(action["closed_on"])

    # --- requests

    def requests(self) -> dict[str, Record]:
        """request → its fate; days and working days, counted one by one."""
        found = {}
        turns = {each["id"]: each for each in self.today.requests()}
        for request in self.final("request"):
            if request["asked_on"] > self.day:
                continue
            fates = [
                (each[0], each[1], each[3]["outcome"])
                for each in self._follow_ups()
                if each[3]["of"] == request["id"]
            ]
            fates += [
                (session["date"], session["id"], "answered")
                for session in self.final("session")
                if session["outcome"] == "held"
                and session["date"] <= self.day
                and request["id"] in (session.get("requests") or [])
            ]
            ended = [each for each in fates if each[2] not in ("in_progress", "handed_over")]
            ends = sorted(ended, key=lambda each: (each[0], each[2] == "dropped", each))
            end = ends[0] if ends else ("", "", "")
            dropped = end[2] == "dropped"
            until = end[0] if end[0] and not dropped else self.day
            days = working = 0
            day = request["asked_on"]
            while day < until:
                day = following(day)
                days, working = days + 1, working + at_work(day)
            by = request["by"]
            home = self.today.home(by, request["asked_on"]) or {}
            found[request["id"]] = {
                "station": by if by.startswith("ST-") else home.get("station", ""),
                "due": turns[request["id"]]["due"],
                "turn": turns[request["id"]]["turn"],
                "answered_on": "" if dropped else end[0],
                "answer": "" if dropped else end[1],
                "dropped_on": end[0] if dropped else "",
                "days": days,
                "workdays": working,
            }
        return found

    # --- cases

    def cases(self) -> dict[str, Record]:
        """case → how it stands: for each fact the latest note that has it, else what the opening says."""
        found = {}
        for case in self.final("case"):
            if case["opened_on"] > self.day:
                continue
            notes = [
                each
                for each in self.final("case_note")
                if each["case"] == case["id"] and each["date"] <= self.day
            ]
            notes.sort(key=lambda each: (each["date"], each["id"]), reverse=True)
            closing = [each for each in notes if "closing" in each]
            moved = [each["transfer"] for each in notes if "transfer" in each]
            judging = next((each for each in notes if "risk" in each), case)
            found[case["id"]] = {
                "opened_on": case["opened_on"],
                "worker": next((each["worker"] for each in moved if "worker" in each), case["worker"]),
                "station": next((each["station"] for each in moved if "station" in each), case["station"]),
                "risk": judging["risk"],
                "risk_on": judging.get("date") or judging["opened_on"],
                "risk_in": judging["id"],
                "stage": next((each["stage"] for each in notes if "stage" in each), "intake"),
                "closed_on": closing[0]["date"] if closing else "",
                "closing_reason": closing[0]["closing"]["reason"] if closing else "",
                "noted_on": notes[0]["date"] if notes else "",
            }
        return found

    def high_risks(self) -> dict[str, tuple[str, str, str]]:
        """case → (risk, day, record) of those judged high last; of one day the gravest counts."""
        standing = self.cases()
        last: dict[str, tuple[str, str]] = {}
        for session in sorted(self.final("session"), key=lambda each: (each["date"], each["id"])):
            if session["outcome"] == "held" and session["date"] <= self.day:
                for each in session.get("cases") or []:
                    if each.get("risk"):
                        last[each["case"]] = (each["risk"], session["id"])
        dates = {each["id"]: each["date"] for each in self.final("session")}
        found = {}
        for code in {*standing, *last}:
            case = standing.get(code)
            if case and case["closed_on"]:
                continue
            said = [(case["risk_on"], RISING.index(case["risk"]), case["risk_in"])] if case else []
            if code in last:
                risk, record = last[code]
                said.insert(0, (dates[record], RISING.index(risk), record))
            best = max(said, key=lambda each: each[:2])
            if best[1] >= RISING.index("high"):
                found[code] = (RISING[best[1]], best[0], best[2])
        return found

    # --- people

    def in_post(self) -> dict[str, tuple[str, str]]:
        """person → (station, role) of the home of the day."""
        homes = {each["id"]: self.today.home(each["id"], self.day) for each in self.final("person")}
        return {person: (home["station"], home["role"]) for person, home in homes.items() if home}

    def headships(self) -> set[tuple[str, str]]:
        return {
            (person["id"], posting["station"])
            for person in self.final("person")
            for posting in person["postings"]
            if posting.get("role") == "head" and posting.get("station") and covers(posting, self.day)
        }

    def appointed(self) -> set[tuple[str, str, str]]:
        """(person, kind, side) of the appointments in force, of whoever holds any posting that day."""
        return {
            (person["id"], each["kind"], each["side"])
            for person in self.final("person")
            if any(covers(posting, self.day) for posting in person["postings"])
            for each in person.get("appointments") or []
            if covers(each, self.day)
        }

    def new(self) -> set[str]:
        """Who counts as new."""
        return {each["id"] for each in self.final("person") if self.today.is_new(each, self.day)}

    def supervisors(self, person: str, station: str) -> list[str]:
        """Who supervises somebody at home at a station by agreement, the nearest first."""
        current = [a for a in self.final("agreement") if self.today.in_force(a)]
        current.sort(key=lambda a: (a["from"], a["id"]), reverse=True)
        chain = [a for a in current if person in (a.get("supervisees") or [])]
        while station:
            chain += [a for a in current if not a.get("supervisees") and a.get("station") == station]
            above = self.books.final["station"].get(station)
            station = self.today.parent(above) if above else ""
        return list(dict.fromkeys(a["supervisor"] for a in chain if a["supervisor"] != person))

    def supervised_by(self) -> dict[str, list[str]]:
        """person in post → who supervises by agreement, the nearest first."""
        return {person: self.supervisors(person, home) for person, (home, _) in self.in_post().items()}

    def dual(self) -> set[tuple[str, str]]:
        """(head, worker): heads who are the nearest supervisor of somebody of their own station (S13)."""
        heads = self.headships()
        by = self.supervised_by()
        return {
            (supervisors[0], person)
            for person, (station, _) in self.in_post().items()
            if (supervisors := by[person]) and (supervisors[0], station) in heads
        }

    def owed(self) -> dict[str, Record]:
        """person → what the month of the day owes: expected, delivered, the last day for it, the state."""
        found = {}
        for row in self.of_month.entitled():
            short = row["expected"] > row["delivered"]
            found[row["person"]] = {
                **{name: row[name] for name in ("station", "expected", "delivered", "by")},
                "new": self.today.is_new(self.books.final["person"][row["person"]], row["stands"]),
                "state": ("due" if row["by"] else "missing") if short else "met",
            }
        return found

    # --- stations

    def stations(self) -> dict[str, tuple[str, str, str, str]]:
        """station → (name, code, state, the one above)."""
        found = {}
        for station in self.final("station"):
            name = station["name"]
            for former in sorted(station.get("former") or [], key=lambda each: each["to"], reverse=True):
                if former["to"] >= self.day:
                    name = former.get("name") or name
            found[station["id"]] = (
                name, self.today.code(station), self.today.state(station), self.today.parent(station),
            )  # fmt: skip
        return found

    # --- what is owed, thing by thing

    def to_rebook(self) -> dict[str, str]:
        """cancelled session → the last day to make up for it."""
        found = {}
        held = [s for s in self.final("session") if s["outcome"] == "held" and s["date"] <= self.day]
        for gone in self.final("session"):
            if gone["outcome"] != "cancelled":
                continue
            called_off = gone["cancelled"].get("date") or gone["date"]
            if called_off > self.day or any(each.get("rebooks") == gone["id"] for each in held):
                continue
            supervisors = {each["person"] for each in gone["supervisors"]}
            waiting = [each["person"] for each in gone["attendees"]]
            for session in held:
                if session["date"] > gone["date"] and supervisors & {
                    each["person"] for each in session["supervisors"]
                }:
                    came = {each["person"] for each in session["attendees"] if not each.get("absent")}
                    waiting = [each for each in waiting if each not in came]
            if waiting:
                day, left = max(gone["date"], called_off), REBOOK
                while left:
                    day = following(day)
                    left -= at_work(day)
                found[gone["id"]] = day
        return found

    def things(self) -> set[tuple[str, str, str, str, str]]:
        """(kind, subject, by, who, variant) of everything owed on the day."""
        until = shifted(self.day, AHEAD)
        found = set()
        for address, action in self.actions().items():
            if not action["closed_on"] and not action["parts"]:
                long = action["due"] and action["due"] < shifted(self.day, -LONG_OVERDUE)
                who = action["owner"] or self._giver(address)
                found.add(("action", address, action["due"], who, "long" if long else ""))
        urgent = {each["id"]: each["urgency"] for each in self.final("request")}
        for record, each in self.requests().items():
            if not each["answered_on"] and not each["dropped_on"]:
                found.add(("request", record, each["due"], each["turn"], urgent[record]))
        sessions = {each["id"]: each for each in self.final("session")}
        for record, by in self.to_rebook().items():
            found.add(("rebooking", record, by, sessions[record]["supervisors"][0]["person"], ""))
        found |= self._drafts()
        found = {each for each in found if not each[2] or each[2] <= until}
        for person, row in self.owed().items():
            if row["state"] == "due":
                nearest = [*self.supervisors(person, row["station"]), ""][0]
                found.add(("session", person, row["by"], nearest, "new" if row["new"] else ""))
        return found | self._agreements()

    def _giver(self, address: str) -> str:
        for session in self.final("session"):
            if address.startswith(f"{session['id']}#"):
                return min(str(each["person"]) for each in session["supervisors"])
        return ""

    def _drafts(self) -> set[tuple[str, str, str, str, str]]:
        found = set()
        for records in self.all.values():
            for draft in records:
                if draft["status"] == "draft":
                    own = (draft[name] for name in ("date", "asked_on", "opened_on", "from") if name in draft)
                    day = next(own, draft.get("recorded_on") or "")
                    first = (draft.get("supervisors") or [{}])[0].get("person", "")
                    who = draft.get("entered_by") or first
                    found.add(("draft", draft["id"], shifted(day, WRITE_UP) if day else "", who, ""))
        return found

    def _ends(self, agreement: Record) -> str:
        """The last day, as known on the day."""
        fate = ""
        events = [e for e in self.final("event") if e["of"] == agreement["id"] and e["date"] <= self.day]
        for event in sorted(events, key=lambda e: (e["date"], e["id"])):
            if event["kind"] in ("terminated", "reopened"):
                fate = event["date"] if event["kind"] == "terminated" else ""
        return min(agreement.get("to") or "9999-12-31", fate or "9999-12-31")

    def _agreements(self) -> set[tuple[str, str, str, str, str]]:
        found = set()
        begun = [a for a in self.final("agreement") if a["from"] <= self.day]
        owed = {person for person, row in self.owed().items() if row["expected"]}
        homes = {person: row["station"] for person, row in self.owed().items()}
        over: dict[str, str] = {}
        for each in sorted(begun, key=lambda a: (a["from"], a["id"])):
            ends, supervisor = self._ends(each), each["supervisor"]
            if ends < self.day:
                for person in owed:
                    theirs = each.get("supervisees") or []
                    was = person in theirs or (not theirs and homes[person] == each.get("station"))
                    if was and person != supervisor and not self.supervisors(person, homes[person]):
                        over[person] = each["id"]
                continue
            if self._renewed(each):
                continue
            review = each.get("review_on") or ""
            looked_at = [
                e["date"]
                for e in self.final("event")
                if e["of"] == each["id"] and e["kind"] in ("approved", "comment")
            ]
            coming = review and review <= shifted(self.day, NOTICE)
            if ends <= shifted(self.day, NOTICE):
                found.add(("agreement", each["id"], ends, supervisor, "ends"))
            elif coming and not any(shifted(review, -NOTICE) <= day <= self.day for day in looked_at):
                found.add(("agreement", each["id"], review, supervisor, "review"))
        for each in begun:
            if each["id"] in over.values():
                found.add(("agreement", each["id"], self._ends(each), each["supervisor"], "over"))
        return found

    def _renewed(self, agreement: Record) -> bool:
        people = set(agreement.get("supervisees") or [])
        for other in self.final("agreement"):
            later = other["from"] > agreement["from"] and self._ends(other) > self._ends(agreement)
            if later and other["supervisor"] == agreement["supervisor"]:
                theirs = set(other.get("supervisees") or [])
                same = not theirs and other.get("station") == agreement.get("station")
                if not agreement.get("supervisees") and same:
                    return True
                people -= theirs
        return bool(agreement.get("supervisees")) and not people
