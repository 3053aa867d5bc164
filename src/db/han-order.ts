/** Where a Han character stands that Intl has elsewhere: behind `anchor` as the first, second… of several, with a negative number before it. */
export type HanPlace = { anchor: string; order: number };

/**
 * The characters of U+4E00 to U+9FFF that Hugo's Chinese orders have in other places than `Intl.Collator`, as measured by sorting one page
 * for each: groups of a character and those that follow it, or with a `<` those that precede one. Readings have been corrected since
 * CLDR 23, on which Hugo's tables rest.
 */
const groups = {
	pinyin: `
	兙兡嗧桛烪瓧瓰瓱瓼甅龦龧龨龩龪龫龬龭龮龯龰龱龲龳龴龵龶龷龸龹龺龻龼龽龾龿鿀鿁鿂鿄鿅鿆鿇鿈鿉鿊鿋鿌鿍鿎鿏鿐鿑鿒鿓鿔鿕鿖鿗鿘鿙鿚鿛鿜鿝鿞鿟鿠鿡鿢鿣鿤鿥鿦鿧鿨鿩鿪鿫鿬鿭鿮鿯鿰鿱鿲鿳鿴鿵鿶鿷鿸鿹鿺鿻鿼鿽鿾鿿<阿
	阿呵 锕嗄 挨欸 溾嗳 礙譪 靉鱫 儑垵 芺拗 驁翶 鲅鲌 欛巴叭 吧笆 紦罢魞罷 掰擘 稗蛽 韛竡薭 瓣扮 棒棓 鑤鸔佨藵陂 椑禆 鹎錃 唄禙 埲绷 鏰蠯 鼊匂萞幤襅嬶 惼萹 弁匥 變峅 猋脿 幖摽
	滮蔈 鰾飊 别咇 氞濵 蛃摒 寎棅 靐垪鞆鋲 萡膊 部钸 偲婇 才犲 裁溨 慙嬱 灿掺孱 謲儏爘 賶濸罉欌 笒梣 产刬 顫壥 怅玚 韔敞椙 忱沈 齓儬 讖烥晨 湞牚 秤鯎 迟坻 恥粎 鷘妛 宠埫 抽婤
	殠酬 齭鸀 豖柷 矗楚 橻璴蟵欻 啜嘬 瑏伝 船圌 棰椎 顀龡 輴膥 蠢鹑鶉 娖婼 疵赼 茨堲 皉紪 聪燪 謥茐 脨酢 鹾酂 错歵 達阘 墶燵 憺暺 饏泹 闣铛鐺 悼焘 纛屶陦椡槝 的得 鐙艠 滴樀
	砥埞 啇啲 螮鯳 嗲甸 驔椣 鑃簓 哋耊 眰幉疂 啶铤 顁萣聢 蝀鴤 霘鮗鶫 枓枡 鬬乧艔 犊碡 鍍簵 籪襨 薱镦 踲碷 喥悳敪 躲憜 亸鍺 尮柁 柮炨 鵽朵枤 屙钶 魤隲 悪掠略 鄂阏 餩貖 鱷擜鵈
	弐佴 発傠 發酦 栰砝 髮鍅 帆訉 憣蕃 凣忛 釩氾 範舤 访彷 趽坊 堏錺 靅婔暃 朆燓 鱝竕躮 賵琒溄鎽蘕 衭垺 赋圑 鰒夫甫咐袱 酜傅椨覄禣鮲 旮呷 蓋賌 酐乾 仠扞 刚杠 勂叝 锆煰 鋯韟
	犵纥 铬嗰 箇彁櫊 菮搄 暅掶椩 供玜 輁鋛 羾唝 莻蚣 愲蓇 顧咕峠逧傦菇篐 煱聒 詿颪 俇珖 撗炚 亀傀 媯廆 宄氿 厬瞡 柜炔 鱥椢 袞袬 過啯 奤丷 饚塰 佄炶 蔊阚 岾哻 晘晥 蜭貋 绗珩
	沆垳 哠峼 灝竓 劾厒 貈輅 靏粭靍 堼涥鵆 虹峵 鱟候 壶隺 鸌乎粐唬糊錿鯱 譮埖婲椛硴糀璍誮 咶諙 鰀欢瞣歡 騜兤 皩晃縨 洃虺 烣珲 顪屷灳璤 鼲鯶 咟砉 姫迹 基绩 佶诘 郆钑 疾脊 槉禝
	嶯撃 螏擮 戟鈘 裚褀 驥亽辑樭輯廭癪 戛袷 跲鞂 甲仮 岬叚 駕稼糘 监偂 鑳彅墹 橺礀殱 謽匠杢櫤 鐎鷍 隦徼 櫵纐 傑喼 鎅躤姐桝 墐暜 齽釒砛琻壗 暻燛 靜濪 竸睛橸 救媨 鷲汣杦欍 凥刟
	涺菹 踘踙 狊桔 閰諊 鐻矩 爠襷 鴃噱 鉲垰裃 忼闶 烤稁鲓燺 蝌錒 嶱礍 刻剋 騍嵙 豤龈 空倥 鞚躻 枯胐 骻舿 鱠圦 窾窽鑧 洭框 爌躀 鑛砿絋筺 鄈隗 閸齫 睏堒 尡潉熴 鬠韕 旯剌 啦溂
	鞡嚹 糷爦襽 狼阆 唥郒 劳労 銠潦橑 軂珯硓粩蛯朥鮱肋 蘲蠝 禷塁 嘞鱩 琍粚 邌釐 囄攡 蠡騹 俚峛 瓅矋 礰蠫 靋李栃哩娳狸裡檪鯏 瀲蘝 纞聨 綡踉 煷簗 憭瞭 镣爎 鱲毟咧挘烮猟 冧矝
	炩伶蓤霗 蓅遛 锍鉚飹 雡鐂 鷚桞 瀧簼 哢挵 贚槞窿 鏤喽嘍 盧櫚 鷺枦舮鈩澛 驴郘 鑢焒 論磮罗 落嗠 犖鉻 嬤嬷 鷌犸 骂唛 嗎遤 嫲蟆 僈谩 锚嫹 麼嚒 媺腜 蝞躾 鍆亹 們椚 萌萠 夢溕
	掹擝 弥罙 淧淿 沔黾 勉眄 緬麫 缗敯 痻碈 垊笽 瀎謩 貘藦 耱庅 怽尛魹 鞪凩拇嗯 枏枬 湳萳 婻遖 闹婥 臑脳 訥吶呐 鲵鯓 氼伲 嬺袮 辇辗 艌鼰哖鵇 釀娘 钀巕 濘澝 靵衂牜 哦筽 讴沤
	鷗膒 慪藲 眅砙 鑻鵥 庞厖 礮萢褜 配笩 轡蓜 嘭澎 踫篷 紕铍 豾鈈 阰芘 淠渒 鸊榌 騙魸 瓢竂 殍彯 嬪獱 帲淜 蘋岼塀 岶炇 醗泼 桲潑 犃廍 镤襥 鏷圤 巭駇贌 慼槭 歧畁 启呇 棨綮
	缼戚渏褄 緕螧 簯簱籏 髂鞐 鵮孅 鰜竏 籖鑓 猐跄 羻嗴獇 躈槗犞癿 竊苆倿媫 藽狅 慶磘 硘櫦芎匔 瓗熍 酋釓 糗釻蘒 迲衐 勸犭 椦楾闎 崅寉 闕灍 礭鹊鵲 橪蒅 袵軠 餁綛躵 馹茸 氄鴧 鶔粈
	宍腬 縟扖込杁鳰 鶸嵶 虄隡 簺嘥 鏾霰 帴悷 壭毶厁 喪槡 髞螦 色洓 飋渋濏穯 啑啥 筛酾 晱鿃 赸掞 鱔圸杣閊敾 鞝仩 玿竰 潲蕱 欇舎 什甚 曋頥 瘮堔榊鰰 賸竔曻橳 葹鈟 示似 視豉
	佦竍识拾 匙嵵榁煶 篒鮖 籂識鰘 扌獣 屬钃 侸凁 虪瀭糬蠴鱪鱰 灀鏯谁 睡瞓 氵氺 瀃俬恖銯 餸枩鎹 籔膄 瘶嗽 鷫诉訴鯂 夊攵 眭葰 禭檅 逤溹 蜶琑嗦 塔溚 鰨亣 搨跶 遝遢 胎冭 坍抩 汤坣
	鼞饧 貣蚮 鋱螣 霯虅 戻迏 朑洟 趯屉屜笹嵜 舚碵鴫 銕鋨 听町 綂樋 妵钭 梌菟 汢涂莵 畽旽 籜驼駝 韤屲 踠鋄 卐妧 脕貦 贎邜杤笂 朢枉焹 偎萎 惟硙 痏硊 韡蘤 躛捤 煀猬墛縅蝟嶶 阌琝
	呚鈫鎾 蜈誈 芴迕 鹜遻 鶩乄务伍務 惜捿 凞憙 憘暿 囍鱚 阋喺 椞翖 衋西息渓橲犠礂鯑 煆煵 鏬圷梺溊 掀訮 賢燅 灦伣 現硍 鼸仙僲繊 巷蚃 蟓闀 鱌楿鱜 骁哮 綃嘋 洨笅 熽鞩 恷滧 謝駴
	躞脋夑 焮煡 忄噺 觲鍟 裄謃 齅鮴 鱮聓続 贙鰚 瀥膤樰艝轌 熏窨 巡驯 揗槆潃 蕈鵕爋 鑂训訓嚑 压吖 訝铔 偣啱 湮猒 嵓湺 褗嶖 檿験 厌闫 灩訁熖樮軅欕 瀁奍 羪礢 婹崾 鴢鼼 谒堨 墷楪
	鸈爷 亪爺 揖欹 萓凒 矣肔 枻洂 挹捙 齸辷匇衤宜畩萟椬鶍籎 慇摿 廕蒑 溁溋 潁璄 鞕鐛 鱦珱愥蝇縄攚蠅灐灜軈 揘牅 醟怺砽 耰尢 鼬友孧 蒏牗 盓毺 圄峿 驭圫 蓹薁 爩挧荢 澚鯲 願酛鈨 晕缊
	蝹縕 蒷榲 縜饂 雑嶻 扗侢 昝沯 趱礸 竈栆 則荝 伬蔶 贈鱛 楂劄 瘵夈粂 噡嶦 斬椫 鄣墇 瞕粀幥 鏱鐣 羄爫 着著蔗 軫絼 敶瑱 鎮萙鋴 爭诤 錚徵 郑帧 證凧 鴲鵄 职貭 絷褁 膱儨 豒凪俧
	徔謢 踵穜 諥迚 驟帚炿駲 鑄墸 拽跩 焋漴 戇庒 贅譵 鑆缀綴 稕凖卓 斲槕 籱劅 觜訾 漬子崰橴 朡椶 楱鯐 檌枠 銌鶎 佐唨 咗蓙
`,
	stroke: `
	鿌鿍鿎鿏鿐鿑鿒鿓鿔鿕鿖鿗鿘鿙鿚鿛鿜鿝鿞鿟鿠鿡鿢鿣鿤鿥鿦鿧鿨鿩鿪鿫鿬鿭鿮鿯鿰鿱鿲鿳鿴鿵鿶鿷鿸鿹鿺鿻鿼鿽鿾鿿<一 九龴 才龵 圡龶 叾囘 尕龸 艺龷 兴龹 劳労 卖龺 祃鿆 朐朑 债倻 桪鿄 堕埪 荙荫 鿊龿
	噅嗞 満溁 猒猫 睑鿃 搛搜 朠朡 皵龾 誠鿁 僷僲 犗獓 綖緐 蓦蓥 韷頙 憇慭 龦龽 朤朥 壗龼 禫鿅 虩蟗 轌鿂 蠁蟕 譜龻 囄囍 蘯鿀
`,
};

/** Those places by character; in simplified Chinese by pinyin, in traditional by strokes. */
export function hanPlaces(order: keyof typeof groups): ReadonlyMap<string, HanPlace> {
	const places = new Map<string, HanPlace>();
	for (const group of groups[order].trim().split(/\s+/)) {
		const [before, next] = group.split('<');
		const [anchor, ...followers] = next ?? before!;
		for (const [index, character] of followers.entries()) places.set(character, { anchor: anchor!, order: index + 1 });
		if (next === undefined) continue;
		for (const [index, character] of [...before!].entries()) places.set(character, { anchor: next, order: index - before!.length });
	}
	return places;
}
