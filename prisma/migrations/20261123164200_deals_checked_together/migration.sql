-- A transaction that writes very many deals sets crm.deals_together to 'on' and compares all of them with their history
-- by one statement before it ends; for every other one the two are compared deal by deal, as before.
DROP TRIGGER "deal_is_newest_history" ON "deal";
DROP TRIGGER "deal_history_is_deal" ON "deal_history";
CREATE CONSTRAINT TRIGGER "deal_is_newest_history"
  AFTER INSERT OR UPDATE OF "stage", "status", "estimated_amount", "team_id", "county_code" ON "deal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (current_setting('crm.deals_together', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION check_deal_is_newest_history();
CREATE CONSTRAINT TRIGGER "deal_history_is_deal"
  AFTER INSERT OR UPDATE ON "deal_history"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (current_setting('crm.deals_together', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION check_deal_is_newest_history();
