/**
 * The line between a client and the hall: requests, the socket, delays, cuts, replays.
 * @typedef {import('./hall.js').Hall} Hall
 */
import { ANNA } from './hall.js';

/**
 * @param {Hall} hall
 * @param {ReturnType<typeof import('./clock.js').createClock>} clock
 * @param {() => number} delay  of one way, in milliseconds
 */
export function createLine(hall, clock, delay) {
  const line = {
    up: true,
    signedIn: true,
    /** Answers to come before the hall is asked at all, by event or path. @type {Map<string, object[]>} */
    refusals: new Map(),
    /** @type {string[]} */
    requests: [],
    /** What the hall does not know by itself, by method and path. @type {Map<string, (body: any, query: URLSearchParams) => [number, any]>} */
    answers: new Map(),
    /** The latest body of each path. @type {Map<string, any>} */
    bodies: new Map(),
    /** @type {FakeSocket[]} */
    sockets: [],
    /** How many of the next acknowledgements get lost with the connection. */
    acksToLose: 0,
    recoverable: true,
    fetch,
    io: () => new FakeSocket(),
    cut,
  };

  hall.announce = (announcement) => {
    for (const socket of line.sockets) socket.offer(announcement);
  };

  const wait = () => new Promise((resolve) => clock.setTimeout(() => resolve(undefined), delay()));

  /** @param {string} key */
  const refusal = (key) => line.refusals.get(key)?.shift();

  /** @param {string} address @param {RequestInit} options @returns {Promise<Response>} */
  async function fetch(address, options) {
    const url = new URL(address, 'http://hall.test');
    const path = url.pathname.replace('/api', '');
    line.requests.push(`${options.method} ${path}${url.search}`);
    if (typeof options.body === 'string') line.bodies.set(path, JSON.parse(options.body));
    if (!line.up) throw new TypeError('network');
    await wait();
    const [status, body] = answer(options.method ?? 'GET', path, url.searchParams);
    await wait();
    if (!line.up) throw new TypeError('network');
    return new Response(body === null ? null : JSON.stringify(body), { status });
  }

  /** @param {string} method @param {string} path @param {URLSearchParams} query @returns {[number, object|null]} */
  function answer(method, path, query) {
    const refused = refusal(path);
    if (refused) return [/** @type {any} */ (refused).status ?? 400, { error: refused }];
    const own = line.answers.get(`${method} ${path}`);
    if (own) return own(line.bodies.get(path), query);
    if (path === '/login') line.signedIn = true;
    const instance = { name: 'Hall', version: '0', registration: 'open', password_reset: true };
    if (path === '/instance') return [200, instance];
    if (path === '/start') return [200, { instance, csrf_token: 'token', me: line.signedIn ? hall.bootstrap(ANNA.id).me : null }];
    if (path === '/password-reset' || path === '/password-reset/confirm') return [204, null];
    const code = /^\/invites\/([\w-]+)$/.exec(path)?.[1];
    if (code) return found(hall.preview(code));
    if (!line.signedIn) return [401, { error: { code: 'not_signed_in', message: 'Sign in first.' } }];
    if (path === '/login' || path === '/register') return [200, { ...ANNA, csrf_token: 'token' }];
    if (path === '/logout') {
      for (const socket of line.sockets) socket.deliver('session_revoked', { reason: 'signed_out' });
      return [204, null];
    }
    if (path === '/instance/claim') return [204, null];
    const joined = /^\/invites\/([\w-]+)\/join$/.exec(path)?.[1];
    if (joined) return found(hall.preview(joined) && hall.join());
    const [, guildId, act] = /^\/guilds\/(\d+)\/(leave|invites)$/.exec(path) ?? [];
    if (act === 'invites') return [201, { code: 'new-one', guild_id: Number(guildId), ...line.bodies.get(path) }];
    if (act === 'leave') {
      hall.leave(Number(guildId));
      return [204, null];
    }
    if (path === '/me/drafts') return [200, { drafts: [...hall.drafts].map(([channel_id, content]) => ({ channel_id, content })) }];
    if (path === '/me/scheduled') return [200, { scheduled: [] }];
    const draftOf = Number(/^\/me\/drafts\/(\d+)$/.exec(path)?.[1]);
    if (draftOf) return [200, hall.saveDraft(draftOf, line.bodies.get(path))];
    if (path === '/csrf') return [200, { csrf_token: 'token' }];
    if (path === '/me/settings') return [200, hall.changeSettings(line.bodies.get(path))];
    if (path === '/bootstrap') return [200, hall.bootstrap(ANNA.id)];
    if (path.endsWith('/members')) return [200, { members: hall.members(query), next: null }];
    const channelId = Number(/^\/channels\/(\d+)\/messages$/.exec(path)?.[1]);
    if (method === 'GET' && channelId) return [200, hall.page(channelId, query, ANNA.id)];
    const unread = Number(/^\/channels\/(\d+)\/unread$/.exec(path)?.[1]);
    if (unread) return [200, hall.markUnread(ANNA.id, unread, line.bodies.get(path).message_id)];
    throw new Error(`the hall knows no ${method} ${path}`);
  }

  /** @param {object|null} body @returns {[number, object]} */
  const found = (body) => (body ? [200, body] : [404, { error: { code: 'not_found', message: 'Not there.' } }]);

  /** The connection breaks. @param {boolean} [forLong]  too long to be made good by replaying */
  function cut(forLong = false) {
    for (const socket of line.sockets) socket.break(forLong);
  }

  class FakeSocket {
    connected = false;
    recovered = false;
    userId = ANNA.id;
    /** @type {Set<string>} */
    rooms = new Set();
    /** @type {Map<string, (...args: any[]) => void>} */
    listeners = new Map();
    /** @type {((name: string, payload: any) => void)|null} */
    any = null;
    /** @type {{name: string, payload: any}[]|null} what to replay when it returns; null: it cannot be made good */
    missed = null;
    /** @type {{name: string, payload: any}[]} sent and not arrived */
    underway = [];
    known = false;
    arrival = 0;
    life = 0;
    io = { opts: { transports: ['websocket', 'polling'] }, engine: { close: () => this.break(false) } };

    constructor() {
      line.sockets.push(this);
    }

    /** @param {string} name @param {(...args: any[]) => void} listener */
    on(name, listener) {
      this.listeners.set(name, listener);
    }

    /** @param {(name: string, payload: any) => void} listener */
    onAny(listener) {
      this.any = listener;
    }

    off() {
      this.listeners.clear();
    }

    offAny() {
      this.any = null;
    }

    async connect() {
      await wait();
      if (!line.up) return this.listeners.get('connect_error')?.(new Error('network'));
      const refused = refusal('connect');
      if (refused) return this.listeners.get('connect_error')?.(Object.assign(new Error('refused'), { data: { error: refused } }));
      const missed = this.known && line.recoverable ? this.missed : null;
      const returning = this.known;
      this.connected = true;
      this.known = true;
      this.recovered = missed !== null;
      this.missed = null;
      this.arrival = clock.now();
      if (!this.recovered) this.rooms.clear();
      this.listeners.get('connect')?.();
      for (const event of missed ?? []) this.deliver(event.name, event.payload);
      if (returning && !this.recovered) this.deliver('resync_required', { reason: 'too_old' });
    }

    disconnect() {
      this.connected = false;
      this.known = false;
      this.rooms.clear();
      line.sockets = line.sockets.filter((socket) => socket !== this);
    }

    /** @param {boolean} forLong */
    break(forLong) {
      if (forLong) this.missed = null;
      if (!this.connected) return;
      this.life += 1;
      this.connected = false;
      this.missed = forLong ? null : this.underway;
      this.underway = [];
      this.listeners.get('disconnect')?.('transport close');
    }

    /** @param {import('./hall.js').Announcement} announcement */
    offer({ name, payload, to }) {
      if (!to({ userId: this.userId, rooms: this.rooms })) return;
      const copy = structuredClone(payload);
      if (this.connected) this.deliver(name, copy);
      else this.missed?.push({ name, payload: copy });
    }

    /** Everything that goes down arrives in order; what was under way when the line broke is replayed. @param {string} name @param {any} payload */
    deliver(name, payload) {
      const event = { name, payload };
      this.underway.push(event);
      this.later(() => {
        if (!this.underway.includes(event)) return;
        this.underway.shift();
        this.any?.(name, payload);
      });
    }

    /** @param {() => void} run */
    later(run) {
      this.arrival = Math.max(this.arrival, clock.now() + delay());
      clock.setTimeout(run, this.arrival - clock.now());
    }

    timeout() {
      return this;
    }

    /** @param {string} event @param {any} payload @returns {Promise<any>} */
    emitWithAck(event, payload) {
      line.requests.push(event);
      const { life } = this;
      return new Promise((resolve, reject) => {
        clock.setTimeout(() => {
          if (life !== this.life) return reject(new Error('socket has been disconnected'));
          const answered = refusal(event);
          const result = answered ? { ok: false, error: answered } : this.handle(event, payload);
          if (line.acksToLose > 0) {
            line.acksToLose -= 1;
            this.break(false);
          }
          this.later(() => (life === this.life ? resolve(structuredClone(result)) : reject(new Error('socket has been disconnected'))));
        }, delay());
      });
    }

    /** @param {string} event @param {any} payload */
    handle(event, payload) {
      const channelId = Number(payload.room.split(':')[3]);
      const missing = { ok: false, error: { code: 'not_found', message: 'Not there.' } };
      if (event === 'join_room') this.rooms.add(payload.room);
      else if (event === 'leave_room') this.rooms.delete(payload.room);
      else if (event === 'send_message') return { ok: true, message: hall.seenBy(hall.send(ANNA, channelId, payload.content, payload.nonce), ANNA.id, true) };
      else if (event === 'mark_read') return { ok: true, ...hall.ack(ANNA.id, channelId, payload.message_id) };
      else if (event === 'edit_message') {
        const message = hall.edit(channelId, payload.message_id, payload.content);
        return message ? { ok: true, message: hall.seenBy(message, ANNA.id, true) } : missing;
      } else if (event === 'delete_message') return hall.remove(channelId, payload.message_id) ? { ok: true } : missing;
      else if (event === 'add_reaction' || event === 'remove_reaction')
        return hall.react(ANNA, channelId, payload.message_id, payload.emoji, event === 'add_reaction') ? { ok: true } : missing;
      return { ok: true, room: payload.room };
    }
  }

  return line;
}
