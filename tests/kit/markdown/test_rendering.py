"""Markdown as people write it."""

import pytest

from flurfunk.kit.markdown import excerpt, plain_text
from tests.kit.markdown.reading import show

TABLE = """<div class="table-scroll" tabindex="0"><table>
<thead>
<tr>
<th class="align-left">a</th>
<th class="align-right">b</th>
</tr>
</thead>
<tbody>
<tr>
<td class="align-left">1</td>
<td class="align-right">2</td>
</tr>
</tbody>
</table></div>
"""


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Hello\nyou", "<p>Hello<br>\nyou</p>\n"),
        ("**a** _b_ ~~c~~ `d`", "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>\n"),
        ("<b>a</b> &amp; &lt;", "<p>&lt;b&gt;a&lt;/b&gt; &amp; &lt;</p>\n"),
        ("# A\n### B\n##### C\n# D", "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>\n<h2>D</h2>\n"),
        ("###### deep", "<h2>deep</h2>\n"),
        ("a|b\n:-|-:\n1|2", TABLE),
        ("```zz\n<a>\n```", '<pre class="code" tabindex="0"><code>&lt;a&gt;\n</code></pre>\n'),
        ("```py\nx\n```", '<pre class="code" tabindex="0"><code><span class="n">x</span>\n</code></pre>\n'),
        ("```\n@ada #x\n```", '<pre class="code" tabindex="0"><code>@ada #x\n</code></pre>\n'),
        ("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("![Plan](/files/7/plan.png)", '<p><img src="/files/7/plan.png" alt="Plan" loading="lazy"></p>\n'),
        (
            "![Plan](https://e.org/p.png)",
            '<p><a href="https://e.org/p.png" rel="nofollow noopener">Plan</a></p>\n',
        ),
        ("", ""),
        ("\x00\x01", ""),
    ],
)
def test_text_is_written_as_html(source: str, html: str) -> None:
    assert show(source).html == html


def test_a_long_quote_is_folded_under_its_first_words_and_a_short_one_is_not() -> None:
    rendered = show("\n".join(f"> line {n}" for n in range(6)) + "\n\n> short").html
    assert rendered.startswith(
        '<details class="quote"><summary>line 0 line 1 line 2 line 3 line 4 line 5</summary>'
    )
    assert rendered.count("<details") == rendered.count("</details>") == 1
    assert rendered.count("<blockquote>") == rendered.count("</blockquote>") == 2


def test_a_quote_in_a_folded_quote_is_not_folded_again() -> None:
    rendered = show("\n".join(f">> line {n}" for n in range(9))).html
    assert rendered.count("<details") == rendered.count("</details>") == 1


def test_people_who_exist_are_mentioned_and_others_stay_words() -> None:
    rendered = show("@ada, @ADA and @bea.m. @nobody ada@ada.org `@ada` [@ada](https://x.org) \\@ada")
    link = '<a class="mention" href="/people/ada" title="@ada" rel="nofollow noopener">Ada Lindqvist</a>'
    assert rendered.handles == ("ada", "bea.m")
    assert rendered.html.startswith(f"<p>{link}, {link} and ")
    assert rendered.html.count('class="mention"') == 3
    assert 'title="@bea.m" rel="nofollow noopener">Bea "B" &lt;Müller&gt;</a>. @nobody ' in rendered.html


@pytest.mark.parametrize(
    ("source", "topics"),
    [
        (
            "#Hydraulik and #hydraulik, #über-druck #中文 #a",
            ("Hydraulik", "hydraulik", "über-druck", "中文", "a"),
        ),
        ("#1 #_x ##b a#b C# https://x.org/#top &#35; `#code` \\#no", ()),
        ("(#in) *#em* #end.", ("in", "em", "end")),
        ("# Heading #inside", ("inside",)),
        ("#" + "x" * 100, ("x" * 60,)),
    ],
)
def test_topics_are_recognised_where_they_are_meant(source: str, topics: tuple[str, ...]) -> None:
    assert show(source).topics == topics


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("- [ ] a", '<li class="task-list-item"><label><input class="task-list-item-checkbox" '),
        ("1. [X] **b**", 'checked="checked"> <strong>b</strong></label></li>'),
        ("- [ ]a", "<li>[ ]a</li>"),
        ("[x] no list", "<p>[x] no list</p>"),
        ("- [x]", "<li>[x]</li>"),
    ],
)
def test_tasks_show_a_box(source: str, html: str) -> None:
    assert html in show(source).html


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a_b_c.", "https://example.org/a_b_c"),
        ("**http://x.org/y**", "http://x.org/y"),
        ("(https://x.org/z)", "https://x.org/z"),
        ("https://x.org/ä ö", "https://x.org/%C3%A4"),
        ("<https://x.org>", "https://x.org"),
        ("HTTPS://X.org", "HTTPS://X.org"),
    ],
)
def test_bare_addresses_become_links(source: str, address: str) -> None:
    assert f'<a href="{address}" rel="nofollow noopener">' in show(source).html


def test_what_is_written_is_read_again_as_plain_text() -> None:
    html = show("# Title\n\nOne **two** & <three>\n\n- four\n- five").html
    assert plain_text(html) == "Title\nOne two & <three>\nfour\nfive"
    assert excerpt(html, longest=12) == "Title One…"
    assert excerpt(show("x" * 50).html, longest=10) == "x" * 9 + "…"
