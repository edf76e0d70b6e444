"""The agreements of a story: titled 《…合作协议》 and untitled 签署战略合作协议, signed or cited, with parties and signers."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

from graph.dates import compatible
from graph.facts.agreement_parties import Parties, PartyFinder
from graph.facts.agreement_types import Agreement, Naming
from graph.facts.agreement_words import find_ceremonies, find_namings
from graph.facts.event_types import Event, Participation
from graph.mentions.types import StoryMentions
from graph.model.records import Span

__all__ = ["Agreement", "find_agreements", "join_agreements"]

_LOOK_BACK = 50  # agreements of one page that another naming is compared with
_SIMILAR = 0.8  # titles of which this much is alike name one agreement
_CONFIDENCE = {("signed", True): 0.95, ("signed", False): 0.85, ("cited", True): 0.85, ("cited", False): 0.7}
_YEAR = re.compile(r"(?:^|[，。；自于在早\n])(?P<year>(?:19|20)[0-9]{2})年(?=[，初底末]|双方|两地|川渝|签)")
_PASSING = re.compile(r"共同|有关|相关|正式|新一轮|双方|两地|《|》")


def find_agreements(story: StoryMentions, events: Sequence[Event] = ()) -> list[Agreement]:
    """The agreements that the story tells of as signed, or cites, in the order of the text.

    events: those of the same story; an agreement's signing and citing are tied to them, and its parties sign there.
    """
    if not re.compile("协议|备忘录|签|责任|公约|宣言|声明|契约|协定|意向书|合同|议定书").search(story.text, *story.span):
        return []
    finder = PartyFinder(story)
    found: list[Agreement] = []
    _collect(story, find_namings(story.text, story.span, _masked(story)), finder, events, found)
    found = [a for a in found if _enough(a) and not _headline_of_another(story, a, found)]
    if not any(a.status == "signed" for a in found):
        ceremonies: list[Agreement] = []
        _collect(story, find_ceremonies(story.text, story.span), finder, events, ceremonies)
        found += [a for a in ceremonies if len(a.parties) >= 2]
    for agreement in found:
        _settle(story.text, agreement)
        _at_the_signing(story.text, agreement)
    return found


# What stands before the parties and says nothing of them; who signed a paper is no name of one: 甲、乙分别代表双方在协议上签字.
_IDLE, _SIGNERS = re.compile("^(?:讯|而|此次|本次|其中|随后|同时|会上)+"), re.compile("代表[^，。与和]{0,6}在|在(?:协议|合同|备忘录|责任书)$")


def _headline_of_another(story: StoryMentions, agreement: Agreement, found: list[Agreement]) -> bool:
    """Whether only the headline tells of it, without a title, where the text below names what was signed."""
    if story.title is None or not agreement.untitled or agreement.status != "signed" or any(span[0] >= story.title[1] for span in agreement.spans):
        return False
    return any(a.status == "signed" and any(span[0] >= story.title[1] for span in a.spans) for a in found if a is not agreement)


def _at_the_signing(text: str, agreement: Agreement) -> None:
    """Who made an agreement took part in the occasion at which it was signed."""
    event = agreement.signed_at
    if event is None or agreement.status != "signed" or len(agreement.parties) < 2:
        return
    for name, spans in agreement.parties.items():
        part = event.organizations.setdefault(name, Participation())
        part.add("sign", spans[0], text[slice(*spans[0])][:60], "party-signs", agreement.confidence)


def _collect(story: StoryMentions, namings: list[Naming], finder: PartyFinder, events: Sequence[Event], found: list[Agreement]) -> None:
    """Read each naming, and put those of one agreement together."""
    for naming in namings:
        agreement = _read(story, naming, finder, events)
        if agreement is None:
            continue
        agreement.parties = {_whole(name, found): spans for name, spans in agreement.parties.items()}
        known = next((a for a in reversed(found[-_LOOK_BACK:]) if _same(a, agreement)), None)
        if known is None:
            found.append(agreement)
        else:
            _take(known, agreement)


_DEPARTMENT = re.compile("[^省市区县]{2,16}(?:部|处|室|科|(?<!公)司)")


def _whole(name: str, found: list[Agreement]) -> str:
    """The party of an agreement told of before that a body is a department of (某集团产业发展部部长甲代表双方签署协议), else itself."""
    wholes = [p for a in found[-_LOOK_BACK:] for p in a.parties if name.startswith(p) and _DEPARTMENT.fullmatch(name, len(p))]
    return max(wholes, key=len, default=name)


def _settle(text: str, agreement: Agreement) -> None:
    """The wording of the text goes before a description that was put together; the aliases that say most come first."""
    names = [n for n in agreement.names if len(n) > 3]
    if agreement.untitled:
        written = [n for n in names if n in text and re.search("[与和]", n)]
        agreement.title = _IDLE.sub("", max(written, key=len, default=agreement.title))
    agreement.aliases = sorted((n for n in names if n != agreement.title), key=lambda n: (n not in text, len(n) < 6, -len(n), n))


def join_agreements(stories: Sequence[Sequence[Agreement]]) -> list[tuple[Agreement, list[int]]]:
    """The agreements of a page, each once, with the indexes of the stories that tell of it."""
    joined: list[tuple[Agreement, list[int]]] = []
    for index, agreements in enumerate(stories):
        for agreement in agreements:
            known = next((k for k in joined[-_LOOK_BACK:] if _same(k[0], agreement)), None)
            if known is None:
                joined.append((agreement, [index]))
                continue
            _take(known[0], agreement)
            if index not in known[1]:
                known[1].append(index)
    return joined


_SIGNED = re.compile(r"协议|备忘录|签|合同|责任书|缔结|达成|订立")


def _masked(story: StoryMentions) -> str:
    """The text with the names of organizations and people blotted out."""
    pieces, at = [], 0
    spans = sorted({m.span for m in story.organizations} | {m.span for m in story.people})
    for start, end in spans:
        if start >= at and not _SIGNED.search(story.text[start:end]):
            pieces += [story.text[at:start], "＊" * (end - start)]
            at = end
    return "".join(pieces) + story.text[at:]


def _read(story: StoryMentions, naming: Naming, finder: PartyFinder, events: Sequence[Event]) -> Agreement | None:
    parties = finder.parties(naming)
    title, aliases = _title(naming, parties)
    if naming.group in ("contract", "declaration") and len(parties.organizations) < 2:
        return None
    if not naming.titled and naming.status == "cited" and len(parties.organizations) < 2:
        return None
    known = len(parties.organizations) >= 2 or naming.group == "duty" or any(e.kind == "signing" for e in events)
    if not naming.titled and not known and not finder.left_open(naming):
        return None
    agreement = Agreement(title, naming.status, aliases, untitled=not naming.titled)
    agreement.spans = [naming.span if naming.titled or naming.status == "cited" else (min(naming.verb[0], naming.span[0]), max(naming.verb[1], naming.span[1]))]
    evidence = _evidence(naming)
    agreement.parties = {name: [evidence] for name in parties.organizations}
    agreement.signers = parties.signers
    agreement.rule = f"{'titled' if naming.titled else 'untitled'}-{naming.status}" + (f"-{parties.rule.replace(' ', '-')}" if parties.rule else "")
    agreement.confidence = _CONFIDENCE[naming.status, naming.titled] - (0.15 if len(parties.organizations) < 2 else 0.0)
    _tie(story, agreement, naming, events)
    return agreement


def _evidence(naming: Naming) -> Span:
    """The clause that says who: the sentence, shortened to what a quote may hold."""
    start, end = naming.sentence
    return (start, end) if end - start <= 400 else (max(start, naming.span[0] - 250), min(end, naming.span[1] + 60))


def _title(naming: Naming, parties: Parties) -> tuple[str, list[str]]:
    """The title as it stands; for an untitled one 甲与乙 before what it is called, where the name lacks them."""
    title = re.sub(r"[\s　]+", "", naming.title)
    if naming.titled or naming.status == "cited":
        return title, []
    core = _PASSING.sub("", title)
    if naming.group == "duty" or len(parties.words) < 2 or any(word in core for word in parties.words) or len(parties.organizations) > 6:
        return core, []
    names = [w for w in parties.words if w not in core and not any(w != other and other.endswith("、" + w) for other in parties.words)]
    return "与".join(filter(None, ("、".join(names[:-1]), names[-1]))) + core, [core]


def _tie(story: StoryMentions, agreement: Agreement, naming: Naming, events: Sequence[Event]) -> None:
    """To the event of its sentence, else to the last one before it; its date from there, else from the sentence."""
    start, end = naming.sentence
    here = [e for e in events if any(a < end and start < b for a, b in e.spans)]
    before = [e for e in events if e.spans and min(e.spans)[0] <= naming.span[0]]
    if naming.status == "cited":
        agreement.cited_by = here[:1] or ([e for e in before[-1:] if story.text.startswith(("会议", "大会", "座谈会", "会上"), start)])
        return
    paragraph = max(story.text.rfind("\n", story.span[0], start) + 1, start - 2000)
    dates = [d for d in story.dates if start <= d.span[0] < naming.span[1]]
    earlier = [d for d in story.dates if paragraph <= d.span[0] < start and not events]
    signing = [e for e in here or before if e.kind == "signing"]
    event = signing[0] if signing else here[0] if here else before[-1] if before else None
    if event is not None and (not dates or not event.start or compatible(dates[-1].start, event.start)):
        agreement.signed_at = event
        agreement.signed_on = event.start
    year = _YEAR.search(story.text, start, naming.span[0])
    if not agreement.signed_on and (dates or earlier or year):
        agreement.signed_on = (dates or earlier)[-1].start if dates or (earlier and not year) else year["year"] if year else None


def _same(a: Agreement, b: Agreement) -> bool:
    """Whether two namings mean one agreement: parties must not contradict, titles be alike or one the short form."""
    ours, theirs = set(a.parties), set(b.parties)
    full = len(ours) > 1 and len(theirs) > 1
    if full and not (ours <= theirs or theirs <= ours):
        return False
    if any(_alike(x, y) for x in a.names for y in b.names):
        return True
    if not a.untitled and not b.untitled:
        return full and a.status == b.status == "cited" and _framework(a.title) and _framework(b.title)
    if full and ours == theirs and _framework(a.title) and _framework(b.title):
        return True
    least = 2 if full and ours == theirs else 3
    return any(_short_of(x, y, least) for x in a.names for y in b.names if a.untitled or b.untitled)


_NO_CONTENT = re.compile(r"[\W_]|共同|关于|的")


def _key(title: str) -> str:
    return _NO_CONTENT.sub("", title)


def _alike(a: str, b: str) -> bool:
    one, two = _key(a), _key(b)
    if _ordinals(one) != _ordinals(two):
        return False
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _SIMILAR


def _ordinals(key: str) -> list[str]:
    return re.findall(r"第?[一二三四五六七八九十]+[次期轮批]|(?:19|20)\d\d(?=年)", key)


def _framework(title: str) -> bool:
    return "框架协议" in title


def _short_of(a: str, b: str, least: int) -> bool:
    """Whether one is a short form of the other: the same last word, and its characters in the other's order."""
    short, long = sorted((_key(a), _key(b)), key=len)
    if short[-2:] != long[-2:] or len(short) < least:
        return False
    at = 0
    for char in short:
        at = long.find(char, at) + 1
        if not at:
            return False
    return True


