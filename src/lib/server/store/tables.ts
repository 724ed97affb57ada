/*
 * One schema for both engines: ids and times are text (ISO 8601, UTC, milliseconds), JSON is text,
 * truth is 0 or 1. A table that grows with a class carries the class, so that it can be split by it.
 */

type Time = string;
type Truth = 0 | 1;
type Json = string;

/* better-auth's own tables, under its own names. */

export type UserRow = {
	readonly id: string;
	readonly name: string;
	/** Students have none: theirs ends in `.invalid` and is never shown or written to. */
	readonly email: string;
	readonly emailVerified: Truth;
	readonly image: string | null;
	readonly createdAt: Time;
	readonly updatedAt: Time;
	readonly twoFactorEnabled: Truth | null;
	readonly role: 'administrator' | 'instructor' | 'student';
};

type SessionRow = {
	readonly id: string;
	readonly token: string;
	readonly userId: string;
	readonly expiresAt: Time;
	readonly ipAddress: string | null;
	readonly userAgent: string | null;
	readonly createdAt: Time;
	readonly updatedAt: Time;
};

type AccountRow = {
	readonly id: string;
	readonly accountId: string;
	readonly providerId: string;
	readonly userId: string;
	readonly accessToken: string | null;
	readonly refreshToken: string | null;
	readonly idToken: string | null;
	readonly accessTokenExpiresAt: Time | null;
	readonly refreshTokenExpiresAt: Time | null;
	readonly scope: string | null;
	readonly password: string | null;
	readonly createdAt: Time;
	readonly updatedAt: Time;
};

type VerificationRow = {
	readonly id: string;
	readonly identifier: string;
	readonly value: string;
	readonly expiresAt: Time;
	readonly createdAt: Time;
	readonly updatedAt: Time;
};

type TwoFactorRow = {
	readonly id: string;
	readonly secret: string;
	readonly backupCodes: string;
	readonly userId: string;
	readonly verified: Truth | null;
	readonly failedVerificationCount: number | null;
	readonly lockedUntil: Time | null;
};

type PasskeyRow = {
	readonly id: string;
	readonly name: string | null;
	readonly publicKey: string;
	readonly userId: string;
	readonly credentialID: string;
	readonly counter: number;
	readonly deviceType: string;
	readonly backedUp: Truth;
	readonly transports: string | null;
	readonly createdAt: Time | null;
	readonly aaguid: string | null;
};

/* Ours. */

/** What the administrator has set, one row a matter: `sign-up`, `first-code` … */
type SettingRow = { readonly name: string; readonly value: string };

/** A link that would have been mailed, for the administrator to hand on. */
export type LinkRow = {
	readonly id: string;
	readonly kind: 'reset' | 'verify' | 'invitation';
	readonly recipient: string;
	readonly url: string;
	readonly created_at: Time;
	readonly expires_at: Time;
};

/** An instructor's invitation. The code itself is not kept. */
type InvitationRow = {
	readonly id: string;
	readonly code_hash: string;
	readonly email: string | null;
	readonly created_by: string;
	readonly created_at: Time;
	readonly expires_at: Time;
	readonly used_by: string | null;
	readonly used_at: Time | null;
};

/** An instructor's invitation to help in a class. The code itself is not kept. */
type StaffInvitationRow = {
	readonly id: string;
	readonly class: string;
	readonly code_hash: string;
	/** Whom the teacher meant it for; null: they did not say. Nothing is looked up by it. */
	readonly email: string | null;
	readonly role: 'co-teacher' | 'assistant';
	readonly created_by: string;
	readonly created_at: Time;
	readonly expires_at: Time;
};

/** Guesses at codes and phrases, counted for each address and each class. */
type GuessRow = { readonly key: string; readonly since: Time; readonly count: number };

export type ClassRow = {
	readonly id: string;
	readonly name: string;
	/** IANA time zone. */
	readonly zone: string;
	readonly created_by: string;
	readonly created_at: Time;
	readonly archived_at: Time | null;
	/** The newest of its codes; null: none was made yet. */
	readonly join_code: string | null;
	/** Until when new students may join by it; null: joining is closed. */
	readonly join_expires_at: Time | null;
};

/**
 * Every join code that a class ever had: eight characters of Crockford's base 32. Who has joined finds
 * back to the class by any of them, so that a renewed code locks nobody out.
 */
type CodeRow = { readonly code: string; readonly class: string; readonly created_at: Time };

export const memberRoles = ['teacher', 'co-teacher', 'assistant', 'student'] as const;
export type MemberRole = (typeof memberRoles)[number];

export type MemberRow = {
	readonly class: string;
	readonly user: string;
	readonly role: MemberRole;
	/** As shown in this class. */
	readonly name: string;
	/** The name as it is compared: NFKC, case folded, without bidi controls and double spaces. */
	readonly name_key: string;
	/** A word and a number that tell equal names apart: `birch-14`. */
	readonly tag: string;
	readonly note: string;
	/** 1: none; 1.25: a quarter more. */
	readonly extra_time: number;
	/** When they first came in; null: so far they are on the roster only. */
	readonly joined_at: Time | null;
	readonly removed_at: Time | null;
};

type GroupRow = { readonly id: string; readonly class: string; readonly name: string };
type GroupMemberRow = { readonly class: string; readonly group: string; readonly user: string };

/** An immutable revision of a module that was assigned. */
type RevisionRow = {
	readonly module: string;
	readonly revision: string;
	readonly content: Json;
	readonly key: Json;
	readonly created_at: Time;
};

