// The offline page: draws the figure from its JSON; a click on a mark leads to the sentence.

const chart = document.getElementById("chart");
const { data, layout } = JSON.parse(document.getElementById("figure").textContent);
const name = document.title.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("-").slice(0, 80) ?? "timeline";
const picture = { format: "png", filename: name, scale: 2, width: layout.width, height: layout.height };

// The figure stays where it is, and a finger on it scrolls the page: Plotly gets no touch, only the click of a tap.
layout.dragmode = false;
layout.xaxis.fixedrange = true;
chart.addEventListener("touchstart", (touch) => touch.stopPropagation(), { capture: true, passive: true });

Plotly.newPlot(chart, data, layout, {
  displaylogo: false,
  modeBarButtons: [["toImage"]],
  toImageButtonOptions: picture,
}).then(() => {
  chart.on("plotly_click", ({ points }) => {
    const id = points.map(({ customdata }) => customdata).find((found) => typeof found === "string");
    if (id) location.hash = `event-${id}`;
  });
});
