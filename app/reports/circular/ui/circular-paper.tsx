import { useTranslation } from 'react-i18next';
import { TableView } from '../../tables/ui/table-view.tsx';
import { type Block, type CircularDocument, isKeptTogether, isWide } from '../document.ts';
import styles from './circular-paper.module.css';

/** A circular as its Word document looks, on the screen and in print; what was written by hand is marked in a draft. */
export function CircularPaper({
  document,
  titleLines,
}: {
  document: CircularDocument;
  titleLines: string[];
}) {
  const { redHead, documentNumber, addressee, blocks, issuer, date, colophon } = document;
  return (
    <article className={styles.paper} lang="zh-CN">
      {redHead && (
        <header className={styles.redHead}>
          <p>{redHead}</p>
          <p className={styles.number}>{documentNumber}</p>
        </header>
      )}
      <h2 className={styles.title}>
        {titleLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h2>
      {!redHead && <p className={styles.number}>{documentNumber}</p>}
      {addressee && <p className={styles.addressee}>{addressee}</p>}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name of their own
        <BlockView key={index} block={block} />
      ))}
      <footer className={styles.signed}>
        <span>{issuer}</span>
        <span>{date}</span>
      </footer>
      {colophon && (
        <footer className={styles.colophon}>
          {colophon.copies && <p>{colophon.copies}</p>}
          <p>
            <span>{colophon.printer}</span>
            <span>{colophon.printed}</span>
          </p>
        </footer>
      )}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  const { t } = useTranslation();
  if (block.kind === 'table') {
    return (
      <figure
        className={`${styles.table} ${isWide(block.table) ? styles.wide : ''} ${isKeptTogether(block.table) ? styles.together : ''}`}
      >
        <figcaption>
          {block.label}
          {block.unit && <span className={styles.unit}>{block.unit}</span>}
        </figcaption>
        <TableView table={block.table} />
      </figure>
    );
  }
  const { kind, text, isEdited } = block;
  if (kind === 'heading') return <h3 className={styles.heading}>{text}</h3>;
  if (kind === 'subheading') return <h4 className={styles.subheading}>{text}</h4>;
  return (
    <p className={isEdited ? styles.edited : undefined}>
      {text}
      {isEdited && <span className={`${styles.mark} no-print`}>{t('circulars:edited')}</span>}
    </p>
  );
}
