"""What tools say about a page: axe about who can use it, html-validate about its HTML."""

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
_MODULES = ROOT / "frontend/node_modules"
_VALIDATOR = str(_MODULES / "html-validate/bin/html-validate.mjs")
_RULES = Path(__file__).with_name("htmlvalidate.json")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async only => {
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)))
  const { violations } = await axe.run({ runOnly: only, resultTypes: ["violations"], preload: false, iframes: false })
  const say = (id, { html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => say(id, node)))
}"""


def violations(page: Page, *, only: list[str] | None = None) -> list[str]:
    """Give what axe finds on the page as it stands; `only` names single rules."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    chosen = {"type": "rule", "values": only} if only else {"type": "tag", "values": _TAGS}
    found: list[str] = page.evaluate(_RUN, chosen)
    return found


def html_errors(pages: dict[str, str]) -> list[str]:
    """Give what is wrong with the HTML of pages, by their names."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(html)
            names[str(path)] = name
        checked = subprocess.run(
            ["node", _VALIDATOR, "--formatter=json", f"--config={_RULES}", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    assert checked.stdout, checked.stderr
    results: list[dict[str, Any]] = json.loads(checked.stdout)
    return [
        f"{names[result['filePath']]}:{said['line']} {said['ruleId']}: {said['message']}"
        for result in results
        for said in result["messages"]
    ]


@cache
def _axe() -> str:
    return (_MODULES / "axe-core/axe.min.js").read_text()
