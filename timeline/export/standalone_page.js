// The offline page: draws the figure from its JSON; a click on a mark leads to the sentence.

const chart = document.getElementById("chart");
const { data, layout } = JSON.parse(document.getElementById("figure").textContent);
const picture = { format: "png", filename: "timeline", scale: 2, width: layout.width, height: layout.height };

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
