// The chart: draws the figure made by Python, and sends Python each chosen event and the visible period.
// Streamlit calls the default function with each change of the data; Plotly keeps the figure in between.

const QUIET = { displayModeBar: false, doubleClick: false, showTips: false, responsive: false };
const SETTLED = 160; // ms without a change of size or zoom until Python is told
const SLACK = 8; // px: smaller differences of the width do not count
const DAY = 86_400_000; // ms
const MIN_PERIOD = 7 * DAY;
const STEP = 1.5; // zoom factor of a key or button
const PINCH = 0.01; // zoom per px of the wheel or of two fingers

const STEPS = { ArrowRight: "next", ArrowDown: "next", ArrowLeft: "previous", ArrowUp: "previous", Home: "first", End: "last" };
const ZOOMS = { "+": 1 / STEP, "=": 1 / STEP, "-": STEP, _: STEP };
const PANS = { PageDown: 0.5, PageUp: -0.5 };

function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  return new Promise((ready) => {
    window.addEventListener("timeline-plotly", () => ready(window.Plotly), { once: true });
  });
}

function eventOf(point) {
  return typeof point?.customdata === "string" ? point.customdata : null;
}

// The period of the events that a count at the edge stands for.
function periodOf(point) {
  return Array.isArray(point?.customdata) ? point.customdata : null;
}

// The head of the page, or Python, brings the library.
const isBare = () => !window.Plotly && !document.getElementById("timeline-plotly");

// The width for the chart and the height of the window; Python derives the chart's height.
function space(place) {
  const width = Math.floor(place.clientWidth);
  return { width, height: window.innerHeight, ...(isBare() && { bare: true }) };
}

// Plotly has no public conversion between dates and numbers; these two methods are internal.
const number = (axis, at) => axis.r2l(at);
const moment = (axis, at) => axis.l2r(at);
const visible = (axis) => axis.range.map((end) => number(axis, end));

// Start and end of a period of days, both inclusive.
const endsOf = (axis, [first, last]) => [number(axis, first), number(axis, last) + DAY];

// First and last day, inclusive; an axis ends at the midnight after its last day.
function daysOf(axis, [first, end]) {
  return [first, end - 1].map((at) => String(moment(axis, at)).slice(0, 10));
}

// Shows a period of at least a week at once; Python draws the details as soon as the zoom has settled.
function goTo(chart, first, end) {
  const axis = chart._fullLayout.xaxis;
  const [least, most] = endsOf(axis, chart.whole);
  const length = Math.min(Math.max(end - first, MIN_PERIOD), most - least);
  const begin = Math.min(Math.max((first + end - length) / 2, least), most - length);
  const range = [begin, begin + length].map((at) => moment(axis, Math.round(at / DAY) * DAY));
  window.Plotly.relayout(chart, { "xaxis.range": range });
}

function zoom(chart, factor, share = 0.5) {
  const [first, end] = visible(chart._fullLayout.xaxis);
  const still = first + share * (end - first);
  goTo(chart, still - (still - first) * factor, still + (end - still) * factor);
}

function pan(chart, share) {
  const [first, end] = visible(chart._fullLayout.xaxis);
  goTo(chart, first + share * (end - first), end + share * (end - first));
}

function settle(chart) {
  clearTimeout(chart.settling);
  chart.settling = setTimeout(() => {
    chart.settling = null;
    const axis = chart._fullLayout.xaxis;
    chart.send("period", daysOf(axis, visible(axis)));
  }, SETTLED);
}

function showAll(chart) {
  clearTimeout(chart.settling);
  chart.settling = null;
  chart.send("period", "all");
}

// Two fingers, or the wheel with Ctrl, zoom about the pointer; a sideways wheel moves the period. A plain wheel
// scrolls the page.
function wheel(chart, turn) {
  const { deltaX, deltaY } = turn;
  if (!turn.ctrlKey && !turn.metaKey && Math.abs(deltaX) <= Math.abs(deltaY)) return;
  turn.preventDefault();
  const { _offset: left, _length: length } = chart._fullLayout.xaxis;
  const share = (turn.clientX - chart.getBoundingClientRect().left - left) / length;
  const lines = turn.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  if (turn.ctrlKey || turn.metaKey) {
    const far = Math.max(-60, Math.min(60, deltaY * lines));
    zoom(chart, Math.exp(far * PINCH), Math.max(0, Math.min(1, share)));
  } else pan(chart, (deltaX * lines) / length);
}

