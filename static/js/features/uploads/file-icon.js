const ARCHIVE = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|zst|jar|apk|iso)$/i;
const TEXT = /\.(?:txt|md|log|csv|json|ya?ml|xml|html?|css|m?js|ts|py|rs|go|c|h|cpp|java|kt|sh|sql|toml|ini|rtf|docx?|odt|pdf|tex|epub)$/i;

/** The sign of a kind of file. @param {string} type @param {string} name */
export function fileIcon(type, name) {
  const kind = type.split('/')[0];
  if (kind === 'image') return 'file-image';
  if (kind === 'video') return 'file-video';
  if (kind === 'audio') return 'file-audio';
  if (ARCHIVE.test(name)) return 'file-archive';
  return kind === 'text' || TEXT.test(name) ? 'file-text' : 'file';
}
