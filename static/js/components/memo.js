import { Component, h } from 'preact';

/**
 * Draws again only when one of the props is another object (or a signal that was read has changed).
 * @template {Record<string, any>} P
 * @param {(props: P) => any} draw
 */
export function memo(draw) {
  return class Memo extends Component {
    /** @override @param {P} next */
    shouldComponentUpdate(next) {
      const now = /** @type {P} */ (/** @type {unknown} */ (this.props));
      return Object.keys(next).some((name) => next[name] !== now[name]);
    }

    /** @override */
    render() {
      return h(/** @type {any} */ (draw), this.props);
    }
  };
}
