import { useEffect, useState } from 'preact/hooks';

const REST = 200;

/** What somebody types, once they rest: a question for each letter is too many. @template T @param {T} value @returns {T} */
export function useLater(value) {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setLate, REST, value);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}
