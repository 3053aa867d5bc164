CREATE TABLE `param` (
	`id` integer PRIMARY KEY,
	`path` text NOT NULL UNIQUE,
	`values` integer NOT NULL
);
--> statement-breakpoint
DELETE FROM `page_set`;
