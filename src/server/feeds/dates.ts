const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A date as RSS has it (RFC 822 with a year of four digits, RSS 2.0), in its own offset as Hugo writes it.
 *
 * @param text RFC 3339; null for null and for what is no such date.
 */
export function rssDate(text: string | null): string | null {
	const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|([+-]\d\d):(\d\d))$/.exec(text ?? '');
	if (!parts) return null;
	const [, year, month, day, time, hours = '+00', minutes = '00'] = parts;
	const weekday = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay();
	if (Number.isNaN(weekday)) return null;
	return `${days[weekday]}, ${day} ${months[Number(month) - 1]} ${year} ${time} ${hours}${minutes}`;
}
