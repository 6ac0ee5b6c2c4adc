"""The words by which a party binds itself, as patterns."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from readout.lexicon.phrases import one_of

FILE = Path(__file__).parent / "en" / "undertakings.toml"
# Between the words of undertaking and what is undertaken.
BETWEEN = r"(?:also|then|now|soon|always|gladly|certainly|still|later|thus|therefore)"
# "will not", "would merely", "the will of the people".
NOT_BOUND = r"(?!not\b|never\b|merely\b|of\b)"
# "should both sides ask for them", "when the law is in force"; not "their teams should meet" or "when the war ended".
SHOULD = r"should(?= (?:the|both|any|either|they|it|this|that|a|all)\b)"
WHEN = r"when(?= (?:the|a|all|both|they|it) [^,;.]{0,60}\b(?:is|are|has|have)\b)"

# "has until the end of May to reply", "will have three weeks to comment", "was given half a year to report", "is due to pay".
ALLOWED = (
    r"(?=[hwia])(?:has|have|will have|had|was given|were given|is given|are given|has been given|have been given)"
    r" (?:until|till|up to|another|half|an?|one|two|three|four|five|six|seven|eight|ten|\d+)"
    r"(?= )[^.;,:]{0,40}? to\s+(?=[a-z])"
    r"|(?:is|are) due to\s+(?!meet|visit|travel|arrive|leave|fly|be\b)(?=[a-z])"
)
# "until Torvesk has paid", "the day they pay".
UNTIL = r"until(?= (?-i:[A-Z])[\w’'-]+ (?:has|have|had|is|are|was|were|does|agrees|pays|withdraws|lifts|stops|ends|signs)\b)"
MOMENT = r"the (?:day|moment|minute|hour)(?= (?:that )?(?:they|it|he|she|we|you|both|all|the)\b)"
CLAUSAL = rf"{SHOULD}|{WHEN}|{UNTIL}|{MOMENT}"
# "until the end of June" is a time, no condition.
NO_TIME = r"(?! (?:end|middle|beginning|start|close|spring|summer|autumn|fall|winter|turn|new year)\b)"
# "it was agreed that", "it has also been decided to", "it was settled between the two that".
SETTLED = (
    r"it (?:was|has been|had been|is) (?:also |further |finally |jointly )?(?:agreed|decided|settled|resolved|arranged)"
    r"(?: (?:between|among|by) [^,.;:]{3,60}?)? (?:that|to)"
)
# "will be on an official visit", "will be paying a visit", "will be hosting a round".
UNDER_WAY = (
    r"be (?:(?:on|paying|making) an? (?:[\w-]+ ){0,3}?(?:visit|trip|tour)|(?:visiting|hosting|receiving|travelling|traveling))\b"
)
# "not one house would be lost", "there will be no troops without consent", "nothing would be signed until they leave".
GUARANTEE = (
    r"\b(?=[nt])(?:not (?:one|a single) [^.;]{1,60}?\b(?:will|would)\b"
    r"|there (?:will|would) be no (?:further|more|new)\b"
    r"|(?:there (?:will|would) be no|(?:nothing|no \w+)\b[^.;]{0,40}? (?:will|would))\b(?=[^.;]* (?:until|without|unless)\b))"
)

# "a memorandum in which the Union commits itself, for three years, to", "an agreement that, once in force, will".
PAPER = (
    r"\b(?:under which|in which|that|which|whereby)\b[^.;]*?\b(?P<binding>(?:will|shall)|undertakes? to"
    r"|(?:commits? (?:itself|themselves)|pledges?|undertakes?)(?:, [^,]{1,40},)? to)\s+"
)
# "the invitation was gratefully accepted", "in accepting the invitation".
ACCEPTED = (
    r"\b(?:invitation (?:was|has been|had been) (?:\w+ )?accepted"
    r"|which (?:was|were|has been|she|he|they|the latter) (?:\w+ )?accepted"
    r"|accept(?:ed|ing|s) (?:the|his|her|this|that|their) (?:[\w’']+ ){0,3}?invitation)\b"
)
# "invited her guest to [visit Lorneval in May], which ..."
INVITATION = (
    r"\binvit\w+\b[^.;]{0,120}?(?<= to )(?P<visit>(?:visit|pay|come|attend|travel|address|take part)\b[^.;]*?)"
    r"(?=, (?:which|the|and|who|he|she)\b|[.;]|$)"
)
# "agreed to talk on condition that his name not be used"; "according to one of them" is no infinitive.
SPEAK_ON = (
    r"to (?:talk|speak|be interviewed|be quoted|discuss)\b[^.;]*\bcondition\b"
    r"|to (?:an?|the|one|some|both|all|his|her|its|their|our|this|that|those|these)\b"
)


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Patterns over a sentence, and the nouns of `mechanisms`.

    Binding oneself:
      `binding` ends where the undertaking begins, and so do `noun`, behind which the speaker's own is looked for, and `settled`;
      `deal` runs up to a list of what was agreed;
      `inert` and `guess` tell that a future binds nobody; `future`, `passive` and `happening` are its forms, `asides` part a
      party from it; `guarantee` is what never comes, `refusal` what comes not before something else, `forbearance` what a party
      will not do to others; `deciding`, `charging` and `announcing` are found in cues, `weak` in cues of no consequence, `aid` at
      the head of what is given; `possessive` opens what is one's own, `staff` who is charged with it, `signing` is what is to be
      done with a paper.
    Plans and visits:
      `plan` stands before what parties are to do, `allowed` where they have a time for it, `idle` behind it if it is no deed,
      unless it is `under_way`, `harm` to others, or `foretold` of a party rather than promised; `public` opens what only a state
      or body can do;
      `told` is any of the words by which a sentence tells of a plan, `said` any by which a speaker binds himself;
      `departure` is a journey in the present, and `paper` runs up to what a signed paper binds to, and behind `obliging`
      stands whom one of the `papers` binds; `programme` and `journey` tell of a visit's course; `accepted` of an
      `invitation`, whose group `visit` is what the guest owes.
    Conditions and times:
      `condition` covers a condition with its opening word; `limit` are the words that set a last day, `scheduled` those that tell
      of one set before, `deadline` the words of a limit and others where a time follows, `lasting` those before a mere stretch of
      time; `courtesy` matches what is given in courtesy, from its first word on.
    """

    binding: re.Pattern[str]
    inert: re.Pattern[str]
    guess: re.Pattern[str]
    noun: re.Pattern[str]
    refusal: re.Pattern[str]
    forbearance: re.Pattern[str]
    possessive: re.Pattern[str]
    staff: re.Pattern[str]
    weak: re.Pattern[str]
    deciding: re.Pattern[str]
    charging: re.Pattern[str]
    announcing: re.Pattern[str]
    aid: re.Pattern[str]
    future: re.Pattern[str]
    passive: re.Pattern[str]
    happening: re.Pattern[str]
    signing: re.Pattern[str]
    asides: tuple[tuple[str, ...], ...]
    guarantee: re.Pattern[str]
    paper: re.Pattern[str]
    told: re.Pattern[str]
    said: re.Pattern[str]
    plan: re.Pattern[str]
    allowed: re.Pattern[str]
    departure: re.Pattern[str]
    idle: re.Pattern[str]
    harm: re.Pattern[str]
    foretold: re.Pattern[str]
    under_way: re.Pattern[str]
    public: re.Pattern[str]
    programme: re.Pattern[str]
    journey: re.Pattern[str]
    settled: re.Pattern[str]
    deal: re.Pattern[str]
    mechanisms: frozenset[str]
    obliging: re.Pattern[str]
    papers: frozenset[str]
    accepted: re.Pattern[str]
    invitation: re.Pattern[str]
    condition: re.Pattern[str]
    scheduled: re.Pattern[str]
    limit: re.Pattern[str]
    deadline: re.Pattern[str]
    lasting: re.Pattern[str]
    courtesy: re.Pattern[str]


