"""chuanyu query: the questions in cypher/read, each a command of its own with the parameters of its header."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.answers import ROWS, SECONDS, RowsOption, TimeoutOption, print_answer
from graph.cli.application import USAGE_ERROR, usage_in_words
from graph.cli.failures import WrongCommandLine
from graph.cli.options import DataOption, JsonOption, data_folder
from graph.cli.printing import print_json, print_table
from graph.cli.target import StoreOption, open_target
from graph.errors import NotFound
from graph.network.names import to_simplified
from graph.stores.asking import Answer, Limits
from graph.stores.parameters import Parameter, nearest
from graph.stores.statements import Statement, names, statement
from graph.stores.store import Store
from graph.stores.view import StoreView

FOLDER = "read"
LIMIT = "limit"  # what a question calls the most rows it answers with
HEAD = ("question", "parameters", "purpose")
# What every question takes beside its own parameters.
COMMON: dict[str, tuple[Any, Any]] = {
    "as_json": (JsonOption, False),
    "timeout": (TimeoutOption, SECONDS),
    "rows": (RowsOption, ROWS),
    "store": (StoreOption, None),
    "data": (DataOption, None),
}
_OWN = "own_"  # keeps apart a parameter's Python name from those of COMMON and from Python's own words


def questions() -> dict[str, Statement]:
    """All questions by name, sorted."""
    return {name: statement(FOLDER, name) for name in names(FOLDER)}


def asked(question: Statement, given: Mapping[str, Any], store: str | None, data: Path, limits: Limits) -> Answer:
    """The answer of a store to a question. given: parameters that were typed, as texts; of lists, lists of texts.

    NotFound where there is none because nobody, or no organization, bears a name that was given.
    """
    values = {name: parameter_value(question.parameters[name], typed) for name, typed in given.items()}
    arguments = question.arguments(values)
    with open_target(store, data) as opened:
        answer = _limited(opened, question, arguments, limits)
        if not answer.rows:
            for name, value in values.items():
                _check_known(opened.view(), question.parameters[name].label, value)
    return answer


def _limited(opened: Store, question: Statement, arguments: dict[str, Any], limits: Limits) -> Answer:
    """Of a question with a limit one row more is asked for, so that it can be said whether the limit left any out."""
    limit = arguments.get(LIMIT, 0)
    if limit < 1:
        return opened.ask(question.of(), arguments, limits)
    answer = opened.ask(question.of(), {**arguments, LIMIT: limit + 1}, limits)
    return replace(answer, rows=answer.rows[:limit], more=True) if len(answer.rows) > limit else answer


def _check_known(view: StoreView, label: str | None, value: Any) -> None:
    """NotFound, with the nearest names, for a name that no node of the label bears."""
    if label is None:
        return
    known = view.names(label)
    for name in value if isinstance(value, list) else [value]:
        if name not in known and not view.nodes([name]):
            hint = nearest(name, known).removeprefix("; ") or "nothing there looks like it"
            raise NotFound(f"no such {label.lower()} in the graph", where=name, hint=hint)


def register(application: typer.Typer) -> None:
    """Adds the group of questions."""
    group = typer.Typer(invoke_without_command=True, subcommand_metavar="QUESTION [OPTIONS]")
    group.callback()(query)
    for name, question in questions().items():
        group.command(name, cls=_Question, help=_help(name, question))(_command(question))
    application.add_typer(group, name="query")


def query(context: typer.Context, as_json: JsonOption = False) -> None:
    """Ask one of the questions that are prepared; without QUESTION, list them.

    chuanyu query QUESTION --help tells the parameters and columns of one.

    Example: chuanyu query holders --organization 重庆市总工会 --on 2024-03-28
    """
    if context.invoked_subcommand is not None:
        return
    if as_json:
        print_json([_described(name, question) for name, question in questions().items()])
    else:
        print_table(HEAD, [(name, _usage(one), _first_sentence(one.purpose)) for name, one in questions().items()])


class _Question(typer.core.TyperCommand):
    """A command whose complaints name the right parameters."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As ever; WrongCommandLine for an unknown or missing parameter, with all there are and the nearest first."""
        try:
            return super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            own = statement(FOLDER, str(self.name)).parameters
            options = [option.lstrip("-") for parameter in self.params for option in parameter.opts]
            wrong = str(getattr(error, "option_name", None) or "").lstrip("-")
            near = "" if not wrong or wrong in options else nearest(wrong, options)
            right = ", ".join(f"--{name}" for name in own) or "none"
            message = usage_in_words(error).split(" (Possible")[0].split(" Did you mean")[0].rstrip(".")
            raise WrongCommandLine(message, where=ctx.command_path, hint=f"parameters: {right}{near}") from None


