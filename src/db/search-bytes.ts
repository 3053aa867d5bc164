/** A byte buffer that grows. */
export type Bytes = { data: Uint8Array; length: number };

export function createBytes(size: number): Bytes {
	return { data: new Uint8Array(size), length: 0 };
}

/** Appends a number below 2^31, seven bits a byte, lowest first, the top bit set on all but the last. */
export function writeNumber(bytes: Bytes, value: number): void {
	if (bytes.length + 5 > bytes.data.length) widen(bytes, 5);
	const { data } = bytes;
	let rest = value;
	while (rest > 127) {
		data[bytes.length++] = (rest & 127) | 128;
		rest >>>= 7;
	}
	data[bytes.length++] = rest;
}

export function writeByte(bytes: Bytes, value: number): void {
	if (bytes.length === bytes.data.length) widen(bytes, 1);
	bytes.data[bytes.length++] = value;
}

export function writeBytes(bytes: Bytes, source: Uint8Array, from: number, to: number): void {
	if (bytes.length + to - from > bytes.data.length) widen(bytes, to - from);
	const { data } = bytes;
	if (to - from > 32) data.set(source.subarray(from, to), bytes.length);
	else for (let i = from, k = bytes.length; i < to; i++, k++) data[k] = source[i]!;
	bytes.length += to - from;
}

/** The bytes so far, not copied: valid until more are written. */
export function bytesOf(bytes: Bytes): Uint8Array {
	return bytes.data.subarray(0, bytes.length);
}

function widen(bytes: Bytes, by: number): void {
	const wider = new Uint8Array(Math.max(bytes.length + by, bytes.data.length * 2));
	wider.set(bytes.data.subarray(0, bytes.length));
	bytes.data = wider;
}

/** A place in bytes, moved on by each read. */
export type Cursor = { data: Uint8Array; at: number };

/** The reverse of {@link writeNumber}. */
export function readNumber(cursor: Cursor): number {
	const { data } = cursor;
	let byte = data[cursor.at++]!;
	if (byte < 128) return byte;
	let value = byte & 127;
	for (let shift = 7; ; shift += 7) {
		byte = data[cursor.at++]!;
		value |= (byte & 127) << shift;
		if (byte < 128) return value;
	}
}
