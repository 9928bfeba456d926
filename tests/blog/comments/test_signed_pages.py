"""The signed addresses: thanks, edit, withdraw, follow and stop, and the moderator's mail."""

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import OperationalError
from django.utils import timezone

from blog.comments import mails, moderation, pipeline, signed_links, worker
from blog.comments.models import Comment, Mail, Subscription
from tests.factories import make_comment

pytestmark = pytest.mark.django_db
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def mine(post, say):
    """The address of a comment's own page, as its writer was sent there."""
    return say()["Location"]


def the_comment() -> Comment:
    return Comment.objects.get(user_name="Ana")


def path_of(text: str, what: str) -> str:
    return re.search(rf"https?://[^/\s]+(/comments/{what}/\S+)", text)[1].rstrip(">")


def test_the_thanks_show_the_comment_and_its_state(mine, client):
    response = client.get(mine)
    page = response.content.decode()
    assert "Loud crackling." in page
    assert "awaiting moderation" in page
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert "ana@example.org" not in page


def test_the_thanks_say_when_it_is_published(mine, client, moderator):
    moderation.decide(the_comment().pk, "published", by=moderator)
    assert "Your comment is published." in client.get(mine).content.decode()


@pytest.mark.parametrize("what", ["mine", "follow", "unfollow", "decide"])
@pytest.mark.parametrize("token", ["1", "1:x", "x:y", ":", "1:" + "A" * 43])
def test_a_false_token_is_nothing(client, post, what, token):
    make_comment(post)
    assert client.get(f"/comments/{what}/{token}/").status_code == 404


def test_a_token_for_one_thing_opens_no_other(mine, client):
    token = mine.split("/")[3]
    assert client.post(f"/comments/unfollow/{token}/").status_code == 404


def test_the_writer_edits_the_words(mine, client):
    assert "Loud crackling." in client.get(mine + "edit/").content.decode()
    client.post(mine + "edit/", {"comment": "Very loud."}, **OURS)
    comment = the_comment()
    assert (comment.comment, comment.state, comment.revision) == ("Very loud.", "held", 2)


def test_an_edit_is_judged_anew_and_no_way_around_the_moderator(mine, client, akismet, moderator):
    moderation.decide(the_comment().pk, "published", by=moderator)
    client.post(mine + "edit/", {"comment": "Buy pills"}, **OURS)
    assert the_comment().state == "held"
    assert akismet.calls("comment-check")[-1]["comment_content"] == "Buy pills"


def test_an_empty_edit_is_an_error(mine, client):
    response = client.post(mine + "edit/", {"comment": " "}, **OURS)
    assert response.status_code == 422
    assert the_comment().comment == "Loud crackling."


def test_an_edit_into_words_already_said_is_an_error(mine, client, say):
    say(comment="Already said")
    first = Comment.objects.order_by("pk").first()
    response = client.post(signed_links.mine(first.pk) + "edit/", {"comment": "Already said"}, **OURS)
    assert response.status_code == 422
    assert "already said" in response.content.decode()


def test_editing_ends_after_a_while(mine, client):
    Comment.objects.update(submit_date=timezone.now() - timedelta(minutes=31))
    assert "/edit/" not in client.get(mine).content.decode()
    client.post(mine + "edit/", {"comment": "Too late"}, **OURS)
    assert the_comment().comment == "Loud crackling."


def test_the_writer_withdraws_it_for_good(mine, client, moderator, say):
    moderation.decide(the_comment().pk, "published", by=moderator)
    client.post(mine + "withdraw/", **OURS)
    assert "Loud crackling." not in client.get("/pork/").content.decode()
    assert not moderation.decide(the_comment().pk, "published", by=moderator)
    say()  # the same words may be said anew
    assert Comment.objects.filter(state="held").count() == 1


