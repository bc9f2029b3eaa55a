import { Form, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import { postNow } from '#app/ui/post.ts';
import { ReorderList } from '#app/ui/reorder.tsx';
import { useMoves, usePageReading } from '#app/ui/use-moves.ts';
import type { Delegate, listDelegates } from '../delegate.queries.server.ts';
import { DELEGATE_ROLES } from '../delegate.schema.ts';
import styles from './delegation.module.css';

type Delegation = Awaited<ReturnType<typeof listDelegates>>;

interface Props {
  delegation: Delegation;
  edition: { id: string; canArrange: boolean };
}

/** The members in their order; who arranges the event changes parts and order and takes members out. */
export function DelegationList({ delegation, edition: { id, canArrange } }: Props) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const send = (fields: Record<string, string>) => submit(fields, { method: 'post', replace: true });
  const moves = useMoves(delegation.rows, usePageReading(), (delegateId, toIndex) =>
    postNow(`/events/${id}/delegation/move`, { delegateId, toIndex: String(toIndex) }),
  );
  const summary = delegation.counts
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => t('events:delegation.count', { role: t(`events:role.${role}`), count }));
  return (
    <Panel
      title={t('events:delegation.title')}
      action={<span className="muted small">{summary.join(' · ')}</span>}
    >
      {delegation.rows.length === 0 && (
        <Empty text={t(canArrange ? 'events:delegation.emptyOwn' : 'events:delegation.empty')} />
      )}
      {moves.problems.length > 0 && <Problems answer={moves} />}
      <div className="no-print" aria-busy={moves.isSaving}>
        {canArrange ? (
          <ReorderList
            items={moves.items}
            onMove={moves.onMove}
            isSaving={moves.isSaving}
            nameOf={({ name }) => name}
            render={(delegate) => (
              <div className={styles.line}>
                <Who delegate={delegate} />
                <select
                  className={styles.role}
                  aria-label={t('events:delegation.roleOf', { name: delegate.name })}
                  value={delegate.role}
                  onChange={({ target }) =>
                    send({ intent: 'role', delegateId: delegate.id, role: target.value })
                  }
                >
                  {DELEGATE_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t(`events:role.${role}`)}
                    </option>
                  ))}
                </select>
                <Form method="post" replace>
                  <input type="hidden" name="delegateId" value={delegate.id} />
                  <Button
                    type="submit"
                    look="quiet"
                    name="intent"
                    value="remove"
                    aria-label={t('events:delegation.removeOf', { name: delegate.name })}
                  >
                    {t('action.remove')}
                  </Button>
                </Form>
              </div>
            )}
          />
        ) : (
          <ul>
            {delegation.rows.map((delegate) => (
              <li key={delegate.id} className={styles.line}>
                <Who delegate={delegate} />
                <span className="muted">{t(`events:role.${delegate.role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <PrintedList rows={delegation.rows} />
    </Panel>
  );
}

function Who({ delegate }: { delegate: Delegate }) {
  return (
    <span className={styles.who}>
      <strong>{delegate.name}</strong>{' '}
      <span className="muted">{[delegate.organization, delegate.title].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

/** The same as a table with numbers, for paper only. */
function PrintedList({ rows }: { rows: Delegate[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.printed}>
      <thead>
        <tr>
          <th>{t('events:delegation.number')}</th>
          <th>{t('events:delegation.name')}</th>
          <th>{t('events:delegation.organization')}</th>
          <th>{t('events:delegation.jobTitle')}</th>
          <th>{t('events:delegation.role')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id}>
            <td>{index + 1}</td>
            <td>{row.name}</td>
            <td>{row.organization}</td>
            <td>{row.title}</td>
            <td>{t(`events:role.${row.role}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
