"""What somebody typed is still there: after a reload, an expired session, a second writer, a wrong click."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.browsing import Windows
from tests.journeys.entering import PASSWORD, join
from tests.journeys.furnishing import picture, send
from tests.journeys.houses import House

TEXT = "A long thought about bearings that nobody wants to type twice."


def test_a_draft_survives_a_reload_and_an_expired_session(desktop: Page, house: House) -> None:
    join(desktop, house, "Dina Draft")
    desktop.goto(house.url)
    desktop.locator("summary.composer-open").click()
    body = desktop.get_by_label("What should the others know?")
    body.fill(TEXT)
    desktop.reload()
    expect(body).to_be_visible()
    expect(body).to_have_value(TEXT)

    desktop.context.clear_cookies()
    desktop.get_by_role("button", name="Publish").click()
    expect(desktop.get_by_role("heading", name="Sign in")).to_be_visible()
    _sign_in_again(desktop, "dina-draft@nordlicht.example")
    expect(body).to_have_value(TEXT)
    desktop.get_by_role("button", name="Publish").click()
    expect(desktop.get_by_role("article").get_by_text(TEXT)).to_be_visible()
    desktop.goto(house.url)
    expect(body).to_have_value("")


def test_a_comment_survives_an_expired_session(desktop: Page, house: House) -> None:
    join(desktop, house, "Dita Draft")
    post = send(desktop, house, "/posts/new", title="", body="Say something.", space="")
    desktop.goto(post)
    comment = desktop.get_by_label("Write a comment")
    comment.fill(TEXT)
    desktop.context.clear_cookies()
    desktop.get_by_role("button", name="Comment", exact=True).click()
    _sign_in_again(desktop, "dita-draft@nordlicht.example")
    desktop.goto(post)
    expect(comment).to_have_value(TEXT)


def test_a_change_survives_an_expired_session_and_is_forgotten_when_cancelled(
    desktop: Page, house: House
) -> None:
    join(desktop, house, "Dora Draft")
    post = send(desktop, house, "/posts/new", title="", body="Short.", space="")
    desktop.goto(f"{post}/edit")
    text = desktop.get_by_label("Text")
    text.fill(TEXT)
    desktop.context.clear_cookies()
    desktop.get_by_role("button", name="Save").click()
    _sign_in_again(desktop, "dora-draft@nordlicht.example")
    desktop.goto(f"{post}/edit")
    expect(text).to_have_value(TEXT)
    desktop.get_by_role("link", name="Cancel").click()
    expect(desktop.get_by_role("article").get_by_text("Short.")).to_be_visible()
    desktop.goto(f"{post}/edit")
    expect(text).to_have_value("Short.")


def test_of_two_who_edit_one_post_the_second_sees_both_texts(
    windows: Windows, desktop: Page, house: House
) -> None:
    windows.expect_status(409)
    join(desktop, house, "Edda Twice")
    post = send(desktop, house, "/posts/new", title="Feed rate", body="It is 100.", space="")
    other = desktop.context.new_page()
    for page in (desktop, other):
        page.goto(f"{post}/edit")
    desktop.get_by_label("Text").fill("It is 110.")
    desktop.get_by_role("button", name="Save").click()
    expect(desktop.get_by_role("article").get_by_text("It is 110.")).to_be_visible()
    other.get_by_label("Text").fill("It is 120.")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("Somebody changed it in the meantime.")).to_be_visible()
    expect(other.locator("blockquote")).to_have_text(re.compile(r"It is 110\."))
    expect(other.get_by_label("Text")).to_have_value("It is 120.")
    other.goto(f"{post}/edit")
    expect(other.get_by_label("Text")).to_have_value("It is 120.")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("article").get_by_text("It is 120.")).to_be_visible()
    assert other.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []
    other.goto(f"{post}/edit")
    expect(other.get_by_label("Text")).to_have_value("It is 120.")


def test_who_edits_a_comment_comes_back_to_it(desktop: Page, house: House) -> None:
    join(desktop, house, "Coco Corrector")
    post = send(desktop, house, "/posts/new", title="", body="Long.\n\n" * 60, space="")
    entry = post.rsplit("/", 1)[1]
    made = send(desktop, house, f"/entries/{entry}/comments", body="Shrot.").rsplit("#", 1)[1]
    desktop.goto(f"{house.url}/comments/{made.removeprefix('comment_')}/edit")
    desktop.get_by_label("Comment").fill("Short.")
    desktop.get_by_role("button", name="Save").click()
    expect(desktop).to_have_url(f"{post}#{made}")
    comment = desktop.locator(".comment", has_text="Short.")
    expect(comment).to_be_in_viewport()
    assert comment.evaluate("(element) => element.matches(':target')")
    desktop.get_by_role("link", name="Home").first.click()
    expect(desktop.get_by_label("Order")).to_be_visible()
    desktop.go_back()
    expect(comment).to_be_visible()


def test_a_photo_comes_and_goes_while_the_profile_is_being_written(
    desktop: Page, house: House, tmp_path: Path
) -> None:
    join(desktop, house, "Fia Photo")
    desktop.goto(f"{house.url}/settings")
    desktop.get_by_label("About me").fill(TEXT)
    desktop.get_by_label("Choose a new one").set_input_files(picture(tmp_path))
    desktop.get_by_role("button", name="Use this photo").click()
    desktop.get_by_role("button", name="Remove the photo").click()
    expect(desktop.get_by_role("button", name="Remove the photo")).to_have_count(0)
    expect(desktop.get_by_label("About me")).to_have_value(TEXT)


def test_the_link_of_an_invitation_comes_into_view_on_a_phone(phone: Page, house: House) -> None:
    join(phone, house, "Ivo Inviter")
    phone.goto(f"{house.url}/invitations")
    phone.get_by_role("button", name="Invite").scroll_into_view_if_needed()
    phone.get_by_role("button", name="Invite").click()
    expect(phone.get_by_label("Link", exact=True)).to_be_in_viewport()


def test_the_link_of_an_invitation_is_copied(desktop: Page, house: House) -> None:
    join(desktop, house, "Ina Inviter")
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(f"{house.url}/invitations")
    desktop.get_by_role("button", name="Invite").click()
    desktop.get_by_role("button", name="Copy the link").click()
    expect(desktop.get_by_role("button", name="Copied")).to_be_visible()
    link = desktop.get_by_label("Link", exact=True).input_value()
    assert desktop.evaluate("navigator.clipboard.readText()") == link


def test_what_was_deleted_comes_back_with_the_toast(desktop: Page, house: House) -> None:
    join(desktop, house, "Uma Undo")
    desktop.goto(send(desktop, house, "/posts/new", title="Not this one", body="Oh no.", space=""))
    desktop.get_by_label("More about this entry").click()
    desktop.get_by_role("button", name="Delete").click()
    toast = desktop.get_by_role("status").filter(has_text="Deleted.")
    expect(toast).to_be_visible()
    expect(desktop.get_by_role("link", name="Not this one")).to_have_count(0)
    toast.get_by_role("button", name="Undo").click()
    expect(desktop.get_by_role("heading", name="Not this one", level=1)).to_be_visible()
    expect(toast).to_have_count(0)


def _sign_in_again(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).first.click()
    expect(page.get_by_role("heading", name="Sign in")).to_have_count(0)
