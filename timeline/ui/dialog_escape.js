// Escape and Back close a dialog in which nothing was typed, as its button Cancel does. Typed words stay where they
// are; the page keeps its view then (page_head.js tells of Back).
// Python tells of changed choices, and of the first words of each field: what is typed stands in the fields.

const AGAIN = 100; // ms until Escape is looked at again, after a run that may tell of a choice
const TRIES = 5; // a field that is drawn anew is empty for a moment, and looks changed

function isChanged({ dialog, data }) {
  const fieldOf = (key) => dialog.querySelector(`.st-key-${key} :is(input, textarea)`);
  return data.changed || Object.entries(data.words).some(([key, text]) => (fieldOf(key)?.value ?? text) !== text);
}

function close(place, tries = TRIES) {
  if (!place.isConnected) return;
  if (isChanged(place)) {
    if (tries > 1) setTimeout(() => close(place, tries - 1), AGAIN);
  } else if (isRunning()) setTimeout(() => close(place, tries), AGAIN);
  else place.dialog.querySelector(".st-key-cancel button")?.click();
}

// Each drawing listens anew: Streamlit may have ended the listening of the one before.
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-escape");
  place.data = data;
  place.dialog = place.closest("[role='dialog']");
  place.gone?.abort();
  const gone = new AbortController();
  place.gone = gone;
  const listener = ({ key }) => {
    const hasList = place.dialog.querySelector("[aria-expanded='true']"); // an open list is closed first
    if (key === "Escape" && !hasList) close(place);
  };
  window.addEventListener("keydown", listener, { capture: true, signal: gone.signal });
  window.addEventListener("timeline-back", () => close(place), { signal: gone.signal });
  place.dataset.listens = "";
  return () => gone.abort();
}