// Two fingers zoom about their middle and move the period; one finger scrolls the page. Plotly would let one
// finger draw a period, so it gets no touch events, only the click that the browser makes of a tap.
function pinch(chart) {
  const fingers = new Map();
  let held = null;
  const measure = () => {
    const [one, other] = fingers.values();
    const { _offset: left, _length: length } = chart._fullLayout.xaxis;
    const middle = (one.clientX + other.clientX) / 2 - chart.getBoundingClientRect().left - left;
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    return { share: middle / length, apart: Math.max(apart, 1) };
  };
  const down = (finger) => {
    if (finger.pointerType === "touch") fingers.set(finger.pointerId, finger);
    if (fingers.size !== 2) return;
    const { share, apart } = measure();
    const [first, end] = visible(chart._fullLayout.xaxis);
    held = { still: first + share * (end - first), reach: (end - first) * apart };
  };
  const move = (finger) => {
    if (!fingers.has(finger.pointerId)) return;
    fingers.set(finger.pointerId, finger);
    if (!held || fingers.size !== 2) return;
    const { share, apart } = measure();
    const length = held.reach / apart;
    goTo(chart, held.still - share * length, held.still + (1 - share) * length);
  };
  const up = (finger) => {
    if (fingers.delete(finger.pointerId)) held = null;
  };
  chart.addEventListener("touchstart", (touch) => touch.stopPropagation(), { capture: true, passive: true });
  chart.addEventListener("pointerdown", down);
  for (const [name, listener] of [["pointermove", move], ["pointerup", up], ["pointercancel", up]]) {
    window.addEventListener(name, listener, { signal: chart.gone.signal });
  }
}

// A button over each lane's name collapses the lane, by mouse, finger or keyboard.
function lanes(chart, annotations, collapsed) {
  const place = chart.closest(".tl-frame").querySelector(".tl-lanes");
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.lane : null;
  const buttons = annotations.flatMap(({ name }, at) => {
    if (!name) return [];
    const origin = chart.getBoundingClientRect();
    const box = chart.querySelector(`.annotation[data-index="${at}"]`).getBoundingClientRect();
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.lane = name;
    button.setAttribute("aria-label", `Lane ${name}`);
    button.setAttribute("aria-expanded", String(!collapsed.includes(name)));
    button.title = collapsed.includes(name) ? "Expand lane" : "Collapse lane";
    const [left, top] = [box.left - origin.left, box.top - origin.top];
    Object.assign(button.style, {
      left: `${left}px`, top: `${top}px`, width: `${box.width}px`, height: `${box.height}px`,
    });
    button.onclick = () => chart.send("lane", name);
    return [button];
  });
  place.replaceChildren(...buttons);
  buttons.find(({ dataset }) => dataset.lane === focused)?.focus();
}

// The overview below the rows: dragging its frame moves the visible period. Python sends its top and bottom in
// pixels; it is as wide as the rows.
function overview(chart, down) {
  const { meta, xaxis: axis } = chart._fullLayout;
  if (!meta?.strip || down.button !== 0) return;
  const box = chart.getBoundingClientRect();
  const [top, bottom] = meta.strip;
  const y = down.clientY - box.top;
  const x = down.clientX - box.left - axis._offset;
  if (y < top - SLACK || y > bottom + SLACK || x < 0 || x > axis._length) return;
  down.preventDefault();
  down.stopPropagation();
  const [begin, end] = endsOf(axis, chart.overview);
  const [first, last] = visible(axis);
  const at = (event) => begin + ((event.clientX - box.left - axis._offset) / axis._length) * (end - begin);
  const held = at(down) >= first && at(down) <= last ? at(down) - first : (last - first) / 2;
  const move = (event) => {
    goTo(chart, at(event) - held, at(event) - held + (last - first));
    frame(chart, begin, end);
  };
  const stop = () => {
    chart.removeEventListener("pointermove", move);
    chart.classList.remove("tl-moving");
  };
  chart.setPointerCapture(down.pointerId);
  chart.classList.add("tl-moving");
  chart.addEventListener("pointermove", move);
  chart.addEventListener("pointerup", stop, { once: true });
  chart.addEventListener("pointercancel", stop, { once: true });
  if (at(down) < first || at(down) > last) move(down);
}

// Moves the frame of the overview to the visible period.
function frame(chart, begin, end) {
  const trace = chart.data.findIndex(({ name }) => name === "window");
  if (trace < 0) return;
  const { xaxis: axis } = chart._fullLayout;
  const pixel = axis._length / (end - begin);
  const [first, last] = visible(axis);
  const left = axis._offset + (first - begin) * pixel;
  window.Plotly.restyle(chart, { base: [[left]], x: [[(last - first) * pixel]] }, [trace]);
}

