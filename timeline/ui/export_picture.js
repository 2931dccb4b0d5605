// The picture to save: Plotly draws it as an image; the dialog shows it small, and saves or copies it in full
// size. A file carries its title, its alt text and its view, for timeline.export.file_metadata.

const MESSAGE_TIME = 6000; // ms until a message disappears

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

// Returns a chunk of UTF-8 text (PNG specification, 11.3.3.4): length, type, keyword, five zeros, text, checksum.
function chunk(keyword, text) {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const bytes = new Uint8Array(body.length + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length - 4);
  bytes.set(body, 4);
  view.setUint32(body.length + 4, checksum(body));
  return bytes;
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
  const svgDocument = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = svgDocument.documentElement;
  const texts = [["title", data.caption.title], ["desc", data.caption.alt], ["metadata", data.caption.view]];
  const parts = texts.map(([tag, content]) => {
    const element = svgDocument.createElementNS("http://www.w3.org/2000/svg", tag);
    element.textContent = content;
    return element;
  });
  parts[2].id = data.view;
  root.setAttribute("role", "img");
  root.prepend(...parts);
  return new Blob([new XMLSerializer().serializeToString(svgDocument)], { type: "image/svg+xml" });
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
    return "Picture copied.";
  },
  // Switches between the actual size of the picture and the size that fits the dialog.
  size: async (data, place) => {
    const actual = place.classList.toggle("tl-actual");
    place.querySelector('[data-do="size"]').setAttribute("aria-pressed", actual);
    return "";
  },
  alt: async (data) => {
    await navigator.clipboard.writeText(data.caption.alt);
    return "Alt text copied.";
  },
};

async function act(place, name) {
  const done = place.querySelector(".tl-done");
  done.textContent = "";
  done.textContent = await ACTIONS[name](place.data, place).catch(
    () => "The browser refused. Save the picture instead.",
  );
  setTimeout(() => (done.textContent = ""), MESSAGE_TIME);
}

export default async function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-picture");
  const preview = place.querySelector(".tl-preview");
  place.data = data;
  place.querySelector(".tl-alt").textContent = data.caption.alt;
  preview.alt = data.caption.alt;
  preview.style.width = `${data.width}px`;
  preview.style.aspectRatio = `${data.width} / ${data.height}`;
  for (const button of place.querySelectorAll("[data-do]")) {
    button.onclick = () => act(place, button.dataset.do);
  }
  const drawn = await imageOf(data, "svg");
  if (place.data === data) preview.src = drawn;
}
