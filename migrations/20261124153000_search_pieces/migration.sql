DELETE FROM `search_block`;
--> statement-breakpoint
DELETE FROM `search_segment`;
--> statement-breakpoint
DELETE FROM `search_document`;
--> statement-breakpoint
ALTER TABLE `search_segment` ADD COLUMN `newest_first` integer NOT NULL DEFAULT 0;
--> statement-breakpoint
DROP TABLE `search_fact`;
--> statement-breakpoint
CREATE TABLE `search_fact` (
	`segment` integer NOT NULL,
	`kind` text NOT NULL,
	`part` integer NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`segment`, `kind`, `part`)
);
--> statement-breakpoint
CREATE TABLE `search_piece` (
	`id` integer PRIMARY KEY,
	`places` blob NOT NULL
);
