// Our own script: no bare hotkeys, texts that survive a refresh, clicks that survive a lost line.
(() => {
  "use strict";

  // --- bare r and c rerun or clear the cache; nobody asked for that (WCAG 2.1.4) ---
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!field && bare && /^[rc]$/i.test(event.key)) event.stopImmediatePropagation();
  }, true);

  // --- the second click of a double click falls on whatever took the place of the button: it does nothing ---
  const DOUBLE_MS = 500, DOUBLE_PX = 12, BUTTONS = '[data-testid^="stBaseButton"]';
  let clicked = { at: -DOUBLE_MS, x: 0, y: 0 }, doubled = false, pressed = null;
  for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
    document.addEventListener(kind, (event) => {
      if (kind === "click" && event.detail === 0) return;  // keyboard, or our own script
      const near = Math.abs(event.clientX - clicked.x) < DOUBLE_PX && Math.abs(event.clientY - clicked.y) < DOUBLE_PX;
      const button = event.target.closest && event.target.closest(BUTTONS);
      const soon = near && event.timeStamp - clicked.at < DOUBLE_MS;
      if (kind === "pointerdown") pressed = soon ? null : event;
      if (kind === "mousedown") {
        doubled = near && event.detail > 1;
        // a pointerdown carries no count. One that was let through is called off once the mousedown tells: a checkbox
        // that got it would click itself when our swallowed click does not come
        if (doubled && pressed) event.target.dispatchEvent(new PointerEvent("pointercancel", { bubbles: true, pointerId: pressed.pointerId, pointerType: pressed.pointerType }));
      }
      // detail: what this computer takes for a double click; the clock is for touch, where it does not count
      if (soon || (doubled && kind !== "pointerdown")) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (kind === "click") {
        clicked = button ? { at: event.timeStamp, x: event.clientX, y: event.clientY } : { at: -DOUBLE_MS, x: -DOUBLE_PX, y: -DOUBLE_PX };
      }
    }, true);
  }
  document.addEventListener("keydown", (event) => {
    const held = event.repeat && ["Enter", " "].includes(event.key) && event.target.closest && event.target.closest(BUTTONS);
    if (!held) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // --- drafts: what is typed is also kept in this tab, and offered back after a refresh ---
  const parameter = (name) => new URL(location.href).searchParams.get(name) || "";
  const run = () => parameter("oefening") || parameter("plek") || parameter("sessie") || parameter("tekst");
  const fieldName = (area) => {
    const box = area.closest('[class*="st-key-concept-"]');
    const found = box && /st-key-(concept-\S+)/.exec(box.className);
    return found ? found[1] : null;
  };
  const slot = (area) => { const name = fieldName(area); return name && run() ? `mas:${run()}:${name}` : null; };
  const read = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const write = (key, text) => { try { text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text); } catch { /* full or off: the server still has the draft */ } };

  document.addEventListener("input", (event) => {
    if (event.target.tagName !== "TEXTAREA") return;
    const key = slot(event.target);
    if (key) write(key, event.target.value);
  }, true);

  const setText = (area, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    area.blur();
  };

  const offer = (area, key, text) => {
    const box = area.closest('[class*="st-key-concept-"]');
    if (!box || box.querySelector(".mas-concept")) return;
    const note = document.createElement("div");
    note.className = "mas-concept";
    note.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = "Je was hier aan het schrijven. We hebben je tekst nog.";
    const back = document.createElement("button");
    back.type = "button";
    back.textContent = "Zet mijn tekst terug";
    back.onclick = () => { note.remove(); setText(area, text); };
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "Nee, gooi die weg";
    drop.onclick = () => { note.remove(); write(key, null); };
    note.append(words, back, drop);
    box.append(note);
  };

  const AREAS = '[class*="st-key-concept-"] textarea';
  const seen = new WeakSet();
  const lookAt = (area) => {
    if (seen.has(area)) return;
    seen.add(area);
    const key = slot(area);
    const kept = key && read(key);
    if (kept && kept === area.value) write(key, null);
    else if (kept && kept.trim()) offer(area, key, kept);
  };

  // --- what the server has stored need not be kept here, or handed-in text would be offered again ---
  const app = () => document.querySelector('[data-testid="stApp"]');
  const busy = () => { const found = app(); return !found || found.dataset.testScriptState !== "notRunning"; };
  const sent = new Set();
  document.addEventListener("focusout", (event) => {
    // in a group the server has the text only once it is committed; then it says so itself
    const key = event.target.tagName === "TEXTAREA" && (parameter("oefening") || parameter("tekst") || storedOnLeave(event.target)) && slot(event.target);
    if (key) sent.add(key);
  }, true);
  // notes and marks of an oefenexamen with gesprek are stored when left; who does not leave the field is helped
  const storedOnLeave = (area) => /^concept-(plek-notities|oordeel-)/.test(fieldName(area) || "");
  let pause = 0;
  document.addEventListener("input", (event) => {
    if (event.target.tagName !== "TEXTAREA" || !event.isTrusted || !storedOnLeave(event.target)) return;
    const area = event.target;
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (area !== document.activeElement || waiting()) return;
      area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
    }, 3000);
  }, true);
  // a casus being written: a text is stored when the field on the screen came back with exactly that text
  const isElsewhere = (key) => {
    if (!/:concept-(yaml|veld)-/.test(key)) return false;
    const area = [...document.querySelectorAll(AREAS)].find((one) => slot(one) === key);
    return !area || area.value !== read(key);
  };
  let ran = false;
  const settle = () => {
    const now = busy();
    if (ran && !now && !waiting() && !document.querySelector('[data-testid="stAlert"]')) {
      const writing = document.activeElement && document.activeElement.tagName === "TEXTAREA" && slot(document.activeElement);
      sent.forEach((key) => { if (key !== writing && !isElsewhere(key)) write(key, null); });
      sent.clear();
    }
    ran = now;
  };

  const handedIn = () => document.querySelectorAll("[data-mas-ingeleverd]").forEach((mark) => {
    write(`mas:${run()}:${mark.dataset.masIngeleverd}`, null);
  });

  // --- a clock that runs without the server ---
  setInterval(() => document.querySelectorAll("[data-mas-tot]").forEach((clock) => {
    const left = Math.round((Date.parse(clock.dataset.masTot) - Date.now()) / 1000);
    const text = left <= 0 ? "De tijd is om." : `Nog ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
  }), 500);

  // --- a new step starts at the top, with the focus on the title ---
  let stage = null;
  const follow = () => {
    // a team's run has a mark of its own beside that of the group
    const marks = [...document.querySelectorAll("[data-mas-stage], [data-mas-deel]")];
    const now = marks.length ? marks.map((one) => one.dataset.masStage || one.dataset.masDeel).join("/") : null;
    if (stage !== null && now !== null && now !== stage) {
      const title = document.querySelector("h1");
      if (title) { title.tabIndex = -1; title.scrollIntoView(); title.focus({ preventScroll: true }); }
    }
    if (now !== null) stage = now;
  };

  // --- writing a casus: the text shows the part that the form shows ---
  let part = null;
  const showPart = () => {
    const mark = document.querySelector("[data-mas-regel]");
    const area = document.querySelector('[class*="st-key-concept-yaml-"]:not([data-retained]) textarea');
    if (!mark || !area || mark.dataset.masPlek === part) return;
    const first = part === null && mark.dataset.masPlek === "";
    part = mark.dataset.masPlek;
    if (first) return;
    // lines wrap: a copy of the text above this line is as high as what must be scrolled past
    const copy = document.createElement("div"), look = getComputedStyle(area);
    for (const name of ["font", "letterSpacing", "lineHeight", "tabSize"]) copy.style[name] = look[name];
    const inside = area.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", width: `${inside}px` });
    copy.textContent = area.value.split("\n").slice(0, Number(mark.dataset.masRegel) - 1).join("\n");
    document.body.append(copy);
    area.scrollTop = Math.max(0, copy.offsetHeight - 3 * parseFloat(look.lineHeight));
    copy.remove();
  };

  // --- a sentence about what is still needed stands above the page: bring it into sight ---
  const told = new WeakMap();  // the box of an earlier sentence may be used again
  const tell = () => {
    const note = document.querySelector('[class*="st-key-melding"] [data-testid="stAlert"]');
    if (!note || told.get(note) === note.textContent) return;
    told.set(note, note.textContent);
    const place = note.getBoundingClientRect();
    if (place.top < 0 || place.bottom > innerHeight) note.scrollIntoView({ block: "center" });
  };

  // --- a lost line: say so, and have the whole page drawn again before anything is clicked ---
  const banner = (text) => {
    let box = document.getElementById("mas-lijn");
    if (!text) { if (box) box.remove(); document.documentElement.classList.remove("mas-wacht"); return; }
    if (!box) {
      box = document.createElement("div");
      box.id = "mas-lijn";
      box.setAttribute("role", "alert");
      document.body.append(box);
    }
    if (box.textContent !== text) box.textContent = text;
    document.documentElement.classList.add("mas-wacht");
  };
  const LOST = "De verbinding is weg. Wat je hebt vastgelegd, is bewaard. We proberen het opnieuw…";
  const BACK = "De verbinding is terug. We zetten je oefening weer klaar…";
  const STUCK = "Het scherm komt niet terug. Vernieuw de pagina; je oefening gaat verder waar je was.";
  const LONG = "De verbinding is nog steeds weg. Controleer je internet en vernieuw de pagina. Wat je hebt vastgelegd, is bewaard.";
  const waiting = () => document.documentElement.classList.contains("mas-wacht");
  let opened = 0, messages = 0, outage = 0;
  const later = (mine, ms, act) => setTimeout(() => { if (mine === outage) act(); }, ms);
  // the rerun is back when something came in after the press and the script has been at rest for a moment
  const awaitRerun = (mine, before, rest, left) => {
    rest = messages > before && !busy() ? rest + 1 : 0;
    if (rest >= 4) { banner(""); return; }
    if (left === 0) banner(STUCK);
    later(mine, 100, () => awaitRerun(mine, before, rest, left - 1));
  };
  const redrawing = () => document.querySelector(".st-key-herstel button");  // draws the whole page again
  const restore = (mine, left) => {
    const button = redrawing();
    if (button && !button.disabled) {
      const before = messages;
      button.click();
      awaitRerun(mine, before, 0, 300);
      return;
    }
    if (left === 0) banner(STUCK);
    later(mine, 200, () => restore(mine, left - 1));
  };
  // --- a page of which the end did not arrive, or on which streamlit left a field hidden that had another place for a
  // moment (data-retained; it is gone when a drawing is whole): have it drawn again, a few times at most ---
  const CUT_LOOKS = 4, CUT_TRIES = 3;
  let cut = 0, tries = 0;
  setInterval(() => {
    const begin = document.querySelector("[data-mas-begin]"), end = document.querySelector("[data-mas-eind]");
    const whole = !begin || (end && end.dataset.masEind === begin.dataset.masBegin && !document.querySelector("[data-retained]"));
    if (whole) tries = 0;
    if (whole || busy() || waiting()) { cut = 0; return; }
    cut += 1;
    const button = redrawing();
    if (cut < CUT_LOOKS || tries >= CUT_TRIES || !button) return;
    cut = 0;
    tries += 1;
    button.click();
  }, 500);

  // --- a seat in a group follows its trainer: once a second, is what is on the screen still right? ---
  const FOLLOW_MS = 1000, ANSWER_MS = 5000, AGAIN_MS = 5000, UNANSWERED_MS = 10000;
  const markOf = () => { const found = document.querySelector("[data-mas-stand]"); return found && found.dataset.masStand; };
  let asking = false, wanted = null, wantedAt = 0, sentAt = -UNANSWERED_MS, heard = 0;
  // streamlit forgets a click when another comes before it began to answer the first
  document.addEventListener("click", (event) => {
    if (!event.isTrusted || !event.target.closest || !event.target.closest(BUTTONS)) return;
    sentAt = Date.now();
    heard = messages;
  }, true);
  const unanswered = () => messages === heard && Date.now() - sentAt < UNANSWERED_MS;
  const away = () => asking || busy() || waiting() || unanswered();
  setInterval(async () => {
    const seat = parameter("plek"), drawn = markOf();
    if (!seat || drawn === null || away()) return;
    asking = true;
    const patience = new AbortController(), out = setTimeout(() => patience.abort(), ANSWER_MS);
    let stand = null;
    try {
      const answer = await fetch(`/plek/${encodeURIComponent(seat)}/stand`, { cache: "no-store", signal: patience.signal });
      const told = await answer.text();
      // a proxy may answer in its own words; a server that does not answer for a moment must not take the screen away
      if ((answer.ok && /^[0-9a-f]{16}$/.test(told)) || (answer.status === 404 && told === "weg")) stand = told;
    } catch { /* the next second again */ } finally { clearTimeout(out); asking = false; }
    const button = redrawing(), same = markOf() === drawn && parameter("plek") === seat;
    if (stand === null || stand === drawn || !same || !button || away()) return;
    if (stand === wanted && Date.now() - wantedAt < AGAIN_MS) return;  // asked for, and not drawn yet
    wanted = stand;
    wantedAt = Date.now();
    button.click();
  }, FOLLOW_MS);

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      if (!String(given[0]).includes("_stcore/stream")) return;
      this.addEventListener("message", () => { messages += 1; });
      this.addEventListener("open", () => {
        this.lived = true;
        opened += 1;
        if (opened === 1) return;
        const mine = ++outage;
        banner(BACK);
        later(mine, 300, () => restore(mine, 50));
      });
      this.addEventListener("close", () => {
        // only the first close of an outage; later ones are attempts that failed
        if (!this.lived) return;
        const mine = ++outage;
        banner(LOST);
        later(mine, 30000, () => banner(LONG));
      });
    }
  };
  // clicks on a screen without a line would reach nothing: hold them until it is back
  for (const kind of ["click", "pointerdown", "keydown"]) {
    document.addEventListener(kind, (event) => {
      const ours = event.target.closest && event.target.closest(".st-key-herstel");
      const typing = event.target.closest && event.target.closest("textarea, input");
      if (!waiting() || ours || typing || (kind === "keydown" && !["Enter", " "].includes(event.key))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }

  const start = () => {
    const scan = () => {
      handedIn();
      document.querySelectorAll(AREAS).forEach(lookAt);
      settle();
      follow();
      tell();
      showPart();
    };
    new MutationObserver(scan).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-mas-stage", "data-mas-deel", "data-test-script-state"] });
    scan();
  };
  if (document.body) start(); else document.addEventListener("DOMContentLoaded", start);
})();
