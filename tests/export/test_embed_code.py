"""The code that shows an offline page within another page."""

from timeline.export.embed_code import HEIGHT, embed_code
from timeline.resources import load_text


def test_a_hostile_title_stays_in_its_attribute():
    code = embed_code("a.html", '"><script>x()</script>\u202e')
    assert "<script" not in code
    assert "\u202e" not in code
    assert code.count("<") == 2


def test_the_frame_is_that_of_the_page_itself():
    script = load_text("timeline.export", "story.js")
    assert f'HEIGHT = "{HEIGHT}"' in script
    for part in ('loading="lazy"', 'sandbox="allow-scripts allow-popups allow-downloads"', "border: 0"):
        assert part in script
        assert part in embed_code("a.html", "A")
