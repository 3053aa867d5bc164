/**
 * The languages that Hugo 0.169 highlights: names, aliases and file names of chroma's lexers, as the program itself was asked one
 * by one. A fence in any other language is plain code.
 */
const anyCase = words(`
	1 1p 1s 1s:enterprise 2 3 3pm 4 5 6 6pl 6pm 7 8 9 _exrc _gvimrc _vimrc abap abl abnf aconf actionscript actionscript3 ada ada2005
	ada95 adb ads agda ahk ahkl al alloy als ampl angular2 ansible antlr apache apache.conf apache2.conf apacheconf apl applescript
	aql arduino arexx armasm art arturo as as3 asm atl au3 autodelegate autohandler autohotkey autoit automount aux avsc awk b b3d bal
	ballerina bas bash bash-session bashrc basic bat batch batchfile bb beef bf bib bibtex bicep bind blitzbasic bnf bplus bqn
	brainfuck bsdmake build bzl c c# c++ c3 c3i c3t caddy caddy-d caddyfile caddyfile-d caddyfile-directives capnp cassandra cassette
	cc cdf ceylon cf cf3 cfengine3 cfg cfs cfstatement cginc chai chaiscript chapel cheetah chpl cjs cl clj clojure cls cmake cmd cob
	cobol coffee coffee-script coffeescript common-lisp console container containerfile coq core cp cpp cpy cql cr crystal cs csh
	csharp csproj css csv cts cucumber cue cxx cython d dal dart dax decls def desktop desktop_entry device devicetree dhandler
	dhcpd.conf di diff django django/jinja dns dnssd docker dockerfile dosbatch dosini dpk dpr dtd dts dtsi duby dyl dylan dzn ebnf
	ebuild ecl eclass edn eex el elisp elixir elm emacs emacs-lisp emacslisp env epf eps epsf epsi erb erf erl erlang es escript ex
	exheres-0 exlib exs f f03 f90 f95 factor feature fennel fish fishshell fnl forth fortran fortranfixed frag frt fs fsharp fsi
	fsproj fth fun fx fxh fzn gas gawk gd gd3 gdscript gdscript3 gemfile gemfile-lock gemfile.lock gemfilelock gemini gemspec gemtext
	genshi genshitext geo gettext gherkin gleam glsl gmi gmni gnuplot go go-html-template go-template go-text-template go.tmpl golang
	gotmpl gql gradle graphql graphqls groff groovy gsed gvimrc h h++ ha handlebars hare haskell haxe hbs hc hc.z hcl hexdump hh hlb
	hlsl hlsli holyc hpp hrl hs htm html html+erb html+genshi html+kid html+ruby html.erb http hx hxsl hxx hy hylang i idc idr idris
	igor igorpro ijs image inc inf ini ino intr io ipf iscdhcpd j janet java java-properties javascript jdn jinja jl js jsm json
	json.jbuilder json5 jsonata jsonc jsonl jsonnet jsx julia jungle justfile jy kak kakoune kakrc kakscript kdl kid kotlin ksh kt kts
	kube lateralus latex lean lean4 libsonnet lighttpd lighty lilypond link lisp ll llvm load lox lpk lpr ltl lua luau ly m m2 ma mak
	make makefile mako man mao mariadb markdown markless mason materialize mathematica matlab mawk mbt mc mcad mcf mcfunction md meson
	meson.build meson.options meson_options.txt mess metal mf mhtml mi microcad minizinc mjs mk mkd ml mli mlir mll mly mma mo mod
	modelica modula-2 modula2 mojo monkeyc moon moonbit moonscript morrowind morrowindscript mount mt mts mwscript mx myghty mysql myt
	mzn mzsql nasm natural nawk nb nbp ndisasm netdev network newspeak ng2 nginx nginx.conf nim nimrod nix nixos no-highlight nqp
	nroff ns2 nsh nsi nsis nu obj-c objc objective-c objectivec objectpascal ocaml octave odin ones onesenterprise openedge
	openedgeabl openscad org orgmode p p6 p6l p6m pacman.conf pacmanconf pas patch path pbtxt pc perl perl6 pfa php php3 php4 php5
	phtml pig pkgconfig pl pl/pgsql pl6 plain plaintext plc plot plpgsql plt plutus-core pm pm6 pml po pod poetry.lock pony posh
	postgres postgresql postscr postscript pot pov povray powerquery powershell pp pq pr prm pro progress prolog prom promela promql
	properties proto protobuf prql ps ps1 psd1 psl psm1 puppet pwsh pxd pxi py py2 py3 pyi pylintrc pyrex python python2 python3 pyw
	pyx qbasic qbs qml qrc r racket ragel rake raku rakudoc rakumod rakutest rb rbw rbx re react reason reasonml reg registry rego rei
	rest restructuredtext rex rexx rform rgbasm rh rhtml ring rkt rktd rktl rpgle rpmspec rq rs rs.in rss rst ruby run rust rvt rx s
	sage salt sas sass sc scad scala scd scdoc sce scheme sci scilab scm scope scss sed service sh sh-session shell shell-session
	sieve sig siv slice sls smali smalltalk smarty sml snbt snobol socket sol solidity sourcepawn sp spade sparql spec spitfire splus
	spt sql sqlrpgle squeak squid squid.conf squidconf ss ssed st star starlark stas styl stylus sv svelte svg svh swap swift systemd
	systemverilog t t-sql t42 tablegen tac tal tape target tasm tcl tcsh td templ termcap termcap.src terminfo terminfo.src terraform
	tex text textpb textproto tf thrift timer tmpl toc toml tpl tpp tradingview transact-sql ts tsql tst tsx ttl tu turing turtle tv
	twig txt txtpb typ typescript typoscript typoscriptcssdata typoscripthtmldata typst uc ucad ucode udiff uv.lock uxntal v v.mod
	vala vapi vb vb.net vbnet vcxproj verilog vert vhd vhdl vhs vim viml vimrc vlang volume vsh vshell vtt vue vuejs vv w wast wat
	wdte webvtt wgsl whiley winbatch wl wlua wsdl wsf xbm xhtml xml xml+genshi xml+kid xml.erb xorg xorg.conf xpm xsd xsl xslt yaml
	yaml+jinja yang yml z80 zed zig zon zone zsh zshrc µcad 🔥
`);

