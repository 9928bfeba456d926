# syntax=docker/dockerfile:1
# The site and its worker in one container: docker build -t blog . && docker run -p 8000:8000 -v blog:/data blog
# Everything it keeps stands in /data; settings are those of .env.example.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --require-hashes --only-binary=:all: -r requirements.txt

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin blog \
    && install -d -o blog -g blog /data
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA_DIR=/data HOST=0.0.0.0 PORT=8000 DEMO=0
WORKDIR /srv/blog
COPY --from=build /venv /venv
COPY manage.py ./
COPY blog blog
COPY recipes recipes
COPY templates templates
COPY static static
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "python manage.py prepare && exec python manage.py serve"]
