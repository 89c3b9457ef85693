"""A browser that notices every script of a page but the house's own, and every call to another host."""

import re
import sys
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Dialog, Page

# Runs before everything else in every frame. What it hears it says by the one function that Playwright adds.
_EARS = """(() => {
  const say = (kind, words) => { try { top.__heard(kind, String(words).slice(0, 300)); } catch (gone) {} };
  for (const name of ["alert", "prompt", "confirm", "print", "open"])
    window[name] = (words) => say("ran", `${name} ${words}`);
  for (const kind of ["XSS", "xss", "pwned", "hacked"])
    try { Object.defineProperty(window, kind, { get: () => undefined, set: () => say("ran", kind) }); } catch (own) {}
  window.addEventListener("securitypolicyviolation", (event) =>
    say("violated", `${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && /^(https?|mailto|tel):$/.test(link.protocol)) event.preventDefault();
  }, true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
})();"""

# What no page of ours holds: whoever could write it could run scripts, or lead readers and what they type elsewhere.
_AUDIT = """(root) => {
  const found = [], own = location.origin === "null" ? parent.location.origin : location.origin;
  for (const element of root.querySelectorAll("*")) {
    const name = element.localName;
    for (const { name: attribute, value } of element.attributes) {
      const address = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      const leads = ["href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcdoc"];
      if (/^on/.test(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === "style") found.push(`${name} style`);
      if (leads.includes(attribute) && /^((javascript|vbscript|livescript):|data:(text|image\\/svg))/.test(address))
        found.push(`${name} ${attribute} ${address}`);
      if (["src", "action", "formaction"].includes(attribute) && /^(https?:)?\\/\\//.test(address)
          && !address.startsWith(own)) found.push(`${name} ${attribute} ${address}`);
    }
    const isOurs = name === "script" && (element.type === "application/json"
      || (element.src.startsWith(`${own}/static/`) && !element.textContent.trim()));
    if (["script", "iframe", "object", "embed", "base", "frame", "math", "style", "foreignobject", "animate", "set"]
        .includes(name) && !isOurs) found.push(name);
    if (name === "link" && !element.href.startsWith(own)) found.push(`link ${element.href}`);
    if (name === "meta" && element.httpEquiv) found.push(`meta ${element.httpEquiv}`);
    if (name === "svg" && !element.closest(".icon") && !element.matches("[aria-hidden=true], [role=img]"))
      found.push("svg");
  }
  return found;
}"""

_TOUCH = """(root) => {
  const things = [...root.querySelectorAll("a, summary, button, [tabindex], details, img, input")].slice(0, 400);
  for (const thing of things) {
    for (const kind of ["pointerenter", "mouseenter", "mouseover", "mousemove", "focus", "focusin", "pointerdown"])
      thing.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
    thing.focus?.({ preventScroll: true });
    if (thing.matches("a, summary, button[type=button]")) thing.click();
  }
  return things.length;
}"""

_SHOW = f"""async (texts) => {{
  document.body.replaceChildren();
  const frames = texts.map((text) => Object.assign(document.createElement("iframe"), {{ srcdoc: text }}));
  const loaded = frames.map((frame) => new Promise((done) => {{ frame.onload = done; setTimeout(done, 1500); }}));
  document.body.append(...frames);
  await Promise.all(loaded);
  const found = frames.map((frame) =>
    frame.contentDocument ? ({_AUDIT})(frame.contentDocument) : ["led elsewhere"]);
  const touched = frames.map((frame) => (frame.contentDocument ? ({_TOUCH})(frame.contentDocument.body) : 0));
  await new Promise((done) => setTimeout(done, 20));
  return [found, touched.reduce((sum, each) => sum + each, 0)];
}}"""

# As Turbo puts them into a page that is there.
_INSERT = f"""async (texts) => {{
  const places = texts.map((text) => Object.assign(document.createElement("div"), {{ innerHTML: text }}));
  document.body.replaceChildren(...places);
  const found = places.map((place) => ({_AUDIT})(place));
  const touched = places.map((place) => ({_TOUCH})(place));
  await new Promise((done) => setTimeout(done, 50));
  return [found, touched.reduce((sum, each) => sum + each, 0)];
}}"""

_OWN_SCRIPT = re.compile(r'<script[^<>]* src="/static/[^"<>]*"[^<>]*></script>')


class Watch:
    """One browser's window on the house; with `policy` false the content security policy is not held to."""

    def __init__(self, browser: Browser, address: str, session: str, *, policy: bool) -> None:
        self.counts: Counter[str] = Counter()
        self.findings: list[str] = []
        self._where = ""
        self._own = urlsplit(address).netloc
        self._address = address
        self._context: BrowserContext = browser.new_context(
            bypass_csp=not policy, viewport={"width": 1440, "height": 900}, locale="en-GB"
        )
        self._context.set_default_timeout(30_000)
        self._context.expose_function("__heard", self._hear)
        self._context.add_init_script(_EARS)
        self._context.on("request", lambda request: self._requested(request.url))
        self._context.on("dialog", self._dismiss)
        self.be(session)
        self._page: Page = self._context.new_page()

    def be(self, session: str) -> None:
        """Look as somebody else from now on."""
        self._context.add_cookies([{"name": "session", "value": session, "url": self._address}])

    def visit(self, path: str) -> str:
        """Open a page with the house's own scripts, touch what is on it, and give the address of the next one."""
        self._where = path
        self._page.goto(f"{self._address}{path}", wait_until="load")
        self._page.wait_for_timeout(60)
        self.counts["pages"] += 1
        self._note(path, self._page.evaluate(f"() => ({_AUDIT})(document)"))
        self.counts["touched"] += self._page.evaluate(f"() => ({_TOUCH})(document.body)")
        self._page.wait_for_timeout(30)
        following = self._page.locator("a[rel=next]").last
        return (following.get_attribute("href") or "") if following.count() else ""

    def show(self, texts: Sequence[tuple[str, str]]) -> None:
        """Open several pages side by side, each given with where it comes from; the house's scripts wait outside."""
        whole = [(path, text) for path, text in texts if "<html" in text]
        self._put(_SHOW, whole)
        self._put(_INSERT, [each for each in texts if each not in whole])

    def _put(self, how: str, texts: Sequence[tuple[str, str]]) -> None:
        if not texts:
            return
        self._where = f"{texts[0][0]} to {texts[-1][0]}"
        if not self._page.url.endswith("/offline"):
            self._page.goto(f"{self._address}/offline")
        found, touched = self._page.evaluate(how, [_OWN_SCRIPT.sub("", text) for _path, text in texts])
        self.counts["pages"] += len(texts)
        self.counts["touched"] += touched
        for (path, _text), each in zip(texts, found, strict=True):
            self._note(path, each)

    def close(self) -> None:
        """End it."""
        self._context.close()

    def _note(self, path: str, found: list[str]) -> None:
        self.counts["active markup"] += len(found)
        for each in found:
            self._keep(f"{path}: {each}")

    def _hear(self, kind: str, words: str) -> None:
        self.counts[kind] += 1
        self._keep(f"{self._where}: {kind} {words}")

    def _keep(self, finding: str) -> None:
        """Say it at once, too: a run may take longer than somebody's patience."""
        self.findings.append(finding)
        sys.stderr.write(f"  {finding[:500]}\n")

    def _dismiss(self, dialog: Dialog) -> None:
        self._hear("ran", dialog.message)
        dialog.dismiss()

    def _requested(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss", "ftp") and parts.netloc != self._own:
            self._hear("foreign request", url)
