import type { Tx } from '#app/db/client.server.ts';
import type { DealStatus, Stage } from '#app/domain/deals/stage.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import type { DealFields } from './deal-draft.rules.ts';

/** A deal that a row may be about. */
export interface DealLook {
  id: string;
  code: string;
  name: string;
  teamId: string;
  team: string;
  countyCode: string | null;
  amount: string | null;
  leadFolded: string;
  leadKey: string;
  leadUscc: string | null;
}

/** Deals with one of these codes, or led by a company of such a name or credit code; wherever they are. */
export async function findDeals(
  tx: Tx,
  { codes, keys, usccs }: { codes: string[]; keys: string[]; usccs: string[] },
): Promise<DealLook[]> {
  const rows = await tx.$queryRaw<(Omit<DealLook, 'leadFolded'> & { leadName: string })[]>`
    WITH led AS (
      SELECT i.deal_id FROM company c JOIN deal_investor i ON i.company_id = c.id AND i.is_lead
       WHERE c.name_key = ANY(${keys}) OR c.uscc = ANY(${usccs})
       UNION SELECT id FROM deal WHERE code = ANY(${codes}))
    SELECT d.id::text, d.code, d.name, d.team_id::text AS "teamId", t.name AS team, d.county_code AS "countyCode",
           coalesce(d.signed_amount, d.estimated_amount)::text AS amount,
           c.name AS "leadName", c.name_key AS "leadKey", c.uscc AS "leadUscc"
      FROM led JOIN deal d ON d.id = led.deal_id
      JOIN team t ON t.id = d.team_id
      JOIN deal_investor i ON i.deal_id = d.id AND i.is_lead
      JOIN company c ON c.id = i.company_id
     WHERE d.archived_at IS NULL AND d.merged_into_id IS NULL
     ORDER BY d.id`;
  return rows.map(({ leadName, ...row }) => ({ ...row, leadFolded: foldChinese(leadName) }));
}

/** A deal as it stands, in the terms of a ledger. */
export interface DealRecord {
  id: string;
  code: string;
  version: number;
  updatedAt: string;
  stage: Stage;
  status: DealStatus;
  teamId: string;
  stageSince: string;
  leadId: string;
  /** The rows of its history that stand, and the last number given out. */
  searchText: string;
  history: number[];
  lastSeq: number;
  /** Agreements that stand. */
  papers: number;
  fields: DealFields;
}

/** Deals with every field a ledger may say something else of. */
export async function readDealRecords(tx: Tx, ids: string[]): Promise<Map<string, DealRecord>> {
  const rows = await tx.$queryRaw<(Omit<DealRecord, 'fields'> & { fields: Record<string, string | null> })[]>`
    SELECT d.id::text, d.code, d.version, d.updated_at::text AS "updatedAt", d.stage::text AS stage,
           d.status::text AS status, d.team_id::text AS "teamId", d.stage_since::text AS "stageSince",
           d.search_text AS "searchText", h.live AS history, h.last AS "lastSeq", i.company_id::text AS "leadId", coalesce(p.papers, 0)::int AS papers,
           jsonb_build_object(
             'name', d.name, 'content', d.content, 'countyCode', d.county_code,
             'estimatedAmount', d.estimated_amount::text, 'landMu', d.land_mu::text, 'chainCode', d.chain_code,
             'screening', d.screening, 'annualOutput', d.annual_output::text, 'annualTax', d.annual_tax::text,
             'remark', d.remark, 'signedOn', d.signed_on::text, 'amount', d.signed_amount::text,
             'editionId', d.signed_edition_id::text, 'kind', p.kind) AS fields
      FROM deal d
      JOIN deal_investor i ON i.deal_id = d.id AND i.is_lead
      LEFT JOIN LATERAL (
        SELECT count(*) AS papers, (array_agg(a.kind ORDER BY a.signed_on, a.seq))[1]::text AS kind
          FROM agreement a WHERE a.deal_id = d.id AND a.voided_at IS NULL) p ON true
      JOIN LATERAL (
        SELECT array_agg(seq ORDER BY seq) FILTER (WHERE voided_at IS NULL) AS live, max(seq) AS last
          FROM deal_history WHERE deal_id = d.id) h ON true
     WHERE d.id = ANY(${ids}::uuid[])`;
  return new Map(
    rows.map(({ fields, ...row }) => [
      row.id,
      { ...row, fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) },
    ]),
  );
}
