import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Compares in a time that does not depend on where the two differ. */
export function equalsSecret(given: string, secret: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(secret));
}

/** Whether `signature` is `sha256=<hex>` of the body's HMAC-SHA256, as GitHub signs its webhooks. */
export function isSignedBy(secret: string, body: Uint8Array, signature: string | null): boolean {
	if (!signature) return false;
	return equalsSecret(signature, `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
}
