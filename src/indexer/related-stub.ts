export const relatedKeywords = (index: any, config: any, fields: any, headings: any): string[] => {
	const v = fields.params[index.name];
	if (index.name === 'date') return [(fields.date?.text ?? '0001').slice(0, 4)];
	if (index.name === 'keywords') return fields.keywords;
	return Array.isArray(v) ? v.map(String) : typeof v === 'string' ? [v] : [];
};
