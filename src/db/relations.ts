import { defineRelations } from 'drizzle-orm';
import * as tables from './tables.ts';

/** How the tables belong together, for Drizzle's relational queries. */
export const relations = defineRelations(tables, (r) => ({
	page: {
		language: r.one.language({ from: r.page.languageId, to: r.language.id, optional: false }),
		parent: r.one.page({ from: r.page.parentId, to: r.page.id }),
		detail: r.one.pageDetail({ from: r.page.id, to: r.pageDetail.pageId, optional: false }),
		body: r.one.pageBody({ from: r.page.id, to: r.pageBody.pageId, optional: false }),
		listPage: r.one.listPage({ from: r.page.id, to: r.listPage.pageId }),
		term: r.one.term({ from: r.page.id, to: r.term.pageId }),
		termUses: r.many.pageTerm({ from: r.page.id, to: r.pageTerm.pageId }),
		aliases: r.many.alias({ from: r.page.id, to: r.alias.pageId }),
		menuEntries: r.many.menuEntry({ from: r.page.id, to: r.menuEntry.pageId }),
		files: r.many.file({ from: r.page.id, to: r.file.pageId }),
	},
	term: {
		page: r.one.page({ from: r.term.pageId, to: r.page.id, optional: false }),
		uses: r.many.pageTerm({ from: r.term.pageId, to: r.pageTerm.termId }),
	},
	pageTerm: {
		page: r.one.page({ from: r.pageTerm.pageId, to: r.page.id, optional: false }),
		term: r.one.term({ from: r.pageTerm.termId, to: r.term.pageId, optional: false }),
	},
}));
