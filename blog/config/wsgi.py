"""The WSGI door: gunicorn calls `application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blog.config.settings")

application = get_wsgi_application()
