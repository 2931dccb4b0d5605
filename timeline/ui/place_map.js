// The map behind an event's places: two paths, and a dot and a name for each place, set as text.

const SVG = "http://www.w3.org/2000/svg";

function path(name, steps) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("class", `tl-${name}`);
  made.setAttribute("d", steps);
  return made;
}

function dot({ name, x, y }) {
  const made = document.createElement("span");
  made.className = x > 60 ? "tl-spot tl-left" : "tl-spot";
  made.style.left = `${x}%`;
  made.style.top = `${y}%`;
  const said = document.createElement("b");
  said.dir = "auto";
  said.textContent = name;
  made.append(said);
  return made;
}

// A name that would lie on another is left to the list of places beside the map.
function thin(names) {
  const kept = [];
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const free = kept.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
    if (free) kept.push(box);
    else name.hidden = true;
  }
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-map");
  const map = place.querySelector("svg");
  map.setAttribute("viewBox", data.box.join(" "));
  map.replaceChildren(path("land", data.land), path("borders", data.borders));
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", data.label);
  place.replaceChildren(map, ...data.places.map(dot));
  thin(place.querySelectorAll("b"));
}
