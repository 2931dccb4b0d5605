// What is filtered for, each criterion a button that takes it away. All text is set as text.

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-chips");
  const buttons = data.chips.map(({ key, value, text }) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "tl-chip";
    made.dir = "auto";
    made.textContent = text;
    made.setAttribute("aria-label", `Take away ${text}`);
    made.onclick = () => setTriggerValue("dropped", { key, value });
    return made;
  });
  const focused = place.contains(document.activeElement);
  place.replaceChildren(...buttons);
  if (focused) buttons[0]?.focus();
}
