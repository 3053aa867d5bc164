import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { readManifest, type TrustedDocuments } from '../server/manifest.ts';

/** Reads the manifest of `--trusted-documents`. @throws UsageError where it cannot be read or is none */
export function readTrustedDocuments(path: string): TrustedDocuments {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		throw new UsageError(`The manifest ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
	}
	try {
		const manifest = readManifest(JSON.parse(text));
		if (manifest) return manifest;
	} catch {
		// Answered below, as any other text that is no manifest.
	}
	throw new UsageError(`The manifest ${path} is no JSON object of document ids and texts.`);
}
