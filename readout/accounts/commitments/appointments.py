"""Encounters planned, followed through the accounts of later reports: took place, put off, cancelled."""

from collections.abc import Iterable, Iterator

from readout.accounts.commitments.chapters import HELD, Chapter
from readout.accounts.commitments.due import SILENCE, days_later, first_day, last_day, term_of
from readout.accounts.commitments.fates import PHRASES
from readout.accounts.commitments.promises import IN_PERSON, Pledge, guests_of
from readout.accounts.commitments.sides import family_name, name_words
from readout.accounts.commitments.verdicts import BROKEN, CHANGED, FULFILLED, Finding, Verdict
from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.places import Where, compare_places, place_of
from readout.accounts.encounters.tellings import REMOTE
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.record.counted_sittings import are_counted_apart, counts_told

# One occasion keeps a promise: what took place more days after the first that did is another.
SAME_OCCASION_DAYS = 7
# A visit may be paid so long after its term; where the place is not told, within so many days.
LATEST, LATEST_ELSEWHERE = 366, 31
# An account of the guest tells more than any sentence.
WEIGHT = 2.0


def met_in(chapter: Chapter, pledge: Pledge) -> Iterator[Finding]:
    """What the accounts of a report tell of the encounter that a promise plans."""
    planned = pledge.appointment
    if planned is None or chapter.day > met_until(pledge):
        return
    if not any(family_name(guest.name) in chapter.present for guest in guests_of(planned)):
        return
    for account in chapter.told.accounts:
        names = {family_name(actor.name) for actor in account.participants}
        guests = [guest for guest in guests_of(planned) if family_name(guest.name) in names]
        if _is_later(account, pledge) and any(_is_it(account, planned, guest, pledge, chapter) for guest in guests):
            fate = _fate(account, chapter.told.text)
            verdict = Verdict(fate, account.source, account.evidence[0], "appointment", WEIGHT)
            date = account.date if account.status in HELD else None
            yield Finding(verdict, account.evidence[0].span, met=first_day(date).isoformat() if date else None)


def met_until(pledge: Pledge) -> str:
    """The last day on which a report can tell of the encounter that a promise plans: without a term, before it has lapsed."""
    term = pledge.promise.deadline
    return days_later(last_day(term), LATEST) if term else days_later(first_day(pledge.day), SILENCE)


def first_occasion(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is told of encounters, of those that took place only the first and what is so near that it is the same."""
    known = list(findings)
    days = [first_day(each.met) for each in known if each.met]
    for each in known:
        if not each.met or (first_day(each.met) - min(days)).days <= SAME_OCCASION_DAYS:
            yield each


def _is_later(account: Account, pledge: Pledge) -> bool:
    if not account.evidence:
        return False
    if account.status == "cancelled":
        return True
    if account.status not in HELD or term_of(account.date) is None:
        return False
    # Of a call or video conference at which the next one was arranged another report may tell a day later.
    day_late = account.format in REMOTE and pledge.appointment is not None and pledge.appointment.format in REMOTE
    return (last_day(account.date or "") - first_day(pledge.day)).days > day_late


def _is_it(account: Account, planned: Account, guest: Actor, pledge: Pledge, chapter: Chapter) -> bool:
    """True if the account is of the guest at that place, or with the hosts."""
    if not may_come_of(planned.format, account) or _are_apart(planned, account):
        return False
    place, here = name_words(planned.place or ""), name_words(account.place or "")
    others = [actor for actor in account.participants if family_name(actor.name) != family_name(guest.name)]
    with_whom = frozenset[str]().union(*map(chapter.sides.of, others)) | here
    hosts = place | (pledge.parties - chapter.sides.of(guest))
    words = _words_around(account, chapter.told.text)
    if here and place and not place & (here | words) and account.status != "cancelled":
        return False
    if account.status in HELD and account.date and pledge.promise.deadline:
        late = (first_day(account.date) - last_day(pledge.promise.deadline)).days
        if late > (LATEST if place & here else LATEST_ELSEWHERE):
            return False
    return bool(with_whom & hosts)


def may_come_of(planned: str, account: Account) -> bool:
    """True if what was planned in a format can have come about as the account tells it.

    Those who were to meet may have done so by video; who were to speak may have "talked", which tells no format and no place.
    """
    if planned in REMOTE:
        return account.format in REMOTE or (account.format == "meeting" and not account.place)
    return planned in IN_PERSON and (account.format in IN_PERSON or account.format == "video")


def _are_apart(planned: Account, account: Account) -> bool:
    """True of two places of which neither lies in the other, and of sittings of two numbers."""
    told = [counts_told(anchor.exact for anchor in each.evidence) for each in (planned, account)]
    if are_counted_apart(*told):
        return True
    if account.status == "cancelled" or not planned.place or not account.place:
        return False
    background = load_background()
    return compare_places(place_of(planned.place, background), place_of(account.place, background)) is Where.APART


def _fate(account: Account, text: str) -> str:
    words = [word.lower().strip(".,;:“”\"'()") for word in _around(account, text).split()]
    if account.status != "cancelled":
        return BROKEN if PHRASES["missing"].places(words) else FULFILLED
    return CHANGED if PHRASES["altered"].places(words) else BROKEN


def _around(account: Account, text: str, number: int = 0) -> str:
    span = account.evidence[number].span
    stop = text.find(".", span.end)
    return text[span.start : stop if stop >= 0 else len(text)]


def _words_around(account: Account, text: str) -> frozenset[str]:
    return frozenset[str]().union(*(name_words(_around(account, text, number)) for number in range(len(account.evidence))))
