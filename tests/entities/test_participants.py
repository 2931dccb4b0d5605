import pytest

from tests.entities.analysed_texts import taking_part

BOTH_WAYS = [
    # text, verb, actors, places
    ("Kenya signed the treaty in Geneva.", "signed", {"Kenya"}, {"Geneva"}),
    ("Elena Marchetti visited Lima in May.", "visited", {"Elena Marchetti"}, {"Lima"}),
    ("The Taliban entered Herat at dawn.", "entered", {"Taliban"}, {"Herat"}),
    ("Germany invaded Poland.", "invaded", {"Germany", "Poland"}, {"Poland"}),
    ("Poland was invaded by Germany.", "invaded", {"Germany", "Poland"}, {"Poland"}),
    ("Afghan government forces left the valley.", "left", {"Afghanistan"}, set()),
    ("French tourists left the valley.", "left", set(), set()),
    ("The US military withdrawal from Iraq was completed.", "completed", {"United States"}, {"Iraq"}),
    ("A spokesman spoke at Nairobi airport.", "spoke", set(), {"Nairobi"}),
    ("The president of Chile resigned.", "resigned", {"Chile"}, set()),
    ("The city of Aleppo burned.", "burned", set(), {"Aleppo"}),
    ("Turkey negotiated with Greece in Vienna.", "negotiated", {"Turkey", "Greece"}, {"Vienna"}),
    ("Prisoners fled to Uganda.", "fled", set(), {"Uganda"}),
    ("Costa Rica's capital was flooded.", "flooded", set(), {"Costa Rica"}),
    ("Fighting broke out in Berlin's suburbs.", "broke", set(), {"Berlin"}),
    ("Mosul fell within a week.", "fell", set(), {"Mosul"}),
    ("Russian Foreign Minister Sergey Orlov resigned.", "resigned", {"Sergey Orlov"}, set()),
    ("Elena Marchetti left for Lisbon.", "left", {"Elena Marchetti"}, {"Lisbon"}),
    ("LIMA, Peru (Reuters) - Elena Marchetti resigned.", "resigned", {"Elena Marchetti"}, set()),
    ("Officials said that Herat had fallen.", "said", set(), {"Herat"}),
    ("Officials said that Herat had come under siege.", "said", set(), {"Herat"}),
    ("Omar Haddad, a dentist in Basra, resigned.", "resigned", {"Omar Haddad"}, set()),
    ("Italy declared war on Austria-Hungary.", "declared", {"Italy", "Austria-Hungary"}, set()),
    ("Rebels launched an offensive against Homs.", "launched", set(), {"Homs"}),
    ("The German invasion of Norway began.", "began", {"Germany", "Norway"}, {"Norway"}),
    ("A resident of Lyon drove the van.", "drove", set(), set()),
    ("Elena Marchetti of Italy resigned.", "resigned", {"Elena Marchetti"}, set()),
    ("According to Omar Haddad, Kenya signed the treaty.", "signed", {"Kenya"}, set()),
    ("Elena Marchetti spoke at Bologna University.", "spoke", {"Elena Marchetti"}, {"Bologna University"}),
    ("Troops searched Zhoras district, Kunduz province.", "searched", set(), {"Zhoras", "Kunduz"}),
    (
        "Troops searched Zhoras wa Tarn district, Zabul province.",
        "searched",
        set(),
        {"Zhoras wa Tarn", "Zabul"},
    ),
    ("Fighters retreated after the Battle of Mosul.", "retreated", set(), {"Mosul"}),
    ("A bomb went off in Costa Rica's Limon province.", "went", set(), {"Costa Rica", "Limon"}),
    ("Elena Marchetti lost. She left Oslo.", "left", {"Elena Marchetti"}, {"Oslo"}),
    ("Turkish frigates and Greek hackers left.", "left", {"Turkey", "Greece"}, set()),
    ("Norwegian athletes won nine medals.", "won", {"Norway"}, set()),
    ("Greek restaurants closed.", "closed", set(), set()),
    ("An oil slick twice the size of Malta reached Louisiana.", "reached", set(), {"Louisiana"}),
    ("The lake is larger than Rhode Island.", "is", set(), set()),
    ("Omar Haddad played two seasons for Georgia.", "played", {"Omar Haddad"}, set()),
    ("Omar Haddad left for Georgia.", "left", {"Omar Haddad"}, {"Georgia"}),
    ("Elena Marchetti repeated her criticism of Brazil.", "repeated", {"Elena Marchetti", "Brazil"}, set()),
    ("Medics rushed Omar Haddad to Mercy Hospital.", "rushed", {"Omar Haddad"}, {"Mercy Hospital"}),
    ("Omar Haddad gave money to Mercy Hospital.", "gave", {"Omar Haddad", "Mercy Hospital"}, set()),
    ("Unions called on Facebook to act.", "called", {"Facebook"}, set()),
    ("Omar Haddad wrote on Facebook.", "wrote", {"Omar Haddad"}, set()),
    ("Elena Marchetti warned Irish-Americans.", "warned", {"Elena Marchetti"}, set()),
    ("Guests met at Sol-de-Oro, a villa near Lima.", "met", set(), {"Sol-de-Oro", "Lima"}),
    ("A letter came from Omar Haddad, the stadium manager.", "came", {"Omar Haddad"}, set()),
    ("Gunmen opened fire at the Vesper nightclub.", "opened", set(), {"Vesper nightclub"}),
    ("The rapper performed at Wembley.", "performed", set(), {"Wembley"}),
    ("The rapper shouted at Marchetti.", "shouted", {"Marchetti"}, set()),
    ("The Verge reported a loss.", "reported", {"Verge"}, set()),
    ("The Coroner reported a loss. Another coroner came.", "came", set(), set()),
    ("A Dallas nurse won the lottery.", "won", set(), set()),
    ("The bloc lifted sanctions targeting Tehran.", "lifted", set(), set()),
    ("Troops targeting Tehran left.", "left", set(), {"Tehran"}),
    ("The accession of Sweden was approved.", "approved", {"Sweden"}, set()),
    ("The coast of Sweden was flooded.", "flooded", set(), {"Sweden"}),
    ("Elena Marchetti sang at the Grammys.", "sang", {"Elena Marchetti"}, set()),
    ("Lima recalled its ambassador.", "recalled", {"Peru"}, set()),
    ("Lima beat Quito.", "beat", {"Lima", "Quito"}, set()),
    ("Talks between Lima and Quito failed.", "failed", {"Peru", "Ecuador"}, set()),
    ("The train between Lima and Chosica failed.", "failed", set(), {"Lima", "Chosica"}),
    ("Medellin sued the firm.", "sued", {"Medellin"}, set()),
    ("Elena Marchetti told CNN that she would resign.", "told", {"Elena Marchetti"}, set()),
    ("CNN reported a loss.", "reported", set(), set()),
    ("CNN saw Elena Marchetti.", "saw", {"Elena Marchetti"}, set()),
    ("A letter obtained by CNN named Elena Marchetti.", "named", {"Elena Marchetti"}, set()),
    ("CNN hired Elena Marchetti.", "hired", {"CNN", "Elena Marchetti"}, set()),
    ("Elena Marchetti sued CNN.", "sued", {"CNN", "Elena Marchetti"}, set()),
    ("CNN's Elena Marchetti resigned.", "resigned", {"Elena Marchetti"}, set()),
    ("Objections from Chile delayed the vote.", "delayed", {"Chile"}, set()),
    ("Wine from Chile delayed the vote.", "delayed", set(), {"Chile"}),
    ("Norway's recognition of Lima as the seat was criticised.", "criticised", {"Norway"}, {"Lima"}),
    ("The Norwegian lunar program began.", "began", {"Norway"}, set()),
    ("Norwegian Prime Minister Theresa May resigned.", "resigned", {"Theresa May"}, set()),
]


@pytest.mark.parametrize(("text", "verb", "actors", "places"), BOTH_WAYS)
def test_actors_and_places_of_a_verb(text: str, verb: str, actors: set[str], places: set[str]) -> None:
    found = taking_part(text, verb)
    assert set(found.actors) == actors
    assert {place.name for place in found.places} == places


def test_places_are_resolved() -> None:
    [herat] = taking_part("The Taliban entered Herat at dawn.", "entered").places
    assert herat.country == "AF"
    assert herat.latitude == pytest.approx(34.3, abs=0.2)
