// The bar of the sheet: steps to the events before and after, the star, and sharing. It stands still at the top of the
// sheet, whatever the event. A swipe to the side is a step, too.

const SWIPE = 60; // px to the side; a shorter move is a tap or scrolls
const NO_SWIPE = "input, textarea, select, [role='listbox']";

function showStar(bar, on) {
  const star = bar.querySelector("[data-sheet='star']");
  star.setAttribute("aria-pressed", String(on));
  star.querySelector("span").textContent = on ? "★" : "☆";
}

// The address of the source goes with it, as far as the browser takes one.
async function share({ title, text, url }, said) {
  const whole = [text, url].filter(Boolean).join("\n");
  try {
    if (navigator.share) {
      const linked = { title, text, url };
      await navigator.share(url && navigator.canShare?.(linked) ? linked : { title, text: whole });
    } else {
      await navigator.clipboard.writeText(whole);
      said.textContent = "Copied.";
    }
  } catch (error) {
    if (error.name !== "AbortError") said.textContent = "The browser does not allow it.";
  }
}

// A finger that moves to the side, more than up or down, takes a step.
function watchSwipes(bar, sheet) {
  let from = null;
  sheet.ontouchstart = ({ touches, target }) => {
    from = touches.length === 1 && !target.closest(NO_SWIPE) ? touches[0] : null;
  };
  sheet.ontouchend = ({ changedTouches: [to] }) => {
    if (!from) return;
    const [right, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    from = null;
    if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(down)) {
      bar.querySelector(`[data-sheet='${right < 0 ? "next" : "previous"}']`).click();
    }
  };
}

// By the sheet's own cross, which is out of sight: it tells Python, too.
function close(sheet) {
  sheet.querySelector("button[aria-label='Close']")?.click();
}

// Another event begins at its top.
function toTop(sheet) {
  sheet.closest("[data-testid='stDialog']").scrollTop = 0;
}

export default function ({ data, parentElement, setStateValue }) {
  const bar = parentElement.querySelector(".tl-sheet");
  const sheet = bar.closest("[role='dialog']");
  const tell = messenger(bar, data, setStateValue);
  if (bar.sheet !== sheet) {
    bar.sheet = sheet;
    watchSwipes(bar, sheet);
  }
  if (bar.dataset.id && bar.dataset.id !== data.id) toTop(sheet);
  bar.dataset.id = data.id;
  if (!unanswered(bar).length) showStar(bar, data.starred);
  for (const step of ["previous", "next"]) {
    bar.querySelector(`[data-sheet='${step}']`).setAttribute("aria-disabled", String(!data[step]));
  }
  const said = bar.querySelector("output");
  said.textContent = "";
  bar.onclick = ({ target }) => {
    const button = target.closest("button");
    const act = button?.dataset.sheet;
    if (act === "share") share(data, said);
    else if (act === "close") close(sheet);
    else if (act === "star") {
      const on = button.getAttribute("aria-pressed") !== "true";
      showStar(bar, on);
      tell("star", { id: data.id, on });
    } else if (act && button.getAttribute("aria-disabled") !== "true") tell("step", act);
  };
}
