"""How wide a photo stands in each place, as `sizes` says it. One row a place, worked out from static/css.

W is the width inside the gutters of base.css: 90vw from 20rem, 100vw - 80px from 50rem, 72rem from 77rem.
Below 40rem the photos of a post bleed to the edges. Where a photo fills a box of another shape
(object-fit: cover), the width is that of the box.
"""

SIZES: dict[str, str] = {
    # .spread: one of three (4 of 6 columns, gaps of 12px), one of two, the small two of three, alone
    "opening": "(min-width: 77rem) 764px, (min-width: 50rem) calc(66.7vw - 57px), "
    "(min-width: 40rem) calc(60vw - 4px), 100vw",
    "half": "(min-width: 77rem) 570px, (min-width: 50rem) calc(50vw - 46px), (min-width: 40rem) 45vw, 50vw",
    "third": "(min-width: 77rem) 376px, (min-width: 50rem) calc(33.3vw - 35px), "
    "(min-width: 40rem) 30vw, 50vw",
    "wide": "(min-width: 77rem) 1152px, (min-width: 50rem) calc(100vw - 80px), "
    "(min-width: 40rem) 90vw, 100vw",
    # .photo.pop: 56rem
    "pop": "(min-width: 61rem) 896px, (min-width: 50rem) calc(100vw - 80px), (min-width: 40rem) 90vw, 100vw",
    # .recipe-card__head: 45% from 36rem of the card's own width; a step's photo: its text column
    "card": "(min-width: 77rem) 518px, (min-width: 50rem) calc(45vw - 36px), (min-width: 40rem) 41vw, 90vw",
    "step": "(min-width: 77rem) 608px, (min-width: 50rem) 50vw, 75vw",
    # .tiles of 17rem with gaps of 24px; .more .tiles of 13rem; .tiles--small; .feature's 1.5fr
    "tile": "(min-width: 77rem) 368px, (min-width: 59rem) calc(33.3vw - 43px), "
    "(min-width: 50rem) calc(50vw - 52px), (min-width: 40rem) calc(45vw - 12px), 90vw",
    "related": "(min-width: 77rem) 368px, (min-width: 50rem) calc(33.3vw - 43px), (min-width: 47rem) 30vw, "
    "(min-width: 31rem) calc(45vw - 12px), 90vw",
    "small": "(min-width: 77rem) 276px, (min-width: 40rem) 23vw, (min-width: 30rem) 30vw, 45vw",
    "feature": "(min-width: 77rem) 662px, (min-width: 56rem) calc(60vw - 77px), "
    "(min-width: 50rem) calc(100vw - 80px), (min-width: 40rem) 90vw, 100vw",
}


def in_a_row(number: int, count: int) -> str:
    """The place of the photo with this number, from 1, among `count` that follow each other in a text."""
    if count == 1:
        return "pop"
    if count == 3:
        return "opening" if number == 1 else "third"
    return "half"