/** Names that are known in this spelling only. */
const exact = words(`
	APKBUILD Appraisals BSDmakefile BUCK BUILD.bazel CMakeLists.txt GNUmakefile MODULE.bazel NS7 NSA NSC NSG NSL NSM NSN NSP NSS
	PKGBUILD PROC Pipfile REPO.bazel Rakefile SConscript SConstruct TRIG Vagrantfile WORKSPACE WORKSPACE.bazel WORKSPACE.bzlmod
`);

/** Extensions of files, for names such as `main.go`. */
const extensions = words(`
	1 1p 2 3 3pm 4 5 6 6pl 6pm 7 8 9 ABAP ASM BAS BATCH C COB CPP CPY Containerfile Dockerfile EPF ERF F F03 F90 F95 FEATURE H HC HC.Z
	HH NS7 NSA NSC NSG NSH NSL NSM NSN NSP NSS PROC R RPGLE Renviron Rhistory Rprofile S SAS SQLRPGLE TRIG abap abnf ada adb ads agda
	ahk ahkl al als apl applescript aql arexx art as asm atl au3 automount aux avsc awk b bal bas bash bashrc bat bb bf bib bicep bnf
	bqn build bzl c c++ c3 c3i c3t capnp cc cdf ceylon cf cfg cginc chai chpl cjs cl clj cls cmake cmd cob coffee container core cp
	cpp cpy cql cr cs csh csproj css csv cts cue cxx d dal dart dax decls def desktop device di diff dnssd docker dpk dpr dtd dts dtsi
	duby dyl dylan dzn ebnf ebuild ecl eclass editorconfig edn eex el elm env epf eps epsf epsi erb erf erl es escript ex exheres-0
	exlib exrc exs f f03 f90 f95 factor feature fennel fish frag frt fs fsi fsproj fth fun fx fxh fzn gd gemfile gemfile.lock gemini
	gemspec geo gitconfig gleam gmi gmni go go.tmpl gotmpl gradle graphql graphqls groovy gsed gvimrc h h++ ha handlebars hbs hc hc.z
	hcl hh hlb hlsl hlsli hpp hrl hs htaccess htm html html.erb hx hxsl hxx hy i idc idr ijs image inc inf ini ino intr io ipf janet
	java jdn jl js jsm json json.jbuilder json5 jsonata jsonc jsonl jsonnet jsx jungle justfile jy kak kdl kid ksh kt kts kube lean
	libsonnet link lisp ll load lox lpk lpr ltl lua luau luaurc ly m ma mak man mao markdown markless mbt mc mcad mcfunction md mess
	metal mhtml mi mjs mk mkd ml mli mlir mll mly mo mod mojo moon mount mt mts mx myt mzn nasm nb nbp netdev network nim nimrod nix
	nqp ns2 nsh nsi nu odin org p p6 p6l p6m pas patch path pbtxt pc pfa php php3 php4 php5 phtml pig pl pl6 plc plot plt pm pm6 pml
	po pod pony pot pov pp pq pr prm pro prolog prom promela promql properties proto prql pryrc ps ps1 psd1 psl psm1 pxd pxi py pyi
	pylintrc pyw pyx qbs qml qrc r rake raku rakudoc rakumod rakutest rb rbw rbx re react reg rego rei rest rex rexx rform rh rhtml
	ring rkt rktd rktl rpgle rq rs rs.in rss rst run rvt rx s sage sas sass sc scad scala scd scdoc sce sci scm scope scss sed service
	sh sh-session sieve sig siv slice sls smali sml snbt snobol socket sol sp spade sparql spec spt sql sqlrpgle ss ssed st star stas
	styl sv svelte svg svh swap swift t t42 tac tal tape target tasm tcl tcsh td templ tex textpb textproto tf thrift timer tmpl toc
	toml tpl tpp ts tst tsx ttl tu turing tv twig txt txtpb typ uc ucad v vala vapi vb vcxproj vert vhd vhdl vim vimrc volume vsh vtt
	vue vv w wast wat wdte wgsl whiley wl wlua wsdl wsf xbm xhtml xml xml.erb xpm xsd xsl xslt yaml yang yml z80 zed zig zon zone zsh
	zshrc µcad 🔥
`);

function words(text: string): Set<string> {
	return new Set(text.trim().split(/\s+/));
}

/** Whether Hugo's highlighter has a lexer of this name, alias, file name or file extension. */
export function isHighlighted(language: string): boolean {
	if (anyCase.has(language.toLowerCase()) || exact.has(language)) return true;
	const file = language.slice(language.lastIndexOf('/') + 1);
	for (let dot = file.indexOf('.'); dot >= 0; dot = file.indexOf('.', dot + 1)) if (extensions.has(file.slice(dot + 1))) return true;
	return false;
}
