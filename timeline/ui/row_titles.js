// Own titles in a list of events: a double click on a title, or F2, makes it a field. Enter saves it and goes on to
// the next starred event, or to the next one if this one is not starred; Escape leaves the title as it is.

const MAX_TITLE = 500; // characters, as in event_fields.py

function editTitle(place, row) {
  if (!row?.data.marks || place.hiddenListed) return;
  const cell = row.querySelector(".tl-main");
  if (!cell || cell.querySelector("input")) return;
  const field = element("input", "tl-title-field");
  Object.assign(field, { type: "text", value: row.data.cells[1], maxLength: MAX_TITLE, autocomplete: "off" });
  field.setAttribute("aria-label", `Title of ${row.data.cells[0]}`);
  cell.replaceChildren(field);
  field.focus({ preventScroll: true });
  field.select();
  reveal(place, row);
  field.onblur = () => leaveTitle(place, row, field.value);
}

// Ends the editing, once; a changed title is shown at once and sent.
function leaveTitle(place, row, typed) {
  const field = row.querySelector(".tl-title-field");
  if (!field) return;
  field.onblur = null;
  const title = typed.trim().replace(/\s+/g, " ") || row.data.cells[1];
  const changed = title !== row.data.cells[1];
  const [when, , ...others] = row.data.cells;
  show(place, [row], () => ({}), { cells: [when, title, ...others] });
  if (changed) tell(place, "title", [row.dataset.id], title);
}

function nextTitle(place, row) {
  const rows = rowsOf(place);
  const later = rows.slice(rows.indexOf(row) + 1);
  return row.data.marks.starred ? later.find((each) => each.data.marks.starred) : later[0];
}

// Keys within the field; all others are for its text.
function pressInTitle(place, pressed, row) {
  const field = pressed.target;
  if (pressed.isComposing) return;
  if (pressed.key === "Enter") {
    const next = nextTitle(place, row);
    leaveTitle(place, row, field.value);
    if (next) editTitle(place, next);
    else row.querySelector(".tl-choose").focus({ preventScroll: true });
  } else if (pressed.key === "Escape") {
    leaveTitle(place, row, "");
    row.querySelector(".tl-choose").focus({ preventScroll: true });
  } else return;
  pressed.preventDefault();
}

