-- Spreads an office's tables over the workers of a Citus cluster (https://www.citusdata.com), by
-- district: run once in the office's database after `init` or `migrate`, before it serves. All rows
-- of a district stay together, and each statement of the office names its district as a constant,
-- so that it goes to one worker.
--
-- NOT RUN: written from Citus's documentation (create_distributed_table, colocate_with); no test of
-- this project has a Citus cluster. What is tested is the same tables as hash partitions by
-- district of one PostgreSQL.
--
-- Offices connect to the coordinator, where the advisory lock of a district lies. The sequences
-- (row_block, peer_number, audit_number, writer_number) are the coordinator's, too.

SELECT create_distributed_table('history', 'district', colocate_with => 'none');
SELECT create_distributed_table('writer', 'district', colocate_with => 'history');
SELECT create_distributed_table('meta', 'district', colocate_with => 'history');
SELECT create_distributed_table('feed', 'district', colocate_with => 'history');
SELECT create_distributed_table('peer', 'district', colocate_with => 'history');
SELECT create_distributed_table('feed_entry', 'district', colocate_with => 'history');
SELECT create_distributed_table('pack', 'district', colocate_with => 'history');
SELECT create_distributed_table('listing', 'district', colocate_with => 'history');
SELECT create_distributed_table('job', 'district', colocate_with => 'history');
SELECT create_distributed_table('job_item', 'district', colocate_with => 'history');
SELECT create_distributed_table('grant_', 'district', colocate_with => 'history');
SELECT create_distributed_table('enrolment', 'district', colocate_with => 'history');
SELECT create_distributed_table('device', 'district', colocate_with => 'history');
SELECT create_distributed_table('received', 'district', colocate_with => 'history');
SELECT create_distributed_table('set_aside', 'district', colocate_with => 'history');
SELECT create_distributed_table('set_aside_touch', 'district', colocate_with => 'history');
SELECT create_distributed_table('audit', 'district', colocate_with => 'history');
SELECT create_distributed_table('org_unit', 'district', colocate_with => 'history');
SELECT create_distributed_table('grid', 'district', colocate_with => 'history');
SELECT create_distributed_table('"user"', 'district', colocate_with => 'history');
SELECT create_distributed_table('visit_rule', 'district', colocate_with => 'history');
SELECT create_distributed_table('code_entry', 'district', colocate_with => 'history');
SELECT create_distributed_table('contact_card', 'district', colocate_with => 'history');
SELECT create_distributed_table('estate', 'district', colocate_with => 'history');
SELECT create_distributed_table('building', 'district', colocate_with => 'history');
SELECT create_distributed_table('dwelling', 'district', colocate_with => 'history');
SELECT create_distributed_table('household', 'district', colocate_with => 'history');
SELECT create_distributed_table('resident', 'district', colocate_with => 'history');
SELECT create_distributed_table('residency', 'district', colocate_with => 'history');
SELECT create_distributed_table('care_tag', 'district', colocate_with => 'history');
SELECT create_distributed_table('centre_household', 'district', colocate_with => 'history');
SELECT create_distributed_table('steward', 'district', colocate_with => 'history');
SELECT create_distributed_table('contact_link', 'district', colocate_with => 'history');
SELECT create_distributed_table('card_delivery', 'district', colocate_with => 'history');
SELECT create_distributed_table('visit', 'district', colocate_with => 'history');
SELECT create_distributed_table('task', 'district', colocate_with => 'history');
SELECT create_distributed_table('consent', 'district', colocate_with => 'history');
SELECT create_distributed_table('attachment', 'district', colocate_with => 'history');
SELECT create_distributed_table('service_base', 'district', colocate_with => 'history');
SELECT create_distributed_table('property_company', 'district', colocate_with => 'history');
SELECT create_distributed_table('team', 'district', colocate_with => 'history');
SELECT create_distributed_table('pairing', 'district', colocate_with => 'history');
SELECT create_distributed_table('policy_document', 'district', colocate_with => 'history');
SELECT create_distributed_table('campaign', 'district', colocate_with => 'history');
SELECT create_distributed_table('problem_limit', 'district', colocate_with => 'history');
SELECT create_distributed_table('problem', 'district', colocate_with => 'history');
SELECT create_distributed_table('mediation', 'district', colocate_with => 'history');
SELECT create_distributed_table('whistle', 'district', colocate_with => 'history');
SELECT create_distributed_table('leader_link', 'district', colocate_with => 'history');
SELECT create_distributed_table('joint_meeting', 'district', colocate_with => 'history');
SELECT create_distributed_table('agenda_item', 'district', colocate_with => 'history');
SELECT create_distributed_table('committee', 'district', colocate_with => 'history');
SELECT create_distributed_table('committee_member', 'district', colocate_with => 'history');
SELECT create_distributed_table('agreement', 'district', colocate_with => 'history');
SELECT create_distributed_table('topic', 'district', colocate_with => 'history');
SELECT create_distributed_table('topic_session', 'district', colocate_with => 'history');
SELECT create_distributed_table('member_registration', 'district', colocate_with => 'history');
SELECT create_distributed_table('activity', 'district', colocate_with => 'history');
SELECT create_distributed_table('service_record', 'district', colocate_with => 'history');
SELECT create_distributed_table('need', 'district', colocate_with => 'history');
SELECT create_distributed_table('service_session', 'district', colocate_with => 'history');
SELECT create_distributed_table('base_use', 'district', colocate_with => 'history');
SELECT create_distributed_table('funding_line', 'district', colocate_with => 'history');
SELECT create_distributed_table('feedback', 'district', colocate_with => 'history');
SELECT create_distributed_table('conflict_case', 'district', colocate_with => 'history');
