import pytest

from blog.config.request_limits import RequestLimits


def status_of(**environ) -> str:
    started = []

    def site(environ, start_response):
        start_response("200 OK", [])
        return [b""]

    list(RequestLimits(site)(environ, lambda status, headers: started.append(status)))
    return started[0]


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"PATH_INFO": "/"}, "200 OK"),
        ({"PATH_INFO": "/" + "x" * 8191}, "200 OK"),
        ({"PATH_INFO": "/" + "x" * 8192}, "414 URI Too Long"),
        ({"PATH_INFO": "/", "QUERY_STRING": "q=" + "x" * 8192}, "414 URI Too Long"),
        ({"PATH_INFO": "/soup/comment/", "CONTENT_LENGTH": "1000000"}, "200 OK"),
        ({"PATH_INFO": "/soup/comment/", "CONTENT_LENGTH": "1000001"}, "413 Content Too Large"),
        ({"PATH_INFO": "/admin/photos/photo/add/", "CONTENT_LENGTH": "150000000"}, "200 OK"),
        ({"PATH_INFO": "/admin/photos/photo/add/", "CONTENT_LENGTH": "200000001"}, "413 Content Too Large"),
        ({"PATH_INFO": "/", "CONTENT_LENGTH": "-1"}, "400 Bad Request"),
        ({"PATH_INFO": "/", "CONTENT_LENGTH": "1e9"}, "400 Bad Request"),
    ],
)
def test_what_is_too_large_is_refused(environ, status):
    assert status_of(**environ) == status
