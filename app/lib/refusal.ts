/** What is missing or wrong, as a translation key with its parameters, and the field it concerns. */
export interface Problem {
  key: string;
  params?: Record<string, string | number>;
  field?: string;
  /** The page on which it can be put right. */
  to?: string;
}

export type RefusalKind =
  | 'not_found'
  | 'forbidden'
  | 'stale'
  | 'refused'
  | 'busy'
  /** Neither a form nor a question for a page: broken, sent by another method, of another type. */
  | 'unreadable'
  | 'method'
  | 'media_type';

const STATUS: Record<RefusalKind, number> = {
  not_found: 404,
  forbidden: 403,
  stale: 409,
  refused: 422,
  busy: 429,
  unreadable: 400,
  method: 405,
  media_type: 415,
};

/**
 * A request that is understood and answered with no. Commands and queries throw it; the route wrappers turn it
 * into a status and a text in the user's language. A record the user may not see is `not_found`.
 */
export class Refusal extends Error {
  readonly status: number;

  constructor(
    readonly kind: RefusalKind,
    readonly problems: Problem[] = [{ key: `errors:${kind}` }],
    /** For `stale`: the version that is current now. */
    readonly currentVersion?: number,
  ) {
    super(problems.map((problem) => problem.key).join(', '));
    this.name = 'Refusal';
    this.status = STATUS[kind];
  }
}

/** The refusal for a missing record, and for one the user may not see: nobody can tell them apart. */
export const notFound = (): Refusal => new Refusal('not_found');

export const forbidden = (): Refusal => new Refusal('forbidden');

/** @param field form field the problem stands beside */
export const refused = (key: string, params?: Problem['params'], field?: string): Refusal =>
  new Refusal('refused', [{ key, params, field }]);
