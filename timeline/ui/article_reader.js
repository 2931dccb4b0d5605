// An article with marked time expressions. Pressing one shows its event; an event chosen elsewhere scrolls into
// view. All text is set as text, never as HTML.

const KINDS = { event: "has an event", "no-event": "no event", "no-date": "no date" };

function piece({ text, kind, event, note, highlighted, number }) {
  const element = document.createElement(kind ? "button" : "span");
  element.textContent = text;
  if (highlighted) element.classList.add("tl-highlighted");
  if (!kind) return element;
  element.type = "button";
  element.classList.add("tl-expression", `tl-is-${kind}`);
  element.dataset.event = event ?? "";
  element.dataset.number = number;
  element.title = note;
  element.setAttribute("aria-label", `${text}: ${note || KINDS[kind]}`);
  return element;
}

function paragraph(pieces) {
  const element = document.createElement("p");
  element.dir = "auto";
  element.append(...pieces.map(piece));
  return element;
}

function scrollTo(place, mark) {
  const page = place.querySelector(".tl-page");
  page.scrollTop = mark.offsetTop - page.clientHeight / 3;
  requestAnimationFrame(() => {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) page.scrollIntoView({ block: "center" }); // a long list was left
  });
}

// Renders the article; returns the mark to scroll to.
function render(place, { paragraphs, chosen, number }) {
  const page = place.querySelector(".tl-page");
  page.replaceChildren(...paragraphs.map(paragraph));
  const marks = [...page.querySelectorAll("button")];
  for (const mark of marks) {
    const ofEvent = chosen && mark.dataset.event === chosen;
    const current = number === null ? ofEvent : mark.dataset.number === String(number);
    if (current) mark.setAttribute("aria-current", "true");
  }
  return marks.find((mark) => mark.hasAttribute("aria-current"));
}

export default function ({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".tl-reader");
  const page = place.querySelector(".tl-page");
  const tell = messenger(place, data, setStateValue);
  page.setAttribute("aria-label", data.label);
  page.onclick = ({ target }) => {
    const mark = target.closest("button");
    if (mark) tell("pressed", { event: mark.dataset.event, number: Number(mark.dataset.number) });
  };
  const stamp = JSON.stringify({ ...data, done: null });
  if (place.stamp === stamp) return;
  const focused = page.contains(document.activeElement) ? document.activeElement.dataset.number : null;
  const before = page.scrollTop;
  place.stamp = stamp;
  const current = render(place, data);
  if (current) scrollTo(place, current);
  else page.scrollTop = place.article === data.article ? before : 0;
  place.article = data.article;
  if (focused) page.querySelector(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
}
