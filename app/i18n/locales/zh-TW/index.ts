import agreements from './agreements.json';
import arrivals from './arrivals.json';
import audit from './audit.json';
import auth from './auth.json';
import circulars from './circulars.json';
import codes from './codes.json';
import common from './common.json';
import companies from './companies.json';
import contacts from './contacts.json';
import countyTable from './countyTable.json';
import deals from './deals.json';
import definitions from './definitions.json';
import documents from './documents.json';
import duplicates from './duplicates.json';
import errors from './errors.json';
import events from './events.json';
import exportTexts from './exports.json';
import followThrough from './followThrough.json';
import guests from './guests.json';
import home from './home.json';
import imports from './imports.json';
import instructions from './instructions.json';
import leads from './leads.json';
import ledgers from './ledgers.json';
import meetings from './meetings.json';
import outbox from './outbox.json';
import periods from './periods.json';
import receptions from './receptions.json';
import reports from './reports.json';
import screen from './screen.json';
import search from './search.json';
import signings from './signings.json';
import targets from './targets.json';
import tasks from './tasks.json';
import teamReport from './teamReport.json';
import teams from './teams.json';
import trips from './trips.json';
import users from './users.json';
import views from './views.json';
import visits from './visits.json';

export default {
  agreements,
  arrivals,
  audit,
  auth,
  circulars,
  codes,
  common,
  companies,
  contacts,
  countyTable,
  deals,
  definitions,
  documents,
  duplicates,
  errors,
  events,
  exports: exportTexts,
  followThrough,
  guests,
  home,
  imports,
  instructions,
  leads,
  ledgers,
  meetings,
  outbox,
  periods,
  receptions,
  reports,
  screen,
  search,
  signings,
  targets,
  tasks,
  teamReport,
  teams,
  trips,
  users,
  views,
  visits,
};
