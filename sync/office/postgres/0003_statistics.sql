-- Which district a row has says nothing about how it is found: every key begins with it. With
-- figures of that column a planner believes that a district it has not counted yet has one row, and
-- reads all of it instead of looking a row up by its id.
ALTER TABLE writer          ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE meta            ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE feed            ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE peer            ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE history         ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE feed_entry      ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE grant_          ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE pack            ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE listing         ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE job             ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE job_item        ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE enrolment       ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE device          ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE received        ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE set_aside       ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE set_aside_touch ALTER COLUMN district SET STATISTICS 0;
ALTER TABLE audit           ALTER COLUMN district SET STATISTICS 0;
