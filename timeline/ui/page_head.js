// In the head of the page, before anything is drawn: the size of the window and the likely width of the chart, so
// that Python draws the chart for it in its first run. `side` is what the chart has been narrower than the window.
{
  const side = Number(localStorage.getItem("timeline-side")) || 60;
  document.cookie = `timeline-space=${innerWidth - side}x${innerHeight}; path=/; SameSite=Lax`;
  // The name of the timeline that was open last, for the next visit without a name in its address.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    const name = new URLSearchParams(location.search).get("timeline") ?? "";
    document.cookie = `timeline-last=${encodeURIComponent(name)}; path=/; max-age=31536000; SameSite=Lax`;
  });
}
