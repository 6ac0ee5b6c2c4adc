"use strict";
// Draws the charts of a page, in its colours. The page's policy lets no code be made of words, so expressions are interpreted.
(() => {
  const charts = [...document.querySelectorAll("[data-chart]")];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const config = () => ({
    background: null,
    font: getComputedStyle(document.body).fontFamily,
    view: { stroke: null, fill: colour("--sunk") },
    mark: { color: colour("--strong") },
    rect: { fill: colour("--strong") },
    axis: { labelColor: colour("--soft"), labelFontSize: 12, grid: false },
    axisY: { labelColor: colour("--ink") },
  });
  const draw = async (element) => {
    const spec = JSON.parse(element.dataset.chart);
    // Styles of the library's own would be inline ones; the menu of actions would lead to another site.
    const options = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: false, config: config() };
    await vegaEmbed(element, spec, options);
  };
  const drawAll = () => charts.forEach((element) => draw(element).catch((error) => console.error(error)));
  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