def _command(question: Statement) -> Callable[..., None]:
    """A function whose signature is what typer makes options of."""

    def ask(**typed: Any) -> None:
        given = {name: typed[_OWN + name] for name in question.parameters if typed[_OWN + name] not in (None, [])}
        limits = Limits(typed["timeout"], typed["rows"])
        answer = asked(question, given, typed["store"], data_folder(typed["data"]), limits)
        print_answer(answer, typed["as_json"], question.details, "--rows" if len(answer.rows) == limits.rows else f"--{LIMIT}")

    kind = inspect.Parameter.KEYWORD_ONLY
    own = [_option(one, kind) for one in question.parameters.values()]
    common = [inspect.Parameter(name, kind, default=default, annotation=of) for name, (of, default) in COMMON.items()]
    signature = inspect.Signature([*own, *common])
    ask.__signature__ = signature  # type: ignore[attr-defined]
    ask.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    return ask


def _option(one: Parameter, kind: Any) -> inspect.Parameter:
    """An option of texts: what they must be is checked by the parameter itself, so that all complaints are alike."""
    metavar = {"list of strings": "TEXT…", "string": "TEXT"}.get(one.type, one.type.upper())
    flag = f"--{one.name}/--no-{one.name}" if one.type == "boolean" else f"--{one.name}"
    default: Any = None if one.optional else inspect.Parameter.empty
    words = one.text if one.default is None else f"{one.text}  [default: {_shown(one.default)}]"
    declared = typer.Option(
        flag,
        metavar=None if one.type == "boolean" else metavar,
        help=words + (f" ({', '.join(one.choices)})" if one.choices else ""),
        show_default=False,
        autocompletion=(lambda incomplete: [x for x in one.choices if x.startswith(incomplete)]) if one.of else None,
    )
    plain: Any = {"boolean": bool, "list of strings": list[str]}.get(one.type, str)
    of: Any = Annotated[plain | None, declared] if one.optional else Annotated[plain, declared]  # built at run time
    return inspect.Parameter(_OWN + one.name, kind, default=default, annotation=of)


def parameter_value(one: Parameter, typed: Any) -> Any:
    """A parameter's value of what was typed; WrongCommandLine where it cannot be one."""
    if isinstance(typed, bool):
        return typed
    try:
        values = [_folded(one, one.value(text)) for text in (typed if isinstance(typed, list) else [typed])]
    except ValueError as error:
        raise WrongCommandLine(str(error), where=f"--{one.name}") from None
    return values if isinstance(typed, list) else values[0]


def _folded(one: Parameter, value: Any) -> Any:
    """In simplified characters where the graph's own are meant; ids (they have a stroke) as they are."""
    return to_simplified(value) if one.simplified and "/" not in value else value


def _help(name: str, question: Statement) -> str:
    example = " ".join(f"--{one.name} …" for one in question.parameters.values() if not one.optional)
    columns = ", ".join(question.columns)
    return f"{question.purpose}\n\nColumns: {columns} (those of ids and quotes in --json only).\n\nExample: chuanyu query {name} {example}".rstrip()


def _usage(question: Statement) -> str:
    """--name TEXT … of the parameters, those in brackets that may be left out."""
    return " ".join(f"[--{one.name}]" if one.optional else f"--{one.name}" for one in question.parameters.values())


def _shown(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _first_sentence(purpose: str) -> str:
    return purpose.split(". ")[0].rstrip(".")


def _described(name: str, question: Statement) -> dict[str, Any]:
    return {
        "name": name,
        "purpose": question.purpose,
        "parameters": [
            {"name": one.name, "type": one.type, "required": not one.optional, "default": one.default, "choices": list(one.choices), "about": one.text}
            for one in question.parameters.values()
        ],
        "columns": list(question.columns),
    }
