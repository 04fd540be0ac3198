/* The day of an operation on a telephone. What is pressed or written while there is no line waits here, is shown, and
   goes when there is one. Each has an id and an owner: what is sent twice counts once, and nobody sends another's.
   A copy of the page opens without a line (police-offline.js). Without this script the buttons are plain forms. */
"use strict";
(() => {
  const QUEUE = "police-queue";
  const WORDS = "police-words";
  const COPY = "police-day";
  const place = document.getElementById("queue");
  const me = place.dataset.member;
  const read = (key, empty) => JSON.parse(localStorage.getItem(key) || empty);
  const write = (key, value) => localStorage.setItem(key, JSON.stringify(value));
  const queue = () => read(QUEUE, "[]");
  const mine = () => queue().filter((one) => one.who === me);
  const replace = (id, next) => write(QUEUE, queue().flatMap((one) => (one.id !== id ? [one] : next ? [next] : [])));
  const clock = (at) => new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  let signedOut = false;
  let failed = false;
  function show() {
    const waiting = mine();
    const others = queue().length - waiting.length;
    const open = waiting.filter((one) => !one.refused).length;
    const lines = [];
    if (!navigator.onLine || failed) lines.push(place.dataset.offline);
    if (open > 0) lines.push((signedOut ? place.dataset.away : place.dataset.words).replace("#", open));
    if (others > 0) lines.push(place.dataset.others.replace("#", others));
    place.hidden = lines.length === 0 && waiting.length === 0;
    const list = document.createElement("ul");
    for (const one of waiting) {
      const item = document.createElement("li");
      item.textContent = `${clock(one.fields.at)} · ${one.label}${one.refused ? ` · ${place.dataset.refused}` : ""} `;
      if (one.refused) {
        const drop = document.createElement("button");
        drop.type = "button";
        drop.className = "link";
        drop.textContent = place.dataset.drop;
        drop.addEventListener("click", () => { replace(one.id); show(); });
        item.append(drop);
      }
      list.append(item);
    }
    place.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })), list);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-queue]");
    if (!form) return;
    event.preventDefault();
    const id = crypto.randomUUID();
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "_csrf"));
    Object.assign(fields, { id, at: new Date().toISOString(), queued: "1" });
    const to = form.getAttribute("action");
    // Of a report only the latest words wait.
    const before = queue().filter((one) => !(form.dataset.queue === "last" && one.who === me && one.to === to));
    write(QUEUE, [...before, { id, who: me, to, label: event.submitter.textContent, fields }]);
    show();
    send();
  });

  // A page of now: its token is that of the session of now. Empty where somebody else, or nobody, is signed in.
  async function fresh() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const own = !answer.redirected && page.getElementById("queue")?.dataset.member === me;
    return own ? page : null;
  }
  const token = (page) => page.querySelector("[data-queue] input[name=_csrf]").value;

  let busy = false;
  async function send() {
    if (busy || !mine().some((one) => !one.refused)) return;
    busy = true;
    let sent = 0;
    try {
      const page = await fresh();
      signedOut = !page;
      for (const one of signedOut ? [] : mine().filter((each) => !each.refused)) {
        const body = new URLSearchParams({ ...one.fields, _csrf: token(page) });
        const answer = await fetch(one.to, { method: "POST", body });
        if (answer.status >= 500 || answer.status === 403) break; // later, with another token
        replace(one.id, answer.ok ? null : { ...one, refused: true });
        sent += 1;
      }
      failed = false;
      if (sent > 0) told(await fresh());
    } catch (away) {
      failed = true; // no line: they stay in the queue
    }
    busy = false;
    show();
  }
  // What the hub now knows, without taking away what somebody is writing.
  function told(page) {
    for (const id of page ? ["marks", "written"] : []) {
      document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    }
    keep();
  }

  // Words of a letter stay on the telephone until the draft has begun.
  const letters = [...document.querySelectorAll("form[data-kept]")];
  const key = (form) => `${me} ${form.getAttribute("action")}`;
  for (const form of letters) {
    const kept = read(WORDS, "{}")[key(form)] || {};
    for (const field of form.elements) if (field.name in kept) field.value = kept[field.name];
    form.addEventListener("input", () => {
      const words = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "_csrf"));
      write(WORDS, { ...read(WORDS, "{}"), [key(form)]: words });
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const note = form.querySelector("[data-unsent]");
      try {
        const page = await fresh();
        if (!page) { location.reload(); return; }
        const body = new URLSearchParams(new FormData(form));
        body.set("_csrf", token(page));
        const answer = await fetch(form.action, { method: "POST", body });
        if (!answer.ok) throw answer;
        const all = read(WORDS, "{}");
        delete all[key(form)];
        write(WORDS, all);
        location.href = answer.url;
      } catch (away) {
        note.hidden = false;
        note.focus();
      }
    });
  }

  // A copy of this page and of what it is drawn with, one owner's at a time.
  async function keep() {
    if (!window.caches || !navigator.serviceWorker) return;
    if (localStorage.getItem(COPY) !== me) await caches.delete(COPY);
    localStorage.setItem(COPY, me);
    const copy = await caches.open(COPY);
    const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
    // The page last: where it is kept, what it needs is.
    for (const one of [...parts.map((part) => part.href || part.src), location.pathname]) {
      const answer = await fetch(one);
      if (answer.ok && !answer.redirected) await copy.put(one, answer);
    }
    place.dataset.kept = "";
  }
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register("/lich-cuong-che/ngoai-tuyen.js", { scope: "/lich-cuong-che/" }).catch(() => {});
  }

  window.addEventListener("online", () => { show(); send(); });
  window.addEventListener("offline", show);
  document.addEventListener("visibilitychange", send);
  setInterval(send, 5000); // browsers do not always say that a line is back
  show();
  send();
  keep().catch(() => {}); // no line: the copy of before stays
})();
