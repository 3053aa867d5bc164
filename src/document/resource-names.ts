import type { Json } from '../config/config.ts';
import { matchesGlob } from '../config/glob.ts';

/**
 * What front matter's `resources` calls the files of a bundle, in the order of the files: the first entry whose `src` matches and that
 * has a `name` decides, `:counter` in it counts the files that the entry named. An entry without `src` ends the list.
 * (Hugo: resources/resource_metadata.go)
 */
export function resourceNames(files: string[], resources: Json | undefined): string[] {
	if (!Array.isArray(resources)) return files;
	const counters = new Map<string, number>();
	// They are counted in the order of their names.
	const places = files.map((_, place) => place).sort((one, other) => (files[one]! < files[other]! ? -1 : 1));
	const names = [...files];
	for (const place of places) names[place] = nameOf(files[place]!, resources, counters);
	return names;
}

function nameOf(file: string, resources: Json[], counters: Map<string, number>): string {
	for (const entry of resources) {
		if (entry === null || typeof entry !== 'object' || Array.isArray(entry) || entry.src === undefined) return file;
		const { src, name } = entry;
		if (!isScalar(src) || !isScalar(name) || !matchesGlob(String(src), file)) continue;
		const text = String(name).replaceAll('\\', '/').replace(/^\//, '');
		if (!text.includes(':counter')) return text;
		const key = String(src).toLowerCase();
		const count = (counters.get(key) ?? 0) + 1;
		counters.set(key, count);
		return text.replaceAll(':counter', String(count));
	}
	return file;
}

function isScalar(value: Json | undefined): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
