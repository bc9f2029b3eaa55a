import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { knownCompanies, type NamedCompany } from './known-companies.server.ts';
import type { RowKeys } from './row-keys.server.ts';
import type { Writes } from './writes.server.ts';

interface Said {
  uscc?: string;
  originCode?: string;
  profile?: string;
}

/** The companies that the rows of a file name: found, or made once however many rows name them. */
export class CompanyKeeper {
  private readonly ids = new Map<string, string | null>();

  constructor(
    private readonly tx: Tx,
    private readonly ctx: Ctx,
    private readonly writes: () => Writes,
    private readonly nameOf: (field: string, value: unknown) => unknown,
  ) {}

  /** Takes note of a company that was looked up before; nothing of one that is not there. */
  note(folded: string, known: { id: string } | null): void {
    if (!this.ids.has(folded)) this.ids.set(folded, known?.id ?? null);
  }

  /** Looks up those of them that it has not met; before {@link idOf} is asked for them. */
  async meet(named: readonly NamedCompany[]): Promise<void> {
    const strangers = named.filter(({ folded }) => !this.ids.has(folded));
    if (strangers.length === 0) return;
    const known = await knownCompanies(this.tx, this.ctx, strangers);
    for (const { folded } of strangers) this.note(folded, known.get(folded) ?? null);
  }

  /** The company of that name in a row; made for the team if there is none. */
  idOf(row: { seq: number; keys: RowKeys }, name: string, teamId: string, said: Said = {}): string {
    const keys = row.keys.companies[name];
    if (!keys) throw new Error(`No keys of ${name} in row ${row.seq}`);
    const known = this.ids.get(keys.folded);
    if (known) return known;
    const writes = this.writes();
    const id = writes.newId();
    const { uscc = null, originCode = null, profile = '' } = said;
    writes.create('company', row.seq, {
      ...{ id, name, uscc, origin_code: originCode, profile, team_id: teamId, version: 1 },
      ...{ search_text: keys.search, name_key: keys.key },
      ...{ created_at: this.ctx.now, updated_at: this.ctx.now },
    });
    writes.log({
      ...{ action: 'ledger', subject: 'companies', id, label: name, version: 1 },
      after: { name, uscc, originCode: this.nameOf('originCode', originCode), profile },
    });
    this.ids.set(keys.folded, id);
    return id;
  }
}
