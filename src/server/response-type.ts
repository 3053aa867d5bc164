/**
 * Media type of an answer without errors, as Yoga chooses it: the first that the client names, whatever weight it gives. Null where
 * that is another one than JSON, or said in a rarer form: Yoga looks at it then.
 *
 * @param accept the header; null where it was not sent.
 */
export function responseType(accept: string | null): string | null {
	const [first = ''] = (accept || '*/*').split(',', 1);
	switch (first.trim()) {
		case '*/*':
		case 'application/json':
			return 'application/json; charset=utf-8';
		case 'application/graphql-response+json':
			return 'application/graphql-response+json; charset=utf-8';
		default:
			return null;
	}
}
