import { errorResponse } from './error-response.ts';
import { jsonResponse, type Route } from './routes.ts';
import { isSignedBy } from './secret.ts';

/**
 * `POST /hooks/reindex`: brings the index in line with the files when a repository host says that they changed. The body
 * is only signed, never read. The answer does not wait for the run: hosts give up after seconds.
 *
 * @param reindex starts a run; its failure is its own to report.
 */
export function reindexHook(secret: string, reindex: () => void): Route {
	return {
		path: '/hooks/reindex',
		method: 'POST',
		async answer(request) {
			const body = new Uint8Array(await request.arrayBuffer());
			if (!isSignedBy(secret, body, request.headers.get('x-hub-signature-256'))) {
				return errorResponse(
					'UNAUTHENTICATED',
					'x-hub-signature-256 must be sha256= and the HMAC-SHA256 of the body with the hook secret, in hex.',
				);
			}
			reindex();
			return jsonResponse(202, { status: 'accepted' });
		},
	};
}
