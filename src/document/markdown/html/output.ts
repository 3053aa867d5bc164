import type { MarkupConfig } from '../../../config/config.ts';
import type { BodyLink } from '../../document.ts';
import type { LineJoining } from './east-asian.ts';

/** What rendering writes to, and what it knows of the configuration. */
export type Output = {
	config: MarkupConfig;
	links: BodyLink[];
	/** `<br>` and a line feed. */
	lineBreak: string;
	/** Whether an escaped space leaves nothing (CJK extension). */
	dropsSpace: boolean;
	/** How lines of East Asian text are joined, null where line feeds stay. */
	lineJoining: LineJoining | null;
	/** How often each footnote was referred to, by number. */
	footnoteUses: number[];
};

/** An output for one document. */
export function createOutput(config: MarkupConfig, footnoteUses: number[]): Output {
	const { cjk } = config;
	return {
		config,
		links: [],
		lineBreak: config.xhtml ? '<br />\n' : '<br>\n',
		dropsSpace: cjk.enable && cjk.escapedSpace,
		lineJoining: cjk.enable && cjk.eastAsianLineBreaks ? cjk.eastAsianLineBreaksStyle : null,
		footnoteUses,
	};
}
