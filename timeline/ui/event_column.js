// Events from early to late in one column. All text is set as text, never as HTML.

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function itemOf({ id, when, title, kind, mark, stated, starred }) {
  const item = element("li", `tl-mark tl-is-${kind}`);
  const button = element("button", "tl-entry");
  button.type = "button";
  button.dataset.id = id;
  const date = element("span", "tl-date", when);
  if (starred) date.append(element("span", "tl-star", " ★"));
  const hidden = element("span", "tl-unseen", ` (${mark}${starred ? ", starred" : ""}): `);
  const what = element("span", "tl-title", title);
  what.dir = "auto";
  button.append(date, hidden, what);
  if (stated) button.append(element("span", "tl-stated", ` ${stated}`));
  item.append(button);
  return item;
}

// A press on a heading shows only its month or year.
function headingOf({ heading, days }) {
  const item = element("li", "tl-year");
  const button = element("button", "tl-zoom", heading);
  button.type = "button";
  button.dataset.days = days.join(" ");
  button.title = `Show only ${heading}`;
  item.append(button);
  return item;
}

function foldOf({ fold, words, open }) {
  const item = element("li", "tl-folded");
  const button = element("button", "tl-fold", words);
  button.type = "button";
  button.dataset.fold = fold;
  button.setAttribute("aria-expanded", open);
  item.append(button);
  return item;
}

function drawn(item) {
  if (item.heading) return headingOf(item);
  return item.fold ? foldOf(item) : itemOf(item);
}

// The button that has the focus keeps it as the list is made again.
function focusedIn(list) {
  const active = list.contains(document.activeElement) ? document.activeElement : null;
  const name = active && ["id", "fold", "days"].find((each) => active.dataset[each]);
  return name && `[data-${name}="${CSS.escape(active.dataset[name])}"]`;
}

export default function ({ data, parentElement, setStateValue }) {
  const list = parentElement.querySelector("ol");
  const more = parentElement.querySelector(".tl-further");
  const whole = parentElement.querySelector(".tl-whole");
  const tell = messenger(list, data, setStateValue);
  const stamp = JSON.stringify(data.items);
  if (list.stamp !== stamp) {
    const focused = focusedIn(list);
    list.stamp = stamp;
    list.replaceChildren(...data.items.map(drawn));
    if (focused) list.querySelector(focused)?.focus({ preventScroll: true });
  }
  for (const button of list.querySelectorAll(".tl-entry")) {
    if (button.dataset.id === data.chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  list.onclick = ({ target }) => {
    const { id, fold, days } = target.closest("button")?.dataset ?? {};
    if (id) tell("chosen", id);
    else if (fold) tell("fold", fold);
    else if (days) tell("period", days.split(" "));
  };
  more.hidden = !data.further;
  more.textContent = data.further;
  more.onclick = () => tell("further", true);
  whole.hidden = !data.zoomed;
  whole.onclick = () => tell("period", "all");
}
