import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { listContactsOf } from '../contact.queries.server.ts';
import { ContactNumbers } from './contact-numbers.tsx';
import styles from './contact-panel.module.css';

type Contacts = Awaited<ReturnType<typeof listContactsOf>>;
type Card = Contacts['current'][number];

interface Props {
  company: { id: string; canEdit: boolean };
  contacts: Contacts;
}

/** The people at a company, with their numbers for those who work it and a way back for those archived. */
export function ContactPanel({ company, contacts }: Props) {
  const { t } = useTranslation();
  const add = company.canEdit && (
    <Link to={`/companies/${company.id}/contacts/new`}>{t('contacts:add')}</Link>
  );
  return (
    <Panel title={t('contacts:title')} id="contacts" action={add}>
      {contacts.current.length === 0 && (
        <Empty text={t(company.canEdit ? 'contacts:emptyOwn' : 'contacts:empty')} />
      )}
      <ul className={styles.list}>
        {contacts.current.map((contact) => (
          <Person key={contact.id} contact={contact} reveal={contacts.reveal} canEdit={company.canEdit} />
        ))}
      </ul>
      {!contacts.reveal && contacts.current.length > 0 && (
        <p className="muted small">{t('contacts:maskedNote')}</p>
      )}
      {contacts.archived.length > 0 && <Archived contacts={contacts.archived} />}
    </Panel>
  );
}

function Person({ contact, reveal, canEdit }: { contact: Card; reveal: boolean; canEdit: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={styles.person}>
      <div className={styles.head}>
        <span>
          <strong>{contact.name}</strong> <span className="muted">{contact.title}</span>
        </span>
        {canEdit && (
          <Link
            to={`/contacts/${contact.id}/edit`}
            className={styles.edit}
            aria-label={t('contacts:editOf', contact)}
          >
            {t('action.edit')}
          </Link>
        )}
      </div>
      <div className={styles.numbers}>
        <ContactNumbers contact={contact} reveal={reveal} />
      </div>
      {contact.notes && <p className={styles.notes}>{contact.notes}</p>}
    </li>
  );
}

function Archived({ contacts }: { contacts: Card[] }) {
  const { t } = useTranslation();
  return (
    <details className={styles.archived}>
      <summary className="small">{t('contacts:archivedCount', { count: contacts.length })}</summary>
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.head}>
            <span className="muted">
              {contact.name} {contact.title}
            </span>
            <Form method="post" action={`/contacts/${contact.id}/edit`}>
              <input type="hidden" name="version" value={contact.version} />
              <Button type="submit" look="quiet" name="intent" value="restore">
                {t('contacts:restore')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
