"""The words beside a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def neighbour(token: Token, by: int = 1) -> Token:
    """Return the token ``by`` places behind a token, or with a negative number before it.

    Where the text ends before that place it is the token itself: so no rule can fail at the ends of a text.
    """
    place = token.i + by
    return token.doc[place] if 0 <= place < len(token.doc) else token
