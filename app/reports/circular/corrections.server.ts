import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { db, sql } from '#app/db/client.server.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { formatYi } from '#app/lib/money.ts';
import type { FactKind } from '../facts/fact.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { changesSql } from '../months/changes.sql.server.ts';
import { readBase } from '../months/month.queries.server.ts';
import type { Table } from '../tables/table.ts';
import { TOLD } from './overview.server.ts';

/** What a circular tells of: what it counts, and deals taken out of it. */
const KINDS: FactKind[] = [...TOLD, 'written_off'];
/** A circular prints no more of them than this; the comparison of months has them all. */
const PRINTED = 100;

type Side = { on: string; amount: string | null; place: string | null } | null;

interface Correction {
  kind: FactKind;
  subjectId: string;
  dealId: string | null;
  label: string;
  before: Side;
  after: Side;
  reason: string;
}

/**
 * What a month says differently of earlier ones: as it was locked, or as it would be today. One statement; two while
 * the month is open.
 */
export async function readCorrections(ctx: Ctx, source: MonthSource): Promise<Correction[]> {
  const { user, today } = ctx;
  const reader = sql();
  if (source.periodId) {
    return reader<Correction[]>`
      SELECT kind, subject_id AS "subjectId", deal_id AS "dealId", label, before, after, reason
        FROM period_correction
       WHERE period_id = ${source.periodId}::uuid AND kind = ANY(${KINDS}::text[])
       ORDER BY label, kind, subject_id`;
  }
  const base = await readBase(db(), source, today);
  if (!base) return [];
  return reader<Correction[]>`
    SELECT c.kind, c.subject_id AS "subjectId", c.deal_id AS "dealId", c.label, c.before, c.after, c.reason
      FROM (${changesSql(reader, user, base)}) c
     WHERE c.kind = ANY(${KINDS}::text[])
     ORDER BY c.label, c.kind, c.subject_id`;
}

/** Corrections as a table of words; null when there are none. Reasons name no people and no numbers of theirs. */
export function correctionsTable(corrections: readonly Correction[], t: TFunction): Table | null {
  if (corrections.length === 0) return null;
  const more = corrections.length - PRINTED;
  const words = (id: string, label: string) => ({ id, label, kind: 'text' as const });
  return {
    id: 'corrections',
    title: t('documents:circular.table.corrections'),
    head: t('documents:circular.head.deal'),
    columns: [
      words('kind', t('documents:circular.correction.kind')),
      words('before', t('documents:circular.correction.before')),
      words('after', t('documents:circular.correction.after')),
      words('reason', t('documents:circular.correction.reason')),
    ],
    groups: [
      {
        label: null,
        rows: corrections.slice(0, PRINTED).map((correction) => ({
          key: `${correction.kind}~${correction.subjectId}`,
          label: correction.label,
          cells: [
            {
              value: t(`reports:fact.${correction.kind}`),
              ...(correction.dealId && { to: `/deals/${correction.dealId}` }),
            },
            { value: sideText(correction.before, t) },
            { value: sideText(correction.after, t) },
            { value: reasonText(correction.reason) || null },
          ],
        })),
      },
    ],
    total: null,
    notes: more > 0 ? [t('documents:circular.note.more', { count: more })] : [],
  };
}

function sideText(side: Side, t: TFunction): string {
  if (!side) return t('documents:circular.correction.none');
  const { on, amount, place } = side;
  return amount === null
    ? t('documents:circular.correction.valuePlain', { on, place: place ?? '—' })
    : t('documents:circular.correction.value', { on, amount: formatYi(amount), place: place ?? '—' });
}

/** Who gave a reason, and when, is for the record inside the office, not for print. */
const GIVEN_BY = /（[^（）]* \d{4}-\d\d-\d\d \d\d:\d\d）$/gm;

/** A reason without who gave it, its lines as one. */
export const reasonText = (reason: string): string =>
  maskWithin(reason.replace(GIVEN_BY, '')).split('\n').filter(Boolean).join('；');
