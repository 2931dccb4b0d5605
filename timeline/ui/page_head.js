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
  // Back meets an open dialog first. What is typed there is sent: Streamlit draws all fields anew. A dialog with a cross
  // is closed; of the others, dialog_escape.js closes an untouched one. The page keeps its view meanwhile, or, behind
  // the sheet of an event, comes to the address without the event.
  addEventListener("popstate", () => {
    const dialog = document.querySelector("[data-testid='stDialog']");
    if (!dialog) return;
    document.activeElement?.blur();
    dialog.querySelector("button[aria-label='Close']")?.click();
  });
}
