/**
 * What administrators of the installation do. Nothing of it is kept in the store: the pages show what they were answered.
 * @typedef {import('../../net/api.js').Answer} Answer
 */

/** @param {Record<string, string|number|null|undefined>} fields */
const query = (fields) => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, String(value)]]))).toString();

/** @param {import('../env.js').Core} core */
export function createAdministering({ api }) {
  return {
    figures: () => api.get('/admin/figures'),
    storage: () => api.get('/admin/storage'),

    /** @param {string} q @param {number|null} after */
    users: (q, after) => api.get(`/admin/users?${query({ q, after, limit: 50 })}`),
    /** @param {number} id @param {{disabled?: boolean, is_admin?: boolean}} fields */
    changeUser: (id, fields) => api.patch(`/admin/users/${id}`, fields),
    /** @param {number} id */
    resetLink: (id) => api.post(`/admin/users/${id}/password-reset`),
    /** @param {number} id @param {{password: string, code?: string}} proof */
    deleteUser: (id, proof) => api.remove(`/admin/users/${id}`, proof),

    /** @param {string} q @param {number|null} after */
    guilds: (q, after) => api.get(`/admin/guilds?${query({ q, after, limit: 50 })}`),
    /** @param {number} id @param {string} name */
    deleteGuild: (id, name) => api.remove(`/admin/guilds/${id}`, { name }),

    settings: () => api.get('/admin/settings'),
    /** @param {{name?: string, registration?: string}} fields */
    changeSettings: (fields) => api.patch('/admin/settings', fields),

    invitations: () => api.get('/admin/invites'),
    /** @param {{note?: string, max_uses?: number, expires_hours?: number}} fields */
    createInvitation: (fields) => api.post('/admin/invites', fields),
    /** @param {string} code */
    deleteInvitation: (code) => api.remove(`/admin/invites/${code}`),

    announcements: () => api.get('/admin/announcements'),
    /** @param {{content: string, level: string, expires_hours?: number}} fields */
    announce: (fields) => api.post('/admin/announcements', fields),
    /** @param {number} id */
    takeBack: (id) => api.remove(`/admin/announcements/${id}`),

    /** @param {number|null} before */
    log: (before) => api.get(`/admin/audit-log?${query({ before, limit: 50 })}`),
  };
}
