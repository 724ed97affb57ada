import type { MemberRole, UserRow } from './store/tables.ts';

/** Who is signed in, and by which session. */
export type Person = {
	readonly id: string;
	readonly name: string;
	readonly role: UserRow['role'];
	readonly session: string;
};

/** What someone is in a class. */
export type Membership = {
	readonly class: { readonly id: string; readonly name: string; readonly zone: string };
	readonly archived: boolean;
	readonly role: MemberRole;
	/** The name in this class. */
	readonly name: string;
};

/** What can be done in a class. `work` is a student's alone; each other one includes those before it. */
const deeds = {
	/** Be there: everyone who belongs to it. */
	see: ['student', 'assistant', 'co-teacher', 'teacher'],
	/** Hand in work under one's own name. */
	work: ['student'],
	/** Look at the roster, the results and the assignments as a student. */
	look: ['assistant', 'co-teacher', 'teacher'],
	/** Change roster, codes, assignments and exceptions. */
	teach: ['co-teacher', 'teacher'],
	/** Archive it, choose who teaches in it. */
	own: ['teacher']
} as const satisfies Record<string, readonly MemberRole[]>;
export type Deed = keyof typeof deeds;

/** `class …`: by the role in the class of the address. */
export type Rule = 'anyone' | 'signed in' | 'instructor' | 'administrator' | `class ${Deed}`;

type Rules = Readonly<Record<string, { readonly read?: Rule; readonly write?: Rule }>>;

/**
 * Who may do what, for every route; one that is not listed is served to nobody. Objects inside a
 * class are looked up together with the class, so that an address cannot reach another's.
 */
export const rules: Rules = {
	'/(site)': { read: 'anyone' },
	'/(site)/account': { read: 'signed in', write: 'signed in' },
	'/(site)/account/email/[token]': { read: 'instructor', write: 'instructor' },
	'/(site)/account/export.json': { read: 'signed in' },
	'/(site)/account/second-factor': { read: 'instructor', write: 'instructor' },
	'/(site)/account/security': { read: 'signed in', write: 'signed in' },
	'/(site)/admin': { read: 'administrator', write: 'administrator' },
	'/(site)/admin/people/[person]': { read: 'administrator', write: 'administrator' },
	'/(site)/cases': { read: 'anyone' },
	'/(site)/cases/[module]': { read: 'anyone' },
	'/(site)/cases/[module]/answers': { read: 'anyone' },
	'/(site)/cases/[module]/assign': { read: 'instructor' },
	'/(site)/cases/[module]/guide': { read: 'anyone' },
	'/(site)/cases/[module]/print': { read: 'anyone' },
	'/(site)/cases/[module]/summary': { read: 'anyone' },
	'/(site)/classes': { read: 'signed in' },
	'/(site)/classes/[class]': { read: 'class see' },
	'/(site)/classes/[class]/assignments/[assignment]': { read: 'class see' },
	'/(site)/classes/[class]/assignments/[assignment]/edit': {
		read: 'class teach',
		write: 'class teach'
	},
	'/(site)/classes/[class]/assignments/[assignment]/exceptions': {
		read: 'class look',
		write: 'class teach'
	},
	'/(site)/classes/[class]/assignments/[assignment]/items.csv': { read: 'class look' },
	'/(site)/classes/[class]/assignments/[assignment]/regrade': {
		read: 'class look',
		write: 'class teach'
	},
	'/(site)/classes/[class]/assignments/[assignment]/results.csv': { read: 'class look' },
	'/(site)/classes/[class]/assignments/[assignment]/results.json': { read: 'class look' },
	'/(site)/classes/[class]/assignments/[assignment]/students/[member]': {
		read: 'class look',
		write: 'class teach'
	},
	'/(site)/classes/[class]/assignments/new': { read: 'class teach', write: 'class teach' },
	'/(site)/classes/[class]/groups': { read: 'class look', write: 'class teach' },
	'/(site)/classes/[class]/reserved': { read: 'class look', write: 'class teach' },
	'/(site)/classes/[class]/roster': { read: 'class look', write: 'class teach' },
	'/(site)/classes/[class]/roster/[member]': { read: 'class look', write: 'class teach' },
	'/(site)/classes/[class]/roster/add': { read: 'class teach', write: 'class teach' },
	'/(site)/classes/[class]/roster/slips': { read: 'class teach', write: 'class teach' },
	'/(site)/classes/[class]/settings': { read: 'class look', write: 'class teach' },
	'/(site)/classes/[class]/settings/archive': { read: 'class own', write: 'class own' },
	'/(site)/classes/[class]/settings/leave': { read: 'class look', write: 'class look' },
	'/(site)/classes/[class]/settings/staff': { read: 'class own', write: 'class own' },
	'/(site)/classes/invitation/[code]': { read: 'instructor', write: 'instructor' },
	'/(site)/classes/new': { read: 'instructor', write: 'instructor' },
	'/(site)/forgot': { read: 'anyone', write: 'anyone' },
	'/(site)/how-we-judge': { read: 'anyone' },
	'/(site)/join': { read: 'anyone', write: 'anyone' },
	'/(site)/join/[code]': { read: 'anyone', write: 'anyone' },
	'/(site)/offline': { read: 'anyone' },
	'/(site)/practice': { read: 'anyone' },
	'/(site)/progress': { read: 'anyone' },
	'/(site)/refused/[status]': { read: 'anyone' },
	'/(site)/reset/[token]': { read: 'anyone', write: 'anyone' },
	'/(site)/return': { read: 'anyone', write: 'anyone' },
	'/(site)/setup': { read: 'anyone', write: 'anyone' },
	'/(site)/sign-in': { read: 'anyone', write: 'anyone' },
	'/(site)/sign-in/second': { read: 'anyone', write: 'anyone' },
	'/(site)/sign-out': { read: 'anyone', write: 'anyone' },
	'/(site)/sign-up': { read: 'anyone', write: 'anyone' },
	'/(site)/sign-up/[code]': { read: 'anyone', write: 'anyone' },
	'/api/classes/[class]/assignments/[assignment]/attempts': { write: 'class see' },
	// An attempt is its learner's alone, and whoever left the class is told so.
	'/api/classes/[class]/attempts/[attempt]': { read: 'signed in' },
	'/api/classes/[class]/attempts/[attempt]/events': { write: 'signed in' },
	'/api/passkeys/registration': { write: 'instructor' },
	'/api/passkeys/sign-in': { read: 'anyone', write: 'anyone' },
	'/api/practice': { write: 'signed in' },
	'/api/person': { read: 'anyone' },
	'/cases/[module]/lesson': { read: 'anyone' },
	'/cases/[module]/projector': { read: 'anyone' },
	'/classes/[class]/poster': { read: 'class look' },
	'/classes/[class]/assignments/[assignment]/lesson': { read: 'class see' },
	'/modules/[id]/[revision]/figures/[file]': { read: 'anyone' },
	'/modules/[id]/[revision]/key.json': { read: 'anyone' },
	'/modules/[id]/[revision]/module.json': { read: 'anyone' },
	'/practice/index.json': { read: 'anyone' },
	'/practice/session': { read: 'anyone' },
	'/stock.json': { read: 'anyone' }
};