@pytest.mark.parametrize("what", ["edit", "withdraw", "follow"])
def test_no_other_site_does_it_for_the_writer(mine, client, what):
    response = client.post(mine + what + "/", {"comment": "x"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 403
    assert the_comment().state == "held"
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("what", ["withdraw", "follow"])
def test_following_a_link_alone_changes_nothing(mine, client, what):
    client.get(mine + what + "/")
    assert the_comment().withdrawn_at is None
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("what", ["edit", "withdraw", "follow"])
def test_where_nothing_can_be_stored_it_says_so_and_nothing_changes(mine, client, monkeypatch, what):
    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Comment, "save", fail)
    monkeypatch.setattr(Subscription, "save", fail)
    response = client.post(mine + what + "/", {"comment": "Other words"}, **OURS)
    assert response.status_code == 503
    assert "The site cannot store anything just now." in response.content.decode()
    assert what != "edit" or "Other words</textarea>" in response.content.decode()
    monkeypatch.undo()
    assert (the_comment().state, the_comment().comment) == ("held", "Loud crackling.")


@pytest.fixture
def following(mine, client, settings):
    """Ana asked to be told of replies, and confirmed by the mail's link."""
    client.post(mine + "follow/", **OURS)
    worker.deliver_mails()
    address = path_of(outbox.outbox[-1].body, "follow")
    assert "Yes, tell me" in client.get(address).content.decode()
    assert Subscription.objects.get().confirmed_at is None
    client.post(address, **OURS)
    moderation.decide(the_comment().pk, "published")
    outbox.outbox.clear()
    return Subscription.objects.get()


def replies_told() -> list:
    worker.deliver_mails()
    return [sent for sent in outbox.outbox if "replied on" in sent.subject]


def test_nobody_is_told_before_confirming(mine, client):
    client.post(mine + "follow/", **OURS)
    moderation.decide(the_comment().pk, "published")
    make_reply()
    assert not replies_told()


def make_reply(state="published"):
    reply = make_comment(parent=the_comment(), state="held", name="Jo", words="Indeed.")
    if state == "published":
        moderation.decide(reply.pk, "published")
    return reply


def test_a_subscriber_is_told_when_the_reply_becomes_public(following):
    reply = make_reply("held")
    assert not replies_told()
    moderation.decide(reply.pk, "published")
    (sent,) = replies_told()
    assert sent.to == ["ana@example.org"]
    assert "Indeed." in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_subscriber_is_told_once_however_often_it_is_published(following):
    reply = make_reply()
    moderation.decide(reply.pk, "held")
    moderation.decide(reply.pk, "published")
    assert len(replies_told()) == 1


def test_nobody_is_told_of_the_own_reply(following):
    reply = make_comment(parent=the_comment(), state="held", mail="ANA@example.org")
    moderation.decide(reply.pk, "published")
    assert not replies_told()


def test_nobody_is_told_of_other_threads(following):
    other = make_comment(the_comment().post, state="held", name="Jo")
    moderation.decide(other.pk, "published")
    assert not replies_told()


def test_mail_programs_unsubscribe_with_one_post(following, client):
    make_reply()
    header = replies_told()[0].extra_headers["List-Unsubscribe"]
    client.post(path_of(header, "unfollow"), {"List-Unsubscribe": "One-Click"})
    assert Subscription.objects.get().ended_at
    outbox.outbox.clear()
    moderation.decide(make_comment(parent=the_comment(), state="held", name="Bo").pk, "published")
    assert not replies_told()


def test_looking_at_the_unsubscribe_page_ends_nothing(following, client):
    make_reply()
    assert "Stop these mails" in client.get(path_of(replies_told()[0].body, "unfollow")).content.decode()
    assert Subscription.objects.get().ended_at is None


def test_spam_makes_us_write_to_nobody(akismet, say, post, client):
    address = say(name="viagra-test-123")["Location"]
    client.post(address + "follow/", **OURS)
    assert not Mail.objects.filter(kind="confirm").exists()


# --- The moderator's mail -------------------------------------------------------------------------


@pytest.fixture
def told(mine, moderator):
    mails.notify_moderators()
    worker.deliver_mails()
    return outbox.outbox[-1]


def test_the_moderator_is_told_of_a_held_comment(told):
    assert told.to == ["author@example.com"]
    assert "Loud crackling." in told.body


@pytest.mark.parametrize("state", ["published", "spam", "trash"])
def test_the_mails_link_asks_once_more_then_decides(told, client, state):
    address = path_of(told.body, "decide")
    assert "What shall become" in client.get(address).content.decode()
    assert the_comment().state == "held"
    client.post(address, {"state": state}, **OURS)
    assert the_comment().state == state


def test_the_mails_link_does_not_publish_words_edited_since(told, client):
    pipeline.edit(the_comment(), "Buy pills")
    address = path_of(told.body, "decide")
    assert "has edited it" in client.get(address).content.decode()
    client.post(address, {"state": "published"}, **OURS)
    assert the_comment().state == "held"


def test_a_flood_makes_one_digest(post, moderator):
    for _n in range(200):
        make_comment(post, state="held", notify_at=timezone.now())
    mails.notify_moderators()
    make_comment(post, state="held", notify_at=timezone.now())
    mails.notify_moderators()
    assert [mail.kind for mail in Mail.objects.all()] == ["digest"]
    assert "200 comments wait" in Mail.objects.get().subject


def test_the_next_digest_takes_what_came_meanwhile(post, moderator):
    for _n in range(9):
        make_comment(post, state="held", notify_at=timezone.now())
    mails.notify_moderators()
    make_comment(post, state="held", notify_at=timezone.now())
    Mail.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    mails.notify_moderators()
    assert Mail.objects.count() == 2
    assert not Comment.objects.filter(notify_at__isnull=False).exists()


def test_the_moderator_is_told_once_though_the_service_is_down_for_days(akismet, mine, client):
    akismet.mode = "500"
    for _day in range(3):
        Comment.objects.update(recheck_at=timezone.now())
        worker.recheck_due()
        mails.notify_moderators()
    assert Mail.objects.filter(kind="held").count() == 1


def test_the_moderator_is_told_of_an_edit(told, mine, client):
    client.post(mine + "edit/", {"comment": "Other words"}, **OURS)
    mails.notify_moderators()
    assert Mail.objects.filter(kind="held", body__contains="Other words").count() == 1


# --- Sending --------------------------------------------------------------------------------------


@pytest.fixture
def letter(db):
    return Mail.objects.create(key="k", kind="held", to="a@example.org", subject="S", body="B")


def test_a_mail_that_fails_is_tried_again_with_growing_pauses_then_shown(letter, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    pauses = []
    for _n in range(8):
        worker.deliver(letter)
        letter.refresh_from_db()
        pauses.append((letter.next_try_at - timezone.now()).total_seconds() if letter.next_try_at else None)
    assert pauses[:-1] == sorted(pauses[:-1])
    assert pauses[0] < 61 < pauses[1]
    assert (letter.state, pauses[-1]) == ("given up", None)
    assert "refused" in letter.error.lower()


def test_two_workers_do_not_send_a_mail_twice(letter):
    same = Mail.objects.get(pk=letter.pk)
    worker.deliver(letter)
    worker.deliver(same)
    assert len(outbox.outbox) == 1


def test_without_a_mail_server_mails_are_files(letter, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    worker.deliver_mails()
    assert "Subject: S" in next(tmp_path.iterdir()).read_text()
