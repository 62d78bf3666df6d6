import { useEffect } from 'preact/hooks';

const NAME = 'search-hit';

/**
 * Marks what was found in the texts on show, without touching them: the browser paints ranges (CSS Custom Highlight API; one that cannot paints nothing).
 * @param {{current: HTMLElement | null}} ref
 * @param {import('../../state/types.js').Message[]} results
 * @param {[number, number][][]} highlights
 */
export function useHighlights(ref, results, highlights) {
  useEffect(() => {
    if (!globalThis.CSS?.highlights || typeof Highlight === 'undefined') return undefined;
    const ranges = results.flatMap((message, index) => {
      const found = new Set((highlights[index] ?? []).map(([start, end]) => message.content.slice(start, end).toLowerCase()));
      const text = ref.current?.querySelector(`#card-text-${message.id}`);
      return text ? rangesIn(text, found) : [];
    });
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  }, [results, highlights]);
}

/** @param {Element} element @param {Set<string>} words */
function rangesIn(element, words) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').toLowerCase();
    for (const word of words) for (const at of placesOf(text, word)) ranges.push(rangeOf(node, at, at + word.length));
  }
  return ranges;
}

/** Everywhere in the text. @param {string} text @param {string} word */
export function placesOf(text, word) {
  const places = [];
  for (let at = word ? text.indexOf(word) : -1; at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** @param {Node} node @param {number} start @param {number} end */
function rangeOf(node, start, end) {
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
