import styles from './preview.module.css';

/** What is wrong with a cell or a row, and what is only worth knowing. */
export function CellProblems({ problems }: { problems: { level: 'error' | 'warning'; text: string }[] }) {
  return problems.map(({ level, text }) => (
    <div key={text} className={level === 'error' ? styles.error : styles.warning}>
      {text}
    </div>
  ));
}
