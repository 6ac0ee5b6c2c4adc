import pytest

from readout.errors import NotEnglish
from readout.ingest.language import refuse_other_languages

OTHERS = {
    "fr": "Le ministre a reçu la délégation dans la capitale mardi et a déclaré que les pourparlers se poursuivraient"
    " le mois prochain au même endroit.",
    "de": "Der Minister empfing die Delegation am Dienstag in der Hauptstadt und sagte, dass die Gespräche im nächsten Monat"
    " am gleichen Ort weitergehen.",
    "nl": "De minister ontving de delegatie dinsdag in de hoofdstad en zei dat de gesprekken volgende maand op dezelfde plaats"
    " zouden doorgaan.",
    "da": "Ministeren modtog delegationen i hovedstaden tirsdag og sagde, at samtalerne vil fortsætte i næste måned på samme sted"
    " som før.",
    "ru": "Министр принял делегацию в столице во вторник и заявил, что переговоры продолжатся в следующем месяце в том же месте"
    " и в том же составе.",
    "zh": "部长周二在首都接见了代表团，并表示会谈将于下个月在同一地点继续举行。" * 2,
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_refused(language: str) -> None:
    with pytest.raises(NotEnglish, match=f"'{language}'"):
        refuse_other_languages(OTHERS[language], "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a reçu la délégation.",
        "The minister received the delegation in the capital on Tuesday and said that the talks would go on next month in the"
        " same place.",
        "Toktogul Kasymbek, Nurlan Asanov, Bermet Ismail, Chynara Zhaparova, Marat Sultan, Aibek Dzhumabekov, Talant Ulan,"
        " Gulnara Rysbek, Temir Kubanychbek, Almaz Bakyt, Baku, Ankara, Tbilisi, Astana ministers meet",
    ],
)
def test_short_texts_english_and_lists_of_names_pass(text: str) -> None:
    refuse_other_languages(text, "a.txt")
