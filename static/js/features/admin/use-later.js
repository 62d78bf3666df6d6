import { useEffect, useState } from 'preact/hooks';

const REST = 250;

/** What was typed, a moment after the last letter. @param {string} text */
export function useLater(text) {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setLater, REST, text.trim());
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
