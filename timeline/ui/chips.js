// The active filters as buttons; pressing one removes its filter. All text is set as text, never as HTML.

function chipOf({ key, value, text }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tl-chip";
  button.dir = "auto";
  button.textContent = text;
  button.setAttribute("aria-label", `Remove filter ${text}`);
  button.dataset.filter = JSON.stringify({ key, value });
  return button;
}

// Changes only the chips that differ: one under a pressed pointer stays the same element, and so gets the click.
function fill(place, chips) {
  const before = new Map([...place.children].map((chip) => [chip.dataset.filter + chip.textContent, chip]));
  let at = place.firstElementChild;
  for (const made of chips.map(chipOf)) {
    const name = made.dataset.filter + made.textContent;
    const chip = before.get(name) ?? made;
    before.delete(name);
    if (chip === at) at = at.nextElementSibling;
    else place.insertBefore(chip, at);
  }
  const focused = [...before.values()].includes(document.activeElement);
  for (const chip of before.values()) chip.remove();
  if (focused) place.firstElementChild?.focus();
}

export default function ({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".tl-chips");
  const tell = messenger(place, data, setStateValue);
  place.onclick = ({ target }) => {
    const chip = target.closest(".tl-chip");
    if (chip) tell("dropped", JSON.parse(chip.dataset.filter));
  };
  fill(place, data.chips);
}
