"""The pages, for any WSGI server; built assets are served beside them, compressed and for ever."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "flurfunk.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from flurfunk.config.environment import proxies
from flurfunk.kit.assets import BuiltAssets
from flurfunk.kit.charsets import read_as_utf_8
from flurfunk.kit.proxies import behind_proxies

_pages = BuiltAssets(
    read_as_utf_8(get_wsgi_application()),
    root=str(settings.ASSETS_DIR),
    prefix=f"{settings.STATIC_URL}assets/",
    max_age=31_536_000,
    immutable_file_test=lambda _path, _url: True,
    add_headers_function=lambda headers, _path, _url: headers.add_header("X-Content-Type-Options", "nosniff"),
)

application = behind_proxies(_pages, count=proxies())
