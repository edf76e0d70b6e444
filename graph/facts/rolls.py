"""People in lines of their own below a label: 发布人：, and below it a name and that one's posts a line."""

import re

from graph.facts.masking import B, Masked, P, positions

_LABEL = re.compile(
    "[#\\s]*(?:(?P<chair>(?:会议)?主[ 　]*持[ 　]*人?)|发[ 　]+布[ 　]+人|(?:主?发布|答问|出席|参加|参会|与会|到会|列席)(?:的?(?:领导|嘉宾|人员|人|专家)){1,2}|(?:演讲|对话|主讲|特邀|发言|圆桌|分享)?嘉宾|主讲人|出席|参加"
    f"|(?:应邀)?(?:出席|参加|参与|莅临|到会|参会|与会)[^，。；：{P}]{{0,24}}?(?:有|包括|名单(?:如下)?|如下|分别是))[：:]\\s*"
)
# A line of a programme: 1、甲：《某某的实践》.
_TALK = re.compile(f"[#\\s]*(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|[◇◆●■○▲△★☆※▪▶·•-])?[、.．)）\\s]*(?![^{P}]*(?:编辑|记者|来源|延伸阅读|转自|摘自|责编|审核|校对))[^，。；：？！{P}{B}]{{0,40}}?(?P<who>{P})[^，。；{P}]{{0,12}}?[：:\\s]+{B}[\\s；。]*")
_SENTENCE = re.compile(f"[。！？：]|；(?![\\s{P}]|$)|缺席|请假|未能|委托|致[信电函]|祝贺|曾|因故|共事|荣获|获得")
# A row that is a list and nothing else, whatever its length: post and name, post and name; and bodies at its end.
_LIST = re.compile(f"[^，。；：{P}]{{0,40}}{P}(?:（[^）]{{1,12}}）)?(?:(?:[、，；和及与\\s]|以及)[^。；：{P}]{{0,80}}?{P}(?:（[^）]{{1,12}}）)?)*(?:[、，；和及与等\\s][^。；：{P}]{{0,80}})?[。；]?")
_ACT = re.compile("主持|强调|指出|表示|介绍|宣[布读]|[发致]言?[言辞]|作了|进行|陪同|出席|参加|开展")
_LONGEST_ROW = 60  # characters


class Roll:
    """Which role the lines have that come next; none before a label, and none behind the first line that names nobody."""

    def __init__(self) -> None:
        self._role = ""

    @property
    def goes_on(self) -> bool:
        """Whether a label was read whose lines come now."""
        return bool(self._role)

    def read(self, masked: Masked) -> list[tuple[int, str]]:
        """The people of a line below a label, each with its role; positions are of the masked line."""
        text = masked.text
        if (label := _LABEL.fullmatch(text)) is not None:
            self._role = "chair" if label["chair"] else "attend"
            return []
        if (talk := _TALK.fullmatch(text)) is not None:
            return [(talk.start("who"), "present")]
        if (label := _LABEL.match(text)) is not None and P in text[label.end() :] and len(text) <= _LONGEST_ROW and not _SENTENCE.search(text, label.end()):
            self._role = "chair" if label["chair"] else "attend"
        row = positions(text, P, 0, len(text)) if self._role and self._is_row(text, label.end() if label else 0) else []
        role = self._role
        self._role = role if row and role != "chair" else ""
        return [(at, role) for at in row]

    @staticmethod
    def _is_row(text: str, start: int) -> bool:
        if len(text) <= _LONGEST_ROW and not _SENTENCE.search(text, start):
            return True
        return _LIST.fullmatch(text, start) is not None and not _ACT.search(text, start)
