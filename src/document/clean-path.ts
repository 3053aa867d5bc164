/** A path without empty and `.` segments, `..` resolved, without trailing slash; "." for nothing (Go: path.Clean). */
export function cleanPath(path: string): string {
	const isRooted = path.startsWith('/');
	const kept: string[] = [];
	for (const segment of path.split('/')) {
		if (segment === '' || segment === '.') continue;
		if (segment !== '..') kept.push(segment);
		else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
		else if (!isRooted) kept.push('..');
	}
	const cleaned = kept.join('/');
	return isRooted ? `/${cleaned}` : cleaned || '.';
}

/** Joins the parts that are not empty and cleans the result; "" where all are empty (Go: path.Join). */
export function joinPath(...parts: string[]): string {
	const path = parts.filter((part) => part !== '').join('/');
	return path === '' ? '' : cleanPath(path);
}
