import agreements from './agreements.json';
import audit from './audit.json';
import auth from './auth.json';
import codes from './codes.json';
import common from './common.json';
import companies from './companies.json';
import contacts from './contacts.json';
import deals from './deals.json';
import documents from './documents.json';
import errors from './errors.json';
import events from './events.json';
import guests from './guests.json';
import home from './home.json';
import leads from './leads.json';
import meetings from './meetings.json';
import outbox from './outbox.json';
import receptions from './receptions.json';
import reports from './reports.json';
import signings from './signings.json';
import tasks from './tasks.json';
import teams from './teams.json';
import trips from './trips.json';
import users from './users.json';
import visits from './visits.json';

export default {
  agreements,
  audit,
  auth,
  codes,
  common,
  companies,
  contacts,
  deals,
  documents,
  errors,
  events,
  guests,
  home,
  leads,
  meetings,
  outbox,
  receptions,
  reports,
  signings,
  tasks,
  teams,
  trips,
  users,
  visits,
};
