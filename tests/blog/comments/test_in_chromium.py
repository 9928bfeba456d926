"""A reader without JavaScript and cookies, and the moderator by keyboard, in a real browser."""

import email
import email.policy
import re

import pytest

from blog.comments import worker
from blog.comments.models import Comment, Subscription
from tests.factories import make_author, make_comment, make_post, make_recipe
from tests.site.judges import axe_violations, needs_nu, nu_messages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mails(settings, tmp_path):
    """What the worker has written to the mail folder, newest last."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"

    def read():
        worker.do_due()
        found = []
        for path in (tmp_path / "mail").glob("*.log"):
            texts = path.read_bytes().split(b"-" * 79 + b"\n")
            found += [
                email.message_from_bytes(text, policy=email.policy.default) for text in texts if text.strip()
            ]
        return found

    return read


@pytest.fixture
def kitchen(live_server, akismet, settings):
    """The site beside the local Akismet, with a post to talk about."""
    settings.SITE_URL = live_server.url
    make_author()
    make_post("Pork", slug="pork", recipes=[make_recipe("Crispy pork")])
    return live_server.url


def comment(page, kitchen, words="Which salt did you use?", name="Ana", mail="ana@example.org"):
    page.goto(kitchen + "/pork/")
    page.click("text=Add yours")
    page.fill("[name=comment]", words)
    page.fill("[name=name]", name)
    page.fill("[name=email]", mail)
    page.select_option("[name=kind]", "question")
    page.click("text=Post Comment")


def link_in(message, what: str) -> str:
    return re.search(rf"http\S+/comments/{what}/\S*", message.get_content())[0]


def sign_in(page, kitchen):
    page.goto(kitchen + "/admin/")
    page.fill("[name=username]", "author")
    page.fill("[name=password]", "kitchen-table-1")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Write a post")


def test_a_reader_comments_edits_follows_is_told_and_stops(kitchen, new_page, mails):
    page = new_page(390, javascript=False)
    comment(page, kitchen)
    assert "awaiting moderation" in page.inner_text("main")
    mine = page.url

    page.click("text=Edit")
    page.fill("[name=comment]", "Which salt?")
    page.click("text=Save")
    assert "Which salt?" in page.inner_text(".comment")

    page.click("text=Tell me of replies")
    assert "We have sent you a mail" in page.inner_text("main")
    (asked,) = [mail for mail in mails() if mail["To"] == "ana@example.org"]
    page.goto(link_in(asked, "follow"))
    page.click("text=Yes, tell me")
    assert "We will tell you" in page.inner_text("main")

    moderator = new_page()
    sign_in(moderator, kitchen)
    moderator.goto(kitchen + "/admin/comments/comment/")
    moderator.click(".comment-text ~ .row-do summary")
    moderator.fill("textarea[name^=reply-]", "Rock salt.")
    moderator.click("text=Approve and answer")
    moderator.wait_for_selector("text=is published")

    (told,) = [mail for mail in mails() if "replied on" in mail["Subject"]]
    assert "Rock salt." in told.get_content()
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page.goto(link_in(told, r"\d+"))
    assert "Rock salt." in page.inner_text("#comments")
    page.goto(link_in(told, "unfollow"))
    page.click("text=Stop these mails")
    assert "Done" in page.inner_text("main")
    assert Subscription.objects.get().ended_at

    page.goto(mine)
    page.click("text=Withdraw")
    assert "You took your comment back" in page.inner_text("h1")
    page.goto(kitchen + "/pork/")
    assert "Which salt?" not in page.inner_text("#comments")
    assert page.context.cookies() == []


def test_the_words_are_kept_beside_an_error(kitchen, new_page):
    page = new_page(390, javascript=False)
    page.goto(kitchen + "/pork/comment/")
    page.fill("[name=comment]", "My words")
    page.fill("[name=name]", "Ana")
    page.fill("[name=email]", "ana@example")  # valid for the browser, not for us
    page.click("text=Post Comment")
    assert page.input_value("[name=comment]") == "My words"
    assert page.locator("#email-error").is_visible()
    assert page.get_attribute("[name=email]", "aria-describedby") == "email-error"


def test_a_comment_of_many_lines_up_to_the_limit_is_taken(kitchen, new_page):
    """Browsers send each line end as two characters, and let 3,000 be typed with one."""
    lines = "\n".join(["x" * 48] * 61)
    page = new_page(390, javascript=False)
    comment(page, kitchen, lines)
    assert "awaiting moderation" in page.inner_text("main")
    assert Comment.objects.get().comment == lines


def tab_to(page, selector: str) -> None:
    """Reach an element with the Tab key alone."""
    for _n in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by keyboard")


def count(page, label: str) -> str:
    return page.locator(".state-tabs a", has_text=label).locator("span").inner_text()


def test_the_moderator_decides_by_keyboard(kitchen, akismet, new_page):
    reader = new_page(javascript=False)
    for name, words in [
        ("Ana", "Approve me"),
        ("Bo", "I am spam"),
        ("Cy", "Trash me"),
        ("viagra-test-123", "No spam"),
    ]:
        comment(reader, kitchen, words, name, f"{len(words)}@example.org")
    page = new_page()
    sign_in(page, kitchen)
    page.goto(kitchen + "/admin/comments/comment/?state=held")
    assert [count(page, label) for label in ("Held", "Published", "Spam", "Trash")] == ["3", "0", "1", "0"]
    for name, state in [("Ana", "published"), ("Bo", "spam"), ("Cy", "trash")]:
        pk = Comment.objects.get(user_name=name).pk
        tab_to(page, f"button[formaction*='/{pk}/decide/'][formaction$='/{state}/']")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert [count(page, label) for label in ("Held", "Published", "Spam", "Trash")] == ["0", "1", "2", "1"]

    page.goto(kitchen + "/admin/comments/comment/?state=spam")
    pk = Comment.objects.get(user_name="viagra-test-123").pk
    tab_to(page, f"button[formaction*='/{pk}/decide/'][formaction$='/published/']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    worker.do_due()
    assert [said["comment_content"] for said in akismet.calls("submit-spam")] == ["I am spam"]
    assert [said["comment_content"] for said in akismet.calls("submit-ham")] == ["No spam"]

    page.goto(kitchen + f"/admin/comments/comment/{pk}/change/")
    assert "Akismet says: spam." in page.inner_text("#history-group")
    assert "Akismet's verdict: spam" in page.inner_text(".facts")


def test_the_moderator_replies_in_place_by_keyboard(kitchen, new_page):
    asked = make_comment(make_post("Rice"), state="held", words="How long?", kind="question")
    page = new_page()
    sign_in(page, kitchen)
    page.goto(kitchen + "/admin/comments/comment/?state=held")
    tab_to(page, "details:not([open]) > summary")
    page.keyboard.press("Enter")
    tab_to(page, f"#reply-{asked.pk}")
    page.keyboard.type("Twenty minutes.")
    tab_to(page, f"button[formaction$='/{asked.pk}/reply/']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    asked.refresh_from_db()
    answer = Comment.objects.get(comment="Twenty minutes.")
    assert (asked.state, answer.state, answer.parent_id) == ("published", "published", asked.pk)


@pytest.mark.parametrize(
    ("action", "state"), [("Approve", "published"), ("Spam", "spam"), ("Trash", "trash")]
)
def test_the_moderator_decides_in_bulk_by_keyboard(kitchen, new_page, action, state):
    post = make_post("Rice")
    for number in range(4):
        make_comment(post, state="held", words=f"Words {number}")
    page = new_page()
    sign_in(page, kitchen)
    page.goto(kitchen + "/admin/comments/comment/?state=held")
    tab_to(page, "select[name=action]")
    page.keyboard.type(action)
    tab_to(page, "#action-toggle")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.matches('button[name=index]')"):
        page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Comment.objects.filter(state=state).count() == 4


@pytest.fixture
def pages(client, kitchen):
    """Every page of the discussion, by name."""
    post = make_post("Talk", slug="talk", recipes=[make_recipe("Talk")])
    top = make_comment(
        post, words="One\n\nTwo https://example.com/", stars=4, kind="tip", user_url="https://a.example/"
    )
    answer = make_comment(parent=top, user=make_author())
    make_comment(parent=answer)
    make_post("Closed", slug="closed", comments_open=False)
    said = {"comment": "Words <b>", "name": "", "email": "x", "url": "x"}
    from blog.comments import signed_links

    held = make_comment(post, state="held", mail="held@example.org")
    following = Subscription.objects.create(comment=held, mail=held.user_email)
    addresses = {
        "talk": "/talk/",
        "closed": "/closed/",
        "form": "/talk/comment/",
        "reply": f"/talk/comment/?reply={answer.pk}",
        "closed-form": "/closed/comment/",
        "mine": signed_links.mine(held.pk),
        "mine-published": signed_links.mine(top.pk),
        "edit": signed_links.mine(held.pk) + "edit/",
        "follow": signed_links.follow(following),
        "unfollow": signed_links.unfollow(following),
        "decide": signed_links.decide(held),
        "privacy": "/privacy/",
    }
    make_post("Privacy", slug="privacy", kind="page", comments_open=False)
    found = {name: client.get(address.replace(kitchen, "")) for name, address in addresses.items()}
    found["errors"] = client.post("/talk/comment/", said, HTTP_SEC_FETCH_SITE="same-origin")
    found["foreign"] = client.post("/talk/comment/", said)
    return addresses, {name: answer.content.decode() for name, answer in found.items()}


@needs_nu
def test_the_nu_checker_has_no_message(pages, tmp_path):
    assert nu_messages(pages[1], tmp_path) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation(pages, kitchen, new_page, width, dark):
    page = new_page(width, dark=dark)
    found = {}
    for name, address in pages[0].items():
        page.goto(address if address.startswith("http") else kitchen + address)
        if name == "form":  # as it looks with its errors
            page.locator("form.form").evaluate("form => { form.noValidate = true }")
            page.click("text=Post Comment")
        if violations := axe_violations(page):
            found[name] = violations
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.setdefault(name, []).append("scrolls sideways")
    assert found == {}
