// A list of rows, chosen by click or keyboard (Tab, arrow keys, Enter). All text is set as text, never as HTML.
// A list of events also has a box and a star in each row, and a bar of acts (row_acts.js, before this file).

const NEAR_END = 600; // px above the end of the list at which more rows are requested
const KEYS = { s: "starred", c: "checked", h: "hidden", m: "merged", t: "tagged" };

function element(tag, name, text = "") {
  const created = document.createElement(tag);
  if (name) created.className = name;
  created.textContent = text;
  created.dir = "auto"; // Arabic and Hebrew begin at the right
  return created;
}

// The box and the star before the cells of an event.
function pickCell({ cells, marks }) {
  const cell = element("td", "tl-pick");
  const name = `${cells[0]} ${cells[1]}`;
  const box = element("input");
  Object.assign(box, { type: "checkbox", tabIndex: -1 });
  box.setAttribute("aria-label", `Select ${name}`);
  const star = element("button", "tl-star");
  Object.assign(star, { type: "button", tabIndex: -1, title: "Star: belongs to the published timeline (S)" });
  star.setAttribute("aria-label", `Star ${name}`);
  star.setAttribute("aria-pressed", String(marks.starred));
  cell.append(box, star);
  return cell;
}

function tagsOf({ marks }, colours) {
  return marks.tags.map((tag) => {
    const shown = element("span", "tl-tag", tag);
    shown.style.setProperty("--tl-tag", colours[tag] ?? "gray");
    return shown;
  });
}

const stampOf = (data, colours) => JSON.stringify([data, data.marks?.tags.map((tag) => colours[tag])]);

// The first cell holds a button for the whole row.
function rowOf(data, { columns, colours }) {
  const row = element("tr");
  row.dataset.id = data.id;
  row.stamp = stampOf(data, colours);
  row.data = data;
  if (data.marks) row.append(pickCell(data));
  data.cells.forEach((text, at) => {
    const cell = element(at ? "td" : "th", `tl-${columns[at].kind}`, at ? text : "");
    cell.dataset.heading = columns[at].name;
    if (!at) {
      cell.scope = "row";
      cell.append(element("button", "tl-choose", text));
      cell.firstChild.type = "button";
      cell.firstChild.setAttribute("aria-label", data.cells.slice(0, 2).join(" "));
    }
    if (data.marks && at === 1) {
      if (data.marks.checked) cell.append(element("span", "tl-checked", " ✓ checked"));
      cell.append(...tagsOf(data, colours));
    }
    row.append(cell);
  });
  return row;
}

function build(place, { columns, label, picks }) {
  const table = element("table", "tl-rows");
  table.setAttribute("aria-label", label);
  const heads = table.createTHead().insertRow();
  if (picks) {
    const head = element("td", "tl-pick");
    const all = element("input", "tl-all");
    Object.assign(all, { type: "checkbox", title: "Select all listed events" });
    all.setAttribute("aria-label", "Select all listed events");
    head.append(all);
    heads.append(head);
  }
  for (const { name, kind } of columns) {
    const head = element("th", `tl-${kind}`, name);
    head.scope = "col";
    heads.append(head);
  }
  table.createTBody();
  place.replaceChildren(table);
}

// Changes only the rows that differ: a row under a pressed pointer stays the same element, and so gets the click.
// The row of a title that is being typed is never moved, as a moved field loses the focus: the others move around it.
function fill(place, data) {
  const body = place.querySelector("tbody");
  const before = new Map([...body.rows].map((row) => [row.dataset.id, row]));
  let at = body.firstElementChild;
  for (const each of data.rows) {
    const old = before.get(each.id);
    before.delete(each.id);
    const isTyped = old?.querySelector(".tl-title-field"); // not under the typing hand
    const row = isTyped || old?.stamp === stampOf(each, data.colours) ? old : rowOf(each, data);
    if (old && row !== old) {
      const focused = old.contains(document.activeElement);
      if (at === old) at = row;
      old.replaceWith(row);
      if (focused) row.querySelector(".tl-choose").focus({ preventScroll: true });
    }
    row.classList.remove("tl-leaving");
    if (isTyped) {
      const all = [...body.rows];
      body.append(...all.slice(all.indexOf(at), all.indexOf(row)));
      at = row;
    }
    if (row === at) at = at.nextElementSibling;
    else {
      const focused = row.contains(document.activeElement) ? document.activeElement : null;
      body.insertBefore(row, at);
      focused?.focus({ preventScroll: true });
    }
  }
  for (const row of before.values()) row.remove();
}

// Scrolls only the list; scrollIntoView would also scroll the page, away from the chart.
function reveal(place, row) {
  const above = place.querySelector("thead").offsetHeight;
  const top = row.offsetTop - above;
  const bottom = row.offsetTop + row.offsetHeight - place.clientHeight;
  if (place.scrollTop > top) place.scrollTop = top;
  else if (place.scrollTop < bottom) place.scrollTop = bottom;
}

const rowsOf = (place) => [...place.querySelectorAll("tbody tr")];

