// Escape closes a dialog in which nothing was typed, as its button Cancel does. Typed words stay where they are.

const FIELDS = "input, textarea";
const AGAIN = 100; // ms until Escape is looked at again, after a run that may tell of something typed

const isTyped = (place) => place.typed || [...place.before].some(([field, text]) => field.isConnected && field.value !== text);

function close(place) {
  if (!place.isConnected || isTyped(place)) return;
  if (isRunning()) setTimeout(() => close(place), AGAIN);
  else place.dialog.querySelector(".st-key-cancel button")?.click();
}

function watch(place) {
  place.before = new Map([...place.dialog.querySelectorAll(FIELDS)].map((field) => [field, field.value]));
  place.dialog.addEventListener("focusin", ({ target }) => {
    if (target.matches(FIELDS) && !place.before.has(target)) place.before.set(target, target.value);
  });
  const listener = ({ key }) => {
    if (key !== "Escape" || place.dialog.querySelector("[aria-expanded='true']")) return; // an open list is closed first
    close(place);
  };
  window.addEventListener("keydown", listener, { capture: true, signal: place.gone.signal });
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-escape");
  place.typed = data.typed;
  if (!place.dialog) {
    place.dialog = place.closest("[role='dialog']");
    place.gone = new AbortController();
    watch(place);
  }
  return () => place.gone.abort();
}
