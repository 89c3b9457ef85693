"""Which tests run in one worker, one after the other."""

from xdist.scheduler.loadgroup import LoadGroupScheduling

# xdist 3.8 writes groups where pytest 9.2 no longer looks, so `xdist_group` alone has no effect.
_TOGETHER = ("tests/journeys/", "tests/extending/test_lunch.py", "tests/house/test_wheel.py")


class TogetherScheduling(LoadGroupScheduling):  # type: ignore[misc]  # xdist has no types
    """Keeps tests together that share what takes long to make; deals out all others one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in _TOGETHER if nodeid.startswith(place)), nodeid)
