/* Signs with the signing agent on the reader's own computer (section 11 of PARTNERS.md). What comes back goes the way of
   a signed file that somebody uploads: into the same form, to the same checks. */
"use strict";
(() => {
  const place = document.getElementById("agent");
  const upload = document.getElementById("signed");
  if (!place || !upload) return;
  const STORED = "signing-agent";
  const PORTS = 5;
  const pairing = document.getElementById("agent-pair");
  const code = document.getElementById("agent-code");
  const ready = document.getElementById("agent-ready");
  const holder = document.getElementById("agent-holder");
  const button = document.getElementById("agent-sign");
  const said = document.getElementById("agent-said");
  let agent = stored();
  let busy = false; // and not `disabled`: a button that is loses the focus of whoever pressed it

  function stored() {
    try { return JSON.parse(sessionStorage.getItem(STORED)); } catch (unreadable) { return null; }
  }
  function remember(one) {
    agent = one;
    if (one) sessionStorage.setItem(STORED, JSON.stringify(one));
    else sessionStorage.removeItem(STORED);
  }
  function say(text, kind) {
    said.className = kind ? "banner " + kind : "";
    said.textContent = text;
  }
  function show(paired) {
    pairing.hidden = paired;
    ready.hidden = !paired;
  }

  /* An answer of the agent; a problem is thrown as it came, with its sentence in the language of the page. */
  async function ask(port, path, request = {}) {
    const headers = { "Accept-Language": document.documentElement.lang, ...request.headers };
    if (agent) headers.Authorization = "Bearer " + agent.token;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`,
      { ...request, headers, credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw await answer.json();
    return answer;
  }
  function wait(on) {
    busy = on;
    button.setAttribute("aria-disabled", on);
  }
  function failed(problem) {
    wait(false);
    const known = problem && problem.detail;
    if (!known || problem.code === "agent-not-paired") {
      if (known) remember(null);
      show(false);
    }
    say(known || said.dataset.unreachable, "bad");
  }

  async function look() {
    const info = await (await ask(agent.port, "/info")).json();
    const key = info.keys.find((one) => one.as === place.dataset.as);
    show(Boolean(key));
    if (!key) return say(said.dataset.noKey, "warn");
    holder.textContent = holder.dataset.say.replace("{0}", key.holder).replace("{1}", key.daysLeft);
    say(said.dataset.paired);
    return key;
  }

  pairing.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = code.value.trim();
    const distance = /^[0-9]/.test(typed) ? Number(typed[0]) : PORTS;
    if (distance >= PORTS) return say(said.dataset.code, "bad");
    const port = Number(place.dataset.port) + distance;
    try {
      remember(null);
      const answer = await ask(port, "/pair",
        { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code: typed }) });
      remember({ port, token: (await answer.json()).token });
      code.value = "";
      if (await look()) button.focus();
    } catch (problem) {
      failed(problem);
      code.focus();
    }
  });

  button.addEventListener("click", async () => {
    if (busy) return;
    wait(true);
    try {
      const file = await fetch(place.dataset.file);
      if (!file.ok || file.redirected) {
        wait(false);
        return say(said.dataset.stale, "bad");
      }
      say(said.dataset.asking, "warn");
      const signed = await ask(agent.port, "/sign?as=" + place.dataset.as,
        { method: "POST", headers: { "Content-Type": file.headers.get("Content-Type") }, body: await file.arrayBuffer() });
      const files = new DataTransfer();
      files.items.add(new File([await signed.blob()], place.dataset.name, { type: "application/pkcs7-mime" }));
      upload.files = files.files;
      say(said.dataset.sending);
      upload.form.requestSubmit();
    } catch (problem) {
      failed(problem);
    }
  });

  document.getElementById("agent-hub").textContent = location.origin;
  show(false);
  if (agent) look().catch(() => { remember(null); show(false); }); // it was ended since
})();
