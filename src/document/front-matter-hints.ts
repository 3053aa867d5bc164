import type { ProblemCode, ProblemSeverity } from '../errors.ts';

/** What to do about a problem of a front matter block, or null where the message says it all. */
export function frontMatterHint(code: ProblemCode, severity: ProblemSeverity): string | null {
	switch (code) {
		case 'FRONT_MATTER_UNCLOSED':
			return 'Add the closing line below the last key.';
		case 'FRONT_MATTER_LANGUAGE_UNKNOWN':
			return 'Write the front matter in YAML (---), TOML (+++) or JSON ({ … }), with nothing behind the opening line.';
		case 'FRONT_MATTER_NOT_A_MAP':
			return 'Write keys and values, such as “title: A title”.';
		case 'FRONT_MATTER_DUPLICATE_KEY':
			return 'Keep one of the two.';
		case 'FILE_TOO_LARGE':
			return 'Check that the line which closes the front matter is there, and move long text into the body.';
		case 'FRONT_MATTER_SYNTAX':
			return severity === 'INFO'
				? 'Add front matter, or begin the text with another character.'
				: 'Correct the line; text that holds a colon, a quote or begins with a special character needs quotes around it.';
		default:
			return null;
	}
}
