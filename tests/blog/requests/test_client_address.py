"""Whose address counts: the reader's, behind as many proxies as there are, and never one that was made up."""

import pytest
from axes.models import AccessAttempt

from blog.requests.client_address import client_address, client_network, network
from tests.factories import make_author


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "10.0.0.1"), (1, "192.0.2.2"), (2, "192.0.2.1"), (4, "10.0.0.1")]
)
def test_the_forwarded_address_counts_only_behind_as_many_proxies(rf, settings, proxies, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.1, 192.0.2.2")
    assert client_address(request) == address


@pytest.mark.parametrize("forwarded", ["<script>", "", "unknown", "1.2.3", "1.2.3.4.5", "::1::"])
def test_what_is_no_address_is_not_taken_for_one(rf, settings, forwarded):
    settings.TRUSTED_PROXIES = 1
    assert client_address(rf.get("/", REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=forwarded)) is None
    assert client_network(rf.get("/", REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=forwarded)) is None


@pytest.mark.parametrize(
    ("written", "address"),
    [("::ffff:192.0.2.7", "192.0.2.7"), ("2001:DB8::0:1", "2001:db8::1"), ("fe80::1%eth0", "fe80::1")],
)
def test_an_address_is_written_one_way(rf, written, address):
    assert client_address(rf.get("/", REMOTE_ADDR=written)) == address


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:3::6", "2001:db8:1:3::"),
    ],
)
def test_an_ipv6_address_counts_by_its_64_bits(address, counted):
    assert network(address) == counted


def sign_in(client, address, password="wrong"):
    form = {"username": "author", "password": password}
    return client.post("/admin/login/", form, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=address)


@pytest.mark.django_db
def test_wrong_passwords_from_elsewhere_behind_the_proxy_do_not_lock_the_author_out(client, settings):
    settings.TRUSTED_PROXIES = 1
    make_author()
    for _n in range(12):
        answer = sign_in(client, "198.51.100.1")
    assert answer.status_code == 429
    assert sign_in(client, "192.0.2.7", "kitchen-table-1").status_code == 302


@pytest.mark.django_db
def test_wrong_passwords_from_one_ipv6_network_count_together(client, settings):
    settings.TRUSTED_PROXIES = 1
    make_author()
    for n in range(12):
        answer = sign_in(client, f"2001:db8::{n}")
    assert answer.status_code == 429
    assert AccessAttempt.objects.get().ip_address == "2001:db8::"
