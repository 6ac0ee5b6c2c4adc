// Joins each fact, and each actor, with its words: what carries the same name in data-f or data-a lights up together.
// The server marks the words: here no offset is ever counted.
const report = document.querySelector(".report");
const facts = [...report.querySelectorAll(".fact")];
const text = report.querySelector(".text");
let chosen = null;

const first = (words) => words?.split(" ")[0];
const all = (kind, name) => report.querySelectorAll(`[data-${kind}~="${CSS.escape(name)}"]`);
const light = (fact, actor) => {
  for (const lit of report.querySelectorAll(".lit, .met")) lit.classList.remove("lit", "met");
  if (fact) for (const words of all("f", fact)) words.classList.add("lit");
  if (actor) for (const words of all("a", actor)) words.classList.add("met");
};
const choose = (fact) => {
  chosen?.classList.remove("chosen");
  chosen = fact;
  fact?.classList.add("chosen");
  light(fact?.dataset.f);
};
const show = (element) => {
  if (!element) return;
  const box = element.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) element.scrollIntoView({ block: "center" });
};
const wordsOf = (name) => text.querySelector(`[data-f~="${CSS.escape(name)}"]`);

report.addEventListener("mouseover", (event) => {
  const at = event.target.closest("[data-f], [data-a]");
  light(first(at?.dataset.f) ?? chosen?.dataset.f, first(at?.dataset.a));
});
report.addEventListener("mouseleave", () => light(chosen?.dataset.f));
report.addEventListener("focusin", (event) => {
  const fact = event.target.closest(".fact");
  if (fact && fact !== chosen) choose(fact);
});
text.addEventListener("click", (event) => {
  const at = event.target.closest("[data-f]");
  if (!at || String(getSelection())) return;
  const fact = document.getElementById(first(at.dataset.f));
  if (event.target.closest(".tag")) event.preventDefault();
  choose(fact);
  show(fact);
});
for (const fact of facts) {
  fact.querySelector(".go").addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", event.currentTarget.hash);
    choose(fact);
    show(wordsOf(fact.dataset.f));
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "Escape") { choose(null); return; }
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const next = facts[chosen ? facts.indexOf(chosen) + step : step > 0 ? 0 : facts.length - 1];
  if (!next) return;
  event.preventDefault();
  next.querySelector(".go").focus({ preventScroll: true });
  choose(next);
  show(next);
  show(wordsOf(next.dataset.f));
});

// A link to words that are no fact: the server marks them once they stand in the query.
const arrive = () => {
  const hash = decodeURIComponent(location.hash.slice(1));
  const place = hash ? document.getElementById(hash) : null;
  if (!place && /^c=\d+-\d+$/.test(hash)) { location.replace(`?${hash}#${hash}`); return; }
  const fact = place?.closest(".fact") ?? facts.find((each) => each.querySelector(".go").hash === `#${hash}`);
  if (fact) { choose(fact); if (!place?.closest(".fact")) show(wordsOf(fact.dataset.f)); }
};
addEventListener("hashchange", arrive);
arrive();
