import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './reorder.module.css';

interface Props<Item> {
  items: Item[];
  /** Asked to put an item at another place, counted from 0 in the list without it; the caller changes `items`. */
  onMove: (id: string, toIndex: number) => void;
  /** Whether a move is on its way to the server; it is said when that takes long. */
  isSaving?: boolean;
  render: (item: Item) => ReactNode;
  /** What an item is called in labels and announcements; without it by its place. */
  nameOf?: (item: Item) => string;
}

interface Drag {
  id: string;
  /** Where the pointer took hold, in page coordinates. */
  from: number;
  by: number;
  toIndex: number;
}

/** How near to the edge of the window, and how far at a time, a drag scrolls the page. */
const EDGE_PX = 60;
const SCROLL_PX = 14;

/**
 * A list in an order of the user's: dragged by its handle with mouse or finger, moved by its two buttons, or with
 * Alt and an arrow key from anywhere in an item. Moves are announced, and the focus stays with the item moved.
 */
export function ReorderList<Item extends { id: string }>({
  items,
  onMove,
  isSaving = false,
  render,
  nameOf,
}: Props<Item>) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<HTMLElement | null>(null);
  const [drag, setDrag] = useState<Drag>();
  const [said, setSaid] = useState('');
  const order = items.map(({ id }) => id).join();

  // The browser drops the focus of an element that moves in the document.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new order
  useEffect(() => {
    if (held.current?.isConnected) held.current.focus();
    held.current = null;
  }, [order]);

  const name = (index: number) => {
    const item = items[index];
    return (item && nameOf?.(item)) ?? t('reorder.item', { position: index + 1 });
  };
  const move = (index: number, toIndex: number) => {
    const item = items[index];
    if (!item || toIndex === index || toIndex < 0 || toIndex >= items.length) return;
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSaid(t('reorder.moved', { name: name(index), position: toIndex + 1, count: items.length }));
    onMove(item.id, toIndex);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Escape') setDrag(undefined);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    move(index, index + step);
  };
  const handle = (id: string, index: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, from: event.pageY, by: 0, toIndex: index });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag?.id !== id) return;
      scrollAtEdge(event.clientY);
      setDrag({ ...drag, by: event.pageY - drag.from, toIndex: placeUnder(list.current, id, event.clientY) });
    },
    onPointerUp: () => {
      if (drag?.id !== id) return;
      setDrag(undefined);
      move(index, drag.toIndex);
    },
    onPointerCancel: () => setDrag(undefined),
  });
  const dragged = drag ? items.findIndex(({ id }) => id === drag.id) : -1;
  const mark = (index: number) => {
    if (!drag || index === dragged || drag.toIndex === dragged) return '';
    if (index !== drag.toIndex) return '';
    return index < dragged ? styles.before : styles.after;
  };
  return (
    <>
      <ol className={styles.list} ref={list}>
        {items.map((item, index) => (
          <li
            key={item.id}
            data-id={item.id}
            className={`${styles.item} ${drag?.id === item.id ? styles.dragged : mark(index)}`}
            style={drag?.id === item.id ? { transform: `translateY(${drag.by}px)` } : undefined}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {items.length > 1 && (
              <span
                className={`${styles.handle} no-print`}
                title={t('reorder.drag')}
                aria-hidden
                {...handle(item.id, index)}
              >
                ⠿
              </span>
            )}
            <div className={styles.content}>{render(item)}</div>
            {items.length > 1 && (
              <div className={`${styles.buttons} no-print`}>
                <Arrow
                  text="↑"
                  label={t('reorder.up', { name: name(index) })}
                  off={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <Arrow
                  text="↓"
                  label={t('reorder.down', { name: name(index) })}
                  off={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {isSaving && <p className={`${styles.saving} muted small no-print`}>{t('action.saving')}</p>}
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
    </>
  );
}

/** One step up or down. At the end of the list it only says so: a disabled button would lose the focus. */
function Arrow({
  text,
  label,
  off,
  onClick,
}: {
  text: string;
  label: string;
  off: boolean;
  onClick: () => void;
}) {
  return (
    <Button look="quiet" aria-label={label} title={label} aria-disabled={off} onClick={onClick}>
      {text}
    </Button>
  );
}

/** Where the item would stand if it were dropped at this height: after every other whose middle lies above. */
function placeUnder(list: HTMLOListElement | null, id: string, clientY: number): number {
  const others = [...(list?.children ?? [])].filter((child) => (child as HTMLElement).dataset.id !== id);
  return others.filter((other) => {
    const { top, height } = other.getBoundingClientRect();
    return top + height / 2 < clientY;
  }).length;
}

function scrollAtEdge(clientY: number): void {
  if (clientY < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
  else if (clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
}
