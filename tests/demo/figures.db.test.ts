import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountedAgreement, signedFigures } from '#app/domain/agreements/agreement.rules.ts';
import { convertToYuan } from '#app/lib/money.ts';
import { checkUscc } from '#app/lib/uscc.ts';
import { useDatabase } from '#tests/support/database.ts';

// The public figures of Zhaotong, January to 12 November 2023, each counted from single records.
useDatabase('demo');
let sql: postgres.Sql;
beforeAll(() => {
  sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
});
afterAll(() => sql.end());

/** The rows of a query that must find nothing. */
async function none(rows: Promise<readonly object[]>): Promise<void> {
  expect(await rows).toEqual([]);
}

describe('the published figures', () => {
  it('has 235 deals in negotiation, 2258.92 亿元', async () => {
    const rows = await sql`
      SELECT count(*)::int AS deals, sum(estimated_amount) AS amount
        FROM deal WHERE stage = 'negotiating' AND status = 'active'`;
    expect([...rows]).toEqual([{ deals: 235, amount: '225892000000.00' }]);
  });

  it('has 191 signed deals of 2023, 1240.90 亿元', async () => {
    const rows = await sql`
      SELECT count(*)::int AS deals, sum(signed_amount) AS amount FROM deal
       WHERE stage >= 'signed' AND status = 'active' AND signed_on BETWEEN '2023-01-01' AND '2023-11-12'`;
    expect([...rows]).toEqual([{ deals: 191, amount: '124090000000.00' }]);
  });

  it('has 140 deals signed in 2022 to compare with, whose papers add nothing to 2023', async () => {
    const rows = await sql`
      SELECT count(*)::int AS deals, sum(signed_amount) AS amount, count(signed_edition_id)::int AS fairs
        FROM deal WHERE signed_on < '2023-01-01'`;
    expect([...rows]).toEqual([{ deals: 140, amount: '98650000000.00', fairs: 0 }]);
    await none(sql`SELECT 1 FROM deal WHERE signed_on < '2022-01-01'`);
    await none(sql`
      SELECT a.id FROM agreement a JOIN deal d ON d.id = a.deal_id
       WHERE d.signed_on < '2023-01-01' AND a.signed_on >= '2023-01-01'`);
  });

  it('has 25 of 10 亿元 and more, 1059.56 亿元, one of them exactly 10.00', async () => {
    const rows = await sql`
      SELECT count(*)::int AS deals, sum(signed_amount) AS amount,
             count(*) FILTER (WHERE signed_amount = 1000000000)::int AS exact
        FROM deal WHERE signed_amount >= 1000000000 AND signed_on >= '2023-01-01'`;
    expect([...rows]).toEqual([{ deals: 25, amount: '105956000000.00', exact: 1 }]);
  });

  it('has 24 signings at the 南博会 and 11 at the apple conference, in their days', async () => {
    const rows = await sql`
      SELECT e.series_code AS series, count(*)::int AS deals, sum(d.signed_amount) AS amount,
             bool_and(d.signed_on BETWEEN e.starts_on AND e.ends_on) AS inside
        FROM deal d JOIN event_edition e ON e.id = d.signed_edition_id GROUP BY 1 ORDER BY 1`;
    expect([...rows]).toEqual([
      { series: 'apple_conference', deals: 11, amount: '3453000000.00', inside: true },
      { series: 'csa_expo', deals: 24, amount: '29173000000.00', inside: true },
    ]);
  });

  it('has these signings on the lists of the two ceremonies, each once, in order and in the days', async () => {
    const rows = await sql`
      SELECT e.series_code AS series, count(*)::int AS lines, count(DISTINCT s.deal_id)::int AS deals,
             max(s.position) AS last, count(DISTINCT s.position)::int AS places,
             bool_and((s.signed_at AT TIME ZONE 'Asia/Shanghai')::date = a.signed_on AND s.amount = a.amount) AS same
        FROM signing_item s JOIN event_edition e ON e.id = s.edition_id
        JOIN agreement a ON a.id = s.agreement_id AND a.edition_id = e.id AND a.deal_id = s.deal_id
       GROUP BY 1 ORDER BY 1`;
    expect([...rows]).toEqual([
      { series: 'apple_conference', lines: 11, deals: 11, last: 11, places: 11, same: true },
      { series: 'csa_expo', lines: 24, deals: 24, last: 24, places: 24, same: true },
    ]);
  });

  it('has a list prepared for the conference that lies ahead, of deals that lack nothing', async () => {
    const rows = await sql`
      SELECT count(*)::int AS lines, bool_and(d.stage = 'negotiating' AND s.agreement_id IS NULL) AS open,
             bool_and(s.amount = d.estimated_amount) AS planned
        FROM signing_item s JOIN event_edition e ON e.id = s.edition_id JOIN deal d ON d.id = s.deal_id
       WHERE e.starts_on > '2023-11-12'`;
    expect([...rows]).toEqual([{ lines: 8, open: true, planned: true }]);
  });

  it('took part in editions of four series', async () => {
    const rows = await sql`
      SELECT e.series_code, e.ordinal, e.participation::text, t.code AS organizer
        FROM event_edition e LEFT JOIN team t ON t.id = e.organizer_team_id
       WHERE e.starts_on <= '2023-11-12' ORDER BY e.starts_on`;
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['canton_fair', 133, 'join', null],
      ['csa_expo', 7, 'delegation', 'exhibition-centre'],
      ['apple_conference', null, 'host', 'exhibition-centre'],
      ['canton_fair', 134, 'join', null],
      ['ciie', 6, 'join', null],
    ]);
  });

  it('has guests, meetings and leads at its events, and one event ahead where nobody has come yet', async () => {
    await none(sql`
      SELECT g.id FROM event_guest g JOIN event_edition e ON e.id = g.edition_id
       WHERE g.recorded_at > timestamptz '2023-11-12 09:00+08' OR g.invited_at > timestamptz '2023-11-12 09:00+08'
          OR (g.checked_in_at AT TIME ZONE 'Asia/Shanghai')::date NOT BETWEEN e.starts_on AND e.ends_on`);
    await none(sql`
      SELECT l.id FROM event_lead l JOIN event_edition e ON e.id = l.edition_id
       WHERE (l.recorded_at AT TIME ZONE 'Asia/Shanghai')::date NOT BETWEEN e.starts_on AND e.ends_on
          OR l.recorded_at > timestamptz '2023-11-12 09:00+08'`);
    await none(sql`
      SELECT m.id FROM event_meeting m JOIN visit v ON v.id = m.visit_id
       WHERE m.edition_id <> v.edition_id OR m.day <> v.occurred_on`);
    const rows = await sql`
      SELECT e.title, count(*)::int AS guests, count(g.checked_in_at)::int AS arrived
        FROM event_edition e JOIN event_guest g ON g.edition_id = e.id WHERE e.starts_on > '2023-11-12' GROUP BY 1`;
    expect([...rows]).toEqual([{ title: '昭通（上海）产业合作推介会', guests: 36, arrived: 0 }]);
  });

  it('made 9 trips of the heads with 26 visits to 26 companies', async () => {
    const trips = await sql`SELECT leader_rank::text AS rank, cities FROM trip`;
    expect(trips.map(({ rank }) => rank)).toEqual(Array(9).fill('head'));
    const cities = trips.flatMap((trip) => trip.cities as string[]);
    expect(cities).toEqual(expect.arrayContaining(['北京', '上海', '广州', '武汉', '成都']));
    const visits = await sql`
      SELECT count(*)::int AS visits, count(DISTINCT company_id)::int AS companies,
             bool_and(v.kind = 'outbound' AND v.occurred_on BETWEEN t.starts_on AND t.ends_on) AS outbound
        FROM visit v JOIN trip t ON t.id = v.trip_id`;
    expect([...visits]).toEqual([{ visits: 26, companies: 26, outbound: true }]);
  });

  it('called on the four named groups, and three named investors signed', async () => {
    const called = await sql`
      SELECT n.name FROM visit v JOIN company_name n USING (company_id) WHERE v.trip_id IS NOT NULL`;
    const visited = called.map(({ name }) => name);
    expect(visited).toEqual(expect.arrayContaining(['首都旅游集团', '佳龙投资集团', '保利集团', '旗滨集团']));
    const signed = await sql`
      SELECT n.name FROM deal d JOIN deal_investor i ON i.deal_id = d.id AND i.is_lead
        JOIN company_name n USING (company_id) WHERE d.signed_on IS NOT NULL`;
    const names = signed.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['北京佳龙', '上海友升', '旗滨光伏']));
  });
});

