// Own titles in a list of events: a double click on a title, or F2, makes it a field. Enter saves it and goes on to
// the next starred event, or to the next one if this one is not starred. Shift and Enter, or the button beside the
// field, also give the event a star, and go on to the next one of the list: so one walk down the list picks and names.
// The star of another row saves the title, too, and goes on there. Arrow keys save without a star and go on to the
// row below or above; Escape leaves the title as it was.

const MAX_TITLE = 500; // characters, as in event_fields.py
const STAR_AND_NEXT = "★ and next";
const DOUBLE_CLICK = 400; // ms: no row moves under the pointer between the clicks

function editTitle(place, row) {
  if (!row?.data.marks || place.hiddenListed) return;
  place.leave?.();
  const cell = row.querySelector(".tl-main");
  if (!cell || cell.querySelector("input")) return;
  const field = element("input", "tl-title-field");
  Object.assign(field, { type: "text", value: row.data.cells[1], maxLength: MAX_TITLE, autocomplete: "off" });
  field.setAttribute("aria-label", `Title of ${row.data.cells[0]}`);
  field.setAttribute("aria-keyshortcuts", "Enter Shift+Enter ArrowDown ArrowUp Escape");
  const star = element("button", "tl-title-star", STAR_AND_NEXT);
  Object.assign(star, { type: "button", tabIndex: -1, title: "Save with a star, and go on to the next event (Shift and Enter)" });
  star.onmousedown = (pressed) => pressed.preventDefault(); // the field keeps the focus
  star.onclick = () => goOn(place, row, field.value, { starred: true });
  cell.style.height = `${cell.offsetHeight}px`; // the rows below stay where they are
  cell.replaceChildren(field, star);
  field.focus({ preventScroll: true });
  field.select();
  bringIntoView(place, row);
  field.onblur = () => leaveLater(place, () => leaveTitle(place, row, field.value));
}

// The person sees the field, and beside it the sentence of the event that is being named.
function bringIntoView(place, row) {
  reveal(place, row);
  row.scrollIntoView({ block: "nearest" }); // the page too: the list may be taller than the window
  if (place.chosen === row.dataset.id) return;
  mark(place, row.dataset.id);
  place.send("chosen", row.dataset.id);
}

// A new title may change the height of its row. Rows that move as a pointer goes down on one would lose its click.
function leaveLater(place, leave) {
  if (!place.pressed) return leave();
  place.leftByPress = true;
  place.leave = () => {
    place.leave = null;
    leave();
  };
  setTimeout(() => place.leave?.(), DOUBLE_CLICK);
}

// Ends the editing, once; a changed title, and a new star, are shown at once and sent as one act.
function leaveTitle(place, row, typed, starred = false) {
  const field = row.querySelector(".tl-title-field");
  if (!field) return;
  field.onblur = null;
  const title = typed.trim().replace(/\s+/g, " ") || row.data.cells[1];
  const changed = title !== row.data.cells[1] || (starred && !row.data.marks.starred);
  const [when, , ...others] = row.data.cells;
  show(place, [row], (marks) => ({ starred: starred || marks.starred }), { cells: [when, title, ...others] });
  if (changed) tell(place, "title", [row.dataset.id], { title, starred });
}

// While a title is being typed, the press of a star saves it, and the field goes on to the starred row. A long press
// ends after the title was left.
function pressStar(place, row) {
  const isNaming = place.leftByPress || place.querySelector(".tl-title-field") !== null;
  place.leftByPress = false;
  place.leave?.();
  act(place, "starred", [row]);
  if (isNaming && row.data.marks.starred) editTitle(place, row);
}

// The row whose title is typed first: a ticked or the chosen one, else the first starred one.
function firstTitle(place) {
  const rows = rowsOf(place);
  return targets(place)[0] ?? rows.find(({ data }) => data.marks.starred) ?? rows[0];
}

function nextTitle(place, row, by) {
  const rows = rowsOf(place);
  if (by) return rows[rows.indexOf(row) + by];
  const later = rows.slice(rows.indexOf(row) + 1);
  return row.data.marks.starred ? later.find((each) => each.data.marks.starred) : later[0];
}

// Saves the title and goes on: by a number of rows, else to the next one to be named.
function goOn(place, row, typed, { starred = false, by = Number(starred) } = {}) {
  const next = nextTitle(place, row, by);
  leaveTitle(place, row, typed, starred);
  if (next) editTitle(place, next);
  else row.querySelector(".tl-choose").focus({ preventScroll: true });
}

// Keys within the field; all others are for its text.
function pressInTitle(place, pressed, row) {
  const field = pressed.target;
  if (pressed.isComposing) return;
  if (pressed.key === "Enter") goOn(place, row, field.value, { starred: pressed.shiftKey });
  else if (pressed.key === "ArrowDown") goOn(place, row, field.value, { by: 1 });
  else if (pressed.key === "ArrowUp") goOn(place, row, field.value, { by: -1 });
  else if (pressed.key === "Escape") {
    leaveTitle(place, row, "");
    row.querySelector(".tl-choose").focus({ preventScroll: true });
  } else return;
  pressed.preventDefault();
}
