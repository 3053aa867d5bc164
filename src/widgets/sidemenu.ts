import { menuOf } from '../store/menus.ts';
import type { MakeWidget } from './widget.ts';

/** The menu `side` (Mainroad: widgets/sidemenu.html). Hidden where it is empty. */
export const sideMenuWidget: MakeWidget = ({ reader, language, name, words }) => {
	const items = menuOf(reader, language, 'side');
	return items.length > 0 ? { kind: 'SideMenuWidget', name, title: words.sidemenu, items } : null;
};
