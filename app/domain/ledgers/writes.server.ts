import type { Ctx } from '#app/auth/user.ts';
import { insertRows, newId, type TableRow, updateRows } from '#app/db/bulk.server.ts';
import type { Tx } from '#app/db/client.server.ts';
import { type Change, recordChanges } from '#app/domain/history/audit.server.ts';
import { type CountedRecord, explainCorrections } from '#app/domain/periods/correction.server.ts';
import { Refusal } from '#app/lib/refusal.ts';

/** Parents before children, so that every row finds what it points to. */
const TABLES = [
  'company',
  'contact',
  'trip',
  'trip_member',
  'trip_stop',
  'visit',
  'visit_guest',
  'deal',
  'deal_investor',
  'deal_credit',
  'agreement',
  'deal_history',
] as const;
export type Table = (typeof TABLES)[number];

/** Records that are undone one by one; the others go with one of them. */
export type Subject = 'company' | 'contact' | 'trip' | 'visit' | 'deal' | 'agreement' | 'event_edition';

/** Collects what some rows write, and writes it table by table. */
export class Writes {
  private readonly rows = new Map<Table, TableRow[]>();
  private readonly updates = new Map<'company' | 'contact' | 'deal' | 'trip' | 'visit', TableRow[]>();
  private readonly reached: { deal: string; reason: string }[] = [];
  private readonly undo: TableRow[] = [];
  private readonly audit: Change[] = [];
  private readonly counted: CountedRecord[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly ctx: Ctx,
    private readonly batch: { id: string; reason: string | null },
  ) {}

  readonly newId = (): string => newId(this.ctx.now);

  add(table: Table, row: TableRow): void {
    const list = this.rows.get(table);
    if (list) list.push(row);
    else this.rows.set(table, [row]);
  }

  /** That a deal which is made came to its stage on one day, by way of the stages before. */
  reach(dealId: string, reason: string): void {
    this.reached.push({ deal: dealId, reason });
  }

  /** A record of its own that is made. */
  create(table: Table & Subject, seq: number, row: TableRow & { id: string }): void {
    this.add(table, row);
    this.remember(table, row.id, seq, { created: true, version: 1, before: {} });
  }

  /**
   * The next version of a record.
   * @param before its columns as they are, the same that `row` writes
   */
  change(
    table: 'company' | 'contact' | 'deal' | 'trip' | 'visit',
    seq: number,
    row: TableRow & { id: string; version: number },
    before: TableRow,
  ): void {
    const list = this.updates.get(table);
    if (list) list.push(row);
    else this.updates.set(table, [row]);
    this.remember(table, row.id, seq, {
      ...{ created: false, version: row.version },
      before: { ...before, version: row.version - 1 },
    });
  }

  /** What undoing needs to know of a record that is written elsewhere. */
  remember(
    subject: Subject,
    id: string,
    seq: number,
    { created, version, before }: { created: boolean; version: number; before: TableRow },
  ): void {
    this.undo.push({ batch_id: this.batch.id, subject, record_id: id, seq, created, version, before });
  }

  log(change: Change): void {
    this.audit.push(change);
  }

  /** That a record counts on these days, which may lie in a locked month. */
  count(record: CountedRecord): void {
    this.counted.push(record);
  }

  /**
   * Writes all that was collected.
   * @throws Refusal `stale` when a record was changed by somebody since it was read; `refused` in a locked month
   */
  async flush(): Promise<void> {
    for (const table of TABLES) await insertRows(this.tx, table, this.rows.get(table) ?? []);
    await this.writeStages();
    for (const [table, rows] of this.updates) {
      if ((await updateRows(this.tx, table, rows)) < rows.length) {
        throw new Refusal('stale', [{ key: 'imports:failure.moved' }]);
      }
    }
    await insertRows(this.tx, 'import_write', this.undo);
    await recordChanges(this.tx, this.ctx, this.audit);
    await explainCorrections(this.tx, this.ctx, this.counted, this.batch.reason);
  }

  /** The history of the deals that were made, from what was written of them: a row for each stage up to theirs. */
  private async writeStages(): Promise<void> {
    if (this.reached.length === 0) return;
    await this.tx.$executeRaw`
      INSERT INTO deal_history (id, deal_id, seq, kind, stage, status, reason_text, estimated_amount, team_id,
                                county_code, agreement_id, effective_on, recorded_at, recorded_by_id)
      SELECT gen_random_uuid(), d.id, s.place, (CASE s.place WHEN 1 THEN 'created' ELSE 'advanced' END)::history_kind,
             s.stage, d.status, CASE s.stage WHEN d.stage THEN r.reason ELSE '' END, d.estimated_amount, d.team_id,
             d.county_code, a.id, d.stage_since, d.recorded_at, ${this.ctx.user.id}::uuid
        FROM json_to_recordset(${JSON.stringify(this.reached)}::json) r (deal uuid, reason text)
        JOIN deal d ON d.id = r.deal
        LEFT JOIN agreement a ON a.deal_id = d.id
        JOIN unnest(enum_range(NULL::stage)) WITH ORDINALITY s (stage, place) ON s.stage <= d.stage`;
  }
}
