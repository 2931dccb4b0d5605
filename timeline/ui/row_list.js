// A list whose rows can be chosen by click, Tab, Enter and arrow keys. All text is set as text, never as HTML.

const CLOSE = 600; // px above the end of what is there from which more is asked for

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  made.dir = "auto"; // Arabic and Hebrew begin at the right
  return made;
}

// The first cell holds the button that stands for its whole row.
function rowOf({ id, cells }, columns) {
  const row = element("tr");
  row.dataset.id = id;
  cells.forEach((text, at) => {
    const cell = element(at ? "td" : "th", `tl-${columns[at].kind}`, at ? text : "");
    cell.dataset.heading = columns[at].name;
    if (!at) {
      cell.scope = "row";
      cell.append(element("button", "tl-choose", text));
      cell.firstChild.type = "button";
    }
    row.append(cell);
  });
  return row;
}

function build(place, { columns, rows, label }) {
  const table = element("table", "tl-rows");
  table.setAttribute("aria-label", label);
  const heads = table.createTHead().insertRow();
  for (const { name, kind } of columns) {
    const head = element("th", `tl-${kind}`, name);
    head.scope = "col";
    heads.append(head);
  }
  const body = table.createTBody();
  body.append(...rows.map((row) => rowOf(row, columns)));
  place.replaceChildren(table);
}

// Scrolls the list alone: scrollIntoView would move the page away from the timeline.
function reveal(place, row) {
  const above = place.querySelector("thead").offsetHeight;
  const top = row.offsetTop - above;
  const bottom = row.offsetTop + row.offsetHeight - place.clientHeight;
  if (place.scrollTop > top) place.scrollTop = top;
  else if (place.scrollTop < bottom) place.scrollTop = bottom;
}

// One button answers Tab; arrow keys reach the others.
function mark(place, chosen) {
  const rows = [...place.querySelectorAll("tbody tr")];
  const entry = rows.find((row) => row.dataset.id === chosen) ?? rows[0];
  for (const row of rows) {
    const button = row.querySelector("button");
    button.tabIndex = row === entry ? 0 : -1;
    if (row.dataset.id === chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (entry && entry.dataset.id === chosen) reveal(place, entry);
}

function listen(place) {
  place.onscroll = () => {
    if (!place.more || place.scrollTop + place.clientHeight < place.scrollHeight - CLOSE) return;
    place.more = false;
    place.tell("further", true);
  };
  place.onclick = ({ target }) => {
    const row = target.closest("tbody tr");
    if (row && !window.getSelection()?.toString()) place.tell("chosen", row.dataset.id);
  };
  place.onkeydown = (press) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    const buttons = [...place.querySelectorAll("tbody button")];
    const at = buttons.indexOf(document.activeElement);
    if (!by || at < 0) return;
    press.preventDefault();
    buttons[at + by]?.focus({ preventScroll: true });
    const row = document.activeElement.closest("tr");
    reveal(place, row);
  };
}

// Adds the rows that follow those that are there; returns whether that is all that the list needs.
function extend(place, { columns, rows, label }) {
  const there = place.querySelectorAll("tbody tr").length;
  if (!there || place.stamp !== stampOf(columns, rows.slice(0, there), label)) return false;
  place.querySelector("tbody").append(...rows.slice(there).map((row) => rowOf(row, columns)));
  place.stamp = stampOf(columns, rows, label);
  return true;
}

const stampOf = (columns, rows, label) => JSON.stringify([columns, rows, label]);

function show(place, data) {
  place.more = data.more;
  const stamp = stampOf(data.columns, data.rows, data.label);
  if (place.stamp !== stamp && !extend(place, data)) {
    const focused = place.contains(document.activeElement);
    place.stamp = stamp;
    build(place, data);
    listen(place);
    mark(place, data.chosen);
    if (focused) place.querySelector("button[tabindex='0']")?.focus({ preventScroll: true });
  } else {
    mark(place, data.chosen);
  }
}

// The list is made after the frame in which the timeline is drawn, which is what a person waits for.
export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-list");
  place.tell = setTriggerValue;
  cancelAnimationFrame(place.frame);
  clearTimeout(place.waiting);
  place.frame = requestAnimationFrame(() => {
    place.waiting = setTimeout(() => show(place, data));
  });
}
