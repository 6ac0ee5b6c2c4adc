"""Many inputs, one after the other or in several processes; every one ends as a result or as Refused, in the order given."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, Generic, Protocol, TypeVar

from readout.errors import ReadoutError
from readout.ingest import Refused, refused
from readout.report import Origin


class Sourced(Protocol):
    """What knows where it comes from: an input, or a report of the record."""

    @property
    def origin(self) -> Origin:
        """Where it comes from."""


Item = TypeVar("Item", bound=Sourced)
Tools = TypeVar("Tools")
Result = TypeVar("Result")
LOOK_AHEAD = 4


def run(
    items: Iterable[Item | Refused],
    process: Callable[[Item, Tools], Result],
    make_tools: Callable[[], Tools],
    *,
    workers: int = 1,
) -> Iterator[Result | Refused]:
    """The result of `process` for each input, in the order of `items`; a Refused where it raised.

    What `items` holds as Refused stays so. `make_tools` is called once in each process, at its first input. With more than one
    worker both functions and the results are pickled, and `items` is read no more than four inputs a worker ahead. A worker that
    dies costs only the input it had. What `make_tools` raises ends the run.
    """
    if workers > 1:
        yield from _Pool(process, make_tools, workers).results(items)
        return
    tools: list[Tools] = []
    for item in items:
        if isinstance(item, Refused):
            yield item
            continue
        if not tools:
            tools.append(make_tools())
        yield _attempt(item, process, tools[0])


def _attempt(item: Item, process: Callable[[Item, Tools], Result], tools: Tools) -> Result | Refused:
    try:
        return process(item, tools)
    except ReadoutError as error:
        return refused(item.origin, error)
    except Exception as error:  # a fault of ours in one report must not cost the others
        return Refused(
            item.origin, type(error).__name__, f"{item.origin.name}: internal error, {_one_line(error)}; please report it"
        )


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


class _Context(SpawnContext):
    """Starts processes and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """A process, remembered."""
        process = SpawnProcess(*args, **kwargs)
        self.started.append(process)
        return process

    def end_all(self) -> None:
        """Kills what is left of the processes."""
        for process in self.started:
            if process.pid is not None:
                process.kill()


class _Pool(Generic[Item, Tools, Result]):
    """Worker processes that are started anew when one of them dies."""

    def __init__(self, process: Callable[[Item, Tools], Result], make_tools: Callable[[], Tools], workers: int) -> None:
        self._task = (process, make_tools)
        self._workers = workers
        self._executor = self._started()
        self._ahead: deque[tuple[Item | Refused, Future[Result | Refused]]] = deque()

    def results(self, items: Iterable[Item | Refused]) -> Iterator[Result | Refused]:
        """The results in the order of `items`; ends the processes when it is closed."""
        try:
            for item in items:
                self._ahead.append((item, self._submitted(item)))
                if len(self._ahead) >= LOOK_AHEAD * self._workers:
                    yield self._next()
            while self._ahead:
                yield self._next()
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _next(self) -> Result | Refused:
        if isinstance(self._ahead[0][1].exception(), BrokenProcessPool):
            self._recover()
        return self._ahead.popleft()[1].result()

    def _recover(self) -> None:
        """Reads again, one alone at a time, what was in the hands of the dead pool: so the input that kills is known."""
        wait([future for _, future in self._ahead])
        self._restart()
        for _ in range(len(self._ahead)):
            item, future = self._ahead.popleft()
            if isinstance(future.exception(), BrokenProcessPool):
                future = self._alone(item)
            self._ahead.append((item, future))

    def _alone(self, item: Item | Refused) -> Future[Result | Refused]:
        future = self._submitted(item)
        if isinstance(future.exception(), BrokenProcessPool):
            self._restart()
            reason = (
                f"{item.origin.name}: the process that read it died, perhaps for lack of memory; read it alone or leave it out"
            )
            return _known(Refused(item.origin, "WorkerLost", reason))
        return future

    def _submitted(self, item: Item | Refused) -> Future[Result | Refused]:
        if isinstance(item, Refused):
            return _known(item)
        try:
            return self._executor.submit(_work, item)
        except BrokenProcessPool as error:
            future: Future[Result | Refused] = Future()
            future.set_exception(error)
            return future

    def _restart(self) -> None:
        # A worker that is being started while another dies is waited for but never ended (CPython 3.11): shutdown would hang.
        self._context.end_all()
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        self._context = _Context()
        return ProcessPoolExecutor(self._workers, mp_context=self._context, initializer=_start, initargs=self._task)


def _known(refusal: Refused) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(refusal)
    return future


# What a worker process holds between two inputs: the function, the maker of its tools, and the tools once they are made.
_held: list[Any] = []


def _start(process: Callable[[Any, Any], Any], make_tools: Callable[[], Any]) -> None:
    _held[:] = [process, make_tools]


def _work(item: Sourced) -> Any:
    """The outcome of one input; the tools are made at the first, so that what `make_tools` raises reaches the caller."""
    process, make_tools, *made = _held
    if not made:
        made = [make_tools()]
        _held.extend(made)
    return _attempt(item, process, made[0])
