/**
 * Says how to keep a file. Names in any script: RFC 6266, with a plain name for what does not read that.
 * @param title becomes the file's name, without what a file's name may not hold
 */
export function attachment(title: string, ending: string): string {
	const name = title
		.normalize('NFC')
		.replace(/[\p{C}\p{Z}\\/:*?"<>|.%~;,'`$&#]+/gu, ' ')
		.trim()
		.slice(0, 80)
		.trim();
	const plain = name.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
	const file = (one: string) => `${one.trim().replace(/ +/g, ' ') || 'results'}${ending}`;
	const encoded = encodeURIComponent(file(name)).replace(
		/[()*!']/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${file(plain)}"; filename*=UTF-8''${encoded}`;
}
