import type { Run } from './run.ts';

/** Reports pages that share a URL: Hugo would write one over the other, so only the first file's is answered. */
export function finishAddresses(run: Run): void {
	if (run.isFirst) for (const { url } of run.statements.sharedUrls()) run.touchedUrls.add(url);
	for (const url of run.touchedUrls) {
		const pages = run.statements.pagesOfUrl(url).filter((page) => page.file !== null);
		for (const page of pages) run.statements.deleteSiteProblem(sourcePath(run, page), 'URL_TAKEN');
		const built = pages.filter((page) => page.isBuilt);
		for (const page of built.slice(1)) {
			run.statements.addProblem(
				sourcePath(run, page),
				'URL_TAKEN',
				'WARNING',
				`the address ${url} is also that of ${built[0]!.file}`,
				'give one of them another slug, url or file name',
				null,
				null,
				'site',
			);
		}
	}
	run.touchedUrls.clear();
}

function sourcePath(run: Run, page: { id: number; file: string | null }): string {
	return run.statements.sourceOfPage(page.id)?.path ?? page.file!;
}
