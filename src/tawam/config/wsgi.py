"""The door for a WSGI server such as granian. A thread beside it does the work that waits, unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawam.config.settings")

application = get_wsgi_application()

if os.environ.get("TAWAM_WORKER", "thread") != "off":
    # The rooms can be imported only once Django is set up.
    from tawam.config.work import start_thread

    start_thread()
