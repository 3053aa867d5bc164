/** Words of the theme in one language. */
export type Words = {
	/** In the empty field of a search. */
	searchPlaceholder: string;
	recent: string;
	categories: string;
	taglist: string;
	languages: string;
	social: string;
	sidemenu: string;
};

type Row = [
	searchPlaceholder: string,
	recent: string,
	categories: string,
	taglist: string,
	languages: string,
	social: string,
	sidemenu: string,
];

/** What the theme Mainroad calls its widgets, by language (Mainroad: i18n/*.yaml). */
const table: Record<string, Row> = {
	bg: ['Търсене…', 'Последни писания', 'Категории', 'Тагове', 'Езици', 'Социални', 'Меню'],
	bn: ['অনুসন্ধান…', 'সাম্প্রতিক পোস্ট', 'বিভাগ', 'ট্যাগ', 'ভাষা', 'সোসিয়াল', 'মেনু'],
	cs: ['Hledat…', 'Poslední příspěvky', 'Kategorie', 'Štítky', 'Jazyky', 'Sociální sítě', 'Menu'],
	de: ['Suche…', 'Letzte Beiträge', 'Kategorien', 'Tags', 'Sprachen', 'Soziale Netzwerke', 'Menü'],
	en: ['Search…', 'Recent Posts', 'Categories', 'Tags', 'Languages', 'Social', 'Menu'],
	es: ['Buscar…', 'Más Recientes', 'Categorías', 'Etiquetas', 'Idiomas', 'Social', 'Menú'],
	fi: ['Etsi…', 'Viimeisimmät kirjoitukset', 'Kategoriat', 'Tagit', 'Kieli', 'Sosiaalinen media', 'Valikko'],
	fr: ['Rechercher…', 'Articles récents', 'Catégories', 'Mots-clefs', 'Langues', 'Social', 'Menu'],
	hr: ['Upišite traženi pojam', 'Najnoviji postovi', 'Kategorije', 'Ključne riječi', 'Jezici', 'Društvene mreže', 'Meni'],
	hu: ['Keres…', 'Legutóbbi bejegyzések', 'Kategóriák', 'Cimkék', 'Nyelvek', 'Közösség', 'Menu'],
	id: ['Cari…', 'Postingan Terbaru', 'Kategori', 'Tag', 'Bahasa', 'Sosmed', 'Menu'],
	it: ['Cerca…', 'Post recenti', 'Categorie', 'Tag', 'Lingue', 'Social', 'Menu'],
	ja: ['検索…', '最近の投稿', 'カテゴリー', 'タグ', '言語', 'ソーシャル', 'メニュー'],
	kk: ['Іздеу…', 'Соңғы жарияланымдар', 'Санаттар', 'Тегтер', 'Тілдер', 'Әлеуметтік желілер', 'Мәзір'],
	mk: ['Пребарувај…', 'Скорешни написи', 'Категории', 'Ознаки', 'Јазици', 'Социјални', 'Мени'],
	nl: ['Zoeken…', 'Recente posts', 'Categorieën', 'Tags', 'Talen', 'Social', 'Menu'],
	pt: ['Buscar…', 'Postagens recentes', 'Categorias', 'Tags', 'Línguas', 'Social', 'Menu'],
	'pt-br': ['Buscar…', 'Postagens recentes', 'Categorias', 'Tags', 'Línguas', 'Social', 'Menu'],
	ru: ['Поиск…', 'Недавние публикации', 'Категории', 'Теги', 'Языки', 'Социальные сети', 'Меню'],
	sv: ['Sök…', 'Senaste inlägg', 'Kategorier', 'Taggar', 'Språk', 'Sociala medier', 'Meny'],
	vi: ['Tìm kiếm…', 'Bài viết gần đây', 'Chủ đề', 'Thẻ', 'Ngôn ngữ', 'Xã hội', 'Menu'],
	'zh-cn': ['搜索…', '近期文章', '分类', '标签', '语言', '社交', '菜单'],
	'zh-tw': ['搜尋…', '近期文章', '分類', '標籤', '語言', '社群', '選單'],
};

/** Languages of the same script that the theme does not have itself. */
const closest: Record<string, string> = {
	zh: 'zh-cn',
	'zh-sg': 'zh-cn',
	'zh-hk': 'zh-tw',
	'zh-mo': 'zh-tw',
	'zh-hans': 'zh-cn',
	'zh-hant': 'zh-tw',
};

/** The theme's words for a language: by its key or tag, else by its first part, else in English. */
export function wordsOf(key: string, tag: string): Words {
	const names = [key, tag].map((name) => name.toLowerCase().replaceAll('_', '-'));
	const candidates = [...names, ...names.map((name) => closest[name] ?? ''), ...names.map((name) => name.split('-')[0]!)];
	const found = candidates.map((name) => closest[name] ?? name).find((name) => Object.hasOwn(table, name)) ?? 'en';
	const [searchPlaceholder, recent, categories, taglist, languages, social, sidemenu] = table[found]!;
	return { searchPlaceholder, recent, categories, taglist, languages, social, sidemenu };
}
