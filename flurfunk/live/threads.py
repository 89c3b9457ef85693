"""A few threads that do what the loop hands them, one hand-over each way.

An executor's futures belong to threads and are wrapped for the loop, with a lock and a condition each: that costs three
times what this does.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
_Task = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[..., Any], tuple[Any, ...]]


class Threads:
    """So many threads; they are started at once and wait for work."""

    def __init__(self, count: int) -> None:
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"web_{n}", daemon=True) for n in range(count)]
        for thread in self._threads:
            thread.start()

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call a function in one of the threads, and give what it gives or raise what it raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.put((loop, future, function, arguments))
        return await future

    def stop(self) -> None:
        """Let what is under way and what waits be done, then end the threads."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            loop, future, function, arguments = task
            try:
                result = function(*arguments)
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                _tell(loop, _fail, future, error)
            else:
                _tell(loop, _give, future, result)
                del result
            del task, future, arguments


def _tell(loop: asyncio.AbstractEventLoop, call: Callable[..., None], *arguments: Any) -> None:
    with suppress(RuntimeError):  # the loop has ended meanwhile
        loop.call_soon_threadsafe(call, *arguments)


def _give(future: "asyncio.Future[T]", result: T) -> None:
    if not future.done():  # who asked may have gone
        future.set_result(result)


def _fail(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
