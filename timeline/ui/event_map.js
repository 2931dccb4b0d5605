// The map of all events: a button for each place, places near each other together. The drawn part of the world
// is the SVG's viewBox; degrees of longitude get shorter towards the poles. All text is set as text, never as HTML.

const NEAR = 34; // px between two dots; nearer places share one
const LEAST = 24; // px, the smallest dot: a finger hits it
const MOST = 54;
const STEP = 1.6; // zoom factor of a key or button
const CLOSEST = 2; // degrees of latitude at the closest zoom
const MARGIN = 1.35; // times the distance between the outermost places
const DRAG = 4; // px until a press is a drag
const SHARE = 0.2; // part of the map by which an arrow key moves it
const WORLD = 360; // degrees around it

const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));
const keyOf = (group) => group.places.map(({ name }) => name).join("\n");

function sizeOf(stage) {
  return { width: stage.clientWidth || 600, height: stage.clientHeight || 360 };
}

// A longitude from -180 to 180.
const wrapped = (longitude) => ((((longitude + 180) % WORLD) + WORLD) % WORLD) - 180;

// The drawn part in degrees; tops are negative latitudes, as y points down. One across the 180th meridian ends
// beyond 180.
function boxOf(stage) {
  const { width, height } = sizeOf(stage);
  const { latitude, longitude, span } = stage.view;
  const stretch = width / height / Math.max(Math.cos((latitude * Math.PI) / 180), 0.3);
  const tall = Math.min(span, 180, WORLD / stretch);
  const wide = tall * stretch;
  const isWhole = span >= 180 || wide > WORLD - 1;
  const left = isWhole ? clamp(longitude - wide / 2, -180, 180 - wide) : wrapped(longitude - wide / 2);
  return { left, top: clamp(-latitude - tall / 2, -90, 90 - tall), wide, tall };
}

const reach = (longs) => Math.max(...longs) - Math.min(...longs);

// The longitudes, those in the west moved once around the world if this brings all closer; as in land_map.py.
function sideBySide(longs) {
  const moved = longs.map((each) => (each < 0 ? each + WORLD : each));
  return reach(moved) < reach(longs) ? moved : longs;
}

// The view with all of the places in it.
function viewOf(stage, places, least = 9) {
  if (!places.length) return { latitude: 20, longitude: 0, span: 180 };
  const lats = places.map(({ latitude }) => latitude);
  const longs = sideBySide(places.map(({ longitude }) => longitude));
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...longs), Math.max(...longs)];
  const { width, height } = sizeOf(stage);
  const latitude = (south + north) / 2;
  const stretch = width / height / Math.max(Math.cos((latitude * Math.PI) / 180), 0.3);
  const span = Math.max(least, (north - south) * MARGIN, ((east - west) * MARGIN) / stretch);
  return { latitude, longitude: wrapped((west + east) / 2), span: Math.min(span, 180) };
}

// Degrees from the left side of the drawn part eastwards to a longitude.
const eastOf = (box, longitude) => longitude - box.left + (longitude < box.left ? WORLD : 0);

function pixel(stage, box, { latitude, longitude }) {
  const { width, height } = sizeOf(stage);
  return { x: (eastOf(box, longitude) / box.wide) * width, y: ((-latitude - box.top) / box.tall) * height };
}

function numberOf(places) {
  if (places.some(({ events }) => !events)) return places.reduce((sum, { count }) => sum + count, 0);
  return new Set(places.flatMap(({ events }) => events)).size;
}

// Places in sight, near ones together; the first of a group has most events and gives it its position.
function groupsOf(stage, box) {
  const { width, height } = sizeOf(stage);
  const groups = [];
  for (const place of stage.places) {
    const { x, y } = pixel(stage, box, place);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const near = groups.find((group) => group.kept === place.kept && Math.hypot(group.x - x, group.y - y) < NEAR);
    if (near) near.places.push(place);
    else groups.push({ x, y, width, kept: place.kept, places: [place] });
  }
  return groups;
}

const isSpot = ({ places }) => places.every(
  ({ latitude, longitude }) => latitude === places[0].latitude && longitude === places[0].longitude,
);

