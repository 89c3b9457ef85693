"""Small pieces of HTTP."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from flurfunk.kit.http import RefusedError, allow, by_method, safe_next, see_other, stream, wants_stream

ASK = RequestFactory()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "http:///evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        " //evil.example",
        "\t//evil.example",
        "/\t/evil.example",
        "http://testserver@evil.example",
        "http://testserver.evil.example/",
        "http://[::1",
        "\x00/",
        "",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_form_leads_to_another_site(address: str, method: str) -> None:
    assert safe_next(getattr(ASK, method)("/", {"next": address}), "/fallback") == "/fallback"


@pytest.mark.parametrize("address", ["/spaces/hydraulics?before=x#y", "http://testserver/", "/"])
def test_our_own_addresses_are_gone_to(address: str) -> None:
    assert safe_next(ASK.post("/", {"next": address}), "/fallback") == address


def test_behind_https_nobody_is_sent_to_http() -> None:
    request = ASK.get("/", {"next": "http://testserver/"}, secure=True)
    assert safe_next(request, "/fallback") == "/fallback"


def test_each_method_has_its_view_and_others_are_named() -> None:
    def view(name: str) -> HttpResponse:
        return HttpResponse(name)

    address = by_method(
        GET=lambda _r: view("show"), POST=lambda _r: view("create"), DELETE=lambda _r: view("destroy")
    )
    asked = {
        "show": [ASK.get("/"), ASK.head("/")],
        "create": [ASK.post("/"), ASK.post("/", {"_method": "put"}), ASK.post("/?_method=delete")],
        "destroy": [ASK.delete("/"), ASK.post("/", {"_method": "delete"})],
    }
    for name, requests in asked.items():
        assert [address(request).content.decode() for request in requests] == [name] * len(requests)
    refused = address(ASK.put("/"))
    assert (refused.status_code, refused.headers["Allow"]) == (405, "DELETE, GET, POST")


def test_nothing_is_taken_away_where_nothing_can_be() -> None:
    address = by_method(POST=lambda _r: HttpResponse("create"))
    assert address(ASK.post("/", {"_method": "delete"})).content == b"create"
    assert address(ASK.get("/")).status_code == 405


def test_after_a_form_one_is_sent_on_with_303() -> None:
    response = see_other("/x")
    assert (response.status_code, response.headers["Location"]) == (303, "/x")


def test_turbo_says_that_it_takes_streams() -> None:
    request: HttpRequest = ASK.post("/", headers={"Accept": "text/vnd.turbo-stream.html, text/html"})
    assert wants_stream(request)
    assert not wants_stream(ASK.post("/"))
    assert stream("<turbo-stream>").headers["Content-Type"] == "text/vnd.turbo-stream.html; charset=utf-8"


def test_what_is_not_allowed_is_refused() -> None:
    allow(is_allowed=True)
    with pytest.raises(RefusedError):
        allow(is_allowed=False)
