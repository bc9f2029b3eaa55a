import { Link, useLocation } from '@remix-run/react';
import { useCombobox } from 'downshift';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '#app/i18n/texts.client.ts';
import { matchingActions } from './actions.ts';
import { keepRecent, readRecent } from './recent.ts';
import styles from './search.module.css';
import { type Found, useSearch } from './use-search.ts';

export interface PaletteProps {
  owner: string;
  /** The pages of the user's navigation, by text key. */
  pages: readonly { to: string; text: string }[];
  /** Addresses of the forms on which the user may enter something new. */
  creates: readonly string[];
  /** Whether the user has records to look for. */
  finds: boolean;
  onClose: () => void;
}

interface Item extends Found {
  /** Remembered among those opened last. */
  isRecord?: boolean;
}

interface Group {
  key: string;
  title: string;
  items: Item[];
}

const MOST_ACTIONS = 4;

/** One box over all records in the user's sight and all that the user may do. */
export default function Palette(props: PaletteProps) {
  const { t, i18n } = useTranslation();
  if (!i18n.hasResourceBundle(i18n.language, 'search')) throw addTexts(i18n, ['search']);
  const { owner, onClose } = props;
  const [typed, setTyped] = useState('');
  const [goal, setGoal] = useState<string>();
  const link = useRef<HTMLAnchorElement>(null);
  const found = useSearch(props.finds ? typed : '');
  const groups = useGroups(props, typed, found.groups);
  const items = groups.flatMap((group) => group.items);
  const dialog = useDialog(onClose);

  const open = (item: Item) => {
    if (item.isRecord) keepRecent(owner, { to: item.to, text: item.text, note: item.note });
    setGoal(item.to);
  };
  // A real click, so that whoever has no network is kept on the page like with every other link.
  useEffect(() => {
    if (!goal) return;
    link.current?.click();
    onClose();
  }, [goal, onClose]);
  const combo = useCombobox<Item>({
    items,
    isOpen: true,
    inputValue: typed,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: (item) => item?.text ?? '',
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) setTyped(inputValue);
    },
    onSelectedItemChange: ({ selectedItem }) => selectedItem && open(selectedItem),
  });
  const { setHighlightedIndex } = combo;
  // The best hit is the one that Enter opens, whatever was highlighted before it came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every answer
  useEffect(() => setHighlightedIndex(0), [found.query, typed]);

  return (
    <dialog ref={dialog} className={styles.palette} aria-label={t('action.search')}>
      <div className={styles.head}>
        <input
          {...combo.getInputProps({
            'aria-label': t('search:label'),
            onKeyDown: (event) => event.key === 'Escape' && onClose(),
          })}
          className={styles.input}
          type="search"
          autoComplete="off"
          enterKeyHint="go"
          maxLength={100}
          placeholder={t(props.finds ? 'search:placeholder' : 'search:placeholderActions')}
        />
        <button type="button" className={styles.close} onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
      <div {...combo.getMenuProps({ 'aria-label': t('search:results') })} className={styles.results}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group.key} role="group" aria-label={group.title}>
            <div className={styles.group} aria-hidden>
              {group.title}
            </div>
            {group.items.map((item) => {
              const index = items.indexOf(item);
              return (
                <div
                  key={item.to}
                  {...combo.getItemProps({ item, index })}
                  className={`${styles.item} ${combo.highlightedIndex === index ? styles.highlighted : ''}`}
                >
                  <span className={styles.text}>{item.text}</span>
                  {item.note && <span className={styles.note}>{item.note}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={items.length > 0 && !found.isOffline ? 'visually-hidden' : styles.said} role="status">
        {found.isOffline
          ? t('search:offline')
          : found.isAsking && typed.trim() !== '' && props.finds
            ? t('form.searching')
            : items.length > 0
              ? t('search:count', { count: items.length })
              : t('search:nothing')}
      </p>
      <Link ref={link} to={goal ?? '/'} hidden tabIndex={-1} />
    </dialog>
  );
}

/** What the box offers: records and actions that fit; with nothing typed, what was opened last and all actions. */
function useGroups(props: PaletteProps, typed: string, found: { kind: string; hits: Found[] }[]): Group[] {
  const { t } = useTranslation();
  const { owner, pages, creates } = props;
  const recent = useMemo(() => readRecent(owner), [owner]);
  const actions = [
    ...creates.map((to) => ({ to, text: t(`search:create.${to}` as 'search:create./deals/new') })),
    ...pages.map(({ to, text }) => ({ to, text: t(text as 'common:nav.home') })),
  ];
  const fitting = matchingActions(actions, typed).map((action) => ({ ...action, note: '' }));
  if (typed.trim() === '') {
    const remembered = recent.map((item) => ({ ...item, isRecord: true }));
    return [
      { key: 'recent', title: t('search:recent'), items: remembered },
      { key: 'actions', title: t('search:actions'), items: fitting },
    ].filter(({ items }) => items.length > 0);
  }
  const records = found.map(({ kind, hits }) => ({
    key: kind,
    title: t(`search:kind.${kind}` as 'search:kind.deal'),
    items: hits.map((hit) => ({ ...hit, isRecord: true })),
  }));
  const all = { to: `/search?q=${encodeURIComponent(typed.trim())}`, text: t('search:all'), note: '' };
  return [
    ...records,
    { key: 'actions', title: t('search:actions'), items: fitting.slice(0, MOST_ACTIONS) },
    { key: 'all', title: t('search:more'), items: records.length > 0 ? [all] : [] },
  ].filter(({ items }) => items.length > 0);
}

/** A modal dialog that Escape, a click beside it and every change of page close; the focus goes back by itself. */
function useDialog(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { key } = useLocation();
  const opened = useRef(key);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    shown.showModal();
    const onClick = (event: MouseEvent) => event.target === shown && onClose();
    shown.addEventListener('close', onClose);
    shown.addEventListener('click', onClick);
    return () => {
      shown.removeEventListener('close', onClose);
      shown.removeEventListener('click', onClick);
      shown.close();
    };
  }, [onClose]);
  useEffect(() => {
    if (opened.current !== key) onClose();
  }, [key, onClose]);
  return dialog;
}
