"""A second, deliberately simple count of every figure: plain YAML, nested loops, nothing of the program.

It reads a record repository with ``yaml.safe_load`` and knows nothing but what the definitions of the figures
say. Where this and the program differ, one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

SUPERVISED_ROLES = ("head", "worker", "assistant")
FOLDERS = {
    "station": "stations",
    "person": "people",
    "agreement": "agreements",
    "session": "sessions",
    "follow_up": "follow-ups",
    "leave": "leaves",
    "request": "requests",
    "event": "events",
    "visit": "visits",
}
POLICY = {
    "new_worker_months": 12,
    "new_worker_sessions": 2,
    "worker_sessions": 1,
    "answer_days": 10,
    "urgent_answer_days": 3,
}
# The State Council's notices, July 2021 to the end of 2022: days off on weekdays, weekend days to work.
OFF = [
    "2021-09-20", "2021-09-21", "2021-10-01", "2021-10-04", "2021-10-05", "2021-10-06", "2021-10-07",
    "2022-01-03", "2022-01-31", "2022-02-01", "2022-02-02", "2022-02-03", "2022-02-04", "2022-04-04",
    "2022-04-05", "2022-05-02", "2022-05-03", "2022-05-04", "2022-06-03", "2022-09-12", "2022-10-03",
    "2022-10-04", "2022-10-05", "2022-10-06", "2022-10-07",
]  # fmt: skip
AT_WORK = [
    "2021-09-18", "2021-09-26", "2021-10-09",
    "2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07", "2022-10-08", "2022-10-09",
]  # fmt: skip


WEIGHT = {
    "in_progress": 1, "answered": 2, "handed_over": 3, "split": 4, "dropped": 5, "done": 6, "confirmed": 7,
}  # fmt: skip
"""Of one day, what ends more was said later."""


def told_in_order(told: tuple[str, str, str, dict[str, Any]]) -> tuple[str, int, str, str]:
    day, record, pointer, said = told
    return (day, WEIGHT[said["outcome"]], record, pointer)


class Books:
    """All records of a repository by kind; final ones to count, the others apart."""

    def __init__(self, root: Path) -> None:
        self.final: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in FOLDERS}
        self.other: list[dict[str, Any]] = []
        self.above: dict[str, dict[str, str]] = {}
        """day → station → the one above it, kept as it is asked for every scope."""
        self.closed = yaml.safe_load((root / "sup.yaml").read_text(encoding="utf-8")).get("closed_on", "9999")
        local = root / "policy.yaml"
        self.local = yaml.safe_load(local.read_text(encoding="utf-8")) if local.exists() else {}
        for kind, folder in FOLDERS.items():
            for path in sorted((root / folder).rglob("*.yaml")):
                data = yaml.safe_load(path.read_text(encoding="utf-8"))
                if data["status"] == "final":
                    self.final[kind][data["id"]] = data
                else:
                    self.other.append({**data, "kind": kind})

    def policy(self, name: str, day: str) -> Any:
        """The latest local value that has begun by that day, else the bundled one."""
        found = SUPERVISED_ROLES if name == "supervised_roles" else POLICY[name]
        begun = ""
        for each in self.local.get(name) or []:
            if begun <= each.get("from", "0001") <= day:
                found, begun = each["value"], each.get("from", "0001")
        return found

    def all(self, kind: str) -> Iterator[dict[str, Any]]:
        for record in sorted(self.final[kind]):
            yield self.final[kind][record]


def covers(item: dict[str, Any], day: str) -> bool:
    return (item.get("from") or "0000") <= day <= (item.get("to") or "9999")


def following(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def at_work(day: str) -> bool:
    return day in AT_WORK or (date.fromisoformat(day).weekday() < 5 and day not in OFF)


def clock(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


class Recount:
    """The figures of one month for one scope: "" for everything, else the id of a station or a person."""

    def __init__(self, books: Books, month: str, scope: str, as_of: str) -> None:
        self.books, self.scope = books, scope
        year, number = int(month[:4]), int(month[5:])
        after = date(year + number // 12, number % 12 + 1, 1)
        self.first, self.last = f"{month}-01", (after - timedelta(days=1)).isoformat()
        following = date(after.year + after.month // 12, after.month % 12 + 1, 1)
        self.next_first, self.next_last = after.isoformat(), (following - timedelta(days=1)).isoformat()
        self.day, self.as_of = min(self.last, as_of), as_of
        self.is_person = scope.startswith("P-")
        self.inside = self.stations_inside()
        self.sessions = [s for s in self.held() if self.has(s)]

    # --- stations

    def code(self, station: dict[str, Any]) -> str:
        code = station["division_code"]
        for former in sorted(station.get("former") or [], key=lambda f: f["to"], reverse=True):
            if former["to"] >= self.last:
                code = former["division_code"]
        return str(code)

    def parent(self, station: dict[str, Any]) -> str:
        if station.get("branch_of"):
            return str(station["branch_of"])
        order = ["village_room", "township_station", "county_centre", "city_general_station"]
        digits = {"township_station": 9, "county_centre": 6, "city_general_station": 4}
        for level in order[order.index(station["level"]) + 1 :]:
            for other in self.books.all("station"):
                seat = other["level"] == level and not other.get("branch_of")
                if seat and self.code(other)[: digits[level]] == self.code(station)[: digits[level]]:
                    return str(other["id"])
        return ""

    def stations_inside(self) -> set[str]:
        inside = set()
        if self.last not in self.books.above:
            self.books.above[self.last] = {s["id"]: self.parent(s) for s in self.books.all("station")}
        parents = self.books.above[self.last]
        for station in parents:
            here = station
            for _ in range(10):
                if not self.scope or (here == self.scope and not self.is_person):
                    inside.add(station)
                here = parents.get(here, "")
        return inside

    def state(self, station: dict[str, Any]) -> str:
        ends = [e for e in (station.get("closed_on"), (station.get("merged_into") or {}).get("date")) if e]
        if any(e <= self.last for e in ends):
            return "closed"
        if (station.get("opened_on") or "") > self.last:
            return "planned"
        if ends and station["state"] == "closed":
            return "open"
        return str(station["state"])

    # --- people

    def home(self, person: str, day: str) -> dict[str, Any] | None:
        record = self.books.final["person"].get(person)
        best = None
        for posting in (record or {}).get("postings") or []:
            if not posting.get("station") or not covers(posting, day):
                continue
            if best is None:
                best = posting
                continue
            mine = (posting.get("fte", 1), posting.get("from") or "0001-01-01")
            other = (best.get("fte", 1), best.get("from") or "0001-01-01")
            if mine > other or (mine == other and posting["key"] < best["key"]):
                best = posting
        return best

    def at(self, person: str, session: dict[str, Any]) -> str:
        home = self.home(person, session["date"])
        return home["station"] if home else session.get("station", "")

    def posts(self) -> list[tuple[str, dict[str, Any]]]:
        found = []
        for person in self.books.all("person"):
            home = self.home(person["id"], self.last)
            if home and home["station"] in self.inside:
                found.append((person["id"], home))
        return found

    def owed(self) -> list[tuple[str, dict[str, Any]]]:
        if not self.is_person:
            return [(p, h) for p, h in self.posts() if h["role"] in SUPERVISED_ROLES]
        found = []
        for person in self.books.all("person"):
            home = self.home(person["id"], self.last)
            if person["id"] == self.scope or not home or home["role"] not in SUPERVISED_ROLES:
                continue
            for agreement in self.books.all("agreement"):
                if agreement["supervisor"] != self.scope or not self.in_force(agreement):
                    continue
                if agreement.get("supervisees"):
                    hit = person["id"] in agreement["supervisees"]
                else:
                    hit = (
                        home["station"]
                        in Recount(self.books, self.first[:7], agreement["station"], self.day).inside
                    )
                if hit:
                    found.append((person["id"], home))
                    break
        return found

    def received(self) -> dict[str, int]:
        minutes: dict[str, int] = {}
        for session in self.sessions if self.is_person else self.held():
            for who in session["attendees"]:
                if not who.get("absent"):
                    minutes[who["person"]] = minutes.get(who["person"], 0) + self.own(who, session)
        return minutes

    # --- sessions

    def held(self) -> list[dict[str, Any]]:
        found = [
            s
            for s in self.books.all("session")
            if s["outcome"] == "held" and self.first <= s["date"] <= self.last
        ]
        return sorted(found, key=lambda s: (s["date"], s["id"]))

    def length(self, session: dict[str, Any]) -> int:
        if "minutes" in session:
            return int(session["minutes"])
        return max(0, clock(session["end"]) - clock(session["start"]))

    def own(self, who: dict[str, Any], session: dict[str, Any]) -> int:
        return int(who.get("minutes", self.length(session)))

    def places(self, session: dict[str, Any]) -> set[str]:
        there = {self.at(a["person"], session) for a in session["attendees"] if not a.get("absent")}
        return there or {session.get("station", "")}

    def has(self, session: dict[str, Any]) -> bool:
        if self.is_person:
            return any(x["person"] == self.scope for x in session["supervisors"])
        return not self.scope or bool(self.places(session) & self.inside)

    def present(self) -> list[tuple[dict[str, Any], dict[str, Any], str]]:
        found = []
        for session in self.sessions:
            for who in session["attendees"]:
                station = self.at(who["person"], session)
                if not who.get("absent") and (self.is_person or not self.scope or station in self.inside):
                    found.append((session, who, station))
        return found

    def cancelled(self) -> list[dict[str, Any]]:
        found = []
        for session in self.books.all("session"):
            if session["outcome"] != "cancelled" or not self.first <= session["date"] <= self.last:
                continue
            meant = {self.at(a["person"], session) for a in session["attendees"]}
            mine = any(x["person"] == self.scope for x in session["supervisors"])
            if not self.scope or (mine if self.is_person else meant & self.inside):
                found.append(session)
        return found

    # --- actions

    def actions(self) -> list[dict[str, Any]]:
        follow_ups = []
        for session in self.books.all("session"):
            for n, each in enumerate(session.get("follow_up") or []):
                follow_ups.append((each["date"], session["id"], f"/follow_up/{n}", each))
        for each in self.books.all("follow_up"):
            follow_ups.append((each["date"], each["id"], "", each))
        follow_ups = sorted((f for f in follow_ups if f[0] <= self.day), key=told_in_order)
        items: dict[str, dict[str, Any]] = {}
        for session in self.books.all("session"):
            for action in session.get("actions") or []:
                if session["date"] <= self.day:
                    address = f"{session['id']}#{action['key']}"
                    items[address] = {
                        "given": session,
                        "due": action.get("due", ""),
                        "closed": "",
                        "parts": [],
                    }
        for _, record, _, each in follow_ups:
            for part in each.get("actions") or []:
                items.setdefault(
                    f"{record}#{part['key']}", {"given": None, "due": "", "closed": "", "parts": []}
                )
        for on, record, _, each in follow_ups:
            item = items.get(each["of"])
            if item is None:
                continue
            if each["outcome"] == "confirmed":
                item["closed"] = item["closed"] or on
                continue
            item["closed"] = on if each["outcome"] in ("done", "dropped") else ""
            item["due"] = each.get("due") or item["due"]
            if each["outcome"] == "split":
                item["parts"] = [f"{record}#{p['key']}" for p in each["actions"]]
            elif item["closed"]:
                item["parts"] = []

        def ended(item: dict[str, Any]) -> str:
            if item["closed"] or not item["parts"]:
                return str(item["closed"])
            ends = [ended(items[p]) for p in item["parts"]]
            return max(ends) if all(ends) else ""

        found = []
        for item in items.values():
            if item["given"] is not None:
                session = item["given"]
                there = self.places(session) & self.inside
                mine = any(x["person"] == self.scope for x in session["supervisors"])
                if not self.scope or (mine if self.is_person else there):
                    found.append({"date": session["date"], "due": item["due"], "closed": ended(item)})
        return found

    # --- the figures

    def figures(self) -> dict[str, Any]:
        """Every figure that has a meaning for the scope, by name; shares and means as fractions."""
        found = {**self.of_sessions(), **self.of_contents(), **self.of_workers(), **self.of_actions()}
        found |= {**self.of_owed(), **self.of_requests()}
        if not self.is_person:
            found |= {**self.of_stations(), **self.of_people()}
        return found | self.of_uncounted()

    def of_stations(self) -> dict[str, Any]:
        mine = [s for s in self.books.all("station") if s["id"] in self.inside]
        reached = {station for _, _, station in self.present()}
        staffed = {h["station"] for _, h in self.owed()}
        brands = [s["brand"] for s in mine if s.get("brand", {}).get("name")]
        posts = [p for s in mine for p in s.get("supervisor_posts") or [] if covers(p, self.last)]
        return {
            "stations": len(mine),
            "stations_with_brand": sum(1 for b in brands if (b.get("since") or "") <= self.last),
            "supervisor_posts": sum(p["value"] for p in posts if "value" in p),
            "facilities": sum(len(s.get("facilities") or []) for s in mine),
            "stations_unreached": sum(
                1 for s in mine if self.state(s) == "open" and s["id"] in staffed and s["id"] not in reached
            ),
        }

    def of_people(self) -> dict[str, Any]:
        heads, supervisors, joined, left = set(), set(), 0, 0
        counties = {
            self.code(s)[:6]
            for s in self.books.all("station")
            if s["level"] == "county_centre" and s["id"] in self.inside
        }
        for person in self.books.all("person"):
            postings = person.get("postings") or []
            if any(
                p.get("role") == "head" and p.get("station") in self.inside and covers(p, self.last)
                for p in postings
            ):
                heads.add(person["id"])
            home = self.home(person["id"], self.last)
            for appointment in person.get("appointments") or []:
                if not covers(appointment, self.last) or not any(covers(p, self.last) for p in postings):
                    continue
                near = home is not None and home["station"] in self.inside
                if not self.scope or near or counties & set(appointment.get("counties") or []):
                    supervisors.add(person["id"])
            mine = [p for p in postings if p.get("station") in self.inside]
            joined += self.moved(mine, "from", -1)
            left += self.moved(mine, "to", 1)
        return {
            "people_in_post": len(self.posts()),
            "heads": len(heads),
            "supervisors_in_post": len(supervisors),
            "joiners": joined,
            "leavers": left,
        }

    def moved(self, postings: list[dict[str, Any]], edge: str, step: int) -> int:
        days = set()
        for posting in postings:
            on = posting.get(edge) or ""
            if self.first <= on <= self.last:
                beside = (date.fromisoformat(on) + timedelta(days=step)).isoformat()
                if not any(covers(other, beside) for other in postings):
                    days.add(on)
        return len(days)

    def of_workers(self) -> dict[str, Any]:
        received = self.received()
        owed = [p for p, _ in self.owed()]
        minutes = [received.get(p, 0) for p in owed]
        done = sum(1 for p in owed if p in received)
        return {
            "workers_owed": len(owed),
            "workers_supervised": done,
            "workers_unsupervised": len(owed) - done,
            "coverage": Fraction(done, len(owed)) if owed else None,
            "minutes_per_worker": Fraction(sum(minutes), len(owed)) if owed else None,
            "minutes_per_worker_min": min(minutes) if owed else None,
        }

    def of_sessions(self) -> dict[str, Any]:
        given = [
            (s, x)
            for s in self.sessions
            for x in s["supervisors"]
            if not self.is_person or x["person"] == self.scope
        ]
        absent = 0
        for session in self.held():
            for who in session["attendees"]:
                station = self.at(who["person"], session)
                mine = (
                    session in self.sessions if self.is_person else (not self.scope or station in self.inside)
                )
                absent += bool(who.get("absent")) and mine
        gone = self.cancelled()
        made = {
            s["rebooks"]
            for s in self.books.all("session")
            if s.get("rebooks") and s["outcome"] == "held" and s["date"] <= self.last
        }
        return {
            "sessions": len(self.sessions),
            "attendances": len(self.present()),
            "session_minutes": sum(self.length(s) for s in self.sessions),
            "person_minutes": sum(self.own(who, s) for s, who, _ in self.present()),
            "supervisor_minutes": sum(self.own(x, s) for s, x in given),
            "supervisors_active": len({x["person"] for _, x in given}),
            "guests": sum(s.get("guests", 0) for s in self.sessions),
            "absences": absent,
            "stations_reached": len({station for _, _, station in self.present()}),
            "travel_minutes": sum(s.get("travel_minutes", 0) for s in self.sessions) + self.on_trips(),
            "sessions_cancelled": len(gone),
            "cancelled_rebooked": sum(1 for s in gone if s["id"] in made),
            "next_sessions": sum(1 for s in self.sessions if s.get("next_on", "") > self.last),
        }

    def on_trips(self) -> int:
        minutes = 0
        for trip in self.books.all("visit"):
            here = not self.scope or any(stop["station"] in self.inside for stop in trip["stops"])
            if self.first <= trip["from"] <= self.last:
                for each in trip.get("travel") or []:
                    mine = each["person"] == self.scope if self.is_person else here
                    minutes += each["minutes"] * mine
        return minutes

    def of_contents(self) -> dict[str, Any]:
        cases, high, times = set(), set(), 0
        for session in self.sessions:
            for case in session.get("cases") or []:
                times += 1
                cases.add(case["case"])
                if case.get("risk") in ("high", "crisis"):
                    high.add(case["case"])
        last: dict[Any, dict[str, Any]] = {}
        facilities, goals = set(), set()
        known = {
            f"{s['id']}#{f['key']}" for s in self.books.all("station") for f in s.get("facilities") or []
        }
        aims = {f"{s['id']}#{g['key']}" for s in self.books.all("station") for g in s.get("gov_goals") or []}
        for session in self.held():
            hosted = (
                session in self.sessions
                if self.is_person
                else session.get("station") in self.inside or not self.scope
            )
            for row in session.get("service_progress") or []:
                if hosted:
                    last[session.get("station"), row["service"], str(row.get("period"))] = row
            if self.is_person and session not in self.sessions:
                continue
            for name in session.get("facilities") or []:
                if name in known and (self.is_person or name.partition("#")[0] in self.inside):
                    facilities.add(name)
            for name in session.get("gov_goals") or []:
                if name in aims and (self.is_person or name.partition("#")[0] in self.inside):
                    goals.add(name)
        return {
            "case_discussions": times,
            "cases_discussed": len(cases),
            "high_risk_cases_discussed": len(high),
            "service_planned": sum(r.get("planned", 0) for r in last.values()),
            "service_done": sum(r.get("done", 0) for r in last.values()),
            "facilities_touched": len(facilities),
            "gov_goals_touched": len(goals),
        }

    def of_actions(self) -> dict[str, Any]:
        actions = self.actions()
        still = [a for a in actions if not a["closed"]]
        return {
            "actions_opened": sum(1 for a in actions if a["date"] >= self.first),
            "actions_closed": sum(1 for a in actions if a["closed"] >= self.first),
            "actions_open": len(still),
            "actions_overdue": sum(1 for a in still if a["due"] and a["due"] < self.day),
            "actions_due_next": sum(1 for a in still if self.next_first <= a["due"] <= self.next_last),
        }

    def of_uncounted(self) -> dict[str, Any]:
        def falls(record: dict[str, Any]) -> bool:
            date_field = {
                "session": "date", "agreement": "from", "follow_up": "date", "leave": "from", "event": "date",
                "request": "asked_on", "visit": "from",
            }.get(record["kind"], "")  # fmt: skip
            day = record.get(date_field) or record.get("recorded_on")
            if day and not self.first <= day <= self.last:
                return False
            if not self.scope:
                return True
            words = str(record)
            if self.is_person:
                return self.scope in words
            homes = {p for p, _ in self.posts()}
            return any(f"'{name}'" in words or f"'{name}#" in words for name in self.inside | homes)

        others = [r for r in self.books.other if falls(r)]
        return {
            "drafts": sum(1 for r in others if r["status"] == "draft"),
            "voids": sum(1 for r in others if r["status"] == "void"),
            "invalid_records": 0,
        }

    # --- what is owed

    def in_force(self, agreement: dict[str, Any]) -> bool:
        """On the last day, and not terminated before it; what was done later is not known then."""
        fate = ""
        events = [e for e in self.books.all("event") if e["of"] == agreement["id"]]
        events = [e for e in events if e["date"] <= self.last]
        for event in sorted(events, key=lambda e: (e["date"], e["id"])):
            if event["kind"] in ("terminated", "reopened"):
                fate = event["date"] if event["kind"] == "terminated" else ""
        return covers(agreement, self.last) and (not fate or self.last <= fate)

    def nearest(self, person: str, station: str) -> str:
        """Who supervises somebody by agreement: by name first, then of the station, then of those above."""
        current = [a for a in self.books.all("agreement") if self.in_force(a) and a["supervisor"] != person]
        current.sort(key=lambda a: (a["from"], a["id"]))
        named = [a for a in current if person in (a.get("supervisees") or [])]
        if named:
            return str(named[-1]["supervisor"])
        for _ in range(10):
            here = [a for a in current if not a.get("supervisees") and a.get("station") == station != ""]
            if here:
                return str(here[-1]["supervisor"])
            above = self.books.final["station"].get(station)
            station = self.parent(above) if above else ""
        return ""

    def is_new(self, person: dict[str, Any], day: str) -> bool:
        since = person.get("practice_since")
        if not since:
            return False
        months = int(since[:4]) * 12 + int(since[5:7]) - 1 + self.books.policy("new_worker_months", day)
        year, month, number = months // 12, months % 12 + 1, int(since[8:])
        while True:
            try:
                return day < date(year, month, number).isoformat()
            except ValueError:
                number -= 1

    def entitled(self) -> list[dict[str, Any]]:
        """Everybody owed anything in the month, day by day."""
        found = []
        for person in self.books.all("person"):
            days, weight, number = [], 0, 0
            day = self.first
            while day <= self.last:
                number += 1
                home = self.home(person["id"], day)
                away = any(
                    leave["person"] == person["id"] and covers(leave, day)
                    for leave in self.books.all("leave")
                )
                roles = self.books.policy("supervised_roles", day)
                if home and home.get("role") in roles and not away and day <= self.books.closed:
                    name = "new_worker_sessions" if self.is_new(person, day) else "worker_sessions"
                    rate = self.books.policy(name, day)
                    weight += rate
                    days.append((day, home, rate))
                day = following(day)
            if not days:
                continue
            past = [each for each in days if each[0] <= self.as_of]
            stands, home, _ = past[-1] if past else days[0]
            expected = int(Fraction(weight, number) + Fraction(1, 2))
            delivered = sum(
                1
                for s in self.held()
                if s["date"] <= self.as_of
                and any(a["person"] == person["id"] and not a.get("absent") for a in s["attendees"])
            )
            left = [each[0] for each in days if each[0] >= self.as_of and each[2]]
            working = [each for each in left if at_work(each)]
            if self.is_person:
                mine = self.nearest(person["id"], home["station"]) == self.scope
            else:
                mine = not self.scope or home["station"] in self.inside
            if mine:
                found.append(
                    {
                        "person": person["id"], "station": home["station"], "expected": expected,
                        "delivered": delivered, "by": (working or left or [""])[-1], "stands": stands,
                    }
                )  # fmt: skip
        return found

    def of_owed(self) -> dict[str, Any]:
        rows = self.entitled()
        return {
            "sessions_owed": sum(r["expected"] for r in rows),
            "sessions_short": sum(max(0, r["expected"] - r["delivered"]) for r in rows),
        }

    def requests(self) -> list[dict[str, Any]]:
        """Every request of the scope with its fate by the day judged by."""
        found = []
        for request in self.books.all("request"):
            asked, by = request["asked_on"], request["by"]
            if asked > self.day:
                continue
            fates = []
            for session in self.books.all("session"):
                if session["outcome"] == "held" and request["id"] in (session.get("requests") or []):
                    fates.append((session["date"], session["id"], "answered", ""))
                for each in session.get("follow_up") or []:
                    if each["of"] == request["id"]:
                        fates.append((each["date"], session["id"], each["outcome"], each.get("owner", "")))
            for each in self.books.all("follow_up"):
                if each["of"] == request["id"]:
                    fates.append((each["date"], each["id"], each["outcome"], each.get("owner", "")))
            owner, answered, dropped = "", "", ""
            # An answer of the same day goes before a withdrawal, whatever else was said that day before both.
            said = {"in_progress": "a", "handed_over": "b", "dropped": "d"}
            fates = sorted((f[0], said.get(f[2], "c"), *f[1:]) for f in fates if f[0] <= self.day)
            for on, _, _, outcome, new in fates:
                if answered or dropped:
                    break
                if outcome in ("answered", "done", "confirmed", "split"):
                    answered = on
                elif outcome == "dropped":
                    dropped = on
                else:
                    owner = new or owner
            allowed = self.books.policy(
                "urgent_answer_days" if request["urgency"] == "urgent" else "answer_days", asked
            )
            due = asked
            while allowed:
                due = following(due)
                allowed -= at_work(due)
            days, day = 0, asked
            while day < answered:
                day = following(day)
                days += at_work(day)
            station = by if by.startswith("ST-") else (self.home(by, asked) or {}).get("station", "")
            turn = owner or self.nearest(by, station)
            if (turn == self.scope) if self.is_person else (not self.scope or station in self.inside):
                found.append(
                    {
                        "id": request["id"], "open": not answered and not dropped, "answered": answered,
                        "days": days, "due": min(due, request.get("wished_by", due)), "turn": turn,
                    }
                )  # fmt: skip
        return found

    def of_requests(self) -> dict[str, Any]:
        rows = self.requests()
        days = sorted(r["days"] for r in rows if self.first <= r["answered"] <= self.last)
        middle = days[(len(days) - 1) // 2 : len(days) // 2 + 1]
        return {
            "requests_open": sum(1 for r in rows if r["open"]),
            "request_workdays": Fraction(sum(middle), len(middle)) if middle else None,
        }

    # --- two breakdowns

    def shared_out(self, field: str) -> dict[str, Fraction]:
        """Session minutes split evenly over the values of ``content``, ``functions`` or ``focus``."""
        found: dict[str, Fraction] = {}
        for session in self.sessions:
            values = session.get(field) or ["none"]
            for value in values:
                found[value] = found.get(value, Fraction(0)) + Fraction(self.length(session), len(values))
        return found

    def monitored(self) -> Fraction:
        """Session minutes of 督: the share of progress monitoring in administrative sessions."""
        return sum(
            (
                Fraction(self.length(s), len(s["content"]))
                for s in self.sessions
                if "progress_monitoring" in s["content"] and "administrative" in s["functions"]
            ),
            Fraction(0),
        )