// Tab reaches one button; arrow keys reach the others.
function mark(place, chosen) {
  place.chosen = chosen;
  const rows = rowsOf(place);
  const entry = rows.find((row) => row.dataset.id === chosen) ?? rows[0];
  for (const row of rows) {
    const button = row.querySelector(".tl-choose");
    button.tabIndex = row === entry ? 0 : -1;
    if (row.dataset.id === chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (entry && entry.dataset.id === chosen && place.revealed !== chosen) reveal(place, entry);
  place.revealed = chosen;
}

// Keys of a row with the focus; true if the key did something.
function pressKey(place, pressed, row) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[pressed.key];
  const rows = rowsOf(place);
  if (by && pressed.altKey) {
    if (row.dataset.id !== place.chosen) return false;
    move(place, by);
  } else if (by) {
    const next = rows[rows.indexOf(row) + by];
    if (!next) return true;
    next.querySelector(".tl-choose").focus({ preventScroll: true });
    reveal(place, next);
    if (pressed.shiftKey && place.picks) {
      if (!place.ticked.has(row.dataset.id)) tick(place, row, true);
      tick(place, next, true);
    }
  } else if (!place.picks || pressed.altKey) return false;
  else if (pressed.key === "F2") editTitle(place, row);
  else if (pressed.key === "x") tick(place, row, !place.ticked.has(row.dataset.id));
  else if (pressed.key === "a" && (pressed.ctrlKey || pressed.metaKey)) rows.forEach((each) => tick(place, each, true));
  else if (pressed.key === "Escape" && place.ticked.size) untick(place);
  else if (pressed.ctrlKey || pressed.metaKey) return false;
  else if (KEYS[pressed.key]) {
    if (!place.ticked.size && row.dataset.id !== place.chosen) place.chosen = row.dataset.id;
    press(place, KEYS[pressed.key]);
  } else return false;
  return true;
}

function choose(place, target, pressed) {
  const row = target.closest("tbody tr");
  if (target.classList.contains("tl-all")) {
    const on = target.checked; // each tick changes the box
    rowsOf(place).forEach((each) => tick(place, each, on));
  } else if (!row) return;
  else if (target.matches(".tl-title-field")) return;
  else if (target.matches("input")) tick(place, row, target.checked, pressed.shiftKey);
  else if (target.closest(".tl-star")) pressStar(place, row);
  else if (place.picks && pressed.shiftKey) tick(place, row, true, true);
  else if (place.picks && (pressed.ctrlKey || pressed.metaKey)) tick(place, row, !place.ticked.has(row.dataset.id));
  else if (!target.closest(".tl-pick") && !window.getSelection()?.toString()) {
    mark(place, row.dataset.id); // at once, before Python answers
    if (place.picks) bar(place);
    place.send("chosen", row.dataset.id);
  }
}

function listen(place) {
  place.onscroll = () => {
    if (!place.more || place.scrollTop + place.clientHeight < place.scrollHeight - NEAR_END) return;
    place.more = false;
    place.send("further", true);
  };
  place.onmousedown = (pressed) => {
    if (place.picks && pressed.shiftKey) pressed.preventDefault(); // else the browser marks the text in between
  };
  place.onclick = (pressed) => choose(place, pressed.target, pressed);
  place.ondblclick = ({ target }) => {
    if (target.closest(".tl-main")) editTitle(place, target.closest("tbody tr"));
  };
  place.onkeydown = (pressed) => {
    const row = pressed.target.closest("tbody tr");
    if (pressed.target.matches(".tl-title-field")) {
      pressInTitle(place, pressed, row);
      pressed.stopPropagation();
      return;
    }
    if (!row || !pressKey(place, pressed, row)) return;
    pressed.preventDefault();
    pressed.stopPropagation(); // the page has shortcuts of its own
  };
  place.acts.onclick = ({ target }) => {
    const button = target.closest("[data-act]");
    if (button?.dataset.act === "order") move(place, Number(button.dataset.by));
    else if (button) press(place, button.dataset.act);
  };
  const form = place.acts.querySelector("form");
  form.onsubmit = (sent) => {
    sent.preventDefault();
    giveTag(place, form.querySelector("input").value);
  };
  place.acts.onkeydown = (pressed) => {
    if (pressed.key === "Escape" && !form.hidden) openTags(place, false);
    pressed.stopPropagation();
  };
}

const isFreshAct = ({ name, number }) => name === "act" && number > Date.now() - ANSWERED;

function render(place, data) {
  const { picks } = data;
  Object.assign(place, {
    more: data.more, picks, columns: data.columns, colours: picks?.colours ?? {},
    hiddenListed: Boolean(picks?.hidden), movable: Boolean(picks?.movable),
  });
  place.acts.hidden = !picks;
  place.ticked ??= new Set();
  if (picks && unanswered(place).some(isFreshAct)) { // the answer to the last act follows, or did not come
    place.waiting = setTimeout(() => render(place, data), ANSWERED);
    return;
  }
  const stamp = JSON.stringify([data.columns, data.label]);
  if (place.stamp !== stamp) {
    place.stamp = stamp;
    place.scrollTop = 0; // another order has other first rows
    build(place, data);
    listen(place);
  }
  fill(place, { ...data, colours: place.colours });
  mark(place, data.chosen);
  if (picks) bar(place);
}

// Waits for the frame with the chart, because users wait for the chart.
export default function ({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".tl-list");
  place.acts = parentElement.querySelector(".tl-acts");
  place.send = messenger(place, data, setStateValue);
  if (!place.gone) {
    place.gone = new AbortController();
    const listener = (pressed) => starByKey(place, pressed);
    const options = { capture: true, signal: place.gone.signal };
    window.addEventListener("keydown", listener, options);
    for (const [name, pressed] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) {
      window.addEventListener(name, ({ target }) => {
        place.pressed = pressed && place.contains(target); // a press elsewhere finds the title saved
        if (pressed) place.leftByPress = false;
      }, options);
    }
  }
  cancelAnimationFrame(place.frame);
  clearTimeout(place.waiting);
  place.frame = requestAnimationFrame(() => {
    place.waiting = setTimeout(() => render(place, data));
  });
  return () => place.gone.abort();
}
