import type { TFunction } from 'i18next';
import type * as z from 'zod/mini';
import { parseForm } from '#app/auth/guard.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { readAll } from '#app/db/page.server.ts';
import { companiesOf } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema } from '#app/domain/companies/company.schema.ts';
import { contactsOf } from '#app/domain/contacts/contact.queries.server.ts';
import { contactFilterSchema } from '#app/domain/contacts/contact.schema.ts';
import { dealsOf } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { editionsOf } from '#app/domain/events/edition.queries.server.ts';
import { editionFilterSchema } from '#app/domain/events/edition.schema.ts';
import { receptionsOf } from '#app/domain/receptions/reception.queries.server.ts';
import { receptionFilterSchema } from '#app/domain/receptions/reception.schema.ts';
import { tripsOf } from '#app/domain/trips/trip.queries.server.ts';
import { tripFilterSchema } from '#app/domain/trips/trip.schema.ts';
import { visitFilterSchema } from '#app/domain/visits/visit.schema.ts';
import { visitsOf } from '#app/domain/visits/visit-list.queries.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { cellsOf, type Sheet } from './sheet.ts';

/** What a file is made of: who asks, the conditions of the address, and a view of the records at one moment. */
export interface Asked {
  ctx: Ctx;
  search: URLSearchParams;
  t: TFunction;
  tx: Tx;
}

export type Open = (asked: Asked) => Promise<Sheet> | Sheet;

