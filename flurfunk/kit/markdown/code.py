"""Colour code in the languages people write at work."""

from functools import cache

from markupsafe import escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

_COLOURED_UP_TO = (
    20_000  # characters; what is longer is rarely read, and some texts take the square of their length
)

# Only these: looking for a name that Pygments does not know searches all installed packages, each time, and some of
# its rarer languages take exponential time on texts made for it.
_LANGUAGES = frozenset(
    {
        *("bash", "bat", "c", "c#", "c++", "cpp", "csharp", "css", "diff", "docker", "dockerfile"),
        *("gcode", "go", "groovy", "html", "http", "ini", "java", "javascript", "js", "json", "kotlin"),
        *("latex", "lua", "matlab", "nginx", "pascal", "perl", "php"),
        *("powershell", "ps1", "py", "python", "python3", "r", "rb", "rs", "ruby", "rust", "scala"),
        *("scss", "sh", "shell", "sql", "swift", "tex", "toml", "ts", "typescript", "vb.net", "vhdl"),
        *("xml", "yaml", "yml", "zsh"),
    }
)


def coloured(code: str, language: str) -> str:
    """Give the code as HTML, coloured where the language is known and the code is not too long."""
    if language not in _LANGUAGES or len(code) > _COLOURED_UP_TO:
        return str(escape(code))
    return str(highlight(code, _lexer(language), HtmlFormatter(nowrap=True)))


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name(language)
