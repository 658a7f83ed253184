/** Entity names of HTML 4 and those of HTML 5 that news feeds use (whatwg.org, "Named character references"). */

/** Names of U+00A0 to U+00FF, in order. */
const LATIN_1 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
  sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc
  Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve
  Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
  acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
  ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

/** Other names, each with its code point in hexadecimal. */
const OTHERS = `
  quot=22 amp=26 lt=3c gt=3e OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 fnof=192 circ=2c6
  tilde=2dc Alpha=391 Beta=392 Gamma=393 Delta=394 Epsilon=395 Zeta=396 Eta=397 Theta=398 Iota=399
  Kappa=39a Lambda=39b Mu=39c Nu=39d Xi=39e Omicron=39f Pi=3a0 Rho=3a1 Sigma=3a3 Tau=3a4 Upsilon=3a5
  Phi=3a6 Chi=3a7 Psi=3a8 Omega=3a9 alpha=3b1 beta=3b2 gamma=3b3 delta=3b4 epsilon=3b5 zeta=3b6
  eta=3b7 theta=3b8 iota=3b9 kappa=3ba lambda=3bb mu=3bc nu=3bd xi=3be omicron=3bf pi=3c0 rho=3c1
  sigmaf=3c2 sigma=3c3 tau=3c4 upsilon=3c5 phi=3c6 chi=3c7 psi=3c8 omega=3c9 thetasym=3d1 upsih=3d2
  piv=3d6 ensp=2002 emsp=2003 thinsp=2009 zwnj=200c zwj=200d lrm=200e rlm=200f ndash=2013 mdash=2014
  lsquo=2018 rsquo=2019 sbquo=201a ldquo=201c rdquo=201d bdquo=201e dagger=2020 Dagger=2021 bull=2022
  hellip=2026 permil=2030 prime=2032 Prime=2033 lsaquo=2039 rsaquo=203a oline=203e frasl=2044
  euro=20ac image=2111 weierp=2118 real=211c trade=2122 alefsym=2135 larr=2190 uarr=2191 rarr=2192
  darr=2193 harr=2194 crarr=21b5 lArr=21d0 uArr=21d1 rArr=21d2 dArr=21d3 hArr=21d4 forall=2200
  part=2202 exist=2203 empty=2205 nabla=2207 isin=2208 notin=2209 ni=220b prod=220f sum=2211
  minus=2212 lowast=2217 radic=221a prop=221d infin=221e ang=2220 and=2227 or=2228 cap=2229 cup=222a
  int=222b there4=2234 sim=223c cong=2245 asymp=2248 ne=2260 equiv=2261 le=2264 ge=2265 sub=2282
  sup=2283 nsub=2284 sube=2286 supe=2287 oplus=2295 otimes=2297 perp=22a5 sdot=22c5 lceil=2308
  rceil=2309 lfloor=230a rfloor=230b lang=2329 rang=232a loz=25ca spades=2660 clubs=2663 hearts=2665
  diams=2666 apos=27 excl=21 num=23 dollar=24 percnt=25 lpar=28 rpar=29 ast=2a plus=2b comma=2c
  period=2e sol=2f colon=3a semi=3b quest=3f commat=40 lsqb=5b lbrack=5b bsol=5c rsqb=5d rbrack=5d
  lowbar=5f grave=60 lcub=7b lbrace=7b verbar=7c vert=7c rcub=7d rbrace=7d Tab=9 NewLine=a hyphen=2010
  dash=2010 horbar=2015 Vert=2016 lsquor=201a rsquor=2019 rdquor=201d ldquor=201e mldr=2026
  hairsp=200a numsp=2007 puncsp=2008 emsp13=2004 emsp14=2005 MediumSpace=205f ZeroWidthSpace=200b
  abreve=103 Abreve=102 aogon=105 Aogon=104 cacute=107 Cacute=106 ccaron=10d Ccaron=10c dcaron=10f
  Dcaron=10e dstrok=111 Dstrok=110 ecaron=11b Ecaron=11a eogon=119 Eogon=118 emacr=113 Emacr=112
  imacr=12b Imacr=12a amacr=101 Amacr=100 umacr=16b Umacr=16a omacr=14d Omacr=14c gbreve=11f
  Gbreve=11e Idot=130 inodot=131 imath=131 lstrok=142 Lstrok=141 lcaron=13e Lcaron=13d nacute=144
  Nacute=143 ncaron=148 Ncaron=147 odblac=151 Odblac=150 rcaron=159 Rcaron=158 sacute=15b Sacute=15a
  scedil=15f Scedil=15e tcaron=165 Tcaron=164 tcedil=163 Tcedil=162 udblac=171 Udblac=170 uring=16f
  Uring=16e zacute=17a Zacute=179 zcaron=17e Zcaron=17d zdot=17c Zdot=17b check=2713 cross=2717
  star=2606 starf=2605 phone=260e copysr=2117 numero=2116 rarrw=219d half=bd frac13=2153 frac23=2154
  frac15=2155 frac16=2159 frac18=215b frac38=215c frac58=215d frac78=215e IOcy=401 DJcy=402 GJcy=403
  Jukcy=404 DScy=405 Iukcy=406 YIcy=407 Jsercy=408 LJcy=409 NJcy=40a TSHcy=40b KJcy=40c Ubrcy=40e
  DZcy=40f Acy=410 Bcy=411 Vcy=412 Gcy=413 Dcy=414 IEcy=415 ZHcy=416 Zcy=417 Icy=418 Jcy=419 Kcy=41a
  Lcy=41b Mcy=41c Ncy=41d Ocy=41e Pcy=41f Rcy=420 Scy=421 Tcy=422 Ucy=423 Fcy=424 KHcy=425 TScy=426
  CHcy=427 SHcy=428 SHCHcy=429 HARDcy=42a Ycy=42b SOFTcy=42c Ecy=42d YUcy=42e YAcy=42f acy=430 bcy=431
  vcy=432 gcy=433 dcy=434 iecy=435 zhcy=436 zcy=437 icy=438 jcy=439 kcy=43a lcy=43b mcy=43c ncy=43d
  ocy=43e pcy=43f rcy=440 scy=441 tcy=442 ucy=443 fcy=444 khcy=445 tscy=446 chcy=447 shcy=448
  shchcy=449 hardcy=44a ycy=44b softcy=44c ecy=44d yucy=44e yacy=44f iocy=451 djcy=452 gjcy=453
  jukcy=454 dscy=455 iukcy=456 yicy=457 jsercy=458 ljcy=459 njcy=45a tshcy=45b kjcy=45c ubrcy=45e
  dzcy=45f`;

