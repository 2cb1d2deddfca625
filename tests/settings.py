"""Django's settings for tests: a register of their own in a folder that goes with the process."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.databases import TEMPLATE, server

from khabar.register.home import create_home

folder = Path(tempfile.mkdtemp(prefix="khabar-tests-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["KHABAR_REGISTER"] = str(folder)
create_home(folder)

from khabar.register.settings import *  # noqa: E402, F403

if server() and "DATABASE_URL" not in os.environ:
    from khabar.register.addresses import settings_of

    DATABASES = {"default": settings_of(server().url("khabar"), folder)}
    DATABASES["default"]["TEST"] = {"TEMPLATE": TEMPLATE, "MIGRATE": False}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
