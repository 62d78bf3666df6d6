/**
 * @typedef {import('../../state/types.js').Poll} Poll
 * @typedef {{id: string, text: string, votes: number, percent: number, mine: boolean, leads: boolean}} Choice
 * @typedef {{choices: Choice[], voters: number, mine: string[], hasVoted: boolean}} PollView
 */

/**
 * How a poll stands, with a vote of mine that the server has not confirmed yet.
 * @param {Poll} poll
 * @param {string[] | null} [wish] what I want to have chosen; null: nothing is on its way
 * @returns {PollView}
 */
export function pollView(poll, wish = null) {
  const sent = poll.me ?? [];
  const mine = wish ?? sent;
  const voters = poll.total_votes + Number(mine.length > 0) - Number(sent.length > 0);
  const votes = poll.options.map(({ id, votes: counted }) => counted + Number(mine.includes(id)) - Number(sent.includes(id)));
  const most = Math.max(...votes);
  const choices = poll.options.map(({ id, text }, index) => ({
    id, text, votes: votes[index], percent: percentOf(votes[index], voters), mine: mine.includes(id), leads: most > 0 && votes[index] === most,
  }));
  return { choices, voters, mine, hasVoted: mine.length > 0 };
}

/** Of those who voted: with several answers they may come to more than a hundred. @param {number} votes @param {number} voters */
const percentOf = (votes, voters) => (voters > 0 ? Math.round((100 * votes) / voters) : 0);

/** What is chosen after a press on an option. @param {Poll} poll @param {string[]} mine @param {string} id @returns {string[]} */
export function afterPress({ allow_multiple: several, options }, mine, id) {
  if (mine.includes(id)) return mine.filter((one) => one !== id);
  if (!several) return [id];
  return options.map((option) => option.id).filter((one) => one === id || mine.includes(one));
}
