import type { Ctx } from '#app/auth/user.ts';
import { worksFor } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readAll } from '#app/db/page.server.ts';
import { countedPaper } from '#app/domain/agreements/agreement.rules.ts';
import { canContact } from '#app/domain/contacts/contact.policy.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { matching } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { EDITION_NAME, editionNames } from '#app/domain/events/edition.name.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { ledgerSheet, type Printed } from './ledger-sheet.server.ts';
import { type Asked, conditions } from './lists.server.ts';
import { type KeptCode, splitRemark } from './remark.ts';
import type { Sheet } from './sheet.ts';

const NAME = { select: { name: true } } as const;

const LINE = {
  id: true,
  code: true,
  name: true,
  content: true,
  remark: true,
  teamId: true,
  estimatedAmount: true,
  signedAmount: true,
  signedOn: true,
  landMu: true,
  annualOutput: true,
  annualTax: true,
  screening: true,
  county: NAME,
  chain: NAME,
  shares: { select: { teamId: true } },
  investors: {
    orderBy: [{ isLead: 'desc' }, { company: { name: 'asc' } }],
    select: {
      company: {
        select: {
          name: true,
          uscc: true,
          profile: true,
          teamId: true,
          origin: NAME,
          contacts: {
            where: { archivedAt: null },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
            take: 1,
            select: { name: true, title: true, phone: true },
          },
        },
      },
    },
  },
  agreements: {
    where: { voidedAt: null },
    select: {
      seq: true,
      kind: true,
      signedOn: true,
      amount: true,
      editionId: true,
      signatory: NAME,
      edition: { select: EDITION_NAME },
    },
  },
} satisfies Prisma.DealSelect;

type Line = Prisma.DealGetPayload<{ select: typeof LINE }>;

/** What the ledgers hold: talks that go on, as the pipeline report counts them; whatever was signed. */
const HELD = {
  negotiating: { stage: 'negotiating', status: { in: ['active', 'paused'] } },
  signed: { signedOn: { not: null } },
} satisfies Record<string, Prisma.DealWhereInput>;

const ORDER = {
  negotiating: [{ countyCode: 'asc' }, { code: 'asc' }],
  signed: [{ signedOn: 'asc' }, { code: 'asc' }],
} satisfies Record<string, Prisma.DealOrderByWithRelationInput[]>;

/** The deals of the list that are in talks, or that were signed, as counties keep them on paper. */
export async function dealLedger(asked: Asked, ledger: 'negotiating' | 'signed'): Promise<Sheet> {
  const { ctx, search, tx } = asked;
  const where = { AND: [matching(ctx, conditions(dealFilterSchema, search)), HELD[ledger]] };
  const list: Pick<Listing<Line>, 'rows'> = {
    rows: (page) => tx.deal.findMany({ where, orderBy: ORDER[ledger], ...page, select: LINE }),
  };
  const printed = await printedBy(ctx);
  return ledger === 'signed'
    ? ledgerSheet(asked, ledger, { ...printed.common, ...printed.signed }, readAll(list))
    : ledgerSheet(asked, ledger, { ...printed.common, ...printed.negotiating }, readAll(list));
}

const leadOf = ({ investors }: Line) => investors[0]?.company;
const contactOf = (deal: Line) => leadOf(deal)?.contacts[0];

/** The paper the deal counts by, and the fair of its first signing. */
function paperOf({ agreements }: Line) {
  const dated = agreements.map((paper) => ({
    ...paper,
    signedOn: fromDateColumn(paper.signedOn),
    amount: paper.amount.toFixed(2),
  }));
  return countedPaper(dated);
}

async function printedBy(ctx: Ctx) {
  const { t } = await i18nFor('zh-CN');
  const nameOf = await editionNames('zh-CN');
  const told = (deal: Line, text: string) =>
    canDeal(ctx.user, 'edit', deal) ||
    worksFor(ctx.user, [deal.teamId, ...deal.shares.map(({ teamId }) => teamId)])
      ? text
      : maskWithin(text);
  /** A number that the reader would see masked is left out: taken over again, a mask would overwrite it. */
  const phoneOf = (deal: Line) => {
    const lead = leadOf(deal);
    return lead && canContact(ctx.user, 'reveal', lead) ? contactOf(deal)?.phone : null;
  };
  const common = {
    code: (deal) => deal.code,
    name: (deal) => deal.name,
    investors: ({ investors }) => investors.map(({ company }) => company.name).join('、'),
    profile: (deal) => leadOf(deal)?.profile,
    content: (deal) => told(deal, deal.content),
    land: ({ landMu }) => landMu?.toFixed(2),
    contact: (deal) => {
      const person = contactOf(deal);
      return person && (person.title ? `${person.name}（${person.title}）` : person.name);
    },
    phone: phoneOf,
    county: ({ county }) => county?.name,
    chain: ({ chain }) => chain?.name,
    screening: ({ screening }) => screening && t(`exports:ledger.screening.${screening}`),
  } satisfies Printed<Line, 'negotiating'> & Printed<Line, 'signed'>;
  const negotiating: Printed<Line, 'negotiating'> = {
    progress: (deal) => told(deal, splitRemark('negotiating', deal.remark).progress),
    fixedAmount: ({ estimatedAmount }) => estimatedAmount?.toFixed(2),
  };
  const kept = (code: KeptCode) => (deal: Line) => {
    const text = splitRemark('signed', deal.remark)[code];
    return text && told(deal, text);
  };
  const signed: Printed<Line, 'signed'> = {
    progress: (deal) => told(deal, splitRemark('signed', deal.remark).progress),
    patron: kept('patron'),
    unit: kept('unit'),
    responsible: kept('responsible'),
    totalAmount: ({ signedAmount }) => signedAmount?.toFixed(2),
    signedOn: ({ signedOn }) => fromOptionalDate(signedOn),
    agreement: (deal) => {
      const paper = paperOf(deal)?.counted;
      return paper && t(`exports:ledger.agreement.${paper.kind}`);
    },
    event: (deal) => {
      const edition = paperOf(deal)?.first.edition;
      return edition && nameOf(edition);
    },
    signatory: (deal) => paperOf(deal)?.counted.signatory.name,
    uscc: (deal) => leadOf(deal)?.uscc,
    origin: (deal) => leadOf(deal)?.origin?.name,
    annualOutput: ({ annualOutput }) => annualOutput?.toFixed(2),
    annualTax: ({ annualTax }) => annualTax?.toFixed(2),
  };
  return { common, negotiating, signed };
}
