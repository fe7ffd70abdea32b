"""Property tests here have no time limit of their own: the machine may be shared."""

from hypothesis import settings

settings.register_profile("timing", deadline=None)
settings.load_profile("timing")