/** What Windows-1252 has at 0x80 to 0x9F: `&#146;` and stray C1 bytes mean these, never control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const words = (text: string): string[] => text.trim().split(/\s+/);

const NAMED: ReadonlyMap<string, string> = new Map([
  ...words(LATIN_1).map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ...words(OTHERS).map((entry): [string, string] => {
    const [name = '', code = ''] = entry.split('=');
    return [name, String.fromCodePoint(parseInt(code, 16))];
  }),
]);

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z][A-Za-z0-9]{1,30}));/g;
const C1_CONTROL = /[\u0080-\u009f]/g;

/**
 * Replaces character references once: names, decimal and hexadecimal numbers. A name that HTML does not
 * know stays as it stands, so a feed's own `<!ENTITY>` is never expanded. A number that is no character
 * (NUL, a surrogate, beyond Unicode) becomes U+FFFD.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    return characterOf(hex === undefined ? parseInt(decimal ?? '', 10) : parseInt(hex, 16));
  });
}

/** Replaces C1 control characters (U+0080 to U+009F) by what Windows-1252 has in their place. */
export function readC1AsWindows1252(text: string): string {
  return text.replace(C1_CONTROL, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? '');
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80] ?? '';
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (isControl || isSurrogate || code > 0x10ffff) return '\ufffd';
  return String.fromCodePoint(code);
}
