/*
 * What people choose when they are asked for ten characters or more, in small letters: words that
 * lists of leaked passwords are known to begin with, alone and with what is put behind them.
 */

const stems = `
abcdefg abcd1234 abc123 access account admin administrator airplane albert alexander alexandra amanda
amsterdam anderson andrea andrew angel angela animal anthony apple arsenal ashley august australia
autumn awesome babygirl bailey banana barcelona baseball basketball batman beach beautiful benjamin
berlin bigdaddy biology birthday biscuit blessed blink182 blueberry bonjour boomer boston brandon
brooklyn bubbles buster business butterfly california camera cameron candy captain caroline carolina
challenge champion change changeme charlie charlotte cheese chelsea cherry chester chicago chicken
chocolate chris christian christine christmas christopher classroom college computer cookie corvette
cowboy crystal dallas daniel danielle darkness database david december default denmark desktop diamond
dolphin donald dragon dreamer eagles einstein elephant elizabeth emmanuel england eminem everyone
everton family ferrari february flower football forever freedom friday friend friends fuckyou gabriel
garfield geography george ginger goodluck goodmorning google grandma guitar guest hallo hammer hannah
happy harley harrypotter heather hello hellokitty hockey holiday hollywood homework hunter iloveyou
iloveu infinity internet isabella jackson january jasmine jennifer jessica jesus jonathan jordan
joseph joshua junior justin katherine killer kitty knight ladybug lakers lauren learning letmein
liberty library lincoln liverpool logitech london looking louise loveme lovely lover loveyou lucky
madison maggie magic manager manchester march maria mathematics matrix matthew maverick melissa
mercedes merlin michael michelle midnight minecraft monday monkey monster morgan mother mountain
music mustang naruto natalie nathan natural newyork nicholas nicole nintendo november nothing october
olivia orange oxford panther parents paris pass passport passw0rd password pa55word p@ssword p@ssw0rd
patricia patrick peanut pepper phoenix physics pizza pokemon police polska portugal prince princess
professor purple qazwsx qwerty qwertyuiop qwertz qazwsxedc rabbit rachel rainbow ranger raspberry
rebecca rocket roosevelt samantha samsung sandra saturday saturn school science scotland scooter
secret security september service shadow shannon shopping silver simpsons skater slipknot snoopy
soccer softball solution something spider spiderman spring starwars stephanie steven strawberry
student summer sunday sunflower sunshine superman superstar sweden sweetheart sweety switzerland
taylor teacher teachers tennis test testing thomas thunder thursday tiger tigger timothy toyota
trinity trustno1 tuesday twilight unicorn unknown user valentina vanessa victoria victory volleyball
wednesday welcome whatever william willow windows winner winter wizard wonderful yamaha yellow
zxcvbnm
`
	.trim()
	.split(/\s+/);

const known = new Set(stems);

/** Letters that are written as signs: `p4$$w0rd`. */
const disguises: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i'
};

/**
 * Whether it is one of the words that are tried first: alone, twice, disguised, or with digits and
 * signs before or behind it, such as a year.
 */
export function isCommon(password: string): boolean {
	const plain = password.toLowerCase();
	const bare = plain.replace(/^\d+|\d+$/g, '');
	return [plain, revealed(plain), revealed(bare)].some(
		(text) => isKnown(text) || isKnown(text.replace(/^[^a-z]+|[^a-z]+$/g, ''))
	);
}

const revealed = (text: string) => text.replace(/[013457@$!]/g, (sign) => disguises[sign] ?? sign);

/** A known word, or two of them side by side: `welcomeschool`. */
const isKnown = (text: string) =>
	known.has(text)
	|| stems.some(
		(stem) => text.startsWith(stem) && known.has(text.slice(stem.length).replace(/^[^a-z]+/, ''))
	);
