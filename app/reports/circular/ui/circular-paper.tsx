import { useTranslation } from 'react-i18next';
import { TableView } from '../../tables/ui/table-view.tsx';
import { type Block, type CircularDocument, isWide } from '../document.ts';
import styles from './circular-paper.module.css';

/** A circular as its Word document looks, on the screen and in print; what was written by hand is marked in a draft. */
export function CircularPaper({ document }: { document: CircularDocument }) {
  const { redHead, documentNumber, title, addressee, blocks, issuer, date } = document;
  return (
    <article className={styles.paper} lang="zh-CN">
      {redHead && (
        <header className={styles.redHead}>
          <p>{redHead}</p>
          <p className={styles.number}>{documentNumber}</p>
        </header>
      )}
      <h2 className={styles.title}>{title}</h2>
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
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  const { t } = useTranslation();
  if (block.kind === 'table') {
    return (
      <figure className={`${styles.table} ${isWide(block.table) ? styles.wide : ''}`}>
        <figcaption>{block.label}</figcaption>
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
