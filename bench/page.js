// What a page notices of itself while it is measured; bench/client.py reads it.
(() => {
  const seen = { tasks: [], shift: 0, frames: 0, longest: 0, rows: 0 };
  window.seen = seen;
  window.forget = () => Object.assign(seen, { tasks: [], shift: 0, frames: 0, longest: 0, rows: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(Math.round(entry.duration));
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: 'layout-shift' });
  // From the event to the end of the frame that shows it, in milliseconds.
  window.time = (event, selector, text) => {
    window.took = new Promise((done) => {
      const isThere = () => [...document.querySelectorAll(selector)].some((one) => !text || one.textContent === text);
      const look = (began) => (isThere() ? setTimeout(() => done(performance.now() - began)) : requestAnimationFrame(() => look(began)));
      const begin = ({ timeStamp }) => requestAnimationFrame(() => look(timeStamp));
      document.addEventListener(event, begin, { capture: true, once: true });
    });
  };
  let last = performance.now();
  const frame = (now) => {
    seen.frames += 1;
    seen.longest = Math.max(seen.longest, now - last);
    last = now;
    seen.rows = Math.max(seen.rows, document.querySelectorAll('.message-slot').length);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
