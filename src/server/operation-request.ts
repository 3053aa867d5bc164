import type { Incoming } from './exchange.ts';
import type { OperationName, Variables } from './known-documents.ts';
import type { TrustedDocuments } from './manifest.ts';
import { DOCUMENT_ID_PARAMETERS, idOf } from './trusted-documents.ts';

/** A request for an operation in its plainest forms. */
export type OperationRequest = { name: OperationName; operationName: string | null; variables: Variables };

/** Parameters that say all there is to say; with any other one the request is Yoga's. */
const parameters = new Set(['query', 'operationName', 'variables', 'extensions']);

/**
 * Reads a request. Null for every form but the common ones, and for whatever is wrong with it: Yoga reads it again and says so.
 *
 * @param trusted documents that may be named by an id; null where any document runs.
 */
export function operationRequestOf(incoming: Incoming, trusted: TrustedDocuments | null): OperationRequest | null {
	try {
		const sent = incoming.method === 'GET' ? queryParameters(incoming.target) : jsonBody(incoming);
		return sent && requestOf(sent, trusted);
	} catch {
		return null;
	}
}

type Sent = { [name: string]: unknown };

function queryParameters(target: string): Sent | null {
	const sent: Sent = {};
	for (const [name, value] of new URLSearchParams(target.slice(target.indexOf('?') + 1))) {
		if (name in sent) return null;
		sent[name] = name === 'variables' || name === 'extensions' ? JSON.parse(value) : value;
	}
	return sent;
}

function jsonBody(incoming: Incoming): Sent | null {
	const { body, target } = incoming;
	if (body === null || target.includes('?')) return null;
	const type = incoming.header('content-type');
	if (type !== 'application/json' && type?.toLowerCase().replace('; ', ';') !== 'application/json;charset=utf-8') return null;
	const sent: unknown = JSON.parse(body.toString());
	return isMap(sent) ? sent : null;
}

function requestOf(sent: Sent, trusted: TrustedDocuments | null): OperationRequest | null {
	for (const name in sent) if (!parameters.has(name) && !(trusted && DOCUMENT_ID_PARAMETERS.includes(name))) return null;
	const { query, operationName = null, variables, extensions } = sent;
	if (operationName !== null && typeof operationName !== 'string') return null;
	if (variables != null && !isMap(variables)) return null;
	const name = (trusted && trustedName(sent, trusted)) ?? nameOf(query, extensions);
	return name && { name, operationName, variables: variables ?? {} };
}

function trustedName(sent: Sent, trusted: TrustedDocuments): OperationName | null {
	if (sent.extensions != null && !isMap(sent.extensions)) return null;
	const id = idOf(sent);
	const text = id === null ? undefined : trusted.get(id);
	return text === undefined ? null : { text };
}

function nameOf(query: unknown, extensions: unknown): OperationName | null {
	if (typeof query === 'string') return extensions == null && query !== '' ? { text: query } : null;
	const persisted = query == null && isMap(extensions) && Object.keys(extensions).length === 1 ? extensions.persistedQuery : null;
	if (!isMap(persisted) || persisted.version !== 1 || typeof persisted.sha256Hash !== 'string') return null;
	return { sha256: persisted.sha256Hash.toLowerCase() };
}

function isMap(value: unknown): value is Sent {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
