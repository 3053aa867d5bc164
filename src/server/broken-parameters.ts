import { graphqlError } from './error-response.ts';
import type { ServerPlugin } from './plugin.ts';

/** Says which part of a GET request is no JSON, where Yoga takes the parser's exception for a fault of the server. */
export function useBrokenParameters(): ServerPlugin {
	return {
		onRequestParse({ requestParser, setRequestParser }) {
			if (!requestParser) return;
			setRequestParser(async (request) => {
				try {
					return await requestParser(request);
				} catch (error) {
					if (error instanceof SyntaxError)
						throw graphqlError('BAD_REQUEST', 'The parameters variables and extensions must be JSON objects.');
					throw error;
				}
			});
		},
	};
}