describe('what holds the records together', () => {
  it('has deals whose newest history row and papers agree with them', async () => {
    await none(sql`
      SELECT d.code FROM deal d
        JOIN LATERAL (SELECT * FROM deal_history h WHERE h.deal_id = d.id ORDER BY seq DESC LIMIT 1) h ON true
       WHERE (h.stage, h.status, h.estimated_amount, h.team_id, h.county_code)
             IS DISTINCT FROM (d.stage, d.status, d.estimated_amount, d.team_id, d.county_code)`);
    await none(sql`
      SELECT d.code FROM deal d WHERE stage_since IS DISTINCT FROM (
        SELECT max(effective_on) FROM deal_history h
         WHERE h.deal_id = d.id AND h.stage = d.stage AND h.kind IN ('created', 'advanced'))`);
    await none(sql`
      SELECT h.deal_id FROM deal_history h LEFT JOIN agreement a ON a.id = h.agreement_id
       WHERE (h.stage = 'signed') <> (a.deal_id IS NOT DISTINCT FROM h.deal_id AND a.signed_on = h.effective_on)`);
    const signed = await sql`
      SELECT d.code, d.signed_on::text AS on, d.signed_amount AS amount, d.signed_edition_id AS edition,
             json_agg(json_build_object('seq', a.seq, 'kind', a.kind, 'signedOn', a.signed_on,
                                        'amount', a.amount::text, 'editionId', a.edition_id)) AS papers
        FROM deal d JOIN agreement a ON a.deal_id = d.id GROUP BY d.id`;
    expect(signed).toHaveLength(191 + 140);
    for (const { papers, ...deal } of signed) {
      const figures = signedFigures(papers as CountedAgreement[]);
      expect([deal.on, deal.amount, deal.edition]).toEqual([
        figures?.signedOn,
        figures?.amount,
        figures?.editionId,
      ]);
    }
  });

  it('has signed deals that have moved on, the earlier the further, each knowing what its gates asked for', async () => {
    const stages = await sql`SELECT DISTINCT stage FROM deal WHERE stage >= 'signed'`;
    expect(stages).toHaveLength(8);
    await none(sql`
      SELECT code FROM deal
       WHERE (stage >= 'registered') <> (project_company IS NOT NULL AND project_uscc IS NOT NULL)
          OR (stage >= 'approved') <> (filing_code IS NOT NULL AND filed_amount IS NOT NULL)
          OR (stage >= 'in_statistics') <> (statistics_name IS NOT NULL AND statistics_amount IS NOT NULL)`);
    await none(sql`
      SELECT d.code FROM deal d JOIN deal_history h ON h.deal_id = d.id AND h.stage = 'started'
       WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.deal_id = d.id AND a.kind = 'contract'
                                                     AND a.signed_on <= h.effective_on)`);
    const companies = await sql`
      SELECT project_uscc AS uscc FROM deal WHERE project_company IS NOT NULL`;
    for (const { uscc } of companies) expect(checkUscc(uscc)).toBe('ok');
    expect(new Set(companies.map(({ uscc }) => uscc)).size).toBe(companies.length);
    await none(sql`SELECT id FROM visit_photo`);
  });

  it('has signings of the 南博会 that were started since', async () => {
    const rows = await sql`
      SELECT count(*)::int AS signed, count(*) FILTER (WHERE d.stage >= 'registered')::int AS registered,
             count(*) FILTER (WHERE d.stage >= 'started')::int AS started,
             count(*) FILTER (WHERE d.stage >= 'producing')::int AS producing
        FROM deal d JOIN event_edition e ON e.id = d.signed_edition_id WHERE e.series_code = 'csa_expo'`;
    expect([...rows]).toEqual([{ signed: 24, registered: 22, started: 10, producing: 0 }]);
  });

  it('shows what the counting rules are for', async () => {
    const rows =
      await sql`SELECT array_agg(kind::text ORDER BY seq) AS kinds FROM agreement GROUP BY deal_id`;
    const stories = new Set(rows.map(({ kinds }) => (kinds as string[]).join(' ')));
    for (const story of [
      'intent contract',
      'framework contract',
      'contract capital_increase',
      'contract supplement',
      'intent',
      'framework',
    ])
      expect(stories).toContain(story);
  });

  it('adds up to the same over counties and over credits', async () => {
    const rows = await sql`
      SELECT (SELECT sum(signed_amount) FROM deal d JOIN region r ON r.code = d.county_code
               WHERE r.level = 'county' AND d.signed_on >= '2023-01-01') AS counties,
             (SELECT sum(signed_amount * c.share) FROM deal d JOIN deal_credit c ON c.deal_id = d.id
               WHERE d.signed_on >= '2023-01-01')::numeric(20, 2) AS credits`;
    expect([...rows]).toEqual([{ counties: '124090000000.00', credits: '124090000000.00' }]);
  });

  it('has one lead investor and one credit or more for each deal, and a first talk before screening', async () => {
    await none(sql`
      SELECT code FROM deal d WHERE 1 <> (SELECT count(*) FROM deal_investor WHERE deal_id = d.id AND is_lead)`);
    await none(
      sql`SELECT code FROM deal d WHERE NOT EXISTS (SELECT 1 FROM deal_credit WHERE deal_id = d.id)`,
    );
    await none(sql`
      SELECT d.code FROM deal d JOIN deal_history h ON h.deal_id = d.id AND h.stage = 'screening'
       WHERE NOT EXISTS (SELECT 1 FROM visit_deal x JOIN visit v ON v.id = x.visit_id
                          WHERE x.deal_id = d.id AND v.trip_id IS NULL AND v.occurred_on <= h.effective_on)`);
    await none(sql`
      SELECT v.id FROM visit v WHERE NOT EXISTS (SELECT 1 FROM visit_staff s WHERE s.visit_id = v.id)
                                  OR NOT EXISTS (SELECT 1 FROM visit_guest g WHERE g.visit_id = v.id)`);
  });

  it('has nothing from the future, and nothing recorded before it happened', async () => {
    const day = sql`date '2023-11-12'`;
    const now = sql`timestamptz '2023-11-12 09:00+08'`;
    await none(sql`SELECT code FROM deal WHERE greatest(first_met_on, stage_since, signed_on) > ${day}
                                            OR greatest(recorded_at, updated_at) > ${now}`);
    await none(sql`SELECT id FROM company WHERE greatest(created_at, updated_at) > ${now}`);
    for (const [table, date] of [
      ['deal_history', 'effective_on'],
      ['agreement', 'signed_on'],
      ['visit', 'occurred_on'],
    ] as const)
      await none(sql`
        SELECT id FROM ${sql(table)} WHERE ${sql(date)} > ${day} OR recorded_at > ${now}
            OR (recorded_at AT TIME ZONE 'Asia/Shanghai')::date < ${sql(date)}`);
    await none(sql`
      SELECT deal_id FROM (SELECT deal_id, effective_on - lag(effective_on) OVER w AS days,
                                  recorded_at - lag(recorded_at) OVER w AS later
                             FROM deal_history WINDOW w AS (PARTITION BY deal_id ORDER BY seq)) steps
       WHERE days < 0 OR later <= interval '0'`);
  });

  it('numbers the deals of a year in the order they were recorded', async () => {
    await none(sql`
      SELECT code FROM (SELECT code, extract(year FROM recorded_at AT TIME ZONE 'Asia/Shanghai') AS year,
                               row_number() OVER (PARTITION BY left(code, 7) ORDER BY recorded_at, id) AS n FROM deal) d
       WHERE code <> 'ZT-' || year || '-' || lpad(n::text, 4, '0')`);
    await none(sql`
      SELECT year FROM deal_counter c
       WHERE last <> (SELECT count(*) FROM deal WHERE code LIKE 'ZT-' || c.year || '-%')`);
  });

  it('halts deals only before negotiation, with a reason that fits', async () => {
    await none(sql`SELECT code FROM deal WHERE status <> 'active' AND stage NOT IN ('lead', 'screening')`);
    await none(sql`
      SELECT h.id FROM deal_history h LEFT JOIN reason r ON r.code = h.reason_code
       WHERE h.kind = 'status' AND (r.code IS NULL OR h.reason_text = '' OR NOT h.status::text = ANY (r.applies_to::text[]))`);
  });

  it('converts foreign amounts half up to the cent', async () => {
    const rows = await sql`
      SELECT estimated_original AS original, estimated_rate AS rate, estimated_amount AS yuan
        FROM deal WHERE estimated_original IS NOT NULL
       UNION ALL SELECT original, rate, amount FROM agreement WHERE original IS NOT NULL`;
    expect(rows.length).toBeGreaterThan(8);
    for (const { original, rate, yuan } of rows) expect(convertToYuan(original, rate)).toBe(yuan);
  });

  it('has steps that are overdue, due today and ahead, and closed trips whose visits are followed up', async () => {
    const [due] = await sql`
      SELECT count(*) FILTER (WHERE next_step_due < '2023-11-12')::int AS overdue,
             count(*) FILTER (WHERE next_step_due = '2023-11-12')::int AS today,
             count(*) FILTER (WHERE next_step_due > '2023-11-12')::int AS ahead FROM deal`;
    for (const count of Object.values(due ?? {})) expect(count).toBeGreaterThan(10);
    await none(sql`
      SELECT t.title FROM trip t JOIN visit v ON v.trip_id = t.id
       WHERE t.closed_at IS NOT NULL AND (v.outcome = '' OR v.next_step IS NULL)`);
  });

  it('has codes with a right check character, but for one company', async () => {
    const rows = await sql`SELECT uscc FROM company WHERE uscc IS NOT NULL`;
    const wrong = rows.filter(({ uscc }) => checkUscc(uscc) !== 'ok');
    expect(rows.length).toBeGreaterThan(400);
    expect(wrong.map(({ uscc }) => checkUscc(uscc))).toEqual(['checksum']);
  });

  it('starts the business clock, and logs its loading once beside the changes of targets', async () => {
    const [setting] = await sql`SELECT value FROM setting WHERE key = 'clock'`;
    expect(setting?.value.offsetMs).toBeTypeOf('number');
    const entries = await sql`SELECT action FROM audit_entry`;
    const others = entries.map(({ action }) => action).filter((action) => action !== 'set_target');
    expect(others).toEqual(['demo.loaded']);
    expect(entries.length).toBeGreaterThan(others.length);
  });
});
