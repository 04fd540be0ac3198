/* The moments of the day wait on the telephone while there is no line, and go when there is one. Each has an id of
   its own: what is sent twice counts once. Without this script the buttons are plain forms. */
"use strict";
(() => {
  const KEY = "police-moments";
  const place = document.getElementById("queue");
  const read = () => JSON.parse(localStorage.getItem(KEY) || "[]");
  const write = (all) => localStorage.setItem(KEY, JSON.stringify(all));

  function show(signedOut) {
    const waiting = read().length;
    place.hidden = waiting === 0;
    place.textContent = waiting === 0 ? "" : (signedOut ? place.dataset.away : place.dataset.words).replace("#", waiting);
  }
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-mark]");
    if (!form) return;
    event.preventDefault();
    const all = read();
    all.push({ to: form.getAttribute("action"), id: crypto.randomUUID(), kind: form.elements.kind.value, at: new Date().toISOString() });
    write(all);
    show();
    send();
  });

  let busy = false;
  async function send() {
    if (busy || read().length === 0) return;
    busy = true;
    let sent = 0;
    let signedOut = false;
    try {
      // The token of the page may be older than the session: a fresh page brings a fresh one.
      const page = await fetch(location.href);
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
      const token = fresh.querySelector("[data-mark] input[name=_csrf]");
      signedOut = page.redirected || !token;
      while (!signedOut && read().length > 0) {
        const one = read()[0];
        const body = new URLSearchParams({ id: one.id, kind: one.kind, at: one.at, queued: "1", _csrf: token.value });
        const answer = await fetch(one.to, { method: "POST", body });
        if (!answer.ok && answer.status >= 500) break;
        write(read().filter((other) => other.id !== one.id));
        sent += 1;
      }
    } catch (away) {
      // No line: they stay in the queue.
    }
    busy = false;
    show(signedOut);
    if (sent > 0) location.reload();
  }
  window.addEventListener("online", send);
  setInterval(send, 30000);
  show();
  send();
})();
