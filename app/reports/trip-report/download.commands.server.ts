import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { reportDocx } from './docx.server.ts';
import { reportLines } from './report-lines.ts';
import { readTripReport } from './trip-report.queries.server.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A journey's report as a Word file, and an audit entry that says who took it. Whoever only asks for the head takes
 * nothing.
 * @throws Refusal `not_found`
 */
export async function downloadTripReport(ctx: Ctx, method: string, id: string): Promise<Response> {
  const report = await readTripReport(ctx, id);
  const headers = {
    'Content-Type': TYPE,
    'Content-Disposition': `attachment; filename="trip-report.docx"; filename*=UTF-8''${encodeURIComponent(`${report.title}.docx`)}`,
    'Cache-Control': 'private, no-store',
  };
  if (method === 'HEAD') return new Response(null, { headers });
  const body = await reportDocx(report);
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      action: 'export',
      subject: 'trips',
      id,
      label: report.trip.title,
      after: { format: 'docx', rows: reportLines(report.text).length },
    }),
  );
  return new Response(new Uint8Array(body), { headers });
}
