CREATE TABLE `search_segment` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`documents` integer NOT NULL,
	`alive` integer NOT NULL,
	`version` integer NOT NULL,
	`facts` blob NOT NULL,
	`flags` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_block` (
	`segment` integer NOT NULL,
	`term` text NOT NULL,
	`head` blob NOT NULL,
	`documents` blob NOT NULL,
	`places` blob NOT NULL,
	PRIMARY KEY(`segment`, `term`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_document` (
	`page_id` integer PRIMARY KEY,
	`segment` integer NOT NULL,
	`number` integer NOT NULL
);
