CREATE TABLE `alias` (
	`path` text NOT NULL,
	`page_id` integer NOT NULL,
	CONSTRAINT `alias_pk` PRIMARY KEY(`path`, `page_id`)
);
--> statement-breakpoint
CREATE TABLE `counter` (
	`language_id` integer NOT NULL,
	`dimension` text NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	CONSTRAINT `counter_pk` PRIMARY KEY(`language_id`, `dimension`, `key`)
);
--> statement-breakpoint
CREATE TABLE `file` (
	`path` text PRIMARY KEY,
	`size` integer NOT NULL,
	`modified` integer NOT NULL,
	`hash` text NOT NULL,
	`content_path` text NOT NULL,
	`language` text NOT NULL,
	`role` text NOT NULL,
	`page_id` integer
);
--> statement-breakpoint
CREATE TABLE `keyword` (
	`id` integer PRIMARY KEY,
	`language_id` integer NOT NULL,
	`index_name` text NOT NULL,
	`text` text NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `language` (
	`id` integer PRIMARY KEY,
	`key` text NOT NULL UNIQUE,
	`locale` text NOT NULL,
	`ordinal` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `list_page` (
	`page_id` integer PRIMARY KEY,
	`name` text NOT NULL,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `menu_entry` (
	`page_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`language_id` integer NOT NULL,
	`menu` text NOT NULL,
	`entry` text NOT NULL,
	CONSTRAINT `menu_entry_pk` PRIMARY KEY(`page_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `page` (
	`id` integer PRIMARY KEY,
	`language_id` integer NOT NULL,
	`kind` text NOT NULL,
	`logical_path` text NOT NULL,
	`file` text,
	`url` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`link_title` text,
	`description` text,
	`type` text NOT NULL,
	`section` text NOT NULL,
	`parent_id` integer,
	`bundle_type` text NOT NULL,
	`weight` integer NOT NULL,
	`date` integer,
	`publish_date` integer,
	`lastmod` integer,
	`expiry_date` integer,
	`date_text` text,
	`publish_date_text` text,
	`lastmod_text` text,
	`expiry_date_text` text,
	`has_own_dates` integer NOT NULL,
	`is_draft` integer NOT NULL,
	`list` text NOT NULL,
	`render` text NOT NULL,
	`is_built` integer NOT NULL,
	`in_site` integer NOT NULL,
	`in_section` integer NOT NULL,
	`weight_order` integer NOT NULL,
	`date_order` integer NOT NULL,
	`position` integer NOT NULL,
	`title_position` integer NOT NULL,
	`word_count` integer NOT NULL,
	`reading_time` integer NOT NULL,
	`is_truncated` integer NOT NULL,
	`summary` text NOT NULL,
	`lead` text,
	`thumbnail` text,
	`thumbnail_alt` text,
	`translation_key` text NOT NULL,
	`is_translated` integer NOT NULL,
	`version` text NOT NULL,
	`change_sequence` integer NOT NULL,
	`created_sequence` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `page_body` (
	`page_id` integer PRIMARY KEY,
	`texts` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `page_detail` (
	`page_id` integer PRIMARY KEY,
	`params` text NOT NULL,
	`extras` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `page_link` (
	`page_id` integer NOT NULL,
	`language_id` integer NOT NULL,
	`target` text NOT NULL,
	CONSTRAINT `page_link_pk` PRIMARY KEY(`page_id`, `target`)
);
--> statement-breakpoint
CREATE TABLE `page_term` (
	`page_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`term_id` integer NOT NULL,
	`spelling` text NOT NULL,
	`weight` integer NOT NULL,
	`is_own` integer NOT NULL,
	`is_counted` integer NOT NULL,
	`in_site` integer NOT NULL,
	`position` integer NOT NULL,
	CONSTRAINT `page_term_pk` PRIMARY KEY(`page_id`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `posting` (
	`keyword_id` integer NOT NULL,
	`publish_order` integer NOT NULL,
	`page_id` integer NOT NULL,
	CONSTRAINT `posting_pk` PRIMARY KEY(`keyword_id`, `publish_order`, `page_id`)
);
--> statement-breakpoint
CREATE TABLE `problem` (
	`id` integer PRIMARY KEY,
	`file` text NOT NULL,
	`code` text NOT NULL,
	`severity` text NOT NULL,
	`message` text NOT NULL,
	`hint` text,
	`line` integer,
	`column` integer,
	`scope` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `removal` (
	`sequence` integer PRIMARY KEY,
	`language_id` integer NOT NULL,
	`logical_path` text NOT NULL,
	`url` text NOT NULL,
	`translation_key` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`created_sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `term` (
	`page_id` integer PRIMARY KEY,
	`language_id` integer NOT NULL,
	`taxonomy` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`count` integer NOT NULL,
	`is_built` integer NOT NULL,
	`name_position` integer NOT NULL,
	`name_folded` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `term_pair` (
	`term_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`count` integer NOT NULL,
	CONSTRAINT `term_pair_pk` PRIMARY KEY(`term_id`, `other_id`)
);
--> statement-breakpoint
CREATE INDEX `alias_page` ON `alias` (`page_id`);--> statement-breakpoint
CREATE INDEX `file_page` ON `file` (`page_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `keyword_text` ON `keyword` (`language_id`,`index_name`,`text`);--> statement-breakpoint
CREATE INDEX `menu_entry_menu` ON `menu_entry` (`language_id`,`menu`);--> statement-breakpoint
CREATE UNIQUE INDEX `page_path` ON `page` (`language_id`,`logical_path`);--> statement-breakpoint
CREATE INDEX `page_url` ON `page` (`url`);--> statement-breakpoint
CREATE INDEX `page_slug` ON `page` (`slug`);--> statement-breakpoint
CREATE INDEX `page_translation` ON `page` (`translation_key`);--> statement-breakpoint
CREATE INDEX `page_order` ON `page` (`weight_order`,`date_order`,`position`) WHERE kind = 'page';--> statement-breakpoint
CREATE INDEX `page_site` ON `page` (`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_language` ON `page` (`language_id`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_section` ON `page` (`language_id`,`section`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_type` ON `page` (`language_id`,`type`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_date` ON `page` (`language_id`,`date`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_publish_date` ON `page` (`language_id`,`publish_date`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_lastmod` ON `page` (`language_id`,`lastmod`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_site_word_count` ON `page` (`language_id`,`word_count`,`position`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_title` ON `page` (`language_id`,`title_position`,`position`) WHERE kind = 'page';--> statement-breakpoint
CREATE INDEX `page_file` ON `page` (`file`);--> statement-breakpoint
CREATE INDEX `page_children` ON `page` (`parent_id`,`position`) WHERE in_section = 1;--> statement-breakpoint
CREATE INDEX `page_list_children` ON `page` (`parent_id`,`kind`) WHERE kind <> 'page';--> statement-breakpoint
CREATE INDEX `page_publish_moment` ON `page` (`publish_date`) WHERE is_built = 0;--> statement-breakpoint
CREATE INDEX `page_expiry_moment` ON `page` (`expiry_date`) WHERE expiry_date is not null;--> statement-breakpoint
CREATE INDEX `page_change` ON `page` (`change_sequence`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_translated` ON `page` (`translation_key`,`language_id`) WHERE is_translated = 1;--> statement-breakpoint
CREATE INDEX `page_link_target` ON `page_link` (`language_id`,`target`);--> statement-breakpoint
CREATE INDEX `page_term_site` ON `page_term` (`term_id`,`weight`,`position`,`page_id`) WHERE in_site = 1;--> statement-breakpoint
CREATE INDEX `page_term_unlisted` ON `page_term` (`term_id`,`weight`,`position`,`page_id`) WHERE in_site = 0 and is_counted = 1;--> statement-breakpoint
CREATE INDEX `page_term_spelling` ON `page_term` (`term_id`,`is_own`,`spelling`);--> statement-breakpoint
CREATE INDEX `posting_page` ON `posting` (`page_id`);--> statement-breakpoint
CREATE INDEX `problem_file` ON `problem` (`file`,`id`);--> statement-breakpoint
CREATE INDEX `problem_severity` ON `problem` (`severity`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `removal_path` ON `removal` (`language_id`,`logical_path`);--> statement-breakpoint
CREATE UNIQUE INDEX `term_key` ON `term` (`language_id`,`taxonomy`,`key`);--> statement-breakpoint
CREATE INDEX `term_slug` ON `term` (`language_id`,`taxonomy`,`slug`);--> statement-breakpoint
CREATE INDEX `term_alphabetical` ON `term` (`language_id`,`taxonomy`,`name_position`) WHERE is_built = 1;--> statement-breakpoint
CREATE INDEX `term_by_count` ON `term` (`language_id`,`taxonomy`,"count" desc,`name_folded`,`name`) WHERE is_built = 1;--> statement-breakpoint
CREATE INDEX `term_pair_by_count` ON `term_pair` (`term_id`,"count" desc,`other_id`);