-- AlterTable
ALTER TABLE "rate_definition" ADD COLUMN     "days" INTEGER;

-- A deal is stuck after a number of days in a stage before some other; all else compares by stage or by money.
ALTER TABLE "rate_definition" ADD CONSTRAINT "rate_definition_days_check"
  CHECK (("code" = 'stuck') = ("days" IS NOT NULL) AND "days" BETWEEN 1 AND 3650 IS NOT FALSE);
ALTER TABLE "rate_definition" ADD CONSTRAINT "rate_definition_stage_check"
  CHECK (("code" = 'money') = ("stage" IS NULL) AND "stage" > 'signed' IS NOT FALSE);
