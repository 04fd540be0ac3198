/* A letter keeps itself from its first word on, says so when it cannot, and is not left with words that nobody kept. */
"use strict";
(() => {
  const letter = document.querySelector("#letter");
  if (!letter) return;
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  const kept = document.querySelector("#kept");
  const AFTER = 3000, AGAIN = 10000, KNOWN = ["version", "goc"];
  let dirty = false, later = null, running = null, unanswered = null, failing = false, leaving = false;
  let overtaken = !letter.dataset.autosave;
  if (overtaken) dirty = true;
  const scripted = (page) => {
    for (const one of page.querySelectorAll("[data-plain]")) one.hidden = true;
    for (const one of page.querySelectorAll("[data-scripted]")) one.hidden = false;
  };
  scripted(document);

  let told = "";
  const say = (word, more) => {
    const text = kept.dataset[word] + (more ? " " + more : "");
    if (told === text) return; // once is enough for who listens
    told = kept.textContent = text;
    kept.className = failing ? "banner warn" : "quiet";
    if (word !== "signedOut") return;
    const way = document.createElement("a");
    [way.href, way.target, way.rel, way.textContent] = ["/dang-nhap", "_blank", "noopener", kept.dataset.signIn];
    kept.append(" ", way);
  };
  const failed = (word) => {
    failing = dirty = true;
    say(word);
    clearTimeout(later);
    later = setTimeout(keep, AGAIN);
  };

  // What the hub has kept: where it stands now, under which version, and what beside the words hangs on that.
  const adopt = (fresh) => {
    const next = fresh.querySelector("#letter");
    if (!letter.elements.version) {
      for (const name of KNOWN) letter.prepend(Object.assign(document.createElement("input"), { type: "hidden", name }));
      letter.action = next.action;
      history.replaceState(null, "", new URL(next.action).pathname);
      for (const id of ["letter-rows", "letter-drop"]) {
        const here = document.getElementById(id), there = fresh.getElementById(id);
        if (here && there) here.replaceChildren(...there.childNodes);
      }
    }
    for (const name of KNOWN) letter.elements[name].value = next.elements[name].value;
    files(fresh);
  };
  // A file that came or went can be named, or no more. It brings no words: those that somebody else wrote meanwhile
  // are not on this page, which therefore goes on knowing the version and the words it began with.
  const files = (fresh) => {
    for (const here of $$("select[data-files]")) {
      const there = fresh.getElementById(here.id), chosen = here.value;
      if (!there || there.options.length === here.options.length) continue;
      here.replaceChildren(...there.childNodes);
      if (chosen) here.value = chosen;
    }
  };

  // After signing in again the page has another token, for the same person alone.
  const renewed = async () => {
    const answer = await fetch(location.href);
    const token = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#letter [name=_csrf]");
    if (!answer.ok || !token || token.form.dataset.who !== letter.dataset.who) return false;
    for (const one of $$("[name=_csrf]")) one.value = token.value;
    for (const one of $$("form[action*='_csrf=']")) {
      const action = new URL(one.action);
      action.searchParams.set("_csrf", token.value);
      one.action = action;
    }
    return true;
  };

  // The very words that got no answer go first: had they been kept all the same, they are kept once.
  const save = async (again) => {
    if (overtaken) return;
    const sent = unanswered ?? new URLSearchParams(new FormData(letter));
    const token = letter.elements._csrf.value;
    sent.set("_csrf", token);
    sent.set("tu-giu", "1"); // the answer is the version that this made, and not what somebody kept since
    const whole = !unanswered;
    unanswered = sent;
    if (whole) dirty = false;
    if (!failing) say("saving");
    const answer = await fetch(letter.action, { method: "POST", body: sent });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const note = fresh.querySelector("#overtaken");
    if (!fresh.querySelector("#letter")?.elements.version || !(answer.ok || note)) {
      const out = answer.status === 403 || new URL(answer.url).pathname.startsWith("/dang-nhap");
      if (out && !again && await renewed()) return save(true);
      unanswered = null;
      return failed(out && !again ? "signedOut" : answer.status >= 500 ? "lost" : "refused");
    }
    unanswered = null;
    adopt(fresh);
    if (note) {
      overtaken = dirty = true;
      letter.before(note);
      note.scrollIntoView();
      told = kept.textContent = "";
      return;
    }
    failing = false;
    if (!whole) return save(); // and now what was typed since
    if (!dirty) delete letter.dataset.dirty;
    else later ??= setTimeout(keep, AFTER);
    say("saved", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
  };
  const keep = () => {
    clearTimeout(later);
    later = null;
    const mine = (running ?? Promise.resolve()).then(() => save()).catch(() => failed("lost"));
    running = mine;
    return mine.then(() => { if (running === mine) running = null; });
  };
  const typed = (event) => {
    if (!event.target.name || event.target.type === "file") return;
    dirty = true;
    if (overtaken || failing) return; // it tries again by itself
    clearTimeout(later);
    later = setTimeout(keep, AFTER);
  };
  letter.addEventListener("input", typed);
  addEventListener("online", () => { if (failing) keep(); });
  addEventListener("focus", () => { if (failing) keep(); });
  addEventListener("beforeunload", (event) => { if (!leaving && (dirty || unanswered)) event.preventDefault(); });
  document.addEventListener("fresh", (event) => {
    scripted(event.detail.fresh);
    files(event.detail.fresh);
  });

  // A button waits for what is not kept yet: without a line, or signed out, the words stay on the page.
  let sure = null;
  document.addEventListener("submit", async (event) => {
    const form = event.target, own = form === letter;
    if (sure === form) { sure = null; return; }
    if (!form.closest("main")) return;
    const begins = form.matches("[data-progress]") && !letter.elements.version;
    if (overtaken || !(running || later || dirty || begins)) { leaving = own && overtaken; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    if (running) await running;
    if (dirty || begins) await keep();
    if (overtaken) return;
    if (dirty) { kept.scrollIntoView({ block: "center" }); return; }
    sure = form;
    form.requestSubmit(button);
  }, true);
})();
