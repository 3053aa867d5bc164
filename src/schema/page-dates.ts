import { builder } from './builder.ts';
import { Page } from './refs.ts';

builder.interfaceFields(Page, (t) => ({
	date: t.expose('dateText', {
		type: 'DateTime',
		nullable: true,
		description:
			'Front matter’s `date`, or what stands in for it. A list page without dates of its own has the newest of the pages below it. Null without any (Hugo: .Date).',
	}),
	publishDate: t.expose('publishDateText', {
		type: 'DateTime',
		nullable: true,
		description: 'From when on the page is visible: front matter’s `publishDate`, or else its date. Null without any (Hugo: .PublishDate).',
	}),
	lastmod: t.expose('lastmodText', {
		type: 'DateTime',
		nullable: true,
		description: 'When it was last modified: front matter’s `lastmod`, or else its date. Null without any (Hugo: .Lastmod).',
	}),
	expiryDate: t.expose('expiryDateText', {
		type: 'DateTime',
		nullable: true,
		description: 'From when on the page is no longer visible. Null without such a moment (Hugo: .ExpiryDate).',
	}),
}));
