// A list of rows, chosen by click or keyboard (Tab, arrow keys, Enter). All text is set as text, never as HTML.

const NEAR_END = 600; // px above the end of the list at which more rows are requested

function element(tag, name, text = "") {
  const created = document.createElement(tag);
  if (name) created.className = name;
  created.textContent = text;
  created.dir = "auto"; // Arabic and Hebrew begin at the right
  return created;
}

// The first cell holds a button for the whole row.
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

// Scrolls only the list; scrollIntoView would also scroll the page, away from the chart.
function reveal(place, row) {
  const above = place.querySelector("thead").offsetHeight;
  const top = row.offsetTop - above;
  const bottom = row.offsetTop + row.offsetHeight - place.clientHeight;
  if (place.scrollTop > top) place.scrollTop = top;
  else if (place.scrollTop < bottom) place.scrollTop = bottom;
}

// Tab reaches one button; arrow keys reach the others.
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
    if (!place.more || place.scrollTop + place.clientHeight < place.scrollHeight - NEAR_END) return;
    place.more = false;
    place.send("further", true);
  };
  place.onclick = ({ target }) => {
    const row = target.closest("tbody tr");
    if (row && !window.getSelection()?.toString()) place.send("chosen", row.dataset.id);
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

// Appends new rows to an otherwise unchanged list; returns false if the list must be built anew.
function extend(place, { columns, rows, label }) {
  const count = place.querySelectorAll("tbody tr").length;
  if (!count || place.stamp !== stampOf(columns, rows.slice(0, count), label)) return false;
  place.querySelector("tbody").append(...rows.slice(count).map((row) => rowOf(row, columns)));
  place.stamp = stampOf(columns, rows, label);
  return true;
}

const stampOf = (columns, rows, label) => JSON.stringify([columns, rows, label]);

function render(place, data) {
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

// Waits for the frame with the chart, because users wait for the chart.
export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-list");
  place.send = setTriggerValue;
  cancelAnimationFrame(place.frame);
  clearTimeout(place.waiting);
  place.frame = requestAnimationFrame(() => {
    place.waiting = setTimeout(() => render(place, data));
  });
}
