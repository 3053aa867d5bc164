/*
 * English plurals as the inflector gives them that Hugo uses (gobuffalo/flect 1.0.3), its oddities included, in a form of our own:
 * `singular plural` pairs in one text each.
 */

/** Whole words, whose plural is taken as it is. They also are endings: `my-child` becomes `my-children`. */
export const pluralWords = read(`
	aircraft = | beef = beefs | bison = | blues = | chassis = | deer = | fish = fishes | moose = | police = | salmon = salmons | series = |
	sheep = | shrimp = shrimps | species = | swine = swines | trout = trouts | tuna = tunas | you = | media = | graffiti = |
	equipment = | information = | jeans = | money = | news = | rice = |
	child children | foot feet | goose geese | man men | human humans | mouse mice | tooth teeth | woman women | person people |
	adieu adieux adieus | fabliau fabliaux | bureau bureaus bureaux |
	criterion criteria | ganglion ganglia ganglions | lexicon lexica lexicons | mitochondrion mitochondria mitochondrions |
	noumenon noumena | phenomenon phenomena | taxon taxa |
	medium media mediums | stadium stadiums stadia | aquarium aquaria aquariums | auditorium auditoria auditoriums |
	symposium symposia symposiums | curriculum curriculums curricula | quota quotas |
	alumnus alumni alumnuses | bacillus bacilli | cactus cacti cactuses | coccus cocci | focus foci focuses | locus loci locuses |
	nucleus nuclei nucleuses | octopus octupuses octopi | radius radii radiuses | syllabus syllabi | corpus corpora corpuses | genus genera |
	alumna alumnae | vertebra vertebrae | differentia differentiae | minutia minutiae | vita vitae | larva larvae | postcava postcavae |
	praecava praecavae | uva uvae |
	apex apices apexes | codex codices codexes | index indices indexes | latex latices latexes | vertex vertices vertexes |
	vortex vortices vortexes | appendix appendices appendixes | radix radices radixes | helix helices helixes |
	crisis crises | ellipsis ellipses | genesis geneses | oasis oases | thesis theses | testis testes | base bases | basis bases |
	vedalia vedalias | abuse abuses | cause causes | clause clauses | cruse cruses | excuse excuses | fuse fuses | house houses |
	misuse misuses | muse muses | pause pauses | ache aches | topaz topazes | buffalo buffaloes buffalos | potato potatoes | tomato tomatoes |
	dwarf dwarfs dwarves | hoof hoofs hooves | thief thieves | chive chives | hive hives | move moves | movie movies | cookie cookies |
	pretorium pretoriums | agenda agendas | formula formulas formulae | shoe shoes`);

/** Whole words that are no endings. */
export const exactWords = read('ox oxen | louse lice | die dice | axis axes | alias aliases | use uses | toe toes | ID IDs');

/** Endings, the first that fits decides. */
export const pluralEndings = read(`
	tive tives | eaf eaves | oaf oaves | afe aves | arf arves | rfe rves | rf rves | lf lves | fe ves |
	ay ays | ey eys | oy oys | quy quies | uy uys | y ies | eau eaux |
	bula bulae | dula bulae | lula bulae | nula bulae | vula bulae | hedron hedra |
	ium ia | seum seums | eum ea | oum oa | stracum straca | dum da | elum ela | ilum ila | olum ola | ulum ula | llum lla | ylum yla |
	imum ima | ernum erna | gnum gna | brum bra | crum cra | terum tera | serum sera | trum tra | antum anta | atum ata | entum enta |
	etum eta | itum ita | otum ota | utum uta | ctum cta | ovum ova | trix trices |
	iasis iases | mesis meses | kinesis kineses | resis reses | gnosis gnoses | opsis opses | ysis yses |
	ouse ouses | lause lauses | us uses | ch ches | io ios | sh shes | ss sses | ez ezzes | iz izzes | tz tzes | zz zzes |
	ano anos | lo los | to tos | oo oos | o oes | x xes | S Ses`);

/** Names that are written in capitals, where that changes the plural. */
export const acronymsInS = new Set('AES BSS CMOS DES DNS ESS FCS HTTPS IDS IPS MPLS POTS'.split(' '));

/** A singular, its plural, and a plural that is recognised but not given. */
export type PluralWord = { singular: string; plural: string; alternative: string | null };

function read(text: string): PluralWord[] {
	return text.split('|').map((entry) => {
		const [singular, plural, alternative] = entry.trim().split(' ') as [string, string, string?];
		return { singular, plural: plural === '=' ? singular : plural, alternative: alternative ?? null };
	});
}
