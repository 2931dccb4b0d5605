// The picture to save: drawn by Plotly as an image, shown small, saved or copied at full size. A file carries
// its title, its alternative text and what restores its view, as timeline.export.metadata reads them.

const TOLD = 6000; // ms that a message stays

function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  return new Promise((ready) => {
    window.addEventListener("timeline-plotly", () => ready(window.Plotly), { once: true });
  });
}

async function imageOf(data, format) {
  const Plotly = await plotly();
  const { width, height } = data;
  const scale = format === "png" ? data.scale : 1;
  return Plotly.toImage(JSON.parse(data.figure), { format, width, height, scale });
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

// A chunk of UTF-8 text (PNG specification, 11.3.3.4): length, type, keyword, five zero bytes, text, checksum.
function chunk(keyword, text) {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const made = new Uint8Array(body.length + 8);
  const view = new DataView(made.buffer);
  view.setUint32(0, body.length - 4);
  made.set(body, 4);
  view.setUint32(body.length + 4, checksum(body));
  return made;
}

const HEADER = 8 + 25; // a PNG's signature, and the length, type, 13 bytes and checksum of its first chunk

async function png(data) {
  const bytes = new Uint8Array(await (await fetch(await imageOf(data, "png"))).arrayBuffer());
  const { title, alt, view } = data.caption;
  const texts = { Title: title, Description: alt, Software: data.software, [data.view]: view };
  const chunks = Object.entries(texts).map(([keyword, text]) => chunk(keyword, text));
  return new Blob([bytes.slice(0, HEADER), ...chunks, bytes.slice(HEADER)], { type: "image/png" });
}

async function svg(data) {
  const text = decodeURIComponent((await imageOf(data, "svg")).replace(/^[^,]*,/, ""));
  const made = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = made.documentElement;
  const said = [["title", data.caption.title], ["desc", data.caption.alt], ["metadata", data.caption.view]];
  const parts = said.map(([tag, told]) => {
    const element = made.createElementNS("http://www.w3.org/2000/svg", tag);
    element.textContent = told;
    return element;
  });
  parts[2].id = data.view;
  root.setAttribute("role", "img");
  root.prepend(...parts);
  return new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const ACTIONS = {
  png: async (data) => (save(await png(data), `${data.name}.png`), "Saved."),
  svg: async (data) => (save(await svg(data), `${data.name}.svg`), "Saved."),
  copy: async (data) => {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png(data) })]);
    return "The picture is on the clipboard.";
  },
  alt: async (data) => {
    await navigator.clipboard.writeText(data.caption.alt);
    return "The alt text is on the clipboard.";
  },
};

async function act(place, name) {
  const done = place.querySelector(".tl-done");
  done.textContent = "";
  done.textContent = await ACTIONS[name](place.data).catch(
    () => "The browser did not allow that; save the picture instead.",
  );
  setTimeout(() => (done.textContent = ""), TOLD);
}

export default async function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-picture");
  const preview = place.querySelector(".tl-preview");
  place.data = data;
  place.querySelector(".tl-alt").textContent = data.caption.alt;
  preview.alt = data.caption.alt;
  preview.style.aspectRatio = `${data.width} / ${data.height}`;
  for (const button of place.querySelectorAll("[data-do]")) {
    button.onclick = () => act(place, button.dataset.do);
  }
  const drawn = await imageOf(data, "svg");
  if (place.data === data) preview.src = drawn;
}
