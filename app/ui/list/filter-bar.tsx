import { Form, Link, useLocation, useSubmit } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../form/fields.tsx';
import styles from './list.module.css';

const PAUSE_MS = 250;

/**
 * The conditions of a list, kept in the URL. Works as a plain GET form; with JavaScript it answers while typing.
 * On a phone the conditions stand on one line to be swiped.
 * @param keep parameters to carry along that have no control here, such as the sort order
 */
export function FilterBar({
  keep = {},
  search: searchBox,
  children,
}: {
  keep?: Record<string, string | undefined>;
  search?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const { search, pathname } = useLocation();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Form
      method="get"
      role="search"
      className={styles.filters}
      key={pathname}
      onChange={(event) => {
        const form = event.currentTarget;
        const typing = (event.target as HTMLElement).matches('input');
        clearTimeout(timer.current);
        timer.current = setTimeout(() => submit(form, { replace: true }), typing ? PAUSE_MS : 0);
      }}
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {searchBox}
      <div className={styles.conditions}>{children}</div>
      <noscript>
        <button type="submit">{t('action.apply')}</button>
      </noscript>
      {[...new URLSearchParams(search).keys()].some((name) => name !== 'all') && (
        <Link to={`${pathname}?all=1`} className="small">
          {t('list.clearFilters')}
        </Link>
      )}
    </Form>
  );
}

/** The search box of a list; `/` focuses it. */
export function SearchBox({
  value,
  label,
  placeholder,
}: {
  value?: string;
  label: string;
  placeholder?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches('input, textarea, select');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className={styles.search}>
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value}
        className={styles.control}
        aria-label={label}
        placeholder={placeholder ?? label}
        maxLength={100}
      />
    </div>
  );
}

/** One condition with a short list of values; empty means all. */
export function FilterSelect({
  name,
  value,
  label,
  options,
}: {
  name: string;
  value?: string;
  label: string;
  options: Option[];
}) {
  return (
    <select
      name={name}
      defaultValue={value ?? ''}
      aria-label={label}
      className={styles.control}
      key={value ?? ''}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** A day as a condition; empty means none. */
export function FilterDate({ name, value, label }: { name: string; value?: string; label: string }) {
  return (
    <label className={styles.labelled}>
      <span className="muted small">{label}</span>
      <input type="date" name={name} defaultValue={value ?? ''} className={styles.control} />
    </label>
  );
}
