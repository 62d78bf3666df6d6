import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** @typedef {import('./app.js').App} App */

export const AppContext = createContext(/** @type {App|null} */ (null));

/** @returns {App} */
export function useApp() {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp() stands outside of AppContext.Provider');
  return app;
}
