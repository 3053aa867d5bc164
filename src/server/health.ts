import { jsonResponse, type Route } from './routes.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: the index can answer, 503 until then.
 *
 * @param isReady whether the index has been filled.
 */
export function healthRoutes(isReady: () => boolean): Route[] {
	return [
		{ path: '/health/live', method: 'GET', answer: () => jsonResponse(200, { status: 'live' }) },
		{
			path: '/health/ready',
			method: 'GET',
			answer: () => (isReady() ? jsonResponse(200, { status: 'ready' }) : jsonResponse(503, { status: 'indexing' })),
		},
	];
}
