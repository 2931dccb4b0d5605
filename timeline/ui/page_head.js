// In the head of the page, before anything is drawn: the size of the window and the likely width of the chart, so
// that Python draws the chart for it in its first run. `side` is what the chart has been narrower than the window.
{
  const side = Number(localStorage.getItem("timeline-side")) || 60;
  document.cookie = `timeline-space=${innerWidth - side}x${innerHeight}; path=/; SameSite=Lax`;
}
