// The map of an event's places: paths for land and borders, and a dot with a name for each place.

const SVG = "http://www.w3.org/2000/svg";

function path(name, steps) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", `tl-${name}`);
  element.setAttribute("d", steps);
  return element;
}

function dot({ name, x, y }) {
  const spot = document.createElement("span");
  spot.className = x > 60 ? "tl-spot tl-left" : "tl-spot";
  spot.style.left = `${x}%`;
  spot.style.top = `${y}%`;
  const label = document.createElement("b");
  label.dir = "auto";
  label.textContent = name;
  spot.append(label);
  return spot;
}

// Hides names that overlap an earlier name; the details beside the map list all places.
function hideOverlaps(names) {
  const shown = [];
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const free = shown.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    if (free) shown.push(box);
    else name.hidden = true;
  }
}

export default function ({ data, parentElement }) {
  const figure = parentElement.querySelector(".tl-map");
  const map = figure.querySelector("svg");
  map.setAttribute("viewBox", data.box.join(" "));
  map.replaceChildren(path("land", data.land), path("borders", data.borders));
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", data.label);
  figure.replaceChildren(map, ...data.places.map(dot));
  hideOverlaps(figure.querySelectorAll("b"));
}