function dotOf(group) {
  const { places } = group;
  const number = numberOf(places);
  const dot = document.createElement("button");
  dot.type = "button";
  dot.group = group;
  const one = isSpot(group);
  const town = places.length > 1 || places[0].town;
  const side = group.x > 0.75 * group.width ? " tl-left" : "";
  dot.className = `tl-dot${side}${group.kept ? "" : " tl-faint"}${one ? "" : " tl-several"}${town ? "" : " tl-area"}`;
  if (places.some(({ marked }) => marked)) dot.classList.add("tl-chosen");
  const size = clamp(18 + 6 * Math.log2(number + 1), LEAST, MOST);
  Object.assign(dot.style, { left: `${group.x}px`, top: `${group.y}px`, width: `${size}px`, height: `${size}px` });
  const names = places.slice(0, 4).map(({ label }) => label).join(", ");
  const more = places.length > 4 ? ` and ${places.length - 4} more` : "";
  const count = `${number.toLocaleString("en")} ${number === 1 ? "event" : "events"}`;
  const outside = group.kept ? "" : ", not in the filter";
  dot.setAttribute("aria-label", `${names}${more}: ${count}${outside}${one ? "" : ". Press to see nearer."}`);
  dot.title = dot.getAttribute("aria-label");
  if (one) dot.setAttribute("aria-pressed", String(places.every(({ pressed }) => pressed)));
  dot.textContent = number > 999 ? `${Math.round(number / 1000)}k` : String(number);
  const name = document.createElement("b");
  name.dir = "auto";
  name.textContent = places.length > 1 && !one ? `${places[0].name} +${places.length - 1}` : places[0].name;
  name.setAttribute("aria-hidden", "true");
  dot.append(name);
  return dot;
}

