import { useEffect, useState } from 'preact/hooks';
import { createProfiles } from '../../state/actions/profiles.js';
import { useApp } from '../../state/context.js';

/**
 * What is known of somebody: at once what every list says, then what only their profile does.
 * @param {number|null} guildId
 * @param {import('../../state/types.js').User} user
 */
export function useProfile(guildId, user) {
  const { views, use } = useApp();
  const profiles = use(createProfiles);
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = async () => {
    setError(null);
    const result = await profiles.load(user.id, guildId);
    if (!result.ok) setError(result.error);
  };
  useEffect(() => {
    load();
  }, [user.id, guildId]);
  return { person: views.person(guildId, user), profile: profiles.known.value[user.id] ?? null, error, load };
}