/** Whether a member may do something; an archived class can be looked at, not worked in. */
export const may = ({ role, archived }: Membership, deed: Deed): boolean =>
	(deeds[deed] as readonly MemberRole[]).includes(role)
	&& (!archived || deed === 'see' || deed === 'look' || deed === 'own');

/** What a request comes to. `unknown`: as if the address did not exist. */
export type Decision = 'allowed' | 'sign in' | 'forbidden' | 'unknown' | 'archived';

/** What is said to whom something is refused. */
export const refusals = {
	'sign in': {
		status: 401,
		message: 'You are signed out. Sign in again; nothing on this device is lost.'
	},
	forbidden: { status: 403, message: 'Your role does not allow this. Nothing was changed.' },
	unknown: { status: 404, message: 'There is nothing here, or it is not yours to see.' },
	archived: { status: 410, message: 'This class is archived: it can be read, not changed.' },
	unavailable: {
		status: 503,
		message: 'The server cannot store or read anything now. Nothing is lost; try again.'
	}
} as const;

type Asked = {
	readonly route: string | null;
	readonly method: string;
	readonly person: Person | null;
	readonly membership: Membership | null;
};

const ruleOf = ({ route, method }: Pick<Asked, 'route' | 'method'>): Rule | undefined => {
	const reading = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
	const known = route !== null && Object.hasOwn(rules, route);
	return known ? rules[route]?.[reading ? 'read' : 'write'] : undefined;
};

/** Whether the decision rests on what someone is in the class of the address. */
export const asksMembership = (asked: Pick<Asked, 'route' | 'method'>): boolean =>
	ruleOf(asked)?.startsWith('class ') ?? false;

/** Decides on one request by the rules above. */
export function decide({ route, method, person, membership }: Asked): Decision {
	// Kit's own page says so: one of ours, in a place that has no route, a browser would load for ever.
	if (route === null) return 'allowed';
	const rule = ruleOf({ route, method });
	if (!rule) return 'unknown';
	if (rule === 'anyone') return 'allowed';
	if (!person) return 'sign in';
	if (rule === 'signed in') return 'allowed';
	if (rule === 'administrator') return person.role === rule ? 'allowed' : 'forbidden';
	if (rule === 'instructor') return person.role === 'student' ? 'forbidden' : 'allowed';
	const deed = rule.slice('class '.length) as Deed;
	// Whether a class exists is nobody's business outside it.
	if (!membership) return 'unknown';
	if (may(membership, deed)) return 'allowed';
	return may({ ...membership, archived: false }, deed) ? 'archived' : 'forbidden';
}
