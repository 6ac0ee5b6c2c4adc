"use strict";
// Joins each fact with its words: whatever carries the same name in data-f lights up together.
(() => {
  const facts = [...document.querySelectorAll(".fact")];
  const wordsOf = (name) => document.querySelectorAll(`.text [data-f~="${CSS.escape(name)}"]`);
  let chosen = null;

  const light = (name) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (name) for (const words of wordsOf(name)) words.classList.add("lit");
  };
  const choose = (fact) => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = fact;
    if (fact) fact.classList.add("chosen");
    light(fact && fact.dataset.f);
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  };
  const show = (element) => {
    if (element && !isSeen(element)) element.scrollIntoView({ block: "center" });
  };
  // The innermost fact stands first in data-f.
  const nameAt = (target) => target.closest("[data-f]")?.dataset.f.split(" ")[0];

  document.addEventListener("mouseover", (event) => light(nameAt(event.target) ?? chosen?.dataset.f));
  document.addEventListener("focusin", (event) => {
    const fact = event.target.closest(".fact");
    if (fact) choose(fact);
  });
  document.addEventListener("click", (event) => {
    const tag = event.target.closest(".tag");
    const name = tag ? tag.hash.slice(1) : nameAt(event.target);
    if (!name || String(getSelection())) return;
    const fact = document.getElementById(name);
    choose(fact);
    if (event.target.closest(".fact")) show(wordsOf(name)[0]);
    else show(fact);
    if (tag || event.target.closest(".go")) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") choose(null);
    const within = Boolean(event.target.closest(".fact"));
    const step = { j: 1, k: -1, ArrowDown: within && 1, ArrowUp: within && -1 }[event.key];
    if (!step) return;
    const next = facts[chosen ? facts.indexOf(chosen) + step : 0];
    if (!next) return;
    event.preventDefault();
    next.querySelector(".go").focus();
    show(wordsOf(next.dataset.f)[0]);
  });
})();
