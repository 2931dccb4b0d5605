// Events from early to late in one column. All text is set as text, never as HTML.

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function itemOf({ id, when, title, kind, mark, stated, witnesses, isHeavy, starred }) {
  const item = element("li", `tl-mark tl-is-${kind}${isHeavy ? " tl-heavy" : ""}`);
  const button = element("button", "tl-entry");
  button.type = "button";
  button.dataset.id = id;
  const hidden = element("span", "tl-unseen", ` (${mark}): `);
  const what = element("span", "tl-title", title);
  what.dir = "auto";
  button.append(element("span", "tl-date", when), hidden, what);
  if (stated) button.append(element("span", "tl-stated", ` ${stated}`));
  if (witnesses) button.append(element("span", "tl-told", witnesses));
  const star = element("button", "tl-pick");
  star.type = "button";
  star.dataset.star = id;
  star.setAttribute("aria-label", `Star: ${when}: ${title}`);
  showStar(star, starred);
  item.append(button, star);
  return item;
}

function showStar(star, on) {
  star.textContent = on ? "★" : "☆";
  star.setAttribute("aria-pressed", String(on));
}

// The button at the side of a heading shows only its month or year.
function headingOf({ heading, days }) {
  const item = element("li", "tl-year");
  const button = element("button", "tl-zoom", "Show only this");
  button.type = "button";
  button.dataset.days = days.join(" ");
  button.setAttribute("aria-label", `Show only this: ${heading}`);
  item.append(element("span", "tl-head", heading), button);
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
  const name = active && ["id", "star", "fold", "days"].find((each) => active.dataset[each]);
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
  if (!unanswered(list).length) list.picked = new Map();
  for (const [id, on] of list.picked ?? []) {
    const star = list.querySelector(`[data-star="${CSS.escape(id)}"]`);
    if (star) showStar(star, on);
  }
  for (const button of list.querySelectorAll(".tl-entry")) {
    if (button.dataset.id === data.chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  list.onclick = ({ target }) => {
    const button = target.closest("button");
    const { id, star, fold, days } = button?.dataset ?? {};
    if (star) {
      const on = button.getAttribute("aria-pressed") !== "true";
      showStar(button, on); // at once, before Python has stored it
      list.picked.set(star, on);
      tell("star", { id: star, on });
    } else if (id) tell("chosen", id);
    else if (fold) tell("fold", fold);
    else if (days) tell("period", days.split(" "));
  };
  more.hidden = !data.further;
  more.textContent = data.further;
  more.onclick = () => tell("further", true);
  whole.hidden = !data.zoomed;
  whole.textContent = `Only ${data.zoomed}. Show all times`;
  whole.onclick = () => tell("period", "all");
  const isOther = list.zoomed !== undefined && list.zoomed !== data.zoomed;
  list.zoomed = data.zoomed;
  if (isOther) parentElement.querySelector(".tl-column").scrollIntoView(); // another period begins at its head
}
