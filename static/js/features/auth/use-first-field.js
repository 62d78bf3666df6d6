import { useLayoutEffect } from 'preact/hooks';

/** The page's own `autofocus` acts once, when the page comes; a form that comes later asks by itself. @param {{current: HTMLFormElement | null}} form */
export function useFirstField(form) {
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
}
