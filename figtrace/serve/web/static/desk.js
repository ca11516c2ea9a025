// What scripts add to the desk's pages: a key for the search, progress as it comes, settling without a new page.
const field = document.querySelector("[data-slash]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (field && !event.target.matches("input, textarea, select")) { event.preventDefault(); field.focus(); field.select(); }
});

// What is still worked out is asked for again, but not while somebody types.
if (document.body.hasAttribute("data-again")) {
  setInterval(() => { if (!document.activeElement.matches("input, textarea, select")) location.reload(); }, 1000);
}

// A picture wider than the screen begins in its middle, where what it is about stands.
document.querySelectorAll("[data-middle]").forEach((wide) => { wide.scrollLeft = (wide.scrollWidth - wide.clientWidth) / 2; });

const drop = document.querySelector("[data-drop]");
if (drop) {
  const over = (event, on) => { event.preventDefault(); drop.classList.toggle("over", on); };
  drop.addEventListener("dragover", (event) => over(event, true));
  drop.addEventListener("dragleave", (event) => over(event, false));
  drop.addEventListener("drop", (event) => {
    over(event, false);
    for (const file of event.dataTransfer.files) {
      const name = /\.(bib|ya?ml)$/i.test(file.name) ? "bib" : /\.json$/i.test(file.name) ? "decisions" : "draft";
      const held = new DataTransfer();
      held.items.add(file);
      drop.elements[name].files = held.files;
    }
  });
}

const status = document.querySelector("[data-events]");
if (status) {
  const bar = document.querySelector("progress");
  const events = new EventSource(status.dataset.events);
  events.addEventListener("error", () => { status.textContent = "The desk does not answer just now; the check goes on while it runs."; });
  events.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    if (now.state === "done" || now.state === "failed") { events.close(); location.reload(); return; }
    if (now.total) { bar.max = now.total; bar.value = now.done; }
    status.textContent = now.state === "waiting" ? "Waiting for its turn" : now.total ? `${now.done} of ${now.total} figures` : now.phase;
  });
}

const told = { accept: "Accepted: the finding is right.", reject: "Rejected: the figure may stand.", "": "Open." };
document.querySelectorAll("form.settle").forEach((form) => form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const card = form.closest("article");
  const said = form.querySelector("[data-said]");
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form, event.submitter)),
    });
  } catch {
    said.textContent = "The desk does not answer: nothing was kept.";
    return;
  }
  if (answer.status === 401) {
    said.textContent = "The desk was started anew and does not know this window: open the address that it printed, then come back and send it again. Nothing was kept yet.";
    return;
  }
  const now = await answer.json().catch(() => ({}));
  if (answer.status === 409) {
    form.elements.seen.value = now.seen;
    said.textContent = `Settled meanwhile in another window (${now.choice || "open"}${now.note ? ": " + now.note : ""}). Send it again to replace that.`;
    return;
  }
  if (!answer.ok || now.seen === undefined) { said.textContent = now.problem || "That could not be kept."; return; }
  form.elements.seen.value = now.seen;
  form.elements.note.value = now.note;
  for (const button of form.querySelectorAll("button[aria-pressed]")) button.setAttribute("aria-pressed", String(button.value === now.choice));
  const open = form.querySelector('button[value="open"]');
  if (open) open.hidden = !now.choice;
  card.classList.toggle("settled", Boolean(now.choice));
  const mark = document.getElementById("mark-" + card.dataset.number);
  if (mark) mark.classList.toggle("settled", Boolean(now.choice));
  said.textContent = told[now.choice] + (now.note ? " Note kept." : "");
  document.querySelectorAll("[data-progress]").forEach((one) => { one.textContent = `${now.settled} of ${now.to_settle} settled`; });
  const bar = document.querySelector(".progress progress");
  if (bar) bar.value = now.settled;
}));