function listen(chart) {
  chart.on("plotly_click", ({ points }) => {
    const event = points.map(eventOf).find(Boolean);
    const period = points.map(periodOf).find(Boolean);
    if (event) chart.send("event", event);
    else if (period) chart.send("period", period);
  });
  chart.on("plotly_hover", ({ points }) => {
    chart.classList.toggle("tl-pointed", points.some((point) => eventOf(point) || periodOf(point)));
  });
  chart.on("plotly_unhover", () => chart.classList.remove("tl-pointed"));
  chart.on("plotly_relayout", (change) => {
    chart.figure = null; // the visible period is no longer the drawn one
    if (Object.keys(change).some((name) => name.startsWith("xaxis.range"))) settle(chart);
  });
  chart.on("plotly_doubleclick", () => showAll(chart));
  chart.addEventListener("wheel", (turn) => wheel(chart, turn), { passive: false });
  chart.addEventListener("pointerdown", (down) => overview(chart, down), { capture: true });
  pinch(chart);
}

async function draw(chart, data) {
  const Plotly = await plotly();
  chart.hidden = !data.figure;
  if (chart.hidden || chart.settling) return; // during a zoom, another figure follows soon
  if (chart.figure === data.figure) return; // already drawn, and not zoomed since
  chart.figure = data.figure;
  const { data: traces, layout } = JSON.parse(data.figure);
  const first = !chart.classList.contains("js-plotly-plot");
  await Plotly.react(chart, traces, { ...layout, dragmode: "zoom" }, QUIET);
  if (first) listen(chart);
  lanes(chart, layout.annotations, data.collapsed);
  chart.closest(".tl-frame").querySelector(".tl-tools").hidden = false;
  chart.dataset.drawn = data.stamp;
}

function press(chart, key) {
  if (key === "Escape") chart.send("event", null);
  else if (STEPS[key]) chart.send("step", STEPS[key]);
  else if (ZOOMS[key]) zoom(chart, ZOOMS[key]);
  else if (PANS[key]) pan(chart, PANS[key]);
  else if (key === "0") showAll(chart);
  else return false;
  return true;
}

function control(place, chart) {
  place.onkeydown = (pressed) => {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || chart.hidden) return;
    if (press(chart, pressed.key)) pressed.preventDefault();
  };
  for (const button of place.parentElement.querySelectorAll("[data-press]")) {
    button.onclick = () => press(chart, button.dataset.press);
  }
}

// Sends Python the available space whenever it changes. The chart keeps one observer: the clean-up function
// returned below is called when the component is removed, not with each run.
function watch(place, chart, known, setStateValue) {
  Object.assign(chart, { known, sendSpace: (now) => setStateValue("space", now) });
  if (chart.observer) {
    chart.remeasure();
    return;
  }
  const measure = async () => {
    if (!chart.known) await plotly(); // Python sends the library until it knows the space
    if (!place.isConnected) return;
    const now = space(place);
    const before = chart.known;
    const same = before && Math.abs(now.width - before.width) < SLACK && now.height === before.height;
    if (same && (!now.bare || before.bare)) return;
    if (now.width > 0) {
      localStorage.setItem("timeline-side", String(window.innerWidth - now.width)); // for page_head.js
      chart.sendSpace(now);
    }
  };
  let waiting;
  chart.remeasure = () => {
    clearTimeout(waiting);
    waiting = setTimeout(measure, chart.known ? SETTLED : 0);
  };
  chart.gone = new AbortController();
  chart.observer = new ResizeObserver(chart.remeasure);
  chart.observer.observe(place);
}

export default function ({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".tl-place");
  const chart = parentElement.querySelector(".tl-chart");
  const announcement = parentElement.querySelector(".tl-announcement");
  place.setAttribute("aria-label", data.alt);
  place.parentElement.hidden = !data.figure && Boolean(data.space);
  if (announcement.textContent !== data.announcement) announcement.textContent = data.announcement;
  Object.assign(chart, { whole: data.whole, overview: data.overview });
  chart.send = messenger(chart, data, setStateValue); // Plotly's listeners are set once, this changes with each run
  control(place, chart);

  watch(parentElement, chart, data.space, setStateValue);
  if (data.space) draw(chart, data); // before, the figure has a default width
  return () => {
    chart.observer.disconnect();
    chart.gone.abort();
  };
}
