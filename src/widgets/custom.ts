import { isTruthful } from '../store/truth.ts';
import type { MakeWidget } from './widget.ts';

/** A widget that the theme does not have: the site's front end knows it by name, and finds its settings in `params.widgets.<name>`. */
export const customWidget: MakeWidget = ({ name, param }) => {
	const params = param(name) ?? {};
	const title = param(`${name}.title`);
	return { kind: 'CustomWidget', name, title: isTruthful(title) ? String(title) : '', params };
};
