import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import form from '#app/ui/form/form.module.css';
import { Panel } from '#app/ui/page.tsx';

interface Props {
  exists: boolean;
  /** The address, right after it was made and never again. */
  address: string | undefined;
}

/** The private calendar feed: made, shown once, renewed, revoked. */
export function CalendarPanel({ exists, address }: Props) {
  const { t } = useTranslation();
  return (
    <Panel title={t('auth:calendar.title')} id="calendar">
      <p className="muted">{t('auth:calendar.note')}</p>
      {address && <Address address={address} />}
      <div className={form.bar}>
        {exists ? (
          <>
            <ConfirmAction
              intent="calendar_renew"
              label={t('auth:calendar.renew')}
              note={t('auth:calendar.renewNote')}
            />
            <ConfirmAction intent="calendar_revoke" label={t('auth:calendar.revoke')} danger />
          </>
        ) : (
          <Form method="post">
            <Button type="submit" name="intent" value="calendar_renew">
              {t('auth:calendar.make')}
            </Button>
          </Form>
        )}
      </div>
    </Panel>
  );
}

function Address({ address }: { address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div role="status">
      <label htmlFor="calendar-address">{t('auth:calendar.once')}</label>
      <div className={form.unit}>
        <input
          id="calendar-address"
          className={form.input}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          onClick={async () => {
            await navigator.clipboard?.writeText(address);
            setCopied(true);
          }}
        >
          {t(copied ? 'auth:calendar.copied' : 'auth:calendar.copy')}
        </Button>
      </div>
    </div>
  );
}