// Hides names that overlap a dot or an earlier name; a dot's title has its name, too.
function hideOverlaps(dots) {
  const taken = dots.map((dot) => dot.getBoundingClientRect());
  dots.forEach((dot, at) => {
    const name = dot.querySelector("b");
    const box = name.getBoundingClientRect();
    const free = taken.every((other, of) => of === at || box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    if (free) taken.push(box);
    else name.hidden = true;
  });
}

// Draws the world once more beyond 180 degrees, as soon as this is looked at.
function continueEast(stage) {
  if (stage.continued) return;
  stage.continued = true;
  for (const path of stage.querySelectorAll("path")) {
    const copy = path.cloneNode();
    copy.setAttribute("transform", `translate(${WORLD * stage.grid})`);
    path.after(copy);
  }
}

function draw(stage) {
  const box = boxOf(stage);
  const { grid } = stage;
  if (box.left + box.wide > 180) continueEast(stage);
  stage.querySelector("svg").setAttribute("viewBox", [box.left, box.top, box.wide, box.tall].map((side) => side * grid).join(" "));
  const place = stage.querySelector(".tl-dots");
  const focused = place.contains(document.activeElement) ? keyOf(document.activeElement.group) : null;
  const dots = groupsOf(stage, box).map(dotOf);
  place.replaceChildren(...dots);
  hideOverlaps(dots);
  dots.find((dot) => keyOf(dot.group) === focused)?.focus({ preventScroll: true });
}

function move(stage, x, y) {
  const box = boxOf(stage);
  stage.view = {
    ...stage.view,
    longitude: wrapped(box.left + box.wide / 2 + x * box.wide),
    latitude: clamp(-(box.top + box.tall / 2) - y * box.tall, -90, 90),
  };
  draw(stage);
}

// Zooms about a point of the map: its share of the width and the height.
function zoom(stage, factor, x = 0.5, y = 0.5) {
  const before = boxOf(stage);
  const held = { longitude: before.left + x * before.wide, latitude: -(before.top + y * before.tall) };
  stage.view = {
    latitude: held.latitude + (-(before.top + before.tall / 2) - held.latitude) * factor,
    longitude: wrapped(held.longitude + (before.left + before.wide / 2 - held.longitude) * factor),
    span: clamp(before.tall * factor, CLOSEST, 180),
  };
  draw(stage);
}

function press(stage, key) {
  const moves = { ArrowLeft: [-SHARE, 0], ArrowRight: [SHARE, 0], ArrowUp: [0, -SHARE], ArrowDown: [0, SHARE] };
  if (key === "+" || key === "=") zoom(stage, 1 / STEP);
  else if (key === "-" || key === "_") zoom(stage, STEP);
  else if (moves[key]) move(stage, ...moves[key]);
  else if (key === "0") {
    stage.view = viewOf(stage, stage.places);
    draw(stage);
  } else return false;
  return true;
}

function choose(stage, group) {
  if (isSpot(group)) stage.send("places", group.places.map(({ name }) => name));
  else {
    stage.view = viewOf(stage, group.places, CLOSEST);
    draw(stage);
  }
}

// Two fingers zoom: by how far they have parted, about the point between them.
function pinch(stage, fingers, at) {
  const others = [...fingers].filter(([id]) => id !== at.pointerId).map(([, place]) => place);
  const before = fingers.get(at.pointerId);
  const [other] = others;
  const far = (one) => Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
  const after = { x: at.clientX, y: at.clientY };
  const box = stage.getBoundingClientRect();
  const share = [((after.x + other.x) / 2 - box.left) / box.width, ((after.y + other.y) / 2 - box.top) / box.height];
  zoom(stage, far(before) / far(after), ...share);
}

function listen(stage) {
  let held = null;
  const fingers = new Map();
  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, ({ pointerId }) => fingers.delete(pointerId));
  }
  stage.addEventListener("pointerdown", (down) => {
    if (down.isPrimary) fingers.clear();
    if (down.pointerType === "touch") fingers.set(down.pointerId, { x: down.clientX, y: down.clientY });
    if (fingers.size === 2) {
      held = { moved: true }; // the fingers choose no place
      for (const finger of fingers.keys()) stage.setPointerCapture(finger);
    } else if (down.button === 0) held = { x: down.clientX, y: down.clientY, moved: false };
  });
  stage.addEventListener("pointermove", (at) => {
    if (fingers.size === 2 && fingers.has(at.pointerId)) {
      pinch(stage, fingers, at);
      fingers.set(at.pointerId, { x: at.clientX, y: at.clientY });
      return;
    }
    if (!held || !at.buttons || held.x === undefined) return;
    const [x, y] = [at.clientX - held.x, at.clientY - held.y];
    if (!held.moved && Math.hypot(x, y) < DRAG) return;
    const { width, height } = sizeOf(stage);
    move(stage, -x / width, -y / height);
    held = { x: at.clientX, y: at.clientY, moved: true };
    if (!stage.hasPointerCapture(at.pointerId)) stage.setPointerCapture(at.pointerId);
  });
  stage.addEventListener("click", ({ target }) => {
    const dragged = held?.moved;
    held = null;
    const dot = target.closest(".tl-dot");
    if (dot && !dragged) choose(stage, dot.group);
  });
  stage.addEventListener("pointercancel", () => { held = null; });
  stage.addEventListener("wheel", (turn) => {
    if (!turn.ctrlKey && !turn.metaKey) return; // a plain wheel scrolls the page
    turn.preventDefault();
    const box = stage.getBoundingClientRect();
    const share = [(turn.clientX - box.left) / box.width, (turn.clientY - box.top) / box.height];
    zoom(stage, Math.exp(clamp(turn.deltaY, -60, 60) * 0.01), ...share);
  }, { passive: false });
  stage.addEventListener("keydown", (pressed) => {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
    if (press(stage, pressed.key)) pressed.preventDefault();
  });
  stage.observer = new ResizeObserver(() => draw(stage));
  stage.observer.observe(stage);
}

const inSight = (stage, place) => {
  const box = boxOf(stage);
  return eastOf(box, place.longitude) <= box.wide &&
    -place.latitude >= box.top && -place.latitude <= box.top + box.tall;
};

export default function ({ data, parentElement, setStateValue }) {
  const stage = parentElement.querySelector(".tl-stage");
  Object.assign(stage, { places: data.places, grid: data.grid, send: messenger(stage, data, setStateValue) });
  const kept = data.places.filter((place) => place.kept);
  const marked = data.places.filter((place) => place.marked);
  if (!stage.view) {
    stage.view = viewOf(stage, kept);
    listen(stage);
  } else if (data.chosen !== stage.chosen && marked.length && !marked.some((place) => inSight(stage, place))) {
    stage.view = viewOf(stage, marked);
  } else if (kept.length && !kept.some((place) => inSight(stage, place))) stage.view = viewOf(stage, kept);
  stage.chosen = data.chosen;
  for (const button of parentElement.querySelectorAll("[data-press]")) {
    button.onclick = () => press(stage, button.dataset.press);
  }
  draw(stage);
  return () => stage.observer.disconnect();
}
