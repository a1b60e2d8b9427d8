"""Django's WSGI handler, which the ASGI layer calls in its thread pool."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anxin.config.settings")
application = get_wsgi_application()
