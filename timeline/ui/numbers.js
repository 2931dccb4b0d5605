// Numbers of events: a row for each value with its name, its total and its bars. All text is set as text, never as
// HTML. A press on a name filters by it, a press on a bar by its period.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 26; // units of the drawing, which has one unit of width for each period

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  made.dir = "auto";
  return made;
}

function shape(tag, sides) {
  const made = document.createElementNS(SVG, tag);
  for (const [side, value] of Object.entries(sides)) made.setAttribute(side, value);
  return made;
}

function barsOf({ label, bars }, periods, most) {
  const drawing = shape("svg", { viewBox: `0 0 ${Math.max(bars.length, 1)} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  const highest = Math.max(0, ...bars);
  const at = bars.indexOf(highest);
  drawing.setAttribute("aria-label", highest ? `${label}: most in ${periods[at]}, ${highest}` : `${label}: none`);
  bars.forEach((number, index) => {
    const tall = number ? Math.max((number / most) * HEIGHT, 1.5) : 0;
    const place = shape("g", { "data-period": index });
    const title = shape("title", {});
    title.textContent = `${periods[index]}: ${number}`;
    place.append(
      title,
      shape("rect", { class: "tl-slot", x: index, y: 0, width: 1, height: HEIGHT }),
      shape("rect", { class: "tl-bar", x: index + 0.06, y: HEIGHT - tall, width: 0.88, height: tall }),
    );
    drawing.append(place);
  });
  return drawing;
}

function rowOf(row, periods, most) {
  const line = element("tr");
  const head = element("th", "tl-value");
  head.scope = "row";
  if (row.pressed === null) head.textContent = row.label;
  else {
    const name = element("button", "tl-name", row.label);
    name.type = "button";
    name.dataset.value = row.value;
    name.setAttribute("aria-pressed", String(row.pressed));
    head.append(name);
  }
  const bars = element("td", "tl-bars");
  bars.append(barsOf(row, periods, most));
  line.append(head, element("td", "tl-total", row.total.toLocaleString("en")), bars);
  return line;
}

function build(place, { heads, periods, ends, rows }) {
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.value : null;
  const table = element("table");
  const top = table.createTHead().insertRow();
  for (const name of heads) {
    const head = element("th", "", name);
    head.scope = "col";
    top.append(head);
  }
  const [all, ...values] = rows;
  const most = Math.max(1, ...values.flatMap(({ bars }) => bars)); // one scale for all values, for comparison
  const body = table.createTBody();
  body.append(rowOf(all, periods, Math.max(1, ...all.bars)), ...values.map((row) => rowOf(row, periods, most)));
  const scale = element("div", "tl-ends");
  scale.append(...ends.map((end) => element("span", "", end)));
  place.replaceChildren(table, scale);
  if (focused) place.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

export default function ({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".tl-numbers");
  const tell = messenger(place, data, setStateValue);
  const stamp = JSON.stringify({ ...data, done: null });
  if (place.stamp !== stamp) {
    place.stamp = stamp;
    build(place, data);
  }
  place.onclick = ({ target }) => {
    const name = target.closest(".tl-name");
    const period = target.closest("[data-period]");
    if (name) tell("value", name.dataset.value);
    else if (period) tell("period", Number(period.dataset.period));
  };
}
