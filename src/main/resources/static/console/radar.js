/* Fetches the count of a deadline when somebody opens it; without this, the link leads there. */
"use strict";
document.addEventListener("toggle", async (event) => {
  const place = event.target.open && event.target.querySelector("[data-why]");
  if (!place) return;
  const address = place.dataset.why;
  delete place.dataset.why;
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...page.body.childNodes);
}, true);
