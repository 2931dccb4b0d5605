// The active filters as buttons; pressing one removes its filter. All text is set as text, never as HTML.

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-chips");
  const buttons = data.chips.map(({ key, value, text }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tl-chip";
    button.dir = "auto";
    button.textContent = text;
    button.setAttribute("aria-label", `Remove filter ${text}`);
    button.onclick = () => setTriggerValue("dropped", { key, value });
    return button;
  });
  const focused = place.contains(document.activeElement);
  place.replaceChildren(...buttons);
  if (focused) buttons[0]?.focus();
}
