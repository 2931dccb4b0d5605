from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.box_packing import Column, Size

SIZES = st.lists(
    st.builds(
        lambda left, wide, height: Size(left, left + wide, height),
        st.floats(0, 1500),
        st.floats(1, 800),
        st.floats(1, 80),
    ),
    max_size=60,
)


@given(SIZES)
def test_boxes_never_overlap_and_none_lies_above_the_top(sizes):
    column = Column()
    for size in sizes:
        column.add(size, column.best([size]).top)
    for at, (top, bottom, left, right) in enumerate(column.boxes):
        assert top >= 0
        assert bottom <= column.height
        for other_top, other_bottom, other_left, other_right in column.boxes[:at]:
            beside = right <= other_left or other_right <= left
            assert beside or bottom <= other_top or other_bottom <= top


def test_a_box_is_as_high_as_it_fits_but_not_higher_than_the_one_before():
    column = Column()
    column.add(Size(0, 10, 10), 0)
    assert column.best([Size(5, 15, 15)]).top == 10
    assert column.best([Size(10, 15, 16)]).top == 0
    column.add(Size(0, 10, 10), 25)
    assert column.best([Size(5, 15, 15)]).top == 35
    assert column.best([Size(10, 15, 16)]).top == 25


def test_the_form_with_the_highest_end_is_taken():
    column = Column()
    column.add(Size(0, 10, 10), 0)
    assert column.best([Size(0, 20, 10), Size(10, 30, 10)]).form == 1
    assert column.best([Size(20, 30, 10), Size(30, 40, 10)]).form == 0
