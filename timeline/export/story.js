// The story of the offline page: a slide for each told event, made from the list of events below the figure.
// The part of the address after # says what is shown: #story, #story-ID, or an event of the list, #event-ID.

// The block keeps these names from the page's other scripts.
/* oxlint-disable unicorn/consistent-function-scoping */
{
  const EMBEDDED = window.self !== window.top;
  const STORY = "story";
  const SWIPE = 48; // px that a finger moves sideways to turn a slide
  const HEIGHT = "clamp(440px, 56vw, 640px)";

  const one = (selector) => document.querySelector(selector);
  const made = (tag, name, text = "") => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };

  const told = [...document.querySelectorAll("li.told")];
  const story = one(".story");
  let shown = null; // -1 is the title, null no slide

  const idOf = (item) => item.id.replace(/^event-/, "");
  const fragment = (at) => (at < 0 ? STORY : `${STORY}-${idOf(told[at])}`);

  // The slide of an event is a copy of its entry in the list, whose text is already escaped.
  function eventSlide(item) {
    const words = made("div", "words");
    words.append(...[...item.childNodes].map((part) => part.cloneNode(true)));
    const map = words.querySelector(".map");
    if (EMBEDDED) for (const link of words.querySelectorAll("a")) link.target = "_blank";
    return map ? [words, map] : [words];
  }

  const copies = (selector) => [...document.querySelectorAll(selector)].map((part) => part.cloneNode(true));

  function titleSlide() {
    const words = made("div", "words opening");
    const title = made("h2", "", one("h1").textContent);
    title.dir = "auto";
    const start = made("button", "first-button", "Start");
    start.type = "button";
    start.dataset.do = "next";
    const chosen = one("main").dataset.story;
    words.append(
      title,
      ...copies("main > .lead, main > .counts"),
      ...(chosen ? [made("p", "facts", chosen)] : []),
      start,
      ...copies("footer .closing"),
    );
    return [words];
  }

  function show(at) {
    shown = at;
    const slide = story.querySelector(".slide");
    slide.replaceChildren(...(at < 0 ? titleSlide() : eventSlide(told[at])));
    slide.scrollTop = 0;
    const place = at < 0 ? "Title" : `${at + 1} of ${told.length}`;
    slide.setAttribute("aria-label", place);
    story.querySelector(".place").textContent = place;
    for (const [name, end] of [["first", -1], ["previous", -1], ["next", told.length - 1], ["last", told.length - 1]]) {
      story.querySelector(`.steps [data-do=${name}]`).disabled = at === end;
    }
    story.hidden = false;
    document.body.classList.add("telling");
    slide.focus({ preventScroll: true });
  }

  function close() {
    const item = told[shown];
    shown = null;
    story.hidden = true;
    document.body.classList.remove("telling");
    history.replaceState(null, "", item ? `#${item.id}` : location.pathname + location.search);
    // The timeline is what the button promises: on a telephone the event's place in it, else the figure.
    const entry = item && one(`.column a[href="#${CSS.escape(item.id)}"]`);
    (entry?.offsetParent ? entry : document.body).scrollIntoView({ block: entry?.offsetParent ? "center" : "start" });
    one(".ways button").focus({ preventScroll: true });
  }

  function turn(to) {
    const at = Math.min(Math.max(to, -1), told.length - 1);
    if (at === shown) return;
    history.replaceState(null, "", `#${fragment(at)}`); // Back leaves the story, not each slide
    show(at);
  }

  // Opens what the address says; a link to an event that is not told leads to the list.
  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name === STORY) return show(-1);
    if (!name.startsWith(`${STORY}-`)) return;
    const id = name.slice(STORY.length + 1);
    const at = told.findIndex((item) => idOf(item) === id);
    if (at >= 0) show(at);
    else location.hash = `event-${id}`;
  }

  const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

  function embed() {
    const stored = location.protocol === "file:";
    const file = stored ? location.pathname.split("/").pop() : location.href.split("#")[0];
    const link = `${file}#${shown === null ? STORY : fragment(shown)}`;
    const dialog = one("dialog.embed");
    dialog.querySelector(".hint").hidden = !stored;
    dialog.querySelector(".link").value = link;
    dialog.querySelector(".snippet").value =
      `<iframe src="${quoted(link)}" title="${quoted(document.title)}" ` +
      `style="width: 100%; height: ${HEIGHT}; border: 0" loading="lazy" ` +
      'sandbox="allow-scripts allow-popups allow-downloads" allow="clipboard-write"></iframe>';
    dialog.querySelector("output").textContent = "";
    dialog.showModal();
  }

  async function copy() {
    const code = one(".snippet");
    const said = one("dialog.embed output");
    try {
      await navigator.clipboard.writeText(code.value);
      said.textContent = "Copied.";
    } catch {
      code.select();
      said.textContent = "Selected: press Ctrl and C to copy.";
    }
  }

  const acts = {
    tell: () => turn(-1),
    first: () => turn(-1),
    previous: () => turn(shown - 1),
    next: () => turn(shown + 1),
    last: () => turn(told.length - 1),
    close,
    embed,
    copy,
    dismiss: () => one("dialog.embed").close(),
  };
  const keys = {
    ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous",
    Home: "first", End: "last", Escape: "close",
  };

  document.addEventListener("click", ({ target }) => {
    acts[target.closest?.("[data-do]")?.dataset.do]?.();
  });
  document.addEventListener("keydown", (press) => {
    if (shown === null || one("dialog.embed").open || press.ctrlKey || press.altKey || press.metaKey) return;
    if (!keys[press.key]) return;
    press.preventDefault();
    acts[keys[press.key]]();
  });

  let finger = null;
  story?.addEventListener("touchstart", ({ touches }) => {
    finger = touches.length === 1 ? touches[0] : null;
  }, { passive: true });
  story?.addEventListener("touchend", ({ changedTouches: [lifted] }) => {
    if (!finger || shown === null) return;
    const [x, y] = [lifted.clientX - finger.clientX, lifted.clientY - finger.clientY];
    if (Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) acts[x < 0 ? "next" : "previous"]();
    finger = null;
  }, { passive: true });

  if (story) {
    story.setAttribute("aria-label", `Story: ${document.title}`);
    one(".ways").hidden = false;
    window.addEventListener("hashchange", follow);
    if (EMBEDDED && !location.hash) show(-1);
    else follow();
  }
}
