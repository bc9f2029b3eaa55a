import agreements from './agreements.json';
import audit from './audit.json';
import auth from './auth.json';
import codes from './codes.json';
import common from './common.json';
import companies from './companies.json';
import contacts from './contacts.json';
import deals from './deals.json';
import errors from './errors.json';
import home from './home.json';
import reports from './reports.json';
import teams from './teams.json';
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
  errors,
  home,
  reports,
  teams,
  users,
  visits,
};
