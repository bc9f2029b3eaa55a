import { reportLines } from '../report-lines.ts';
import type { TripReport } from '../trip-report.queries.server.ts';
import styles from './report-paper.module.css';

/** The report as its document will look. */
export function ReportPaper({ report }: { report: TripReport }) {
  return (
    <article className={styles.paper} lang="zh-CN">
      <h2>{report.title}</h2>
      {reportLines(report.text).map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name of their own
        <p key={index} className={styles[kind]}>
          {text}
        </p>
      ))}
      <p className={styles.signed}>
        {report.signedBy}
        <br />
        {report.signedOn}
      </p>
    </article>
  );
}