def load_undertakings() -> Undertakings:
    """The patterns of undertakings.toml."""
    words = {part: entry["words"] for part, entry in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}
    ready = (
        rf"(?=[iasrbw])(?:is|are|am|stands?|stood|remains?|remained|be|been|was|were) (?:\w+ )?{one_of(words['readiness'])} to"
    )
    opening = rf"(?<!for )(?<!at ){one_of(words['condition'])}(?! (?:possible|necessary|needed|it takes)\b)|{CLAUSAL}"
    binding = rf"(?:{one_of(words['binding'])}|{ready})\s+(?:{BETWEEN} )?{NOT_BOUND}"
    plan = rf"{one_of(words['plan'])}\s+(?:{BETWEEN} )?{NOT_BOUND}"
    departure = rf"{one_of(words['departure'])}\s"
    obliging, settled = rf"{one_of(words['obliging'])}\s+", rf"(?:{SETTLED}|{one_of(words['settled'])})\s+"
    noun, future = rf"{one_of(words['noun'])}\s+(?:to|of|for)\s+", rf"{one_of(words['future'])}\b"
    return Undertakings(
        told=any_of(settled, obliging, ALLOWED, plan, departure),
        said=any_of(settled, obliging, binding, plan, noun, future),
        binding=any_of(binding),
        inert=re.compile(
            rf"(?:{one_of(words['inert'])}|(?<=would )have (?:\w+ed|{one_of(words['participle'])}))\b", re.IGNORECASE
        ),
        guess=re.compile(rf"\b{one_of(words['guess'])}\b", re.IGNORECASE),
        noun=any_of(noun),
        possessive=re.compile(r"(?:his|her|its|their|our|my)\s", re.IGNORECASE),
        weak=re.compile(rf"\b{one_of(words['weak'])}\b", re.IGNORECASE),
        refusal=re.compile(r"\b(?:will|would|shall) (?:not|never)\s+(?=[^.;]* (?:until|unless|without)\b)", re.IGNORECASE),
        forbearance=re.compile(rf"\b(?:will|would|shall) (?:not|never)\s+(?={one_of(words['forbearance'])}\b)", re.IGNORECASE),
        staff=re.compile(rf"(?:the )?(?:\w+ )?(?:{one_of(words['staff'])}\b|(?:his|her|its|their|our|my)\s)", re.IGNORECASE),
        deciding=re.compile(rf"\b{one_of(words['deciding'])}\b", re.IGNORECASE),
        charging=re.compile(rf"\b{one_of(words['charging'])}\b", re.IGNORECASE),
        announcing=re.compile(rf"\b{one_of(words['announcing'])}\b", re.IGNORECASE),
        aid=re.compile(rf"(?=[^;]*\d)(?:[$€£]?[\w,.’'-]+ ){{0,5}}?{one_of(words['aid'])}\b", re.IGNORECASE),
        future=any_of(future),
        passive=re.compile(rf"\s+(?:{BETWEEN} )?be (?:\w+ ){{0,2}}?(?:\w+ed|{one_of(words['participle'])})\b", re.IGNORECASE),
        happening=re.compile(rf"\s+(?:{BETWEEN} )?{one_of(words['happening'])}\b", re.IGNORECASE),
        signing=re.compile(rf"\b{one_of(words['signing'])}\b", re.IGNORECASE),
        asides=tuple(tuple(phrase.split()) for phrase in words["aside"]),
        paper=re.compile(PAPER, re.IGNORECASE),
        departure=any_of(departure),
        plan=any_of(plan),
        allowed=any_of(ALLOWED),
        idle=re.compile(rf"{one_of([*words['idle'], *words['inert']])}\b", re.IGNORECASE),
        foretold=re.compile(rf"(?:will|would) {one_of(words['foretold'])}\b", re.IGNORECASE),
        harm=re.compile(rf"{one_of(words['harm'])}\b", re.IGNORECASE),
        under_way=re.compile(UNDER_WAY, re.IGNORECASE),
        public=re.compile(rf"to {one_of(words['public'])}\b(?! (?:it|them|this|that)\b)", re.IGNORECASE),
        programme=re.compile(rf"\b{one_of(words['programme'])}\b", re.IGNORECASE),
        obliging=any_of(obliging),
        papers=frozenset(words["paper"]),
        accepted=re.compile(ACCEPTED, re.IGNORECASE),
        invitation=re.compile(INVITATION, re.IGNORECASE),
        journey=re.compile(rf"\b{one_of(words['journey'])}\b", re.IGNORECASE),
        deal=re.compile(rf"\b{one_of(words['deal'])}\b[^.:\n]{{0,80}}:[ \t]*\n\s*", re.IGNORECASE),
        settled=any_of(settled),
        mechanisms=frozenset(words["mechanism"]),
        guarantee=re.compile(GUARANTEE, re.IGNORECASE),
        condition=re.compile(
            rf"\b(?:{opening})\b{NO_TIME}(?:[^.;”\"]|\.(?=\d)){{3,}}?(?=,|[.;”\"](?!\d)|$)|\b{one_of(words['weather'])}\b",
            re.IGNORECASE,
        ),
        scheduled=re.compile(rf"\b{one_of(words['scheduled'])}\b", re.IGNORECASE),
        limit=re.compile(rf"\b{one_of(words['limit'])}\b", re.IGNORECASE),
        deadline=re.compile(rf"\b{one_of([*words['limit'], *words['deadline']])}(?: the)?\s+$", re.IGNORECASE),
        lasting=re.compile(r"\b(?:period of|for (?:another|a further|at least|up to))\s+$", re.IGNORECASE),
        courtesy=courtesy_pattern(words["courtesy"]),
    )


def any_of(*patterns: str) -> re.Pattern[str]:
    """One of the patterns, from the beginning of a word on."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


def courtesy_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """What is given in courtesy, with its determiner and up to two words before it; bare support; talk on a condition."""
    return re.compile(
        rf"(?:(?:an?|the|his|her|its|their|of) (?:[\w’'-]+ ){{0,2}}|(?:[\w’'-]+ )?){one_of(words)}\b"
        rf"|(?:[\w’'-]+ ){{0,3}}support$"
        rf"|{SPEAK_ON}",
        re.IGNORECASE,
    )
