"""How templates become Python: what is the same in every process is written down when they are compiled.

An icon, the address of an asset or of a page without arguments never changes while we run, and stands some forty times
in a page. Jinja would call such functions anew for each reader, through a context that looks for more at every call.
"""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from jinja2 import Environment, nodes, pass_eval_context
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

Settled = Mapping[str, Callable[..., str]]


class HouseEnvironment(Environment):
    """A Jinja environment whose globals are its own alone; `settled` calls with constants are made while compiling."""

    settled: Settled

    def __init__(self, *, settled: Settled, **options: Any) -> None:
        super().__init__(**options)
        self.settled = settled
        self.globals.update(settled)
        self.context_class = HouseContext
        self.code_generator_class = _Settling

    def make_globals(self, d: Any) -> Any:
        """Give every template the environment's globals; a chain of two mappings is slow to read, and never needed."""
        del d
        return self.globals


class HouseContext(Context):
    """What a template is rendered with."""

    def __init__(self, *args: Any, globals: Any = None) -> None:  # noqa: A002 - Jinja's name
        # Jinja would look for more globals at each import of a macro, which takes longer than most macros.
        del globals
        super().__init__(*args)

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls: a plain function at once, everything else as Jinja does."""
        if type(function) is not FunctionType or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


def translated_by(gettext: Callable[[str], str]) -> Callable[..., str]:
    """Give the `_` of templates: as Jinja's own with named places, in one call instead of three."""

    @pass_eval_context
    def translate(context: nodes.EvalContext, sentence: str, /, **places: Any) -> str:
        words = gettext(sentence)
        if context.autoescape:
            return Markup(words) % places if places or "%" in words else Markup(words)  # noqa: S704 - our own sentences
        return words % places

    return translate


class _Settling(CodeGenerator):
    """Jinja's compiler, which first makes the calls that always give the same."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - Jinja's name
        settled: Settled = getattr(self.environment, "settled", {})
        super().visit_Template(_Settler(settled).visit(node), frame)


class _Settler(NodeTransformer):
    def __init__(self, settled: Settled) -> None:
        self._settled = settled

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        function = self._settled.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        is_constant = all(isinstance(each, nodes.Const) for each in node.args) and not node.kwargs
        if function is None or not is_constant or node.dyn_args or node.dyn_kwargs:
            return node
        value = function(*(each.value for each in node.args if isinstance(each, nodes.Const)))
        return nodes.Const(value, lineno=node.lineno)
