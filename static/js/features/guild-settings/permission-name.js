/** What a permission is called. @param {import('../../state/permissions.js').PermissionName} name */
export const permissionName = (name) => name;