/** A picture of a passage, as it was in a revision that was assigned. */
type FigureRow = {
	readonly module: string;
	readonly revision: string;
	readonly file: string;
	/** Media type. */
	readonly type: string;
	readonly base64: string;
};

/** A module whose key is served to nobody for practice, and which is not on the open shelf. */
type ReservationRow = {
	readonly module: string;
	readonly class: string;
	readonly user: string;
	readonly created_at: Time;
};

export const countedAttempts = ['best', 'last', 'first'] as const;
export type CountedAttempt = (typeof countedAttempts)[number];
export const feedbackTimes = ['item', 'submission', 'due', 'never'] as const;
export type FeedbackTime = (typeof feedbackTimes)[number];
/** Work that was done in time by the learner's device and reached the server after it was due. */
export const latePolicies = ['count', 'ask', 'refuse'] as const;
export type LatePolicy = (typeof latePolicies)[number];

export type AssignmentRow = {
	readonly id: string;
	readonly class: string;
	readonly module: string;
	readonly revision: string;
	readonly title: string;
	/** Chosen items as a JSON list; null: the whole module. */
	readonly items: Json | null;
	readonly opens_at: Time | null;
	readonly due_at: Time | null;
	/** After this nothing is taken any more; null: never. */
	readonly locks_at: Time | null;
	/** null: as many as one likes. */
	readonly attempts: number | null;
	readonly counts: CountedAttempt;
	readonly feedback: FeedbackTime;
	readonly confidence: 'off' | 'optional' | 'required';
	readonly certainty_marks: Truth;
	readonly minutes: number | null;
	readonly blind_review: Truth;
	readonly shuffle: Truth;
	readonly late: LatePolicy;
	readonly created_by: string;
	readonly created_at: Time;
	readonly removed_at: Time | null;
};

/**
 * What one student or one group has instead. What is null stays as it is for all; 0 attempts or
 * minutes: as many as one likes.
 */
export type OverrideRow = {
	readonly id: string;
	readonly class: string;
	readonly assignment: string;
	readonly user: string | null;
	readonly group: string | null;
	readonly opens_at: Time | null;
	readonly due_at: Time | null;
	readonly locks_at: Time | null;
	readonly attempts: number | null;
	readonly minutes: number | null;
	/** Shown to the student. */
	readonly reason: string;
	readonly created_by: string;
	readonly created_at: Time;
};

/**
 * The answers of an assignment marked anew by a corrected edition of its case. One comes after the
 * other; what is taken back stays, and holds no more.
 */
export type RegradeRow = {
	readonly class: string;
	readonly assignment: string;
	/** 1, 2, 3 … of the assignment. */
	readonly number: number;
	readonly module: string;
	readonly from_revision: string;
	readonly to_revision: string;
	/** 1: nobody's mark becomes less by it. */
	readonly keep_better: Truth;
	/** Shown to the students. */
	readonly reason: string;
	readonly by: string;
	readonly at: Time;
	readonly taken_back_at: Time | null;
};

export type AttemptRow = {
	readonly id: string;
	readonly class: string;
	readonly assignment: string;
	readonly learner: string;
	/** A teacher's look at it as a student: kept apart, in no table of results. */
	readonly preview: Truth;
	readonly module: string;
	readonly revision: string;
	/** The `LessonOptions`, with seed and order. */
	readonly options: Json;
	readonly number: number;
	readonly started_at: Time;
	/** When its time is up: started + limit × extra time, or the lock if that is sooner. */
	readonly ends_at: Time | null;
	/** What the instructor decided about late work; null: nothing yet. */
	readonly late_counts: Truth | null;
	/** When a teacher set it aside: kept, but neither a mark nor one of the attempts that are allowed. */
	readonly set_aside_at: Time | null;
};

export type EventRow = {
	readonly class: string;
	readonly attempt: string;
	readonly seq: number;
	readonly client_id: string;
	readonly body: Json;
	/** By the learner's device. */
	readonly client_at: Time;
	readonly server_at: Time;
	/** The id of the session by which it came: another one is another device, or a new sign-in. */
	readonly session: string | null;
};

/** What a learner did outside classes, as their devices wrote it: written once, never changed. */
export type PracticeRow = {
	readonly learner: string;
	readonly kind: 'review' | 'lesson' | 'step';
	/** Made by a device: of a step, the lesson and the place in its log. */
	readonly id: string;
	readonly body: Json;
	readonly server_at: Time;
};

/** What changed a mark, a date or a person's rights, and who did it. */
export type AuditRow = {
	readonly id: string;
	readonly class: string | null;
	readonly actor: string;
	readonly action: string;
	readonly object: string;
	readonly detail: Json;
	readonly at: Time;
};

export interface Tables {
	user: UserRow;
	session: SessionRow;
	account: AccountRow;
	verification: VerificationRow;
	twoFactor: TwoFactorRow;
	passkey: PasskeyRow;
	setting: SettingRow;
	link: LinkRow;
	invitation: InvitationRow;
	staff_invitation: StaffInvitationRow;
	guess: GuessRow;
	class: ClassRow;
	code: CodeRow;
	member: MemberRow;
	group: GroupRow;
	group_member: GroupMemberRow;
	revision: RevisionRow;
	figure: FigureRow;
	reservation: ReservationRow;
	assignment: AssignmentRow;
	override: OverrideRow;
	regrade: RegradeRow;
	attempt: AttemptRow;
	event: EventRow;
	practice: PracticeRow;
	audit: AuditRow;
}
