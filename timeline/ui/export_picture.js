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

// What is typed counts, whatever is pressed next. The page learns of a field's words when it loses the focus or
// Enter is pressed in it: so Enter is sent for the person, and each action waits for the picture with the words.

const PAUSE = 400; // ms without a key until the preview follows
const STEP = 40; // ms between two looks at the page
const PATIENCE = 20_000; // ms

const fieldOf = (place, key) =>
  place.closest('[role="dialog"]')?.querySelector(`.st-key-${key} input, .st-key-${key} textarea`);

// Returns the fields with other words than the picture.
function newer(place) {
  const typed = Object.entries(place.data.typed).map(([key, drawn]) => [fieldOf(place, key), drawn]);
  return typed.filter(([field, drawn]) => field && field.value !== drawn).map(([field]) => field);
}

function isBehind(place) {
  return newer(place).length > 0 || document.querySelector('[data-test-script-state="running"]') !== null;
}

function sendTyped(place) {
  for (const field of newer(place)) {
    const ctrlKey = field.tagName === "TEXTAREA"; // there, Enter alone is a new line
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey, bubbles: true, cancelable: true }));
  }
}

// Resolves with the data of a picture that has all words.
function upToDate(place) {
  sendTyped(place);
  const since = Date.now();
  return new Promise((ready, fail) => {
    const look = () => {
      if (!isBehind(place)) ready(place.data);
      else if (Date.now() - since > PATIENCE) fail(new Error("The words did not arrive."));
      else setTimeout(look, STEP);
    };
    look();
  });
}

// Makes the preview follow the typed words, and the page's own download buttons wait for them.
function watch(dialog, place) {
  dialog.watched = place;
  let pause = null;
  dialog.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => sendTyped(dialog.watched), PAUSE);
  });
  dialog.addEventListener("keydown", ({ key }) => key === "Escape" && sendTyped(dialog.watched), true);
  dialog.addEventListener("click", (press) => {
    const button = press.target.closest?.('[data-testid="stDownloadButton"] button');
    if (!button || !isBehind(dialog.watched)) return;
    press.preventDefault();
    press.stopImmediatePropagation();
    upToDate(dialog.watched).then(() => button.click(), () => say(dialog.watched, LATE));
  }, true);
}

const LATE = "The picture does not have your last words yet. Press again.";
const textItem = (words) => words.then((text) => new Blob([text], { type: "text/plain" }));

// The clipboard takes what is still to come: it asks for a press just before.
const ACTIONS = {
  png: async (fresh) => (save(await png(await fresh), `${(await fresh).name}.png`), "Saved."),
  svg: async (fresh) => (save(await svg(await fresh), `${(await fresh).name}.svg`), "Saved."),
  copy: async (fresh) => {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": fresh.then(png) })]);
    return "Picture copied.";
  },
  // Switches between the actual size of the picture and the size that fits the dialog.
  size: async (_, place) => {
    const actual = place.classList.toggle("tl-actual");
    place.querySelector('[data-do="size"]').setAttribute("aria-pressed", actual);
    return "";
  },
  share: async (fresh, place) => shareFile(await fresh, place),
  alt: async (fresh) => {
    const words = textItem(fresh.then(({ caption }) => caption.alt));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": words })]);
    return "Alt text copied.";
  },
};

// Browsers of telephones hand a file to another program, such as a messenger. They ask for a press just before: if
// drawing has taken too long, the file waits for the next press.

const canShare = () => navigator.canShare?.({ files: [new File([""], "a.png", { type: "image/png" })] }) ?? false;
// A page of this machine alone has no address for others.
const isPublic = () => !/^(localhost|127\.|\[::1\]$)/.test(location.hostname);

async function shareFile(data, place) {
  if (place.shared?.data !== data) {
    place.shared = { data, file: new File([await png(data)], `${data.name}.png`, { type: "image/png" }) };
  }
  const { title } = data.caption;
  try {
    await navigator.share({ files: [place.shared.file], title, text: title, ...(isPublic() && { url: location.href }) });
    return "";
  } catch (error) {
    if (error.name === "AbortError") return ""; // the person has changed their mind
    if (error.name === "NotAllowedError") return "The picture is ready: press Send picture again.";
    throw error;
  }
}

function say(place, words) {
  const done = place.querySelector(".tl-done");
  done.textContent = words;
  setTimeout(() => (done.textContent = ""), MESSAGE_TIME);
}

async function act(place, name) {
  place.querySelector(".tl-done").textContent = "";
  const fresh = upToDate(place);
  let late = false;
  fresh.catch(() => (late = true));
  try {
    say(place, await ACTIONS[name](fresh, place));
  } catch {
    say(place, late ? LATE : "The browser refused. Save the picture instead.");
  }
}

// Returns true if this machine has a font: else a text in it has the width of the font named after it.
function hasFont(name) {
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (fonts) => {
    pen.font = `48px ${fonts}`;
    return pen.measureText("Wide words, mmm iii 0123").width;
  };
  return ["monospace", "serif", "sans-serif"].some((other) => wide(`"${name}", ${other}`) !== wide(other));
}

function tellOfFont(place, font) {
  const line = place.querySelector(".tl-no-font");
  line.hidden = !font || hasFont(font);
  line.textContent = line.hidden ? "" : `This machine has no font “${font}”; the picture has another one in its place.`;
}

export default async function ({ data, parentElement }) {
  const place = parentElement.querySelector(".tl-picture");
  const preview = place.querySelector(".tl-preview");
  const dialog = place.closest('[role="dialog"]');
  place.data = data;
  if (dialog && !dialog.watched) watch(dialog, place);
  else if (dialog) dialog.watched = place;
  tellOfFont(place, data.font);
  place.querySelector(".tl-alt").textContent = data.caption.alt;
  preview.alt = data.caption.alt;
  preview.style.width = `${data.width}px`;
  preview.style.aspectRatio = `${data.width} / ${data.height}`;
  for (const button of place.querySelectorAll("[data-do]")) {
    button.onclick = () => act(place, button.dataset.do);
  }
  place.querySelector('[data-do="share"]').hidden = !canShare();
  const drawn = await imageOf(data, "svg");
  if (place.data === data) preview.src = drawn;
}
