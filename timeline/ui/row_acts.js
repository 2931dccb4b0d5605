// The bar of acts over a list of events: star, tag, check, hide, merge, order. It acts on the ticked rows, or on the
// chosen row.

const ANSWERED = 10_000; // ms within which Python answers an act

// The rows that an act is for.
const targets = (place) => {
  const rows = rowsOf(place);
  const ticked = rows.filter((row) => place.ticked.has(row.dataset.id));
  return ticked.length ? ticked : rows.filter((row) => row.dataset.id === place.chosen);
};

function tell(place, kind, events, value) {
  place.send("act", { kind, events, value });
}

// Shows a change at once, before Python has stored it.
function show(place, rows, change, others = {}) {
  for (const row of rows) {
    const marks = { ...row.data.marks, ...change(row.data.marks) };
    const shown = rowOf({ ...row.data, marks, ...others }, place);
    shown.querySelector("input").checked = place.ticked.has(row.dataset.id);
    const focus = ["tl-star", "tl-choose"].find((name) => row.querySelector(`.${name}`) === document.activeElement);
    shown.querySelector(".tl-choose").tabIndex = row.querySelector(".tl-choose").tabIndex;
    if (row.querySelector("[aria-current]")) shown.querySelector(".tl-choose").setAttribute("aria-current", "true");
    row.replaceChildren(...shown.childNodes);
    row.data = shown.data;
    row.stamp = shown.stamp;
    if (focus) row.querySelector(`.${focus}`).focus({ preventScroll: true });
  }
  bar(place);
}

function act(place, kind, rows = targets(place), detail = null) {
  const events = rows.map((row) => row.dataset.id);
  if (!events.length || (kind === "merged" && events.length < 2)) return;
  if (kind === "starred" || kind === "checked") {
    const value = !rows.every((row) => row.data.marks[kind]);
    show(place, rows, () => ({ [kind]: value }));
    tell(place, kind, events, value);
  } else if (kind === "tagged") {
    const on = !rows.every((row) => row.data.marks.tags.includes(detail));
    show(place, rows, ({ tags }) => {
      const others = tags.filter((tag) => tag !== detail);
      return { tags: on ? [...others, detail] : others };
    });
    tell(place, kind, events, { tag: detail, on });
  } else {
    if (kind !== "order") for (const row of rows) row.classList.add("tl-leaving");
    tell(place, kind, events, kind === "hidden" ? !place.hiddenListed : detail);
    if (kind !== "order") untick(place);
  }
}

function untick(place) {
  place.ticked.clear();
  bar(place);
}

function tick(place, row, on, through) {
  const rows = rowsOf(place);
  const [from, to] = [rows.indexOf(through ? place.lastTicked : row), rows.indexOf(row)].toSorted((one, two) => one - two);
  for (const each of rows.slice(Math.max(from, 0), to + 1)) {
    if (on) place.ticked.add(each.dataset.id);
    else place.ticked.delete(each.dataset.id);
  }
  place.lastTicked = row;
  bar(place);
}

// The words and buttons of the bar say what an act will change.
function bar(place) {
  const rows = rowsOf(place);
  const shown = new Set(rows.map((row) => row.dataset.id));
  for (const id of place.ticked) if (!shown.has(id)) place.ticked.delete(id);
  for (const row of rows) {
    const box = row.querySelector("input");
    if (box) box.checked = place.ticked.has(row.dataset.id);
  }
  const all = place.querySelector(".tl-all");
  if (all) {
    all.checked = rows.length > 0 && place.ticked.size === rows.length;
    all.indeterminate = place.ticked.size > 0 && !all.checked;
  }
  const chosen = targets(place);
  const tools = place.acts;
  const count = place.ticked.size;
  tools.querySelector(".tl-count").textContent =
    count ? `${count} selected` : chosen.length ? "The chosen event" : "Tick events to select them";
  const every = (kind) => chosen.length > 0 && chosen.every((row) => row.data.marks[kind]);
  const words = {
    starred: every("starred") ? "Remove star" : "Star",
    checked: every("checked") ? "Not checked" : "Check",
    hidden: place.hiddenListed ? "Show again" : "Hide",
  };
  for (const button of tools.querySelectorAll("[data-act]")) {
    const kind = button.dataset.act;
    if (words[kind]) button.textContent = words[kind];
    button.disabled = kind === "merged" ? chosen.length < 2 || place.hiddenListed
      : kind === "none" ? !count
      : kind === "title" ? !rows.length || place.hiddenListed
      : kind === "order" ? !neighbour(place, chosen, Number(button.dataset.by))
      : !chosen.length || (place.hiddenListed && kind !== "hidden");
  }
}

// The row before or after a single chosen one, if both are of one day.
function neighbour(place, chosen, by) {
  if (chosen.length !== 1 || !place.movable) return null;
  const rows = rowsOf(place);
  const other = rows[rows.indexOf(chosen[0]) + by];
  return other && other.data.day === chosen[0].data.day ? other : null;
}

function move(place, by) {
  const chosen = targets(place);
  const other = neighbour(place, chosen, by);
  if (other) act(place, "order", chosen, other.dataset.id);
}

function openTags(place, open) {
  const form = place.acts.querySelector("form");
  const opener = place.acts.querySelector("[data-act='tagged']");
  form.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  if (!open) return opener.focus({ preventScroll: true });
  const known = Object.keys(place.colours).map((tag) => {
    const button = element("button", "tl-tag", tag);
    button.type = "button";
    button.style.setProperty("--tl-tag", place.colours[tag]);
    button.onclick = () => giveTag(place, tag);
    return button;
  });
  form.querySelector(".tl-known").replaceChildren(...known);
  form.querySelector("input").value = "";
  form.querySelector("input").focus({ preventScroll: true });
}

function giveTag(place, text) {
  const tag = text.trim().replace(/\s+/g, " ");
  if (tag) act(place, "tagged", targets(place), tag);
  openTags(place, false);
}

function press(place, kind) {
  if (kind === "title") editTitle(place, firstTitle(place));
  else if (kind === "tagged") openTags(place, place.acts.querySelector("form").hidden);
  else if (kind === "none") untick(place);
  else act(place, kind);
}

// The key of the star works everywhere on the page but in fields and dialogs, for the chosen event.
function starByKey(place, pressed) {
  const plain = pressed.key === "s" && !pressed.ctrlKey && !pressed.altKey && !pressed.metaKey;
  if (!plain || !place.picks || place.contains(pressed.target)) return;
  if (pressed.target.closest?.("input, textarea, select, [contenteditable], [role='dialog']")) return;
  const row = rowsOf(place).find((each) => each.dataset.id === place.chosen);
  if (!row) return; // the button beside the event has the same key
  pressed.preventDefault();
  pressed.stopImmediatePropagation();
  act(place, "starred", [row]);
}

