"""What was said of people at one event, settled into roles."""

from graph.facts.book import Entry, Said
from graph.facts.event_types import Participation

SPOKEN = frozenset({"speak", "present", "address"})
# Occasions where a stranger's words (张三表示) are talk with a reporter rather than part of it.
_CROWDED = frozenset({"competition", "activity", "training", "party_group", "study", "promotion", "press_conference", "congress", "plenum", "work_meeting"})
_CONFIDENCE = {"plain": 0.92, "firm": 0.88, "soft": 0.75, "weak": 0.8, "act": 0.7, "seen": 0.6}


def settle(entry: Entry) -> None:
    """Fill the event's people from all that was said of them."""
    beside = {s.who for s in entry.people if s.role == "accompany"}
    led = any(s.role == "lead" and s.who not in beside for s in entry.people)
    for key in dict.fromkeys(s.who for s in entry.people):
        said = [s for s in entry.people if s.who == key and not (led and key in beside and s.role == "lead")]  # 乙陪同。…甲、乙一行
        roles = _roles(entry, said)
        if not roles:
            continue
        part = Participation()
        for one in said:
            kept = roles & {one.role} or ({"attend"} if "attend" in roles else set()) or {min(roles)}
            for role in kept:
                if one.role in roles or len(said) == 1:
                    part.add(role, one.span, one.wording, f"verb-{one.role}", _CONFIDENCE[one.strength])
        part.roles = roles
        if not part.spans:
            part.add(min(roles), said[0].span, said[0].wording, f"verb-{said[0].role}", _CONFIDENCE[said[0].strength])
            part.roles = roles
        entry.event.people[key] = part


def _roles(entry: Entry, said: list[Said]) -> set[str]:
    active = entry.group != "named" or entry.event.kind in ("activity", "competition", "inspection", "visit")
    plain = {s.role for s in said if s.strength not in ("firm", "soft", "act") or (s.strength == "act" and active)}
    if plain & {"present", "address"} and not any(s.role == "speak" and s.strength in ("plain", "weak") for s in said):
        plain = plain - {"speak"}  # thanks and words of welcome around what they presented
    firm = any(s.strength == "firm" for s in said)
    soft = [s for s in said if s.strength == "soft"]
    if not plain:
        scoped = any(s.scoped for s in said)
        if entry.event.kind in _CROWDED and not scoped:
            return set()
        if not firm and not soft:
            return set()
        if firm or entry.event.kind in ("reception", "inspection"):
            plain = {"speak"}
        elif soft:
            plain = {"present"}
    elif (firm or soft) and not plain & SPOKEN:
        plain = plain | {"speak"}
    if firm and "chair" in plain and "address" not in plain:
        plain = (plain - {"present"}) | {"speak"}  # the chair's own words close the meeting
    return _fitting(entry, plain)


def _fitting(entry: Entry, roles: set[str]) -> set[str]:
    """The roles that make sense at this sort of event."""
    if entry.group == "reception":
        roles = {"attend" if r == "lead" and len(roles) == 1 else r for r in roles if r != "lead" or len(roles) == 1}
        roles = roles - {"attend"} if roles & {"host", "guest"} else roles  # both say as much
    if entry.group == "named":
        kept = {"lead"} if entry.event.kind == "activity" else set()
        roles = {"attend" if r in {"lead", "host", "guest"} - kept else r for r in roles}
        roles = roles - {"attend"} if "lead" in roles else roles
    if entry.group == "trip":
        roles = {"attend" if r == "guest" else r for r in roles}
    if entry.group == "trip" and "lead" in roles:
        roles = roles - {"chair", "accompany", "attend"}
    if "accompany" in roles:
        roles = roles - {"attend"}
    return roles - {""}
