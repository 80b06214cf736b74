"""Storylines: whether the primary event of a short report is found, with its parties and role, on the retold news clusters.

A report's primary event is the first labelled. It is found when some account is of the labelled type's family, and complete when that
account has both labelled parties: the person, the group by any of its names, or anyone of that party's state. A role is right where the accounts that match a
labelled event have the role it is labelled with; only accounts that name the labelled parties themselves count there, each for one
event of its report.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.merging import understand
from dragoman.almanac import load_almanac
from dragoman.model import Account, Party, Telling, fold

# A plan is AGREE; the labels hold signings and truces under AGREE, and a suspension under REJECT.
FAMILY = {
    "CONSULT": {"CONSULT", "AGREE"},
    "AGREE": {"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE"},
    "REJECT": {"REJECT", "SANCTION"},
    "RETREAT": {"RETREAT", "CONCEDE", "AGREE"},
    "COERCE": {"COERCE"},
}
ROLES = {"reports": "reports", "previews": "previews", "mentions": "background"}
LITTLE = {"the", "of", "a", "and", "al", "mullah", "state"}


def label_of(words: str) -> tuple[set[str], set[str]]:
    """A labelled party's name words and its states: "Hun Manet, PM (Cambodia)"."""
    almanac = load_almanac()
    bare = re.sub(r"\(.*", "", words).split(",")[0]
    inside = re.search(r"\((.*)", words)
    told = [bare.strip(), re.sub(r"\(.*", "", inside.group(1)).strip(" )") if inside else ""]
    states = {state for name in told if name and (state := almanac.state_of(name))}
    return set(fold(bare).split()) - LITTLE, states


def has_party(labels: list[str], parties: list[Party]) -> bool:
    """Whether one of the labelled parties is there, by a word of its name or by its state."""
    for label in labels:
        names, states = label_of(label)
        known = {entry.id for entry in load_almanac().find(re.sub(r"\(.*", "", label).strip())}
        for party in parties:
            if party.state in states or party.actor in known or names & (set(fold(party.name).split()) - LITTLE):
                return True
    return not labels


def parties_of(account: Account) -> list[Party]:
    """Everyone in an account."""
    return [*account.parties(), *account.parties("recipients"), *account.parties("participants")]


def matching(event: dict[str, Any], telling: Telling) -> tuple[list[Account], list[Account]]:
    """The accounts of the event's type, and those of them that have both parties."""
    family = FAMILY.get(event["plover_type"], {event["plover_type"]})
    planned = {"AGREE"} if event["plover_type"] == "CONSULT" else set()
    typed = [one for one in telling.accounts if one.type in family and (one.type not in planned or one.status == "planned")]
    full = [one for one in typed if has_party(event["source"], parties_of(one)) and has_party(event["target"], parties_of(one))]
    return typed, full


def names_both(event: dict[str, Any], account: Account) -> bool:
    """Whether an account names the labelled persons themselves, so that it can be no other labelled event of the report."""
    for labels in (event["source"], event["target"]):
        wanted = [names for names, states in map(label_of, labels) if names]
        held = [set(fold(party.name).split()) for party in parties_of(account)]
        if not any(names & words for names in wanted for words in held):
            return False
    return True


def judge(data: Path) -> list[dict[str, Any]]:
    """One row a labelled event of a report: whether it is primary, found, complete, and the roles of what matches it."""
    folder = data / "newsclusters"
    rows = [row for row in map(json.loads, (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()) if row.get("text")]
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    events = {event["event_id"]: event for event in json.loads((folder / "events.json").read_text(encoding="utf-8"))}
    tellings = understand(rows)[1]
    found = []
    for row in rows:
        telling = tellings.get(row["id"])
        if telling is None:
            continue
        known = [name for name in links[row["id"]]["events"] if name in events]
        for place, name in enumerate(known):
            typed, full = matching(events[name], telling)
            wanted = ROLES[links[row["id"]]["roles"][name]]
            found.append(
                {"report": row["id"], "text": row["text"], "event": events[name], "primary": place == 0, "typed": typed, "full": full,
                 "wanted": wanted, "named": [one for one in full if names_both(events[name], one)], "told": False,
                 "role": False}
            )  # fmt: skip
    share_out(found)
    return found


def share_out(rows: list[dict[str, Any]]) -> None:
    """Give each account that names a labelled event's persons to one such event of its report, one whose role it has first.

    Two meetings of the same two persons cannot be told apart by their names: one account of ours is not held against both.
    """
    taken: set[tuple[str, str]] = set()
    for right in (True, False):
        for row in rows:
            free = [one for one in row["named"] if (row["report"], one.id) not in taken]
            own = next((one for one in free if (one.role == row["wanted"]) is right), None)
            if own is not None and not row["role"]:
                taken.add((row["report"], own.id))
                row["role"], row["told"] = right, True


def share(rows: list[dict[str, Any]], key: str) -> float:
    """The share of rows for which something holds."""
    return sum(bool(row[key]) for row in rows) / max(1, len(rows))


def measure(data: Path) -> list[tuple[str, float]]:
    """Shares of reports whose primary event is found, and complete; of labelled events complete; and of roles right where both are named."""
    if not (data / "newsclusters").exists():
        return []
    rows = judge(data)
    primary = [row for row in rows if row["primary"]]
    told = [row for row in rows if row["told"]]
    figures = [
        ("storylines primary type", share(primary, "typed")),
        ("storylines primary complete", share(primary, "full")),
        ("storylines any event complete", share(rows, "full")),
        ("storylines role where named", share(told, "role")),
    ]
    roles = ("reports", "previews", "background")
    return figures + [(f"storylines role {role}", share([row for row in told if row["wanted"] == role], "role")) for role in roles]


def verdicts(data: Path) -> dict[str, bool]:
    """Whether each labelled event of each report is found with both its parties."""
    if not (data / "newsclusters").exists():
        return {}
    return {f"{row['report']} {row['event']['event_id']}": bool(row["full"]) for row in judge(data)}


def main() -> None:
    """Print the figures, and the reports whose primary event is not complete."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, value in measure(folder):
        print(f"{name}\t{value:.3f}")
    missed = [row for row in judge(folder) if row["primary"] and not row["full"]]
    print(Counter((row["event"]["plover_type"], bool(row["typed"])) for row in missed))
    for row in missed:
        print(row["report"], row["event"]["plover_type"], row["event"]["source"], row["event"]["target"], "|", row["text"][:300])
        for one in row["typed"]:
            print("     ", one.type, one.status, one.role, one.title, [party.name for party in parties_of(one)])


if __name__ == "__main__":
    main()
