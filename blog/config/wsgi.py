"""The WSGI door: the server calls `application`."""

import multiprocessing
import os
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blog.config.settings")

application: WSGIApplication = get_wsgi_application()  # Django is set up from here on

from django.conf import settings  # noqa: E402

from blog.config.processes import end_with_parent  # noqa: E402
from blog.config.request_limits import RequestLimits  # noqa: E402
from blog.page_cache.application import PageCache  # noqa: E402
from blog.page_cache.files import files  # noqa: E402

application = RequestLimits(application)
if settings.PAGE_CACHE:
    application = PageCache(application, files=files())

if multiprocessing.parent_process() is not None:  # a worker of the server that `manage.py serve` starts
    end_with_parent()
