"""Those who share an office and are told of together: the two presidents, the three ministers, Ministers."""

from readout.annotate.entities import Entity, Register
from readout.annotate.mentions import Mention
from readout.lexicon.titles import Title


def bearers(register: Register, mention: Mention) -> list[Entity]:
    """The persons of the report, or those of them who bear the title where at least two do: the two [presidents]."""
    persons = register.principals()
    if mention.title is None or mention.title.role == "leader" or mention.noun == "leaders":
        words = register.background.words
        heads = [p for p in persons if not (p.is_beside or words.heads.isdisjoint(register.roles_of(p)))]
        return heads if len(heads) > 1 and mention.title is not None else persons
    same = [person for person in persons if mention.title.role in register.roles_of(person)]
    if len(same) > 1:
        return sorted(same, key=lambda person: person.order)
    noun = mention.title.role.split("-")[-1]
    # Ministers of several kinds are "the two ministers"; of two prime ministers neither is any other.
    single = register.background.words.state_roles
    if mention.title.role in single:
        return [person for person in persons if single.isdisjoint(register.roles_of(person))]
    bearing = [person for person in persons if any(role.endswith(noun) for role in register.roles_of(person))]
    return bearing if len(bearing) > 1 else persons


def counted(register: Register, mention: Mention, number: int) -> Entity:
    """So many persons together, if the report has told of just as many, or will; whom "the ministers" mean from then on."""
    companies = companies_of(register, mention)
    persons = next((company for company in companies if len(company) == number), None)
    return remembered(register, mention, register.joint(persons) if persons is not None else unnamed_group(register, mention))


def remembered(register: Register, mention: Mention, company: Entity) -> Entity:
    """The company of those who share an office: three or more are whom "the ministers", or "the leaders", mean from then on."""
    if mention.title is not None and len(company.members) != 2:
        register.companies[kind_of(mention.title)] = company
        if mention.title.role in register.background.words.heads:
            register.companies["leader"] = company
    return company


def company_called(register: Register, mention: Mention) -> Entity | None:
    """[the ministers]: those of three lands or more, told of before by their office."""
    return register.companies.get(kind_of(mention.title)) if mention.title is not None else None


def same_company(register: Register, mention: Mention) -> Entity | None:
    """[Ministers] agreed, without an article, in the prose of a conference: those told of before by their office."""
    told = mention.post.lower().split() if mention.post[:1].isupper() and not mention.owner else []
    return company_called(register, mention) if len(told) == 1 else None


def kind_of(title: Title) -> str:
    """What an office is called for short: the finance ministers are "the ministers"; prime ministers are so called in full."""
    return title.role if title.role == "prime-minister" else title.role.split("-")[-1]


def companies_of(register: Register, mention: Mention) -> list[list[Entity]]:
    """Whom a number of persons may mean, the likelier first: those with the title or one like it; told of before, or ever."""
    persons, bearing = register.principals(), bearers(register, mention)
    kind = mention.title.role.split("-")[-1] if mention.title is not None else ""
    of_kind = [person for person in persons if any(role.endswith(kind) for role in register.roles_of(person))]
    each = (bearing, of_kind, persons)
    return [*([person for person in company if person.last_seen >= 0] for company in each), *each]


def unnamed_group(register: Register, mention: Mention) -> Entity:
    """A group that only its description names."""
    return register.unnamed(mention.post or mention.noun, "group", plural=True)


def first_word(mention: Mention) -> str:
    """The first word of the description in lower case, "" if there is none."""
    return next(iter(mention.post.lower().split()), "")
