"""Who made an agreement: the organizations before the verb, in the title, behind 双方, or of those who sign."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from graph.facts.agreement_regions import Regions
from graph.facts.agreement_types import Naming
from graph.gazetteer.divisions import Divisions
from graph.mentions.departments import without_board
from graph.mentions.types import OrganizationMention, PersonMention, StoryMentions
from graph.model.records import Span

_JOIN = re.compile(r"[、，和与同跟及暨]|以及|分别(?:和|与|同)|（[^）]{1,14}）|[ 　·—-]")
_LEAD = 3000  # characters before 双方 in which its two bodies are sought
# A name that no finder knows, beside one that is known: 清华大学与湖北省.
_RAW = "(?:大学|学院|学校|公司|集团|银行|医院|协会|商会|学会|研究院|研究所|联合会|部|委员会|委|局|厅|中心)"
_TIME = "(?:近日|日前|近期|昨日|今日|随后|此前|其间|期间|上午|下午|[0-9]日|会上|仪式上|会前|会后|现场|座谈会上)*"
_RAW_LEFT = re.compile(rf"(?:^|[，：、与和同；\s]){_TIME}(?P<name>[一-龥]{{2,16}}?{_RAW})(?=(?:分别)?[与和同、]$)")
_RAW_RIGHT = re.compile(rf"^[与和同、](?P<name>[一-龥]{{2,16}}?{_RAW})(?=签|共同|正式|在|就|战略|合作|达成|缔结|举行|联合|$)")
_RAW_BOTH = re.compile(rf"(?:^|[，：；\s]){_TIME}(?P<a>[一-龥]{{2,14}}?{_RAW})[与和同](?P<b>[一-龥]{{2,14}}?{_RAW})(?=签|共同|正式|在|就|战略|合作|达成|缔结|举行|联合|校|$)")
# 双方, 两地: the parties stand elsewhere in the story.
_BOTH = re.compile("(?<!全国)两会(?=签|还|共同|就)|双方|两地|三地|四地|[两三四五六]城|三方|四方|各方|两校|校地|校企|两家|两市|两区|与会")
_WITH = re.compile("(?:并|还|又|再|分别|共同|现场)*[与和同]")
_TALKED = re.compile("，(?:并|还|随后)?[与和同](?P<who>[^，。；]{2,40}?)(?:就[^，。；]{1,20})?(?:举行|进行|开展)?(?:了)?(?:工作)?(?:座谈|会谈|交流|对接|洽谈)")
_WITNESS = re.compile(r"见证下?了?|主持下?|在场|监督下|牵线下|支持下|推动下|指导下|出席(?:了)?|参加(?:了)?|陪同下")
_COLLECTIVE = re.compile(r"(?:与|和|同|、|^)(?P<all>各[^，。；：与和]{1,30}?(?:委员会|总工会|工会|人民政府|局|公司))(?=分别|共同|代表|签|逐一|现场|负责人|主席|、|$)")
_PLAIN = re.compile(r"(?:^|[，：])(?:近日|日前|上午|下午|会上|仪式上)?(?P<name>[一-龥]{2,14}?[部委局会府厅办院司团])(?:分别)?[与和同]$")
_LEADER = re.compile("省长|市长|区长|县长|州长")
_ONLY_JOINED = re.compile("(?:[、和与及]|以及)?(?:(?:四川|重庆|[一-龥]{1,3})[省市])*")
_SIGNED_FOR = re.compile(r"(?:(?:分别|共同)?代表[^，。；]{0,14}?)?(?:在协议上)?(?:签字|签约|签署|签订)(?:了)?(?:协议)?(?=[，。；、\n]|$)")
_LED = re.compile("(?:率领?|带领)(?=[^，。；]{0,10}(?:医院|公司|集团|大学|学院|商会|协会|学校|工会)[^，。；]{0,6}$)")
_WITH_PEOPLE = re.compile("(?<!代表团)(?<!考察团)一行(?:在[^，。；]{2,20}?|[来到赴][^，。；]{1,8}，)?[与和同](?=[^，。；]*$)")
# A body that is founded rather than one that signs: “某某联盟”合作协议, 某某联合会揭牌暨《…》签约.
_FOUNDED = re.compile("(?<=联盟)[”》]?(?:战略|框架|合作|协议|公约|章程|共建|倡议|宣言)|(?<=联合体)[”》]?(?:框架|合作|协议|公约|章程)|(?<=会)(?:揭牌|成立)暨")
_TITLE, _RESPECTIVELY = re.compile(r"《[^《》\n]{2,90}》"), re.compile("分别[^，。；]{0,6}$")
_HELD_BY = re.compile(r"(?:党组|党委|工会)?$")


@dataclass(slots=True)
class Parties:
    """Organizations and signers with the spans that say so; words: how the text calls the parties, in its order."""

    organizations: dict[str, list[Span]] = field(default_factory=dict)
    signers: dict[str, list[Span]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    rule: str = ""

    def add(self, name: str, span: Span, word: str = "") -> None:
        name = without_board(name)
        if word and word not in self.words and name not in self.organizations:
            self.words.append(word)
        spans = self.organizations.setdefault(name, [])
        if span not in spans:
            spans.append(span)


class PartyFinder:
    """Finds the parties of the agreements of one story."""

    def __init__(self, story: StoryMentions) -> None:
        self.story, self.text = story, story.text
        self._organizations = sorted(story.organizations, key=lambda o: o.span)
        self._organization_starts = [o.span[0] for o in self._organizations]
        self._regions = Regions(story)
        self._people = sorted(story.people, key=lambda p: p.span)
        self._people_starts = [p.span[0] for p in self._people]
        self._pair: Parties | None = None

    def parties(self, naming: Naming) -> Parties:
        """The parties of an agreement where it is named: those in its title, before its verb, or behind 双方."""
        if (found := self._in_turn(naming)).organizations:
            return found
        found = self._listed(naming.span, "title")
        signers = (self._signers(naming) or self.later_signers(naming)) if naming.status == "signed" else {}
        if len(found.organizations) < 2:
            subject = self._subject(naming)
            if len(subject.organizations) >= 2 or not found.organizations:
                found = subject
        if (len(found.organizations) < 2 or found.rule in ("pair", "two named")) and signers:
            of_signers = self._of_signers(signers)
            if len(of_signers.organizations) >= 2:
                found = of_signers
        found.signers = signers
        return found

    def _in_turn(self, naming: Naming) -> Parties:
        """甲与乙、丙与丁分别签署《…》《…》: the pair of bodies whose turn it is; empty unless there are as many pairs as titles."""
        found = Parties(rule="in turn")
        titles = [m.start() for m in _TITLE.finditer(self.text, naming.verb[1], naming.sentence[1])]
        if len(titles) < 2 or naming.span[0] not in titles or not _RESPECTIVELY.search(self.text, naming.sentence[0], naming.verb[0]):
            return found
        bodies = self._organizations_in((naming.sentence[0], naming.verb[0]))
        pairs = [(a, b) for a, b in pairwise(bodies) if self.text[a.span[1] : b.span[0]] in ("与", "和", "同")]
        if len(pairs) == len(titles):
            for mention in pairs[titles.index(naming.span[0])]:
                found.add(mention.name, mention.span, mention.word)
        return found

    def left_open(self, naming: Naming) -> bool:
        """Whether the sentence points to parties that it does not name: 双方, 两地, 我市, 双方有关部门."""
        before = self.text[naming.sentence[0] : naming.sentence[1]]
        return bool(_BOTH.search(before) or re.search("我[省市区县州校院]|公司|本校|我方", before))

    def _organizations_in(self, span: Span) -> list[OrganizationMention]:
        low, high = bisect_left(self._organization_starts, span[0]), bisect_left(self._organization_starts, span[1])
        return [o for o in self._organizations[low:high] if o.span[1] <= span[1]]

    def _people_in(self, span: Span) -> list[PersonMention]:
        low, high = bisect_left(self._people_starts, span[0]), bisect_left(self._people_starts, span[1])
        return [p for p in self._people[low:high] if p.span[1] <= span[1] and p.role == ""]

    # --- the grammar of the sentence -------------------------------------------------------------

    def _subject(self, naming: Naming) -> Parties:
        """甲与乙签署…: the organizations of the clause before the verb; 双方签署…: those the story pairs."""
        start, end = naming.sentence[0], max(naming.verb[0], naming.sentence[0])
        if naming.verb[0] >= naming.span[1]:
            end = naming.span[0]
        before = self.text[start:end]
        witness = max((m.end() for m in _WITNESS.finditer(before)), default=0)
        both = bool(_BOTH.search(before[witness:]))
        came = _WITH_PEOPLE.search(before, witness)
        if came and (led := _LED.search(before, witness, came.start())):
            witness = led.end()  # 某区卫健委书记甲率某医院一行与乙医院签署…: of the hospital
        if came and len({o.name[:2] for o in self._organizations_in((start + witness, start + came.start()))}) == 1:  # 甲局局长某某、乙局副局长某某一行与丙签署…: of the first one's body
            other = self._listed((start + came.end(), end), "subject")
            found = self._with_subject(other, (start + witness, start + came.start())) if other.organizations else other
            if len(found.organizations) >= 2:
                return found
        for low in self._chunks(before, witness):
            found = self._listed((start + low, end), "subject")
            if (both and len(found.organizations) < 2) or (both and "代表" in before[low:]):
                break
            if found.organizations and _WITH.match(before, low) and low:
                found = self._with_subject(found, (start, start + low))
            if len(found.organizations) >= 2:
                further = self._rows_before(start + low)
                return self._listed((further, end), "subject") if further < start + low else found
        if both and (talks := list(_TALKED.finditer(before))):
            last = talks[-1]
            other = self._listed((start + last.start("who"), start + last.end("who")), "subject")
            found = self._with_subject(other, (start, start + last.start())) if other.organizations else other
            if len(found.organizations) >= 2:
                return found
        pair = self.paired(naming)
        if len(pair.organizations) >= 2:
            return pair
        return self._listed((start + witness, end), "subject") if naming.status == "signed" else Parties()

    def _rows_before(self, at: int) -> int:
        """Where the lists of bodies begin that end before a clause: 甲区、乙区司法局，丙市、丁县司法局|和…."""
        while at > 1 and self.text[at - 1] == "，":
            begin = max(self.text.rfind(mark, 0, at - 1) for mark in "，。；：\n") + 1
            left = begin
            for body in self._organizations_in((begin, at - 1)):
                if not _ONLY_JOINED.fullmatch(self.text, left, max(left, body.span[0])):
                    return at
                left = max(left, body.span[1])
            if left != at - 1:
                return at
            at = begin
        return at

    def _with_subject(self, found: Parties, span: Span) -> Parties:
        """甲总工会主席某某赴某地，与乙、丙签署…: the body of the one who went there, in the clauses before, is a party."""
        people = self._people_in(span)
        subject = self._of_signers({people[0].key: [people[0].span]}) if people else Parties()
        if not subject.organizations:
            for mention in self._organizations_in(span)[:1]:
                subject.add(mention.name, mention.span, mention.word)
        for name, spans in found.organizations.items():
            subject.add(name, spans[0], next((w for w in found.words if name.endswith(w)), name))
        subject.rule = "with subject"
        return subject

    @staticmethod
    def _chunks(before: str, witness: int) -> list[int]:
        """Where to begin to look: the clause of the verb, then the one before it too."""
        cuts = [m.end() for m in re.finditer("[，；：]", before) if m.end() > witness]
        starts = [cuts[-1] if cuts else witness]
        if len(cuts) > 1:
            starts.append(cuts[-2])
        return [*starts, witness] if witness not in starts else starts

    def _listed(self, span: Span, rule: str) -> Parties:
        """The organizations in a stretch of text, bare regions that stand beside one (湖北省与清华大学), and pairs (川渝工会)."""
        found = Parties(rule=rule)
        several = self._regions.several(span)
        inside = [
            o
            for o in self._organizations_in(span)
            if not any(w[0] < o.span[1] and o.span[0] < w[1] for _, w, _ in several) and not self._place_of(o, span) and not _FOUNDED.match(self.text, o.span[1])
        ]
        for mention in inside:
            found.add(mention.name, mention.span, mention.word)
        for name, where, word in self._regions.bare(span, inside):
            if not any(w[0] <= where[0] < w[1] for _, w, _ in several):
                found.add(name, where, word)
        for name, where, word in [*several, *self._regions.abbreviated(span)]:
            found.add(name, where, word)
        stretch = self.text[slice(*span)]
        for match in _COLLECTIVE.finditer(stretch):
            where = (span[0] + match.start("all"), span[0] + match.end("all"))
            for mention in [m for m in inside if where[0] <= m.span[0] and m.span[1] <= where[1]]:
                found.organizations.pop(mention.name, None)
            if not found.organizations and (first := _PLAIN.search(stretch[: match.start("all")])):
                found.add(first["name"], (span[0] + first.start("name"), span[0] + first.end("name")), first["name"])
            if found.organizations:
                found.add(match["all"], where, match["all"])
        for name in [n for n in found.organizations if n.endswith("委") and n[:-1] + "人民政府" in found.organizations]:
            del found.organizations[name]  # 市委、市政府与…: the government is the party
        if len(found.organizations) == 1:
            self._ours(found, span)
            self._beside(found, span)
        elif not found.organizations and (raw := _RAW_BOTH.search(stretch)):
            for side in ("a", "b"):
                found.add(*self._raw(raw, side, span[0]))
        found.words.sort(key=lambda w: stretch.find(w))
        return found

    def _raw(self, match: re.Match[str], group: str, at: int) -> tuple[str, Span, str]:
        """A party by its words alone: (name, span, wording); 某某代表学校 is the school. at: where the matched stretch begins."""
        name = match[group]
        cut = name.rfind("代表") + 2 if "代表" in name and not re.search("代表(?:大会|团|处)", name) else 0
        words = name[cut:]
        school = self.story.school or ("我校" if "我校" in self.text[slice(*self.story.span)] else "")
        if words.startswith("校") and school and words[1:] in ("团委", "工会", "党委"):
            return school + words[1:], (at + match.start(group) + cut, at + match.end(group)), words
        return school if words == "学校" and re.search("[学校]$", school) else words, (at + match.start(group) + cut, at + match.end(group)), words

    def _place_of(self, mention: OrganizationMention, span: Span) -> bool:
        """Whether the body only says where it happened: 在江津区工人文化宫举行."""
        before = self.text[max(span[0], mention.span[0] - 1) : mention.span[0]]
        return before in ("在", "于") and re.match("(?:[^，。；与和]{0,8})(?:举行|召开|举办|签|达成|共同|正式|圆满|隆重|$)", self.text[mention.span[1] : span[1]]) is not None

    def _beside(self, found: Parties, span: Span) -> None:
        """The other party, where only one of 甲与乙 is known by name."""
        (start, end), *_ = next(iter(found.organizations.values()))
        if start < span[0] or end > span[1]:
            return
        start = self._outer(start, span)
        for match, at in (
            (_RAW_LEFT.search(self.text[span[0] : start]), span[0]),
            (_RAW_RIGHT.match(self.text[end : span[1]]), end),
        ):
            if match:
                found.add(*self._raw(match, "name", at))

    def _ours(self, found: Parties, span: Span) -> None:
        """我市: the division the story is about, where it is of that level and not the other party."""
        home = self.story.home
        match = re.search(r"我(?P<level>[省市区县州])(?=[与和同签]|政府|人民政府)", self.text[slice(*span)])
        others = [p.division for p in self._regions.places_in(span)]
        apart = home is not None and not any(Divisions.load().within(o, home) or Divisions.load().within(home, o) for o in others)
        if match and home is not None and apart and home.full_name.endswith(match["level"]):
            name = Divisions.load().canonical(home) + "人民政府"
            found.add(name, (span[0] + match.start(), span[0] + match.end()), Divisions.load().canonical(home))

    def _outer(self, start: int, span: Span) -> int:
        """Where a region begins of which only the last part is marked (重庆 of 重庆万州区)."""
        left = next((p for p in self._regions.places_in((span[0], start)) if p.span[1] == start), None)
        return left.span[0] if left else start

    # --- 双方 -----------------------------------------------------------------------------------

    def paired(self, naming: Naming) -> Parties:
        """What 双方 means: 甲与乙 in the headline or before in the text, else the only two bodies of one kind there."""
        if self._pair is None:
            self._pair = self._find_pair()
        if len(self._pair.organizations) >= 2:
            return self._pair
        several = self.text.count("》", *naming.sentence) > 2  # 《…》《…》《…》等10个协议 were made by many
        return Parties() if several else self._two_named(naming)

    def _find_pair(self) -> Parties:
        spans = [self.story.title] if self.story.title else []
        spans += [s for s in self.story.sentences[:6] if s not in spans]
        short = Parties()
        for span in spans:
            found = self.joined(span)
            if len(found.organizations) < 2 or (short.organizations and not short.organizations.keys() & found.organizations.keys()):
                continue
            if short.organizations or not self._regions.abbreviated(span):
                return found
            short = found  # 成渝工会 of a headline: whom the text names in full, if it does
        return short

    def joined(self, span: Span) -> Parties:
        """甲与乙…签/合作/座谈: two or more names with nothing but 与, 和, 、 between them, in one clause."""
        found = Parties(rule="pair")
        text = self.text
        bare = self._regions.bare(span, self._organizations_in(span))
        items = sorted(
            {(o.span, o.name, o.word) for o in self._organizations_in(span)}
            | {(where, name, word) for name, where, word in [*bare, *self._regions.abbreviated(span)]}
        )
        if not items and (raw := _RAW_BOTH.search(text[slice(*span)])):
            for side in ("a", "b"):
                found.add(*self._raw(raw, side, span[0]))
        if len(items) == 1:
            lone = Parties(rule="pair")
            lone.add(items[0][1], items[0][0], items[0][2])
            self._beside(lone, span)
            if len(lone.organizations) > 1:
                found = lone
        for one, two in pairwise(items):
            between = text[one[0][1] : two[0][0]]
            same = one[0] == two[0]
            if same or (between and len(between) <= 8 and re.search("[与和同跟]", between) and not _JOIN.sub("", between).strip("人民政府举行正式")):
                for where, name, word in (one, two):
                    found.add(name, where, word)
        rest = text[slice(*span)]
        return found if re.search("签|合作|协作|协议|结对|共建|座谈|交流|会谈|联席|战略|洽谈", rest) else Parties()

    def _two_named(self, naming: Naming) -> Parties:
        """The only two bodies of one kind that the story names before: 甲总工会…赴乙总工会…，双方签订…."""
        kinds: dict[str, Parties] = {}
        for mention in self._organizations_in((max(self.story.span[0], naming.sentence[1] - _LEAD), naming.sentence[1])):
            if mention.kind in ("union", "government", "company", "institution"):
                group = "firm" if mention.kind in ("company", "institution") else mention.kind
                kinds.setdefault(group, Parties(rule="two named")).add(mention.name, mention.span, mention.word)
        unions = kinds.get("union", Parties())
        if len(unions.organizations) > 2:  # 两地工会 are those of the regions, not those of the firms that were visited
            unions.organizations = {n: s for n, s in unions.organizations.items() if re.search("[省市区县州]总工会$", n)}
        fitting = [p for p in kinds.values() if len(p.organizations) == 2]
        return fitting[0] if len(fitting) == 1 else Parties()

    # --- people -----------------------------------------------------------------------------------

    def _signers(self, naming: Naming) -> dict[str, list[Span]]:
        """甲和乙代表双方签署…: the people right before the verb, and those of the list that ends there."""
        start, end = naming.sentence[0], naming.verb[0] if naming.verb[0] < naming.span[0] else naming.span[0]
        clause = max(self.text.rfind(mark, start, end) for mark in "，；：")
        clause = start if clause < start else clause + 1
        people = self._people_in((start, end))
        here = [p for p in people if p.span[0] >= clause]
        acting = "代表" in self.text[clause:end]
        if not people or (not here and not acting):
            return {}
        last = people[-1]
        if not re.fullmatch(r"(?:等)?(?:（[^）]*）)?[，]?(?:还|并|也|分别|共同|现场|正式|一同|上台|作为代表)*(?:代表[^，。；]{0,40})?(?:共同|正式|现场|分别|就[^，。；]{0,30})*", self.text[last.span[1] : end]):
            return {}
        chosen = [last]
        for person in reversed(people[:-1]):
            between = self.text[person.span[1] : chosen[0].span[0]]
            if re.search(r"[。；：]|出席|见证|参加|主持|致辞|讲话|介绍|会见|陪同|举行|召开", between) or (not acting and "，" in between):
                break
            chosen.insert(0, person)
        return {p.key: [(min(chosen[0].span[0], naming.span[0]), naming.span[1])] for p in chosen}

    def later_signers(self, naming: Naming) -> dict[str, list[Span]]:
        """…签订协议，甲与乙代表双方签字: people who sign in the words right after the agreement is named."""
        match = _SIGNED_FOR.search(self.text, naming.span[1], min(self.story.span[1], naming.span[1] + 200))
        if match is None:
            return {}
        low = max(naming.span[1], max(self.text.rfind(m, naming.span[1], match.start()) for m in "。；\n") + 1)
        people = self._people_in((low, match.start()))
        chosen = people[-1:]
        if not chosen or not re.fullmatch(r"[，]?(?:分别|共同|一起|现场)*", self.text[chosen[0].span[1] : match.start()]):
            return {}
        for person in reversed(people[:-1]):
            if re.search(r"[。；：]|出席|见证|参加|主持|致辞|讲话|介绍", self.text[person.span[1] : chosen[0].span[0]]):
                break
            chosen.insert(0, person)
        return {p.key: [(p.span[0], match.end())] for p in chosen}

    def _of_signers(self, signers: dict[str, list[Span]]) -> Parties:
        """The bodies of those who sign; a governor or mayor signs for the government."""
        found = Parties(rule="signers")
        for key, spans in signers.items():
            posts = [p for p in self.story.posts if p.person == key and p.organization and p.status != "former"]
            leading = [p for p in posts if _LEADER.search(p.title)]
            for post in (leading or posts)[:1]:
                name = _HELD_BY.sub("", post.organization) if post.organization.endswith(("党组", "党委")) else post.organization
                found.add(name, spans[0], name)
        return found