def _take(known: Agreement, other: Agreement) -> None:
    """Take what another naming says of the same agreement; a title in 《》 goes before a description."""
    names = [*known.names, *other.names]
    better = (known.untitled and not other.untitled) or (known.untitled and other.untitled and len(other.title) > len(known.title))
    title = other.title if better else known.title
    known.title, known.aliases = title, [n for n in dict.fromkeys(names) if n != title]
    known.untitled = known.untitled and other.untitled
    known.status = "signed" if "signed" in (known.status, other.status) else "cited"
    if len(known.parties) < 2 or len(other.parties) < 2 or set(known.parties) == set(other.parties):
        more = other.parties if len(known.parties) < 2 <= len(other.parties) else {}
        base = more or known.parties
        known.parties = {name: _and(spans, other.parties.get(name, [])) for name, spans in base.items()} or other.parties
    elif set(known.parties) < set(other.parties):
        known.parties = {name: _and(spans, known.parties.get(name, [])) for name, spans in other.parties.items()}
    for key, spans in other.signers.items():
        known.signers.setdefault(key, spans)
    known.signed_at = known.signed_at or other.signed_at
    known.signed_on = known.signed_on or other.signed_on
    known.cited_by += [e for e in other.cited_by if e not in known.cited_by]
    known.spans = _and(known.spans, other.spans)
    if other.confidence > known.confidence:
        known.rule, known.confidence = other.rule, other.confidence


def _and(spans: list[Span], more: Sequence[Span]) -> list[Span]:
    """Sorted spans with more of them put in where they belong, each once."""
    for span in more:
        at = bisect_left(spans, span)
        if spans[at : at + 1] != [span]:
            spans.insert(at, span)
    return spans


def _enough(agreement: Agreement) -> bool:
    """Whether it says enough of itself: a bare 协议 without parties is none."""
    if agreement.untitled and _SIGNERS.search(agreement.title):
        return False
    if agreement.title.endswith(("责任书", "责任状", "目标书")) and agreement.untitled:
        return bool(agreement.parties)
    if agreement.untitled and agreement.status == "cited" and len(_key(agreement.title)) <= 5:
        return False
    return not agreement.untitled or len(agreement.parties) >= 2 or len(_key(agreement.title)) > 5
