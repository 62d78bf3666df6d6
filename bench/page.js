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
