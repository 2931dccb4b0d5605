import pytest

from timeline.entities.spellings import spelling_key, usual_spelling


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Moammar Qaddafi", "Muammar Gaddafi"),
        ("Muammar el-Qaddafi", "Muammar Gaddafi"),
        ("Seif al-Islam Qaddafi", "Saif al-Islam Gaddafi"),
        ("Hana Gadhafi", "Hana Gaddafi"),
        ("Mohammed el-Baradei", "Mohamed ElBaradei"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Bashar Al Assad", "Bashar al-Assad"),
        ("Barack Hussein Obama", "Barack Obama"),
        ("Donald J. Trump", "Donald Trump"),
        ("Mohammed Abbas", "Mohammed Abbas"),
        ("Melania Trump", "Melania Trump"),
        ("Elena Marchetti", "Elena Marchetti"),
    ],
)
def test_a_well_known_person_has_one_spelling(written: str, usual: str) -> None:
    assert usual_spelling(written) == usual


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusuf Khoury", "Yousuf Khouri"),
        ("Dmitry Sokolov", "Dmitri Sokolov"),
        ("Abdul-Karim Nasser", "Abdel Karim Nasser"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mahmoud Nasser", "Mohamed Nasser"), ("Bashar Haddad", "Bashir Haddad")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)
