// Escape closes a dialog in which nothing was typed, as its button Cancel does. Typed words stay where they are.
// Python tells of changed choices, and of the first words of each field: what is typed stands in the fields.

const AGAIN = 100; // ms until Escape is looked at again, after a run that may tell of a choice

function isChanged({ dialog, data }) {
  const fieldOf = (key) => dialog.querySelector(`.st-key-${key} :is(input, textarea)`);
  return data.changed || Object.entries(data.words).some(([key, text]) => (fieldOf(key)?.value ?? text) !== text);
}

function close(place) {
  if (!place.isConnected || isChanged(place)) return;
  if (isRunning()) setTimeout(() => close(place), AGAIN);
  else place.dialog.querySelector(".st-key-cancel button")?.click();
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-escape");
  place.data = data;
  if (!place.dialog) {
    place.dialog = place.closest("[role='dialog']");
    place.gone = new AbortController();
    const listener = ({ key }) => {
      const hasList = place.dialog.querySelector("[aria-expanded='true']"); // an open list is closed first
      if (key === "Escape" && !hasList) close(place);
    };
    window.addEventListener("keydown", listener, { capture: true, signal: place.gone.signal });
  }
  return () => place.gone.abort();
}