/** The conditions of the list, read as its page reads them. @throws Refusal `refused` */
export function conditions<S extends z.ZodMiniType>(schema: S, search: URLSearchParams): z.output<S> {
  return parseForm(schema, Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

const named = (people: { name: string; title?: string }[]) =>
  people.map(({ name, title }) => [name, title].filter(Boolean).join(' ')).join('、');

/** The lists as plain files: the columns, rows and order of the page, under the same conditions and in the same scope. */
export const LISTS = {
  companies: ({ ctx, search, t, tx }) => ({
    name: t('companies:title'),
    ...cellsOf(
      [
        { head: t('companies:field.name'), value: (row) => row.name },
        { head: t('companies:column.origin'), value: ({ origin }) => origin && codeName(origin, ctx.locale) },
        {
          head: t('companies:column.kinds'),
          value: ({ kinds }) => kinds.map(({ kind }) => codeName(kind, ctx.locale)).join('、'),
        },
        { head: t('companies:field.uscc'), value: (row) => row.uscc },
        { head: t('companies:column.team'), value: (row) => row.team.name },
        { head: t('companies:column.deals'), kind: 'count', value: (row) => row._count.investments },
      ],
      readAll(companiesOf(ctx, conditions(companyFilterSchema, search), tx)),
    ),
  }),
  contacts: ({ ctx, search, t, tx }) => ({
    name: t('contacts:title'),
    ...cellsOf(
      [
        { head: t('contacts:field.name'), value: (row) => row.name },
        { head: t('contacts:field.title'), value: (row) => row.title },
        { head: t('contacts:field.companyId'), value: (row) => row.company.name },
        { head: t('contacts:field.phone'), value: (row) => row.phone },
        { head: t('contacts:field.wechat'), value: (row) => row.wechat },
        { head: t('contacts:field.email'), value: (row) => row.email },
      ],
      readAll(contactsOf(ctx, conditions(contactFilterSchema, search), tx)),
    ),
  }),
  deals: ({ ctx, search, t, tx }) => ({
    name: t('deals:title'),
    ...cellsOf(
      [
        { head: t('deals:field.code'), value: (row) => row.code },
        { head: t('deals:field.name'), value: (row) => row.name },
        { head: t('deals:field.investor'), value: (row) => row.investor },
        { head: t('deals:filter.county'), value: ({ county }) => county && codeName(county, ctx.locale) },
        { head: t('deals:field.stage'), value: (row) => t(`codes:stage.${row.stage}`) },
        { head: t('deals:field.status'), value: (row) => t(`codes:status.${row.status}`) },
        { head: t('exports:amountYi'), kind: 'yi', value: (row) => row.amount },
        { head: t('deals:field.ownerId'), value: (row) => row.owner },
        { head: t('deals:field.nextStep'), value: (row) => row.nextStep },
        { head: t('deals:field.nextStepDue'), kind: 'day', value: (row) => row.nextStepDue },
      ],
      readAll(dealsOf(ctx, conditions(dealFilterSchema, search), tx)),
    ),
  }),
  visits: ({ ctx, search, t, tx }) => ({
    name: t('visits:title'),
    ...cellsOf(
      [
        { head: t('visits:field.occurredOn'), kind: 'day', value: (row) => row.occurredOn },
        { head: t('visits:field.time'), value: (row) => row.time },
        { head: t('visits:field.kind'), value: (row) => t(`codes:visit.${row.kind}`) },
        { head: t('visits:field.companyId'), value: (row) => row.company.name },
        { head: t('visits:field.place'), value: (row) => row.place },
        { head: t('visits:column.who'), value: (row) => named(row.guests) },
        { head: t('visits:column.ours'), value: ({ staff }) => named(staff.map(({ user }) => user)) },
        { head: t('visits:field.outcome'), value: (row) => row.outcome },
        { head: t('visits:column.next'), value: (row) => row.nextStep },
        { head: t('visits:field.nextStepDue'), kind: 'day', value: (row) => row.nextStepDue },
        {
          head: t('exports:isStepDone'),
          value: (row) => (row.nextStep && row.isStepDone ? t('visits:done') : null),
        },
        { head: t('visits:column.team'), value: (row) => row.team.name },
      ],
      readAll(visitsOf(ctx, conditions(visitFilterSchema, search), tx)),
    ),
  }),
  trips: ({ ctx, search, t, tx }) => ({
    name: t('trips:title'),
    ...cellsOf(
      [
        { head: t('trips:field.title'), value: (row) => row.title },
        { head: t('trips:state'), value: (row) => t(`trips:phase.${row.phase}`) },
        { head: t('trips:field.startsOn'), kind: 'day', value: (row) => row.startsOn },
        { head: t('trips:field.endsOn'), kind: 'day', value: (row) => row.endsOn },
        { head: t('trips:field.leaderName'), value: (row) => row.leaderName },
        { head: t('trips:field.leaderRank'), value: (row) => t(`trips:rank.${row.leaderRank}`) },
        { head: t('trips:field.cities'), value: (row) => row.cities.join('、') },
        { head: t('trips:companies'), kind: 'count', value: (row) => row.companies },
        { head: t('trips:field.teamId'), value: (row) => row.team.name },
      ],
      readAll(tripsOf(ctx, conditions(tripFilterSchema, search), tx)),
    ),
  }),
  receptions: ({ ctx, search, t, tx }) => ({
    name: t('receptions:title'),
    ...cellsOf(
      [
        { head: t('receptions:field.companyId'), value: (row) => row.company.name },
        { head: t('receptions:field.startsOn'), kind: 'day', value: (row) => row.startsOn },
        { head: t('receptions:field.endsOn'), kind: 'day', value: (row) => row.endsOn },
        { head: t('receptions:field.headcount'), kind: 'count', value: (row) => row.headcount },
        { head: t('receptions:field.receivedBy'), value: (row) => row.receivedBy },
        { head: t('receptions:field.coordinatorId'), value: (row) => row.coordinator.name },
        {
          head: t('receptions:field.visit'),
          value: (row) => t(row.isLogged ? 'receptions:logged' : 'receptions:toLog'),
        },
      ],
      readAll(receptionsOf(ctx, conditions(receptionFilterSchema, search), tx)),
    ),
  }),
  events: async ({ ctx, search, t, tx }) => ({
    name: t('events:title'),
    ...cellsOf(
      [
        { head: t('events:field.name'), value: (row) => row.name },
        { head: t('events:field.startsOn'), kind: 'day', value: (row) => row.startsOn },
        { head: t('events:field.endsOn'), kind: 'day', value: (row) => row.endsOn },
        { head: t('events:field.venue'), value: (row) => row.venue },
        {
          head: t('events:field.participation'),
          value: (row) => t(`codes:participation.${row.participation}`),
        },
        { head: t('events:column.deals'), kind: 'count', value: (row) => row.deals },
        { head: t('exports:signedYi'), kind: 'yi', value: (row) => row.amount },
      ],
      readAll(await editionsOf(ctx, conditions(editionFilterSchema, search), tx)),
    ),
  }),
} satisfies Record<string, Open>;
