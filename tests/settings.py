"""The product's settings with what tests need: own data folder, fast hasher, no mail sent."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_DATA = Path(tempfile.mkdtemp(prefix="thidua-tests-"))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
(_DATA / "static").mkdir()
os.environ["THIDUA_DATA_DIR"] = str(_DATA)
os.environ.setdefault("THIDUA_SECRET_KEY", "only-for-tests")

from thidua.config.settings import *  # noqa: E402, F403
from thidua.config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
