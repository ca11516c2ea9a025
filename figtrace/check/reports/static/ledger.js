// The ledger's keys and filter, in the report of a file and at the desk; without it links and forms do the same.
(() => {
  const cards = [...document.querySelectorAll("article.card[data-number]")];
  if (!cards.length) return;
  const tabs = [...document.querySelectorAll("[data-show]")];
  const atDesk = Boolean(document.querySelector("form.settle"));
  let current = null;
  const shown = () => cards.filter((card) => !card.hidden);
  const press = (one, on) => {
    if (one.tagName === "BUTTON") one.setAttribute("aria-pressed", String(on));
    else if (on) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  };
  const go = (card) => {
    document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
    const mark = document.getElementById("mark-" + card.dataset.number);
    for (const one of [mark, card]) if (one) { one.classList.add("here"); one.scrollIntoView({ block: "nearest" }); }
    card.focus({ preventScroll: true });
    current = card;
  };
  const filter = (tab) => {
    tabs.forEach((one) => press(one, one === tab));
    cards.forEach((card) => { card.hidden = Boolean(tab.dataset.show) && card.dataset.group !== tab.dataset.show; });
    if (current && current.hidden) current = null;
  };
  tabs.forEach((tab) => tab.addEventListener("click", (event) => { event.preventDefault(); filter(tab); }));
  document.querySelectorAll("a.mark").forEach((mark) => mark.addEventListener("click", (event) => {
    event.preventDefault();
    const card = document.getElementById("figure-" + mark.dataset.number);
    if (card.hidden) filter(tabs[0]);
    go(card);
  }));
  const step = (by) => {
    const visible = shown();
    if (!visible.length) return;
    const at = current ? visible.indexOf(current) : -1;
    go(visible[Math.max(0, Math.min(visible.length - 1, at < 0 ? 0 : at + by))]);
  };
  const choose = (value) => {
    const button = current && current.querySelector(`form.settle button[value="${value}"]`);
    if (button) button.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (atDesk && event.key === "a") choose("accept");
    else if (atDesk && event.key === "r") choose("reject");
    else if (atDesk && event.key === "n" && current) {
      const note = current.querySelector("input[name=note]");
      if (note) { event.preventDefault(); note.focus(); }
    } else if (/^[0-9]$/.test(event.key) && tabs[Number(event.key)]) filter(tabs[Number(event.key)]);
  });
  if (location.hash.startsWith("#figure-")) {
    const card = document.getElementById(location.hash.slice(1));
    if (card) go(card);
  }
})();
