// One article, every time expression in it marked: pressing one goes to its event, and an event chosen
// elsewhere is scrolled to. All text is set as text, never as HTML.

const SAYS = { event: "dates an event", idle: "dates no event", unplaced: "not placed" };

function piece({ text, kind, key, note, lit, number }) {
  const made = document.createElement(kind ? "button" : "span");
  made.textContent = text;
  if (lit) made.classList.add("tl-lit");
  if (!kind) return made;
  made.type = "button";
  made.classList.add("tl-expression", `tl-is-${kind}`);
  made.dataset.key = key ?? "";
  made.dataset.number = number;
  made.title = note;
  made.setAttribute("aria-label", `${text}: ${note || SAYS[kind]}`);
  return made;
}

function paragraph(pieces) {
  const made = document.createElement("p");
  made.dir = "auto";
  made.append(...pieces.map(piece));
  return made;
}

function scrollTo(place, made) {
  const page = place.querySelector(".tl-page");
  page.scrollTop = made.offsetTop - page.clientHeight / 3;
}

function show(place, { paragraphs, chosen, number }) {
  const page = place.querySelector(".tl-page");
  page.replaceChildren(...paragraphs.map(paragraph));
  const marks = [...page.querySelectorAll("button")];
  for (const made of marks) {
    const current = number === null ? chosen && made.dataset.key === chosen : made.dataset.number === String(number);
    if (current) made.setAttribute("aria-current", "true");
  }
  return marks.find((made) => made.hasAttribute("aria-current"));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-reader");
  const page = place.querySelector(".tl-page");
  page.setAttribute("aria-label", data.label);
  page.onclick = ({ target }) => {
    const made = target.closest("button");
    if (made) setTriggerValue("pressed", { key: made.dataset.key, number: Number(made.dataset.number) });
  };
  const stamp = JSON.stringify(data);
  if (place.stamp === stamp) return;
  const focused = page.contains(document.activeElement) ? document.activeElement.dataset.number : null;
  const before = page.scrollTop;
  place.stamp = stamp;
  const current = show(place, data);
  if (current) scrollTo(place, current);
  else page.scrollTop = place.article === data.article ? before : 0;
  place.article = data.article;
  if (focused) page.querySelector(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
}
