// In the head of the page, before anything is drawn: the size of the window and the likely width of the chart, so
// that Python draws the chart for it in its first run. `side` is what the chart has been narrower than the window.
{
  const side = Number(localStorage.getItem("timeline-side")) || 60;
  document.cookie = `timeline-space=${innerWidth - side}x${innerHeight}; path=/; SameSite=Lax`;
  // The name of the timeline that was open last, for a visit without a view in its address. It is kept for this
  // address alone: a cookie would go to every server of the machine.
  const last = localStorage.getItem("timeline-last");
  if (last && !location.search) {
    history.replaceState(history.state, "", `?last=${encodeURIComponent(last)}${location.hash}`);
  }
  addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    localStorage.setItem("timeline-last", new URLSearchParams(location.search).get("timeline") ?? "");
  });
  let shown = location.href;
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    history[name] = (...entry) => {
      change(...entry);
      shown = location.href;
    };
  }
  // Back meets an open dialog first, and Streamlit does not hear of it. What is typed there is sent: the next run draws
  // all fields anew. A dialog with a cross is closed; of the others, dialog_escape.js closes an untouched one. The page
  // keeps its view and its address. Behind the sheet of an event it comes to the address without the event, by itself.
  addEventListener("popstate", (event) => {
    const dialog = document.querySelector("[data-testid='stDialog']");
    if (!dialog) {
      shown = location.href;
      return;
    }
    event.stopImmediatePropagation();
    if (dialog.querySelector(".tl-sheet")) shown = location.href;
    else history.pushState(history.state, "", shown);
    document.activeElement?.blur();
    dialog.querySelector("button[aria-label='Close']")?.click();
    dispatchEvent(new Event("timeline-back"));
  });
}
