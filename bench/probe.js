// Takes the time in the browser: of the first content of a page, and of what follows a reader's step.
// Runs before any script of the page. `FIELDS` is filled in by probe.py.
(() => {
  const FIELDS = __FIELDS__;
  const QUIET_MS = 250;
  const MAIN = '[data-testid="stMain"]';
  // A row of a table or list of our own, a Vega chart's marks as SVG, or a Plotly chart.
  const CONTENT = ".stHtml td, .stHtml li, .stVegaLiteChart svg path, .js-plotly-plot .main-svg path";
  const PENDING = '[data-testid$="Skeleton"], [data-stale="true"]';

  const step = { began: null, runs: 0, finished: 0, kilobytes: 0 };
  let first = null;
  let changed = 0;
  let painted = 0;
  const painting = new WeakSet();

  // --- What the server says: bytes received, and the end of each run of the script
  function ending(buffer) {
    const bytes = new Uint8Array(buffer);
    let at = 0;
    const varint = () => {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = varint();
      const wire = tag % 8;
      if (wire === 0) {
        const value = varint();
        if (Math.floor(tag / 8) === FIELDS.script_finished) return value;
      } else if (wire === 2) {
        const length = varint();
        at += length;
      } else at += wire === 1 ? 8 : 4;
    }
    return null;
  }
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (!(data instanceof ArrayBuffer)) return;
        step.kilobytes += data.byteLength / 1024;
        const status = ending(data);
        if (status === null) return;
        step.runs += 1;
        if (status !== FIELDS.early) step.finished = performance.now();
      });
    }
  };

  // --- What is drawn: every change of the page's body, taken as done when the frame after it is painted
  function afterPaint(then) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  }
  const hasContent = (main) =>
    main.querySelector(CONTENT) || [...main.querySelectorAll("canvas")].some((canvas) => painting.has(canvas));
  let looking = false;
  function change() {
    changed = performance.now();
    if (first === null) {
      const main = document.querySelector(MAIN);
      if (main && hasContent(main)) {
        first = changed;
        afterPaint((now) => { first = now; });
      }
    }
    if (looking) return;
    looking = true;
    afterPaint((now) => {
      looking = false;
      painted = now;
    });
  }
  new MutationObserver((records) => {
    const main = document.querySelector(MAIN);
    if (main && records.some(({ target }) => main.contains(target) || target.contains(main))) change();
  }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  for (const name of ["fillText", "drawImage"]) {
    const own = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      painting.add(this.canvas);
      if (this.canvas.closest(MAIN)) change();
      return own.apply(this, given);
    };
  }

  // --- What the reader does
  function begin(event) {
    if (step.began === null) step.began = event.timeStamp;
  }
  document.addEventListener("click", begin, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") begin(event); }, true);

  function stands() {
    const now = performance.now();
    const app = document.querySelector('[data-testid="stApp"]');
    return first !== null
      && step.finished > 0
      && painted >= changed
      && now - Math.max(step.finished, painted) > QUIET_MS
      && app?.dataset.testConnectionState === "CONNECTED"
      && app.dataset.testScriptState === "notRunning"
      && !document.querySelector(MAIN)?.querySelector(PENDING);
  }
  window.parleyBench = {
    // Forget what was; the next click or Enter begins the step that is timed.
    arm: () => Object.assign(step, { began: null, runs: 0, finished: 0, kilobytes: 0 }),
    // Wait until the page stands; say when things happened, in ms since the navigation or the step began.
    settle: (limit) => new Promise((resolve, reject) => {
      const deadline = performance.now() + limit;
      const look = () => {
        if (stands()) {
          const zero = step.began ?? 0;
          const finished = step.finished - zero;
          resolve({ ...step, first, finished, done: Math.max(finished, painted - zero) });
        } else if (performance.now() > deadline) {
          reject(new Error(`not drawn after ${limit} ms`));
        } else setTimeout(look, 25);
      };
      look();
    }),
  };
})();
