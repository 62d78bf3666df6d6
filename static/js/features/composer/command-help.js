import { t } from '../../lib/i18n.js';

/** What each command does, and what may stand behind it. @returns {Record<string, {does: string, wants: string}>} */
export function commandHelp() {
  return {
    me: { does: t('command.me'), wants: t('command.text') },
    nick: { does: t('command.nick'), wants: t('command.nick_wants') },
    shrug: { does: t('command.shrug'), wants: t('command.text_perhaps') },
    spoiler: { does: t('command.spoiler'), wants: t('command.text') },
    tableflip: { does: t('command.tableflip'), wants: t('command.text_perhaps') },
    unflip: { does: t('command.unflip'), wants: t('command.text_perhaps') },
  };
}
