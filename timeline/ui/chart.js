// The timeline in the page: draws the figure that Python made, and tells Python what is pressed.
// Streamlit calls the function below whenever the data changes; Plotly keeps the drawn figure.

const QUIET = { displayModeBar: false, doubleClick: false, showTips: false, responsive: false };
const SETTLED = 150; // ms without a change of size before it is told
const SLACK = 8; // px that a figure may be narrower than its place

const saved = new Set(); // pictures of this visit: each is saved once, however often it is drawn

function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  return new Promise((ready) => {
    window.addEventListener("timeline-plotly", () => ready(window.Plotly), { once: true });
  });
}

function eventOf(point) {
  return typeof point?.customdata === "string" ? point.customdata : null;
}

function dayOf(moment) {
  return String(moment).slice(0, 10);
}

// The space that the page leaves: the full width, and a height that keeps what lies below in sight.
function space(place) {
  return { width: Math.floor(place.clientWidth), height: window.innerHeight };
}

function listen(chart, tell) {
  chart.on("plotly_click", ({ points }) => {
    const event = points.map(eventOf).find(Boolean);
    if (event) tell("event", event);
  });
  chart.on("plotly_hover", ({ points }) => {
    chart.classList.toggle("tl-pointed", points.some(eventOf));
  });
  chart.on("plotly_unhover", () => chart.classList.remove("tl-pointed"));
  chart.on("plotly_relayout", (change) => {
    const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (range[0] && range[1]) tell("period", range.map(dayOf));
  });
  chart.on("plotly_doubleclick", () => tell("period", null));
}

async function save(Plotly, picture) {
  saved.add(picture.number);
  const address = await Plotly.toImage(JSON.parse(picture.figure), {
    format: "png",
    width: picture.width,
    height: picture.height,
    scale: picture.scale,
  });
  const link = document.createElement("a");
  link.href = address;
  link.download = picture.name;
  link.click();
}

async function draw(chart, data, tell) {
  const Plotly = await plotly();
  if (data.picture && !saved.has(data.picture.number)) await save(Plotly, data.picture);
  chart.hidden = !data.figure;
  if (chart.hidden) return;
  const { data: traces, layout } = JSON.parse(data.figure);
  const first = !chart.classList.contains("js-plotly-plot");
  await Plotly.react(chart, traces, { ...layout, dragmode: "zoom" }, QUIET);
  if (first) listen(chart, tell);
  chart.dataset.drawn = data.stamp;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const place = parentElement.querySelector(".tl-place");
  const chart = parentElement.querySelector(".tl-chart");
  place.setAttribute("aria-label", data.alt);

  // Plotly's listeners are set once; what they call changes with every run.
  chart.tell = setTriggerValue;
  const tell = (name, value) => chart.tell(name, value);

  place.onkeydown = (press) => {
    if (press.key === "Escape") tell("event", null);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[press.key];
    if (!by) return;
    press.preventDefault();
    tell("step", by);
  };

  let waiting;
  let over = false;
  const measure = async () => {
    await plotly(); // Python sends the library until it is told the space
    if (over) return;
    const now = space(place);
    const known = data.space;
    if (known && Math.abs(now.width - known.width) < SLACK && now.height === known.height) return;
    if (now.width > 0) setStateValue("space", now);
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(measure, data.space ? SETTLED : 0);
  });
  observer.observe(place);

  if (data.space) draw(chart, data, tell); // until then the figure has another width
  return () => {
    over = true;
    clearTimeout(waiting);
    observer.disconnect();
  };
}
