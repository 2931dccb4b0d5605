// The tour: a card in the corner of the window, one step after the other. The browser remembers its end, so that it
// does not return. It covers nothing that the reader needs and moves nothing.

const SEEN = "timeline-tour-seen";

function seen() {
  try {
    return window.localStorage.getItem(SEEN) !== null;
  } catch {
    return true; // without a memory it would return at every visit
  }
}

function end(card) {
  card.hidden = true;
  point(card, null);
  try {
    window.localStorage.setItem(SEEN, "1");
  } catch {
    // The card stays away in this session all the same.
  }
}

// A rule, because a class on a part of the page would be gone with its next change.
function point(card, selector) {
  const rule = `${selector} { outline: 3px solid #b35900; outline-offset: 3px; }`;
  card.querySelector("style").textContent = selector ? rule : "";
}

function show(card, steps, at) {
  card.dataset.at = at;
  card.querySelector(".tl-step").textContent = `${at + 1} of ${steps.length}. ${steps[at].text}`;
  const last = at === steps.length - 1;
  card.querySelector("[data-tour='next']").textContent = last ? "Done" : "Next";
  card.querySelector("[data-tour='skip']").hidden = last;
  point(card, steps[at].at);
}

export default function ({ data, parentElement }) {
  const card = parentElement.querySelector(".tl-tour");
  card.onclick = ({ target }) => {
    const next = Number(card.dataset.at) + 1;
    if (target.dataset.tour === "next" && next < data.steps.length) show(card, data.steps, next);
    else if (target.dataset.tour) end(card);
  };
  card.onkeydown = ({ key }) => {
    if (key === "Escape") end(card);
  };
  if (seen() || !card.hidden) return;
  card.hidden = false;
  show(card, data.steps, 0);
}
