// One key decides: each button and link that has a key is pressed by it, unless the reader is writing or has switched keys off.
const box = document.querySelector("[data-keys-switch]");
const kept = () => {
  try { return localStorage.getItem("review-keys") !== "off"; } catch { return true; }
};
if (box) {
  box.checked = kept();
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => {
    try { localStorage.setItem("review-keys", box.checked ? "on" : "off"); } catch { /* for this page alone, then */ }
  });
}
let pressed = false;
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  if (pressed || writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !box?.checked) return;
  const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
  if (!target) return;
  event.preventDefault();
  // A second key before the next page is there would decide the same again.
  pressed = true;
  target.click();
});
addEventListener("pageshow", () => { pressed = false; });
