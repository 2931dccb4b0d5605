// The page saved as one file: draws the figure that lies in it, and leads from a mark to its sentence.

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
