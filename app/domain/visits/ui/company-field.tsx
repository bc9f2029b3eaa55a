import { useEffect, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field, useFieldError } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import type { CompanyToMeet } from '../known-companies.queries.server.ts';
import { findSimilar } from './use-companies.ts';
import { useSuggestions } from './use-suggestions.ts';
import styles from './visit-form.module.css';

interface Props {
  /** At hand, the likeliest first. */
  companies: CompanyToMeet[];
  /** Offered as one tap each: the investors of the deal the form was opened from. */
  suggested: CompanyToMeet[];
  search: (text: string) => Promise<CompanyToMeet[]>;
}

const SHOWN = 8;
const PAUSE_MS = 250;

/**
 * Whom the talk was with: found while typing, among what the page brought along and, with a network, by the server.
 * A name that is nobody's is registered when the talk is saved. Without JavaScript the name alone is posted.
 */
export function CompanyField({ companies, suggested, search }: Props) {
  const { t } = useTranslation();
  const { setValue, getValues, formState } = useFormContext();
  const name = String(useWatch({ name: 'companyName' }) ?? '');
  const companyId = String(useWatch({ name: 'companyId' }) ?? '');
  const problem = useFieldError('companyId');
  const [found, setFound] = useState<CompanyToMeet[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const term = name.trim().toLowerCase();
  const chosen = companies.find(({ id }) => id === companyId);
  const matching = companies.filter((company) => company.name.toLowerCase().includes(term));
  const items = unique(companyId ? companies : [...matching, ...found]).slice(0, SHOWN);

  const choose = (company: { id: string; name: string } | null, typed = company?.name ?? '') => {
    const options = { shouldDirty: true, shouldTouch: true, shouldValidate: formState.isSubmitted };
    // Deals are the company's; those of another one are no longer meant.
    if ((company?.id ?? '') !== getValues('companyId')) setValue('dealIds', []);
    setValue('companyId', company?.id ?? '', options);
    setValue('companyName', typed, options);
  };
  const type = (text: string) => {
    const exact = companies.find((company) => company.name === text.trim());
    choose(exact ?? null, text);
    suggestions.open();
    clearTimeout(timer.current);
    if (text.trim()) timer.current = setTimeout(async () => setFound(await search(text.trim())), PAUSE_MS);
  };
  const suggestions = useSuggestions(items, choose);

  return (
    <Field name="companyName" label={t('visits:field.companyId')} required wide problem={problem}>
      {({ id, aria }) => (
        <>
          {suggested.length > 1 && (
            <div className={styles.chips}>
              {suggested
                .filter((company) => company.id !== companyId)
                .map((company) => (
                  <button
                    key={company.id}
                    type="button"
                    className={styles.suggestion}
                    onClick={() => choose(company)}
                  >
                    {company.name}
                  </button>
                ))}
            </div>
          )}
          <div className={form.combo}>
            <ChosenId id={companyId} />
            <input
              id={id}
              {...suggestions.input}
              {...aria}
              value={name}
              onChange={(event) => type(event.target.value)}
              name="companyName"
              className={form.input}
              maxLength={120}
              placeholder={t('visits:companyHint')}
            />
            <ul
              {...suggestions.list}
              aria-label={t('visits:field.companyId')}
              className={suggestions.shown.length > 0 ? form.options : ''}
            >
              {suggestions.shown.map((company, index) => (
                <li key={company.id} {...suggestions.option(index)} className={form.option}>
                  {company.name}
                  <Known company={company} />
                </li>
              ))}
            </ul>
          </div>
          {chosen && <Known company={chosen} />}
          {!companyId && term && <NewCompany name={name.trim()} choose={choose} />}
        </>
      )}
    </Field>
  );
}

/** Only with JavaScript: without it a name that is typed over would still post the id of the old one. */
function ChosenId({ id }: { id: string }) {
  const [active, setActive] = useState(false);
  useEffect(() => setActive(true), []);
  return active && <input type="hidden" name="companyId" value={id} />;
}

/** What is known of a company, in one line: how often it was met, its open deals, when last. */
function Known({ company }: { company: CompanyToMeet }) {
  const { t } = useTranslation();
  const parts = [
    company.met > 0 && t('visits:met', { count: company.met }),
    company.deals.length > 0 && t('visits:openDeals', { count: company.deals.length }),
    company.lastMet && t('visits:lastMet', { on: company.lastMet }),
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 && <div className="muted small">{parts.join(' · ')}</div>;
}

/** Says that the name is new, and which ones it may mean. */
function NewCompany({
  name,
  choose,
}: {
  name: string;
  choose: (company: { id: string; name: string }) => void;
}) {
  const { t } = useTranslation();
  const [similar, setSimilar] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const found = name.length < 2 ? [] : await findSimilar(name);
      if (current) setSimilar(found);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name]);
  return (
    <div className="small" role="status">
      <div className="muted">{t('visits:newCompany')}</div>
      {similar.length > 0 && (
        <div className={styles.chips}>
          {similar.map((company) => (
            <button
              key={company.id}
              type="button"
              className={styles.suggestion}
              onClick={() => choose(company)}
            >
              {t('visits:similar', { name: company.name })}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const unique = (companies: CompanyToMeet[]) => [...new Map(companies.map((one) => [one.id, one])).values()];
