/** Room that texts are written to before their length in bytes is known: most answers fit, and it is there once. */
const room = Buffer.allocUnsafeSlow(1024 * 1024);

/** A text in UTF-8. Counting its bytes first, as `Buffer.from` does, takes as long as writing them. */
export function textBytes(text: string): Buffer {
	if (text.length * 3 > room.length) return Buffer.from(text);
	const length = room.write(text, 0, 'utf8');
	const bytes = Buffer.allocUnsafeSlow(length);
	room.copy(bytes, 0, 0, length);
	return bytes;
}
