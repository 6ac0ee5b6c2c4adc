"""Encounters planned, followed through the accounts of later reports: took place, put off, cancelled."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readout.accounts.commitments.due import first_day, last_day
from readout.accounts.commitments.fates import PHRASES
from readout.accounts.commitments.promises import IN_PERSON, Pledge, guests_of
from readout.accounts.commitments.sides import Sides, name_words
from readout.accounts.commitments.verdicts import BROKEN, CHANGED, FULFILLED, Verdict
from readout.accounts.reports import Account, Told
from readout.actor import Actor

# So many accounts of a guest after the promise are looked at.
MOST_ACCOUNTS = 300
# One occasion keeps a promise: what took place more days after the first that did is another.
SAME_OCCASION_DAYS = 7
# A visit may be paid so long after its term; where the place is not told, within so many days.
LATEST, LATEST_ELSEWHERE = 366, 31


class Appointments:
    """The accounts of all reports, by the words of their participants."""

    def __init__(self, reports: Sequence[Told], sides: Sides) -> None:
        self.sides = sides
        self.texts = {report.source.report: report.text for report in reports}
        self.by_name: dict[str, list[Account]] = {}
        for report in reports:
            for account in report.accounts:
                for name in sorted({_last_word(actor) for actor in account.participants}):
                    self.by_name.setdefault(name, []).append(account)

    def fates(self, making: Sequence[Pledge]) -> Iterator[Verdict]:
        """What later accounts tell of the encounter planned."""
        held: list[Account] = []
        others: list[Account] = []
        for pledge in making:
            for account in self._same(pledge):
                (held if account.status in ("held", "ongoing") else others).append(account)
        for account in [*_first_occasion(held), *others]:
            yield Verdict(self._fate(account), account.source, account.evidence[0], "appointment", 2.0)

    def _same(self, pledge: Pledge) -> Iterator[Account]:
        """Accounts of what a pledge plans, in reports after its own."""
        planned = pledge.appointment
        if planned is None:
            return
        guests = guests_of(planned)
        seen: set[tuple[str, str]] = set()
        for guest in guests:
            for account in self._after(_last_word(guest), pledge.day):
                key = account.source.report, account.encounter
                if key not in seen and self._is_later(account, pledge) and self._is_it(account, planned, guest, pledge):
                    seen.add(key)
                    yield account

    def _after(self, name: str, day: str) -> Sequence[Account]:
        accounts = self.by_name.get(name, [])
        start = bisect_left(accounts, day, key=lambda account: account.source.published or "")
        return accounts[start : start + MOST_ACCOUNTS]

    def _is_later(self, account: Account, pledge: Pledge) -> bool:
        published, made = account.source.published, pledge.promise.source
        if not published or not made.published or account.source.report == made.report or published < made.published:
            return False
        if account.status == "cancelled":
            return True
        if account.status not in ("held", "ongoing") or account.date is None or not account.evidence:
            return False
        return last_day(account.date) > first_day(made.published)

    def _is_it(self, account: Account, planned: Account, guest: Actor, pledge: Pledge) -> bool:
        """True if the account is of the guest at that place, or with the hosts."""
        if account.format not in IN_PERSON or planned.format not in IN_PERSON:
            return False
        place = name_words(planned.place or "")
        here = name_words(account.place or "")
        others = [actor for actor in account.participants if _last_word(actor) != _last_word(guest)]
        with_whom = frozenset[str]().union(*map(self.sides.of, others)) | here
        hosts = place | (pledge.parties - self.sides.of(guest))
        if here and place and not place & (here | self._words_around(account)) and account.status != "cancelled":
            return False
        if account.date and pledge.promise.deadline:
            late = (first_day(account.date) - last_day(pledge.promise.deadline)).days
            if late > (LATEST if place & here else LATEST_ELSEWHERE):
                return False
        return bool(with_whom & hosts)

    def _fate(self, account: Account) -> str:
        words = [word.lower().strip(".,;:“”\"'()") for word in self._around(account).split()]
        if account.status != "cancelled":
            return BROKEN if PHRASES["missing"].places(words) else FULFILLED
        return CHANGED if PHRASES["altered"].places(words) else BROKEN

    def _around(self, account: Account, number: int = 0) -> str:
        text, span = self.texts[account.source.report], account.evidence[number].span
        stop = text.find(".", span.end)
        return text[span.start : stop if stop >= 0 else len(text)]

    def _words_around(self, account: Account) -> frozenset[str]:
        return frozenset[str]().union(*(name_words(self._around(account, number)) for number in range(len(account.evidence))))


def _first_occasion(held: Sequence[Account]) -> list[Account]:
    if not held:
        return []
    earliest = min(first_day(account.date) for account in held if account.date)
    return [account for account in held if account.date and (first_day(account.date) - earliest).days <= SAME_OCCASION_DAYS]


def _last_word(actor: Actor) -> str:
    return actor.name.split()[-1].lower()
