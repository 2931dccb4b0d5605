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

function itemsOf(events) {
  let year = null;
  return events.flatMap((event) => {
    const heading = event.year === year ? [] : [element("li", "tl-year", event.year)];
    year = event.year;
    return [...heading, itemOf(event)];
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const more = parentElement.querySelector(".tl-further");
  const stamp = JSON.stringify(data.events);
  if (list.stamp !== stamp) {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    list.stamp = stamp;
    list.replaceChildren(...itemsOf(data.events));
    if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  for (const button of list.querySelectorAll("button")) {
    if (button.dataset.id === data.chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  list.onclick = ({ target }) => {
    const button = target.closest("button");
    if (button) setTriggerValue("chosen", button.dataset.id);
  };
  more.hidden = !data.further;
  more.textContent = data.further;
  more.onclick = () => setTriggerValue("further", true);
}
